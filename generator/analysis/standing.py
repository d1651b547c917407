"""What speaks against a sentence that is shown alone (it leans on others, judges, is vague), and what speaks for it."""

import re
from collections.abc import Callable, Mapping, Sequence

from generator.analysis.claim_words import claim_words
from generator.analysis.model import Actor, How, Kind, Sentence, Standing, Token
from generator.analysis.speech.actors import actor_at
from generator.analysis.speech.grammar import grammar
from generator.analysis.speech.quoted import is_own_words, is_quotation
from generator.analysis.speech.rules import speech_rules
from generator.analysis.standing_words import point_words, reporting_phrases
from generator.analysis.words import words
from generator.languages.loading import known, language_data
from generator.model.articles import BlockKind

SHORTEST, LONGEST = 7, 60
"""Words of a sentence that can stand alone: fewer are a fragment, more are a paragraph."""
_LOOSE = ("PAST_REF", "FUTURE_REF")  # values of words that date nothing, so need no day to count from: "recently"
_START, _END = re.compile(r"[“„«\"]?[^\W_]"), re.compile(r"[.!][”“»\"’)]*$")
_MARKS = frozenset(",;:–—")


def standing(sentence: Sentence) -> frozenset[Standing]:
    """All that speaks against a sentence, and that its words are somebody's own."""
    return frozenset(mark for mark, applies in _TESTS.items() if applies(sentence))


def weight(sentence: Sentence) -> tuple[frozenset[str], frozenset[str]]:
    """What speaks for a sentence: the kinds of acts that it tells of, and of powers that it names."""
    known = point_words(sentence.language)
    acts, powers = (table.within(sentence.tokens) for table in (known.acts, known.powers))
    return frozenset(act.key for act in acts), frozenset(power.key for power in powers)


def _is_fragment(sentence: Sentence) -> bool:
    """Whether it is no whole sentence, or none that can be read in one breath."""
    text = sentence.text
    if sentence.block.kind in (BlockKind.ITEM, BlockKind.TABLE) and not _is_whole_item(sentence):
        return True
    if not SHORTEST <= len(words(text)) <= LONGEST or not _END.search(text):
        return True
    return not _START.match(text) or text[0].islower()


def _is_whole_item(sentence: Sentence) -> bool:
    """Whether a list item is a sentence of its own, not the rest of one: it ends with a stop."""
    return sentence.block.kind is BlockKind.ITEM and sentence.text.endswith(".") and ":" not in sentence.text


def _is_own_words(sentence: Sentence) -> bool:
    """Whether it is a quotation, opens with one or lies within one; not where somebody else's sentence quotes."""
    return is_own_words(sentence) or (
        is_quotation(sentence) and any(quoted.start <= 1 for quoted in sentence.quotations)
    )


def _leans(sentence: Sentence) -> bool:
    """Whether a sentence leans on the one before it: by its opening pronoun, connective or short name, by a noun of
    which it does not say which one ("the question"), or by setting itself against what was said ("instead")."""
    opening = [token for token in sentence.tokens if token.is_word or token.lower.endswith("'")]
    return (
        _opens_with_connective([token.lower for token in opening[:2]], sentence.language)
        or reporting_phrases(sentence.language).openings.at(opening, 0) is not None
        or _opens_bare(opening, sentence.language)
        or _sets_against(sentence)
        or _opens_with_short_name(actor_at(sentence.tokens, 0, speech_rules(sentence.language)))
    )


def _opens_with_connective(opening: Sequence[str], language: str) -> bool:
    known = language_data(language).reporting
    if not opening or opening[0] in known.leaning or opening[0] in known.auxiliaries:
        return True
    return opening[0] in grammar(language).not_actor and not known.leaning.isdisjoint(opening[1:])


def _opens_with_short_name(actor: Actor | None) -> bool:
    return actor is not None and actor.kind in (Kind.PRONOUN, Kind.NOUN, Kind.STATEMENT)


def _opens_bare(opening: Sequence[Token], language: str) -> bool:
    """Whether a definite noun without complement opens a sentence: "the question is", not "the question of fees"."""
    bare = point_words(language).bare.at(opening, 0)
    if bare is None:
        return False
    rules = grammar(language)
    return (rules.of | rules.that | rules.not_actor).isdisjoint(
        token.lower for token in opening[bare.end : bare.end + 1]
    )


def _sets_against(sentence: Sentence) -> bool:
    """Whether the first clause is set against, or points at, what no part of the sentence says."""
    known, tokens = point_words(sentence.language), sentence.tokens
    end = next((place for place, token in enumerate(tokens) if token.text in _MARKS), len(tokens))
    return known.leaning.holds(tokens[:end]) and not known.spanning.holds(tokens[:end])


def _defines(sentence: Sentence) -> bool:
    """Whether a sentence says what a term means: for the glossary, not for those who want to know what happened."""
    return any(definition.how is How.SAID for definition in sentence.definitions)


def _is_vague(sentence: Sentence) -> bool:
    """Whether there is neither a name nor a figure; not said of languages in which every noun has a capital."""
    if grammar(sentence.language).noun_capitals or any(character.isdigit() for character in sentence.text):
        return False
    return not any(token.is_word and sentence.text[token.start].isupper() for token in sentence.tokens[1:])


def _is_relative(sentence: Sentence) -> bool:
    """Whether a date counts from the day of the text: "on Monday"."""
    return any(
        not date.stated and date.type in ("DATE", "TIME") and date.value not in _LOOSE for date in sentence.loose_dates
    )


def _points_elsewhere(sentence: Sentence) -> bool:
    """Whether a pronoun stands in the sentence before any noun that it could mean."""
    rules = grammar(sentence.language)
    pronouns = rules.one | rules.person | rules.many | rules.chain_one | rules.chain_many
    for token in sentence.tokens[1:]:
        if token.lower in pronouns or (token.is_word and sentence.text[token.start].isupper()):
            return token.lower in pronouns
    return False


def _is_commentary(sentence: Sentence) -> bool:
    """Whether the section of its article is one for opinion, in the words of any language."""
    section = " ".join((sentence.entry.article.category or "").casefold().split())
    return any(section in point_words(language).commentary for language in known())


def _counts_from_now(sentence: Sentence) -> bool:
    """Whether a text without a date speaks of the day on which it is read, in words that it does not quote."""
    if sentence.entry.article.published is not None:
        return False
    now = claim_words(sentence.language).now.within(sentence.tokens)
    return any(not sentence.tokens[match.start].quoted for match in now)


_TESTS: Mapping[Standing, Callable[[Sentence], bool]] = {
    Standing.FRAGMENT: _is_fragment,
    Standing.OWN_WORDS: _is_own_words,
    Standing.LEANING: _leans,
    Standing.DEFINING: _defines,
    Standing.REPORTED: lambda sentence: point_words(sentence.language).reported.holds(sentence.tokens),
    Standing.JUDGING: lambda sentence: reporting_phrases(sentence.language).opinion.holds(sentence.tokens),
    Standing.HEDGED: lambda sentence: reporting_phrases(sentence.language).hedges.holds(sentence.tokens),
    Standing.IDLE: lambda sentence: point_words(sentence.language).idle.holds(sentence.tokens),
    Standing.VAGUE: _is_vague,
    Standing.RELATIVE: _is_relative,
    Standing.POINTING: _points_elsewhere,
    Standing.FIRST_PERSON: lambda sentence: not grammar(sentence.language).us.isdisjoint(words(sentence.text)),
    Standing.COMMENTARY: _is_commentary,
    Standing.NOW: _counts_from_now,
}
