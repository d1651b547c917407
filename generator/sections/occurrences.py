"""Which dated sentences tell of something that happened or will, and how: forecast, quotation, deadline."""

from __future__ import annotations

from generator.languages import language_data
from generator.model import BlockKind
from generator.sections.datings import Dating
from generator.sections.event_words import Phrase, event_words, has, leads, plain_words
from generator.sections.grammar import grammar
from generator.sections.legal import cites_law
from generator.sections.sentences import Sentence
from generator.sections.tokens import quotations
from generator.sections.words import holds, words

SENTENCE = 2
"""Words that must stand beside a date to tell of something."""
_BESIDE = 4  # words between a report's verb, who reports, and the report's date
_SIGNS = frozenset("$€£¥₿")


def is_event(dating: Dating, sentence: Sentence) -> bool:
    """Whether a dated sentence tells of an event on that date."""
    text = sentence.text
    if sentence.entry.article.published is None and not dating.stated:
        return False
    rest = text[: dating.start] + " " + text[dating.end :]
    if len(words(rest)) < SENTENCE or text.rstrip(" \"”»“'’)").endswith("?"):
        return False
    if dating.points_back or cites_law(text, dating.timex.start, dating.timex.end, sentence.passage.language):
        return False
    return not (_compares(dating, sentence) or _idle(dating, sentence) or _measures(dating, sentence)) and not (
        _dates_report(dating, sentence)
    )


def looks_ahead(sentence: Sentence) -> bool:
    """Whether a sentence speaks of what is to come, by its words."""
    return holds(sentence.text, language_data(sentence.passage.language).reporting.forecast)


def is_quoted(dating: Dating, sentence: Sentence) -> bool:
    """Whether the date stands in somebody's own words."""
    spans = quotations(sentence.text)
    return sentence.block.kind is BlockKind.QUOTE or any(
        start < dating.timex.start and dating.end < end for start, end in spans
    )


def _compares(dating: Dating, sentence: Sentence) -> bool:
    """Whether the date measures something else: "a day earlier than the limit", "no data more recent than May"."""
    rules = grammar(sentence.passage.language)
    following = words(sentence.text[dating.end :])
    if not dating.stated and following and following[0] in rules.than:
        return True
    leading = words(sentence.text[: dating.start])
    return bool(leading) and leading[-1] in rules.older


def _idle(dating: Dating, sentence: Sentence) -> bool:
    """Whether "today" says no more than nowadays: nothing in the sentence is told as done."""
    timex, published = dating.timex, sentence.entry.article.published
    if timex.stated or published is None or timex.value != published.isoformat() or " " in timex.text:
        return False
    rules = grammar(sentence.passage.language)
    known = language_data(sentence.passage.language).reporting
    done = rules.perfect | rules.passive | frozenset(known.verb_of)
    return not any(word in done or (len(word) > 4 and word.endswith("ed")) for word in words(sentence.text))


def _measures(dating: Dating, sentence: Sentence) -> bool:
    """Whether the date is that of a price or a count: "traded at $12 on 3 April", "as of 31 March it held 40 funds"."""
    text, known = sentence.text, event_words(sentence.passage.language)
    rest = text[: dating.start] + " " + text[dating.end :]
    if has(rest, known.prices) and (any(sign in rest for sign in _SIGNS) or has(rest, known.currencies)):
        return True
    timex, published = dating.timex, sentence.entry.article.published
    if dating.deadline or leads(text, timex.start, timex.end, known.status, ()) is None:
        return False
    over = published is not None and dating.last <= published
    return over and any(character.isdigit() for character in rest)


def _dates_report(dating: Dating, sentence: Sentence) -> bool:
    """Whether the date is that of a report about the event: "the newspaper reported on Tuesday that …"."""
    known, that = event_words(sentence.passage.language), grammar(sentence.passage.language).that
    before, after = plain_words(sentence.text[: dating.start]), plain_words(sentence.text[dating.end :])
    near = [*before[-2 * _BESIDE :], "", *after[: 2 * _BESIDE]]
    own = near.index("")
    for verb in _places(near, known.reporting):
        between = near[min(verb, own) : max(verb, own)]
        if len(between) > _BESIDE + 1 or that.intersection(between):
            continue
        if any(abs(place - verb) <= _BESIDE + 1 for place in _places(near, known.outlets)):
            return True
    return False


def _places(found: list[str], phrases: tuple[Phrase, ...]) -> list[int]:
    """Where phrases begin among words."""
    return [at for at in range(len(found)) for phrase in phrases if tuple(found[at : at + len(phrase)]) == phrase]
