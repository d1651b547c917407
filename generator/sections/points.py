"""What of an issue may be a key point: each sentence with the fact that it tells, whose it is, and how much it counts.

Two sentences tell one fact where they tell of one event of the timeline, or of days within each other with words in
common.
"""

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, product

from generator.analysis.model import Dating, Dossier, NameWords, Sentence, Standing, Statement
from generator.analysis.words import Kinship, content, folded, words
from generator.languages.loading import language_data
from generator.model.articles import Citation
from generator.model.briefings import KeyPoint
from generator.model.events import Event
from generator.model.precision import Precision

NOTE = 6
"""Sentences of a short note: an article that has no more reports in passing, and does not lead."""
FOREIGN, REWRITTEN, HEDGED, POINTING, CLAIMED, QUOTED, FIRST_PERSON = 0.5, 0.5, 0.8, 0.8, 0.8, 0.5, 0.8
"""What a sentence keeps of its weight when it is not all in the page's language, was rewritten by a machine, is a
possibility nobody is named for, has a pronoun that needs its surroundings, reports what somebody says, is in their own
words, or says "we"."""
PASSING, IDLE, BESIDE, VAGUE = 0.5, 0.3, 0.4, 0.8
"""What it keeps when it stands in a short note or in a text whose date we inferred, only evaluates, has no word of the
issue's own title and description, or neither a name nor a figure."""
LEADING, AGREED, DUE, NEWS = 1.8, 2.5, 2.0, 1.6
"""How much more a sentence weighs that opens its article, tells what several origins tell, a deadline to come, or
something of the very days of its article ("today")."""
ACT, POWER, MOST_KINDS = 1.6, 1.6, 3
"""How much more it weighs for each kind of act that it tells of and of power that it names, up to so many kinds."""
RECENT, LATE = 1.5, -0.2
"""How much more the newest source weighs than the oldest; by which power of its place in its article it weighs less.
All of these were set beside five issues of agencies, associations and newsletters, for the mean of all five."""
SHARED = {Precision.DAY: 1, Precision.WEEK: 2, Precision.MONTH: 2}
"""Words that two sentences of the same days share at least, to be about the same; of longer periods `LONG`."""
LONG = 3

Place = tuple[int, str]
"""Which sentence it is: the number of its source and the id of its passage."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What sentences tell of.

    `events` are places in the timeline, `origins` those that tell of one of them, `due` where one is a deadline that is
    still to come on the day of the newest source. `dates` and the folded words beside them are those of all who tell of
    its events; `kindred` are for each word of the `subject` those that are akin to it.
    """

    events: frozenset[int] = frozenset()
    origins: frozenset[int] = frozenset()
    due: bool = False
    dates: tuple[Dating, ...] = ()
    subject: frozenset[str] = frozenset()
    kindred: tuple[frozenset[str], ...] = ()

    @property
    def agreed(self) -> bool:
        """Whether several origins tell it."""
        return len(self.origins) > 1


@dataclass(frozen=True, slots=True)
class PointCandidate:
    """A sentence that may become a key point, as which it would be shown, and how much it counts.

    `speakers` are the folded names of those whose statement it is; `stale` says that its article has expired,
    `boilerplate` that its outlet has it in other articles, too, `foreign` that it is not in the page's language,
    `overtaken` that its day has come. `awaited` are the quarters, years and the like of which it tells and that had not
    begun when it was published.
    """

    sentence: Sentence
    point: KeyPoint
    weight: float
    fact: Fact
    speakers: tuple[NameWords, ...]
    stale: bool
    boilerplate: bool
    foreign: bool
    overtaken: bool
    awaited: frozenset[tuple[dt.date, dt.date]]

    @property
    def place(self) -> Place:
        """Which sentence it is."""
        return _place(self.sentence)

    @property
    def is_fit(self) -> bool:
        """Whether it can be read by itself, its speaker known, and does more than say what a term means."""
        marks = self.sentence.standing
        told = self.speakers or Standing.REPORTED not in marks
        more = self.fact.events or Standing.DEFINING not in marks
        if self.stale or self.boilerplate or not (told and more):
            return False
        return self.sentence.stands_alone(attributed=self.point.speaker is not None)

    @property
    def origin(self) -> int:
        """The origin of its article."""
        return self.sentence.entry.origin

    @property
    def evaluates(self) -> bool:
        """Whether it evaluates, flagged as opinion or not."""
        return self.point.opinion or Standing.IDLE in self.sentence.standing


def candidates(dossier: Dossier, timeline: Sequence[Event]) -> list[PointCandidate]:
    """Every sentence that reports, copies of one origin once, with its speaker where it is a quotation."""
    only: dict[tuple[int, str], Sentence] = {}
    for sentence in dossier.sentences:
        only.setdefault((sentence.entry.origin, " ".join(words(sentence.text))), sentence)
    kept = list(only.values())
    said, weigh = dossier.statements_of(), _Weighing(dossier)
    told = zip(kept, _facts(kept, timeline, dossier), strict=True)
    return [weigh.candidate(sentence, fact, said.get(_place(sentence), ())) for sentence, fact in told]


