"""Which dated sentences tell of something that happened or will, and how: forecast, quotation, deadline."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.analysis.event_words import EventWords, event_words, has, kinds, leads, plain_words
from generator.analysis.events.legal import cites_law
from generator.analysis.events.sense import is_denied, sense
from generator.analysis.model import Dating, Occurrence, Sentence
from generator.analysis.speech.grammar import grammar
from generator.analysis.words import content, words
from generator.dates.timex import Timex, covered
from generator.languages.loading import language_data
from generator.languages.schema import WORD, Phrase
from generator.model.articles import BlockKind
from generator.model.precision import Phase, Precision

SENTENCE = 2
"""Words that must stand beside a date to tell of something."""
UNKNOWN = "X"
"""What stands in a value for the part of a date that the text does not give."""
_BESIDE = 4  # words between a report's verb, who reports, and the report's date
_CLOSING = 4  # words between a date and the verb or noun that makes it the last day for something
_PREPOSITION = 1  # words before a date that still opens its sentence
_PARTICIPLE = 3  # words after an auxiliary, of which one is its participle
_VERB = 4  # letters that the endings of verbs follow at least
_CUT = re.compile(r"[,;:()–—]")
_SIGNS = frozenset("$€£¥₿")
_AFTER_END = " \"”»“'’)"


@dataclass(frozen=True, slots=True)
class _Scene:
    """A dating in its sentence, with the words that tell what dates are for."""

    dating: Dating
    sentence: Sentence
    known: EventWords

    @property
    def text(self) -> str:
        """The sentence."""
        return self.sentence.text

    @property
    def before(self) -> str:
        """What stands before the date."""
        return self.text[: self.dating.start]

    @property
    def after(self) -> str:
        """What stands after the date."""
        return self.text[self.dating.end :]

    @property
    def rest(self) -> str:
        """The sentence without the date."""
        return f"{self.before} {self.after}"

    @property
    def published(self) -> dt.date | None:
        """The day on which it was written."""
        return self.sentence.entry.article.published

    @property
    def is_past(self) -> bool:
        """Whether the date had come when the sentence was published."""
        return self.published is not None and self.dating.last <= self.published

    def is_led_by(self, phrases: Sequence[Phrase]) -> bool:
        """Whether phrases lead to the date, articles between them or not."""
        timex = self.dating.timex
        return leads(self.text, timex.start, timex.end, phrases, self.known.articles) is not None


def occurrences(sentence: Sentence) -> tuple[Occurrence, ...]:
    """What a sentence tells of, by the date of each; relative dates count only where the day of writing is known."""
    dated = sentence.entry.article.published is not None
    return tuple(
        _occurrence(scene)
        for dating in sentence.datings
        if (dating.stated or dated) and _tells(scene := _Scene(dating, sentence, event_words(sentence.language)))
    )


def unplaced(sentence: Sentence) -> tuple[str, ...]:
    """The words for a day on which something happens, and of which one cannot tell which it is: "on Monday"."""
    if sentence.entry.article.published is not None:
        return ()
    known = event_words(sentence.language)
    unresolved = filter(_is_unresolved, sentence.dates)
    return tuple(timex.text for timex in unresolved if _tells(_Scene(_as_dated(timex), sentence, known)))


def _is_unresolved(timex: Timex) -> bool:
    """Whether an expression means days of the calendar and lacks what would tell which."""
    return timex.type == "DATE" and UNKNOWN in timex.value and covered(timex) is None


def _as_dated(timex: Timex) -> Dating:
    """An expression as if it were dated, to ask whether what stands beside it tells of an event."""
    day = dt.date.max
    return Dating(timex.start, timex.end, day, day, Precision.DAY, False, False, timex.points_back, timex)


def _occurrence(scene: _Scene) -> Occurrence:
    sentence, dating = scene.sentence, scene.dating
    blank = scene.before + " " * (dating.end - dating.start) + scene.after
    ahead = _looks_ahead(scene)
    return Occurrence(
        dating,
        deadline=_is_deadline(scene),
        past=scene.is_past,
        ahead=ahead,
        expected=ahead and _is_expected(scene),
        quoted=_is_quoted(scene),
        leaning=_leans(scene),
        denied=is_denied(sentence, dating.start),
        acts=sense(sentence),
        stages=kinds(blank, scene.known.stages),
        kinds=kinds(blank, scene.known.heads),
        stems=frozenset(content(blank, sentence.language)),
    )


def _tells(scene: _Scene) -> bool:
    """Whether what stands beside a date tells of an event, whichever day the date may be."""
    return not any(rule(scene) for rule in _NO_EVENT)


def _names_law(scene: _Scene) -> bool:
    timex = scene.dating.timex
    return cites_law(scene.text, timex.start, timex.end, scene.known)


def _attributes(scene: _Scene) -> bool:
    """Whether the date only tells which thing is meant: "this year's conference"."""
    if scene.dating.stated:
        return False
    inside = plain_words(scene.text[scene.dating.words])
    near = [*plain_words(scene.before)[-1:], *inside, *plain_words(scene.after)[:1]]
    return has(" ".join(near), scene.known.attributes)


def _is_only_asked(scene: _Scene) -> bool:
    """Whether the date lies in what somebody demands or wants to know: "asked whether it will still be there in July".

    "By May" is what a demand is about, and stays.
    """
    if has(_CUT.split(scene.before)[-1], scene.known.wonders):
        return True
    return not scene.dating.bound and has(scene.before, scene.known.demands)


def _is_doubted(scene: _Scene) -> bool:
    """Whether a day ahead is one on which nobody believes that it comes: "it is unlikely before 2028"."""
    clause = f"{_CUT.split(scene.before)[-1]} {_CUT.split(scene.after)[0]}"
    return not scene.is_past and has(clause, scene.known.doubts)


def _compares(scene: _Scene) -> bool:
    """Whether the date measures something else: "a day earlier than the limit", "no data more recent than May"."""
    rules = grammar(scene.sentence.language)
    if not scene.dating.stated and not rules.than.isdisjoint(words(scene.after)[:1]):
        return True
    return not rules.older.isdisjoint(words(scene.before)[-1:])


def _means_nowadays(scene: _Scene) -> bool:
    """Whether "today" says no more than nowadays: nothing in the sentence is told as done."""
    timex = scene.dating.timex
    if timex.stated or scene.published is None or timex.value != scene.published.isoformat() or " " in timex.text:
        return False
    return not scene.is_led_by(scene.known.from_) and not _tells_of_deed(scene)  # "from today"


def _tells_of_deed(scene: _Scene) -> bool:
    """Whether a verb says that something is done: a finite one, or an auxiliary with its participle."""
    rules, known = grammar(scene.sentence.language), scene.known
    finite, auxiliaries = language_data(scene.sentence.language).reporting.verb_of, rules.perfect | rules.passive
    own = words(scene.text)
    return any(
        word in finite
        or _ends_so(word, known.finite_endings)
        or (word in auxiliaries and _has_participle(own[place + 1 : place + 1 + _PARTICIPLE], known))
        for place, word in enumerate(own)
    )


def _has_participle(near: Sequence[str], known: EventWords) -> bool:
    """Whether one of the words is a participle, in languages where one can tell."""
    return not known.participles or any(_ends_so(word, known.participles) for word in near)


def _ends_so(word: str, endings: tuple[str, ...]) -> bool:
    return len(word) > _VERB and word.endswith(endings)


def _is_price(scene: _Scene) -> bool:
    """Whether the date is that of a price: "traded at $12 on 3 April"."""
    rest, known = scene.rest, scene.known
    return has(rest, known.prices) and (not _SIGNS.isdisjoint(rest) or has(rest, known.currencies))


def _is_count(scene: _Scene) -> bool:
    """Whether the date is that of a count: "as of 31 March it held 40 funds"."""
    timex = scene.dating.timex
    if scene.dating.bound or leads(scene.text, timex.start, timex.end, scene.known.status, frozenset()) is None:
        return False
    return scene.is_past and any(character.isdigit() for character in scene.rest)


def _dates_report(scene: _Scene) -> bool:
    """Whether the date is that of a report about the event: "the newspaper reported on Tuesday that …"."""
    before, after = plain_words(scene.before)[-2 * _BESIDE :], plain_words(scene.after)[: 2 * _BESIDE]
    near, own = [*before, "", *after], len(before)
    outlets = _places(near, scene.known.outlets)
    that = grammar(scene.sentence.language).that
    return any(
        _is_near(verb, own)
        and that.isdisjoint(near[min(verb, own) : max(verb, own)])
        and any(_is_near(verb, outlet) for outlet in outlets)
        for verb in _places(near, scene.known.reporting)
    )


def _is_near(one: int, other: int) -> bool:
    return abs(one - other) <= _BESIDE + 1


def _places(near: Sequence[str], phrases: Sequence[Phrase]) -> list[int]:
    """Where phrases begin among words."""
    return [at for at in range(len(near)) for phrase in phrases if tuple(near[at : at + len(phrase)]) == phrase]


_NO_EVENT: tuple[Callable[[_Scene], bool], ...] = (
    lambda scene: len(words(scene.rest)) < SENTENCE,
    lambda scene: scene.text.rstrip(_AFTER_END).endswith("?"),
    lambda scene: scene.dating.points_back,
    _attributes,
    _is_only_asked,
    _is_doubted,
    _names_law,
    _compares,
    _means_nowadays,
    _is_price,
    _is_count,
    _dates_report,
)
"""What makes a date one of no event."""


def _looks_ahead(scene: _Scene) -> bool:
    """Whether a sentence speaks of what is to come: the future tense, "planned", "possible", a period not yet begun."""
    dating = scene.dating
    to_come = scene.published is not None and dating.first > scene.published
    if dating.earliest or dating.phase is Phase.REST or to_come:
        return True
    return _is_planned(scene) or has(_main(scene), scene.known.hedges)


def _is_planned(scene: _Scene) -> bool:
    text, known = _main(scene), scene.known
    ahead = (word.endswith(known.forecast_endings) and word not in known.no_forecast for word in plain_words(text))
    return has(text, known.forecast) or any(ahead)


def _main(scene: _Scene) -> str:
    """The sentence without side clauses that the date is not in: "…, which will cost 3 million, …"."""
    kept, start = [], 0
    for part in re.split(r"(?<=[,;–—])\s", scene.text):  # one character goes with each cut
        inside = start < scene.dating.end and scene.dating.start <= start + len(part)
        start += len(part) + 1
        if inside or scene.known.clauses.isdisjoint(plain_words(part)[:2]):
            kept.append(part)
    return " ".join(kept)


def _is_expected(scene: _Scene) -> bool:
    """Whether an event ahead was expected when the sentence was published: not only possible, nor fixed by a rule."""
    if scene.published is None or scene.is_past or scene.dating.earliest:
        return False
    return not has(scene.text, scene.known.hedges) and not has(_main(scene), scene.known.fixed)


def _is_deadline(scene: _Scene) -> bool:
    """Whether a date is the last day on which somebody can or must do something.

    "By May" alone only says when; with "must" it binds. What is open for answers ends with a deadline.
    """
    text, known, bound = scene.text, scene.known, scene.dating.bound
    if bound and (_is_duty(scene) or (has(text, known.request) and not _is_planned(scene))):
        return True
    near = _near(scene)
    if has(near, known.deadline):
        return True
    lead = scene.sentence.before.text if scene.sentence.before is not None and _leans(scene) else ""
    return has(f"{lead} {text}", known.windows) and has(text if bound else near, known.closes)


def _is_duty(scene: _Scene) -> bool:
    """Whether somebody must, in words around the date ("haben bis Mai Zeit") or with it ("have until May")."""
    return has(scene.text, scene.known.duty) or has(scene.rest, scene.known.duty)


def _near(scene: _Scene) -> str:
    """The few words on each side of a date, no farther than the next comma or the end of the sentence."""
    before, after = _CUT.split(scene.before)[-1], _CUT.split(scene.after)[0]
    first = list(WORD.finditer(before))[-_CLOSING:]
    last = list(WORD.finditer(after))[:_CLOSING]
    left = before[first[0].start() :] if first else ""
    return f"{left} {scene.text[scene.dating.words]} {after[: last[-1].end()] if last else ''}"


def _leans(scene: _Scene) -> bool:
    """Whether a sentence begins with a pronoun, alone or after the date, for what the sentence before names."""
    opening = plain_words(scene.before)
    first = plain_words(scene.after)[:2] if len(opening) <= _PREPOSITION else opening[:1]
    return not scene.known.leans.isdisjoint((*opening[:1], *first))


def _is_quoted(scene: _Scene) -> bool:
    """Whether the date stands in somebody's own words."""
    timex = scene.dating.timex
    return scene.sentence.block.kind is BlockKind.QUOTE or any(
        each.start <= timex.start and scene.dating.end <= each.end for each in scene.sentence.quotations
    )
