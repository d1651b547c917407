"""Which dated sentences tell of something that happened or will, and how: forecast, quotation, deadline."""

from __future__ import annotations

import re

from generator.analysis.events.event_words import EventWords, event_words, has, leads, plain_words
from generator.analysis.events.legal import cites_law
from generator.analysis.model import Dating, Sentence
from generator.analysis.speech.grammar import grammar
from generator.analysis.tokens import quotations
from generator.analysis.words import words
from generator.languages import WORD, Phrase, language_data
from generator.model import BlockKind, Phase

SENTENCE = 2
"""Words that must stand beside a date to tell of something."""
_BESIDE = 4  # words between a report's verb, who reports, and the report's date
_CLOSING = 4  # words between a date and the verb or noun that makes it the last day for something
_PREPOSITION = 1  # words before a date that still opens its sentence
_CUT = re.compile(r"[,;:()–—]")
_SIGNS = frozenset("$€£¥₿")


def is_event(dating: Dating, sentence: Sentence) -> bool:
    """Whether a dated sentence tells of an event on that date."""
    return (dating.stated or sentence.entry.article.published is not None) and tells(dating, sentence)


def tells(dating: Dating, sentence: Sentence) -> bool:
    """Whether what stands beside a date tells of an event, whichever day the date may be."""
    text = sentence.text
    rest = text[: dating.start] + " " + text[dating.end :]
    if len(words(rest)) < SENTENCE or text.rstrip(" \"”»“'’)").endswith("?"):
        return False
    if _attributes(dating, sentence):
        return False
    if _only_asked(dating, text, sentence.passage.language) or _is_doubted(dating, sentence):
        return False
    if dating.points_back or cites_law(text, dating.timex.start, dating.timex.end, sentence.passage.language):
        return False
    return not (_compares(dating, sentence) or _idle(dating, sentence) or _measures(dating, sentence)) and not (
        _dates_report(dating, sentence)
    )


def looks_ahead(dating: Dating, sentence: Sentence) -> bool:
    """Whether a sentence speaks of what is to come: the future tense, "planned", "possible", a period not yet begun."""
    known, published = event_words(sentence.passage.language), sentence.entry.article.published
    if dating.earliest or dating.phase is Phase.REST or (published is not None and dating.first > published):
        return True
    return _is_planned(dating, sentence) or has(_main(dating, sentence.text, known), known.hedges)


def _is_planned(dating: Dating, sentence: Sentence) -> bool:
    known = event_words(sentence.passage.language)
    text = _main(dating, sentence.text, known)
    endings = tuple(ending for (ending,) in known.forecast_endings)
    own = plain_words(text) if endings else ()
    return has(text, known.forecast) or any(word.endswith(endings) and (word,) not in known.no_forecast for word in own)


def _main(dating: Dating, text: str, known: EventWords) -> str:
    """The sentence without side clauses that the date is not in: "…, which will cost 3 million, …"."""
    kept, start = [], 0
    for part in re.split(r"(?<=[,;–—])\s", text):  # one character goes with each cut
        inside = start < dating.end and dating.start <= start + len(part)
        start += len(part) + 1
        if inside or not any((word,) in known.clauses for word in plain_words(part)[:2]):
            kept.append(part)
    return " ".join(kept)


def is_forecast(dating: Dating, sentence: Sentence) -> bool:
    """Whether an event was expected when the sentence was published: not only possible, nor fixed by a rule."""
    known, published = event_words(sentence.passage.language), sentence.entry.article.published
    if published is None or dating.last <= published or dating.earliest or not looks_ahead(dating, sentence):
        return False
    return not has(sentence.text, known.hedges) and not has(_main(dating, sentence.text, known), known.fixed)


def _only_asked(dating: Dating, text: str, language: str) -> bool:
    """Whether the date lies in what somebody demands or wants to know: "asked whether it will still be there in July".

    "By May" is what a demand is about, and stays.
    """
    known = event_words(language)
    if has(_CUT.split(text[: dating.start])[-1], known.wonders):
        return True
    return not dating.bound and has(text[: dating.start], known.demands)