def titles(dossier: Dossier) -> frozenset[str]:
    """The words of the articles' titles."""
    articles = (entry.article for entry in dossier.sources)
    stated = (article for article in articles if article.is_quotable and article.title_stated)
    return frozenset(word for article in stated for word in content(article.title, article.language))


def own_words(dossier: Dossier) -> frozenset[str]:
    """The words of the issue's own title, description and matches, in all its languages."""
    file = dossier.issue.file
    texts = [(text, language) for said in (file.title, file.description) for language, text in said.items()]
    texts += [(word, "") for word in file.match.words]
    return frozenset(word for text, language in texts for word in content(text, language or dossier.language))


def _place(sentence: Sentence) -> Place:
    return sentence.entry.number, sentence.passage.id


# Facts ------------------------------------------------------------------------------------------------------------


def same_fact(one: PointCandidate, other: PointCandidate, *, sure: bool = False) -> bool:
    """Whether two sentences tell of one event: days within each other, words in common.

    In two languages one day is enough. `sure` asks for two words at least.
    """
    first, second = one.fact, other.fact
    if first.events & second.events or one.awaited & other.awaited:
        return True
    near = [dates for dates in product(first.dates, second.dates) if _within(*dates) or _within(*reversed(dates))]
    if not near:
        return False
    alike = one.sentence.language == other.sentence.language or sure
    shared = sum(not kin.isdisjoint(second.subject) for kin in first.kindred)
    return shared >= sure + min(_needed(*dates, alike=alike) for dates in near)


def _needed(one: Dating, other: Dating, *, alike: bool) -> int:
    """Words that sentences of these days share, to be about the same; `alike` where they are in one language."""
    if one.precision is not other.precision:
        return max(SHARED.get(date.precision, LONG) for date in (one, other)) + 1
    return SHARED.get(one.precision, LONG) - (not alike and one.precision is Precision.DAY)


def _within(one: Dating, other: Dating) -> bool:
    return other.first <= one.first and one.last <= other.last


def _facts(sentences: Sequence[Sentence], timeline: Sequence[Event], dossier: Dossier) -> Iterator[Fact]:
    """The fact of each sentence, in their order; one for all that tell of the same events."""
    events_of: dict[Place, list[int]] = defaultdict(list)
    for number, event in enumerate(timeline):
        for cited in _citations(event):
            events_of[cited.number, cited.passage.id].append(number)
    told = [(sentence, frozenset(events_of[_place(sentence)])) for sentence in sentences]
    telling: dict[int, list[Sentence]] = defaultdict(list)
    for sentence, events in told:
        for number in events:
            telling[number].append(sentence)
    kinship = Kinship(chain.from_iterable(sentence.cognates for sentence in sentences if sentence.datings))
    facts: dict[frozenset[int], Fact] = {}
    for sentence, events in told:
        if events and events not in facts:
            fact = _fact(chain.from_iterable(telling[number] for number in events), kinship)
            facts[events] = _of_events(fact, events, timeline, dossier)
        yield facts[events] if events else _fact([sentence], kinship)


def _of_events(fact: Fact, events: frozenset[int], timeline: Sequence[Event], dossier: Dossier) -> Fact:
    told, newest = [timeline[number] for number in events], dossier.newest
    origin_of = {entry.number: entry.origin for entry in dossier.sources}
    origins = frozenset(origin_of[cited.number] for event in told for cited in _citations(event))
    due = any(event.deadline and newest is not None and event.is_to_come(newest) for event in told)
    return replace(fact, events=events, origins=origins, due=due)


def _citations(event: Event) -> Iterator[Citation]:
    return (origin for origin in (event.origin, *event.others) if isinstance(origin, Citation))


def _fact(sentences: Iterable[Sentence], kinship: Kinship) -> Fact:
    """What dated sentences tell together: each period once, and the words beside the dates."""
    dated = [sentence for sentence in sentences if sentence.datings]
    periods = {(date.first, date.last, date.precision): date for sentence in dated for date in sentence.datings}
    subject = frozenset[str]().union(*(sentence.cognates for sentence in dated))
    kindred = tuple(kinship.of(word) for word in sorted(subject))
    return Fact(dates=tuple(periods.values()), subject=subject, kindred=kindred)


# How much a sentence counts -----------------------------------------------------------------------------------------


