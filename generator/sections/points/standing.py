"""Whether a sentence can stand alone as a key point, and whether it reports or judges."""

from __future__ import annotations

import re

from generator.analysis.events.evidence import NOUNS
from generator.analysis.model import How, Kind, Sentence
from generator.analysis.speech.actors import actor_at
from generator.analysis.speech.grammar import grammar
from generator.analysis.speech.quoted import is_quotation, quotation_around
from generator.analysis.speech.rules import speech_rules
from generator.analysis.tokens import tokens
from generator.analysis.words import holds, words
from generator.languages import SOURCE, language_data
from generator.model import Article, BlockKind, KeyPoint
from generator.sections.points.point_words import point_words

SHORTEST, LONGEST = 7, 60
"""Words of a sentence that can stand alone: fewer are a fragment, more are a paragraph."""
LOOSE = ("PAST_REF", "FUTURE_REF")
"""Values of words that date nothing, so need no day to count from: "recently"."""

_START, _END = re.compile(r"[“„«\"]?[^\W_]"), re.compile(r"[.!][”“»\"’)]*$")
_CLAUSE = re.compile(r"[,;:–—]")


def stands_alone(sentence: Sentence, point: KeyPoint) -> bool:
    """Whether a sentence can be read by itself: whole, no question, not leaning on another, its speaker known."""
    text, block = sentence.text, sentence.block
    if block.kind in (BlockKind.ITEM, BlockKind.TABLE) and not _whole_item(sentence):
        return False
    if not SHORTEST <= len(words(text)) <= LONGEST or not _END.search(text):
        return False
    if not _START.match(text) or text[0].islower():
        return False
    own_words = block.kind is BlockKind.QUOTE or is_quotation(sentence) or quotation_around(block, sentence.passage)
    if own_words and point.speaker is None:
        return False
    return not leans(text, sentence.passage.language)


def leans(text: str, language: str) -> bool:
    """Whether a sentence leans on the one before it: by its opening pronoun, connective or short name, by a noun of
    which it does not say which one ("the question"), or by setting itself against what was said ("instead")."""
    known = language_data(language).reporting
    found = tokens(text)
    opening = [token.lower for token in found if token.is_word or token.lower.endswith("'")]
    if not opening or opening[0] in known.leaning or opening[0] in known.auxiliaries:
        return True
    if opening[0] in grammar(language).not_actor and opening[1:2] and opening[1] in known.leaning:
        return True
    spaced = " ".join(opening).replace("' ", "'") + " "
    if any(spaced.startswith(phrase + " ") for phrase in known.leaning_phrases):
        return True
    if _opens_bare(spaced, language) or _sets_against(text, language):
        return True
    actor = actor_at(found, 0, speech_rules(language))
    return actor is not None and actor.kind in (Kind.PRONOUN, Kind.NOUN, Kind.STATEMENT)


def _opens_bare(spaced: str, language: str) -> bool:
    """Whether a definite noun without complement opens a sentence: "the question is", not "the question of fees"."""
    rules = grammar(language)
    for phrase in point_words(language).bare:
        if spaced.startswith(phrase + " "):
            following = spaced[len(phrase) :].split()[:1]
            return not following or following[0] not in rules.of | rules.that | rules.not_actor
    return False


def _sets_against(text: str, language: str) -> bool:
    """Whether the first clause is set against, or points at, what no part of the sentence says."""
    known = point_words(language)
    first = _CLAUSE.split(text)[0]
    return holds(first, known.leaning) and not holds(first, known.spanning)


def defines(sentence: Sentence) -> bool:
    """Whether a sentence says what a term means: for the glossary, not for those who want to know what happened."""
    return any(found.how is How.SAID for found in sentence.definitions)


def sounds_reported(sentence: Sentence) -> bool:
    """Whether the verb says that these are somebody's words, whom the sentence need not name: "sei", "habe"."""
    return holds(sentence.text, point_words(sentence.passage.language).reported)


def judges(sentence: Sentence) -> bool:
    """Whether the words of a sentence judge rather than report."""
    return holds(sentence.text, language_data(sentence.passage.language).reporting.opinion)


def is_commentary(article: Article) -> bool:
    """Whether the section of an article is one for opinion, in the words of its own language or of English."""
    section = " ".join((article.category or "").casefold().split())
    return any(section in point_words(language).commentary for language in (article.language, SOURCE))


def is_idle(sentence: Sentence) -> bool:
    """Whether a sentence only evaluates, or says that something goes on."""
    return holds(sentence.text, point_words(sentence.passage.language).idle)


def is_vague(sentence: Sentence) -> bool:
    """Whether there is neither a name nor a figure; not said of languages in which every noun has a capital."""
    if sentence.passage.language in NOUNS or any(character.isdigit() for character in sentence.text):
        return False
    return not any(token.is_word and token.is_capital for token in tokens(sentence.text)[1:])


def is_relative(sentence: Sentence) -> bool:
    """Whether a date counts from the day of the text: "on Monday"."""
    dates = sentence.loose_dates
    return any(not date.stated and date.type in ("DATE", "TIME") and date.value not in LOOSE for date in dates)


def points_elsewhere(sentence: Sentence) -> bool:
    """Whether a pronoun stands in the sentence before any noun that it could mean."""
    rules = grammar(sentence.passage.language)
    pronouns = rules.one | rules.person | rules.many | rules.chain_one | rules.chain_many
    for token in tokens(sentence.text)[1:]:
        if token.lower in pronouns or (token.is_word and token.is_capital):
            return token.lower in pronouns
    return False


def _whole_item(sentence: Sentence) -> bool:
    """Whether a list item is a sentence of its own, not the rest of one: it ends with a stop."""
    return sentence.block.kind is BlockKind.ITEM and sentence.text.endswith(".") and ":" not in sentence.text