def _is_doubted(dating: Dating, sentence: Sentence) -> bool:
    """Whether a day ahead is one on which nobody believes that it comes: "it is unlikely before 2028"."""
    left, right = _CUT.split(sentence.text[: dating.start])[-1], _CUT.split(sentence.text[dating.end :])[0]
    doubted = has(f"{left} {right}", event_words(sentence.passage.language).doubts)
    return doubted and not is_past(dating, sentence)


def is_past(dating: Dating, sentence: Sentence) -> bool:
    """Whether an event's day had come when the sentence was published."""
    published = sentence.entry.article.published
    return published is not None and dating.last <= published


def is_deadline(dating: Dating, sentence: Sentence) -> bool:
    """Whether a date is the last day on which somebody can or must do something.

    "By May" alone only says when; with "must" it binds. What is open for answers ends with a deadline.
    """
    text, known = sentence.text, event_words(sentence.passage.language)
    if dating.bound and has(text, known.duty):
        return True
    if dating.bound and has(text, known.request) and not _is_planned(dating, sentence):
        return True
    near = _clause(dating, text)
    if has(near, known.deadline):
        return True
    opened = text if sentence.before is None or not leans(dating, sentence) else sentence.before.text + " " + text
    return has(opened, known.windows) and has(text if dating.bound else near, known.closes)


def _clause(dating: Dating, text: str) -> str:
    """The few words on each side of a date, no farther than the next comma or the end of the sentence."""
    before, after = (_CUT.split(part) for part in (text[: dating.start], text[dating.end :]))
    first = list(WORD.finditer(before[-1]))[-_CLOSING:]
    last = list(WORD.finditer(after[0]))[:_CLOSING]
    left = before[-1][first[0].start() :] if first else ""
    return left + " " + text[dating.start : dating.end] + " " + (after[0][: last[-1].end()] if last else "")


def leans(dating: Dating, sentence: Sentence) -> bool:
    """Whether a sentence begins with a pronoun, alone or after the date, for what the sentence before names."""
    known, text = event_words(sentence.passage.language), sentence.text
    opening = plain_words(text[: dating.start])
    first = plain_words(text[dating.end :])[:2] if len(opening) <= _PREPOSITION else opening[:1]
    return any((word,) in known.leans for word in (*opening[:1], *first))


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


def _attributes(dating: Dating, sentence: Sentence) -> bool:
    """Whether the date only tells which thing is meant: "this year's conference"."""
    before, after = sentence.text[: dating.start], sentence.text[dating.end :]
    near = [*plain_words(before)[-1:], *plain_words(sentence.text[dating.words]), *plain_words(after)[:1]]
    return not dating.stated and has(" ".join(near), event_words(sentence.passage.language).attributes)


def _idle(dating: Dating, sentence: Sentence) -> bool:
    """Whether "today" says no more than nowadays: nothing in the sentence is told as done."""
    timex, published = dating.timex, sentence.entry.article.published
    if timex.stated or published is None or timex.value != published.isoformat() or " " in timex.text:
        return False
    rules = grammar(sentence.passage.language)
    known = language_data(sentence.passage.language).reporting
    text, heeded = sentence.text, event_words(sentence.passage.language)
    if leads(text, timex.start, timex.end, heeded.from_, heeded.articles) is not None:
        return False  # "from today"
    endings = tuple(ending for (ending,) in heeded.participles)
    auxiliaries = rules.perfect | rules.passive
    own = words(sentence.text)
    done = [word in known.verb_of or (len(word) > 4 and word.endswith("ed")) for word in own]
    for at, word in enumerate(own):
        near = own[at + 1 : at + 4]
        done[at] = done[at] or (
            word in auxiliaries and (not endings or any(len(one) > 4 and one.endswith(endings) for one in near))
        )
    return not any(done)


def _measures(dating: Dating, sentence: Sentence) -> bool:
    """Whether the date is that of a price or a count: "traded at $12 on 3 April", "as of 31 March it held 40 funds"."""
    text, known = sentence.text, event_words(sentence.passage.language)
    rest = text[: dating.start] + " " + text[dating.end :]
    if has(rest, known.prices) and (any(sign in rest for sign in _SIGNS) or has(rest, known.currencies)):
        return True
    timex, published = dating.timex, sentence.entry.article.published
    if dating.bound or leads(text, timex.start, timex.end, known.status, ()) is None:
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