class _Weighing:
    """What sentences are weighed against: the page, the day of its newest source, short and old texts, titles."""

    def __init__(self, dossier: Dossier) -> None:
        """Looks once through the sources."""
        self._language, self._newest, self._themes = dossier.language, dossier.newest, own_words(dossier)
        days = sorted({day for entry in dossier.sources if (day := entry.article.day)})
        self._ages = {day: place / max(1, len(days) - 1) for place, day in enumerate(days)}
        lengths = Counter(sentence.entry.number for sentence in dossier.sentences)
        self._notes = {number for number, count in lengths.items() if count <= NOTE}
        self._boilerplate = _boilerplate(dossier.sentences)

    def candidate(self, sentence: Sentence, fact: Fact, said: Sequence[Statement]) -> PointCandidate:
        """A sentence with what it tells and who says it."""
        article = sentence.entry.article
        first = said[0] if said else None
        point = KeyPoint(
            sentence.citation,
            speaker=first.actor if first and _is_unnamed(first) else None,
            opinion=not said and _is_opinion(sentence, fact),
            counted_from=article.published if Standing.RELATIVE in sentence.standing else None,
        )
        return PointCandidate(
            sentence,
            point,
            self._weight(sentence, fact, first),
            fact=fact,
            speakers=tuple(name for told in said if (name := _name(told.actor, sentence.language))),
            stale=self._newest is not None and article.has_expired(self._newest),
            boilerplate=_said_of(sentence) in self._boilerplate,
            foreign=sentence.language != self._language,
            overtaken=self._is_overtaken(sentence),
            awaited=_awaited(sentence),
        )

    def _is_passing(self, sentence: Sentence) -> bool:
        """Whether it stands in a short note, or in a text whose date we inferred."""
        return sentence.entry.number in self._notes or not sentence.entry.article.published_stated

    def _is_overtaken(self, sentence: Sentence) -> bool:
        """Whether a day was still to come when it was published, and has come by the newest source."""
        published, newest = sentence.entry.article.published, self._newest
        if published is None or newest is None:
            return False
        return any(published < dating.first <= newest for dating in sentence.datings)

    def _weight(self, sentence: Sentence, fact: Fact, said: Statement | None) -> float:
        """How much a sentence counts for its words, its place, who says it and what others tell."""
        marks = sentence.standing
        factors = (
            (REWRITTEN, sentence.entry.article.is_rewritten),
            (HEDGED, said is None and Standing.HEDGED in marks),
            (IDLE, Standing.IDLE in marks),
            (VAGUE, Standing.VAGUE in marks),
            (CLAIMED, said is not None),
            (QUOTED, said is not None and said.quoted),
            (LEADING, sentence.place == 0),
            (FIRST_PERSON, Standing.FIRST_PERSON in marks),
            (FOREIGN, sentence.language != self._language or sentence.passage.foreign),
            (POINTING, Standing.POINTING in marks),
            (NEWS, Standing.RELATIVE in marks),
            (PASSING, self._is_passing(sentence)),
            (BESIDE, self._themes.isdisjoint(sentence.stems)),
            (AGREED, fact.agreed),
            (DUE, fact.due),
        )
        length = max(1, len(words(sentence.text)))
        kinds = ACT ** min(MOST_KINDS, len(sentence.acts)) * POWER ** min(MOST_KINDS, len(sentence.powers))
        day = sentence.entry.article.day
        place = (1 + sentence.place) ** LATE * RECENT ** (self._ages[day] if day else 0)
        return math.prod((factor for factor, applies in factors if applies), start=kinds * place / math.sqrt(length))


def _awaited(sentence: Sentence) -> frozenset[tuple[dt.date, dt.date]]:
    published = sentence.entry.article.published
    wide = (date for date in sentence.datings if date.precision not in SHARED)
    return frozenset((date.first, date.last) for date in wide if published is not None and published < date.first)


def _said_of(sentence: Sentence) -> tuple[str, str]:
    source = sentence.entry.article.source
    return source.key if source else "", " ".join(words(sentence.text))


def _boilerplate(sentences: Iterable[Sentence]) -> frozenset[tuple[str, str]]:
    """What one outlet says word for word in articles of several origins."""
    origins: dict[tuple[str, str], set[int]] = defaultdict(set)
    for sentence in sentences:
        origins[_said_of(sentence)].add(sentence.entry.origin)
    return frozenset(said for said, found in origins.items() if len(found) > 1)


def _is_opinion(sentence: Sentence, fact: Fact) -> bool:
    """Whether a sentence judges, or is of a commentary and tells no more than what other origins tell too."""
    if Standing.JUDGING in sentence.standing:
        return True
    return Standing.COMMENTARY in sentence.standing and not (fact.agreed and Standing.IDLE not in sentence.standing)


def _is_unnamed(said: Statement) -> bool:
    """Whether the reader must be told who says it: in own words, or when the sentence calls them "the group"."""
    if said.quoted or said.carried:
        return True
    if any(len(word) > 1 and word.isupper() for word in said.reports[0].actor.name.split()):
        return False  # an abbreviation is a name
    told = {folded(word) for word in words(said.sentence.text)}
    return not _name(said.actor, said.sentence.language) <= told


def _name(actor: str, language: str) -> NameWords:
    stop = language_data(language).stopwords
    return frozenset(folded(word) for word in words(actor) if word not in stop)
