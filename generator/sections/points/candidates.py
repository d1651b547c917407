"""The sentences that may become key points: whose they are, what they tell of, how much each counts."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.analysis.model import Dossier, NameWords, Sentence, Standing, Statement
from generator.analysis.sentences import quotable
from generator.analysis.standing import is_commentary
from generator.analysis.words import content, folded, words
from generator.languages.loading import language_data
from generator.model.articles import Article
from generator.model.briefings import KeyPoint
from generator.model.events import Event
from generator.sections.notices import is_expired, is_old, newest
from generator.sections.points.facts import Fact, facts

OPENING = 7
"""Words at the head of a sentence within which it names whose position it gives."""
NOTE = 6
"""Sentences of a short note: an article that has no more reports in passing, and does not lead."""
FOREIGN, REWRITTEN, HEDGED, POINTING, CLAIMED, QUOTED, FIRST_PERSON = 0.4, 0.5, 0.6, 0.6, 0.8, 0.5, 0.5
"""What a sentence keeps of its weight when it is not all in the page's language, was rewritten by a machine, is a
possibility nobody is named for, has a pronoun or a date ("last week") that needs its surroundings, reports what
somebody says, is in their own words, or says "we"."""
PASSING, IDLE, BESIDE, VAGUE = 0.5, 0.3, 0.7, 0.5
"""What it keeps when it stands in a short note or in a text whose date we inferred, only evaluates, has
no word of the titles, or neither a name nor a figure."""
LEADING, AGREED, DUE = 2.0, 2.5, 2.0
"""How much more a sentence weighs that opens its article, tells what several origins tell, or a deadline to come."""


@dataclass(frozen=True, slots=True)
class PointCandidate:
    """A sentence that may become a key point, as which it would be shown, and how much it counts.

    `speakers` are the folded names of those whose statement it is; `weak` says that it comes from a note, a text of
    unknown date or a machine; `foreign` that it is not in the page's language; `overtaken` that its day has come.
    """

    sentence: Sentence
    point: KeyPoint
    weight: float
    old: bool
    fact: Fact
    speakers: tuple[NameWords, ...]
    weak: bool
    foreign: bool
    overtaken: bool

    @property
    def key(self) -> tuple[int, str]:
        """Which sentence it is."""
        return self.sentence.entry.number, self.sentence.passage.id

    @property
    def stands_alone(self) -> bool:
        """Whether it can be read by itself, its speaker known."""
        return stands_alone(self.sentence, self.point)

    @property
    def origin(self) -> int:
        """The origin of its article."""
        return self.sentence.entry.origin

    @property
    def agreed(self) -> bool:
        """Whether several origins tell it."""
        return len(self.fact.origins) > 1

    @property
    def evaluates(self) -> bool:
        """Whether it evaluates, flagged as opinion or not."""
        return self.point.opinion or Standing.IDLE in self.sentence.standing


@dataclass(frozen=True, slots=True)
class _Setting:
    """What sentences are weighed against: the page, the day of its newest source, short notes, titles' words."""

    language: str
    last: dt.date | None
    notes: frozenset[int]
    themes: frozenset[str]


def candidates(dossier: Dossier, events: Sequence[Event]) -> list[PointCandidate]:
    """Every sentence that reports, copies of one origin once, with its speaker where it is a quotation."""
    sentences = dossier.sentences
    said = dossier.statements_of()
    lengths = Counter(sentence.entry.number for sentence in sentences)
    notes = frozenset(number for number, count in lengths.items() if count <= NOTE)
    only: dict[tuple[int, str], Sentence] = {}
    for sentence in sentences:
        only.setdefault((sentence.entry.origin, " ".join(words(sentence.text))), sentence)
    kept = list(only.values())
    told = facts(kept, events, dossier)
    setting = _Setting(dossier.language, newest(dossier), notes, titles(dossier))
    return _with_parties(
        [
            _candidate(sentence, fact, said.get((sentence.entry.number, sentence.passage.id), ()), setting)
            for sentence, fact in zip(kept, told, strict=True)
        ]
    )


def stands_alone(sentence: Sentence, point: KeyPoint) -> bool:
    """Whether a sentence can be read by itself: whole, no question, not leaning on another, its speaker known."""
    if not sentence.standing.isdisjoint((Standing.FRAGMENT, Standing.LEANING)):
        return False
    return point.speaker is not None or Standing.OWN_WORDS not in sentence.standing


def _with_parties(found: Sequence[PointCandidate]) -> list[PointCandidate]:
    """The candidates, and whose they are where a sentence opens with somebody who speaks elsewhere ("For the banks, …",
    "The league wants …"), unless it tells of an event."""
    parties: dict[str, list[NameWords]] = defaultdict(list)
    for name in dict.fromkeys(name for one in found for name in one.speakers if name):
        parties[min(name)].append(name)
    return [one if one.speakers or one.fact.events else replace(one, speakers=_openers(one, parties)) for one in found]


def _openers(one: PointCandidate, parties: Mapping[str, Sequence[NameWords]]) -> tuple[NameWords, ...]:
    """The parties that a sentence opens with."""
    opening = [folded(word) for word in words(one.sentence.text)[:OPENING]]
    return tuple(name for word in opening for name in parties.get(word, ()) if name.issubset(opening))


def _candidate(sentence: Sentence, fact: Fact, said: Sequence[Statement], setting: _Setting) -> PointCandidate:
    article = sentence.entry.article
    first = said[0] if said else None
    passing = sentence.entry.number in setting.notes or not article.published_stated
    point = KeyPoint(
        sentence.citation,
        speaker=first.actor if first and _is_unnamed(first) else None,
        opinion=not said and _is_opinion(sentence, fact),
        counted_from=article.published if Standing.RELATIVE in sentence.standing else None,
    )
    return PointCandidate(
        sentence,
        point,
        _weight(sentence, fact, first, setting, passing=passing),
        old=_is_old(article, setting.last),
        fact=fact,
        speakers=tuple(name for one in said if (name := _name(one.actor, sentence.language))),
        weak=passing or article.is_rewritten,
        foreign=sentence.language != setting.language,
        overtaken=fact.overtaken(article.published, setting.last),
    )


def _is_old(article: Article, last: dt.date | None) -> bool:
    """Whether an article may have been out of date on the day of the issue's newest source."""
    return is_old(article, last) or (last is not None and is_expired(article, last))


def _is_opinion(sentence: Sentence, fact: Fact) -> bool:
    """Whether a sentence judges, or is of a commentary and tells no more than what other origins tell too."""
    if Standing.JUDGING in sentence.standing:
        return True
    reports = len(fact.origins) > 1 and Standing.IDLE not in sentence.standing
    return is_commentary(sentence.entry.article) and not reports


def _weight(sentence: Sentence, fact: Fact, said: Statement | None, setting: _Setting, *, passing: bool) -> float:
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
        (FOREIGN, sentence.language != setting.language or sentence.passage.foreign),
        (POINTING, not marks.isdisjoint((Standing.RELATIVE, Standing.POINTING))),
        (PASSING, passing),
        (BESIDE, setting.themes.isdisjoint(sentence.stems)),
        (AGREED, len(fact.origins) > 1),
        (DUE, fact.due),
    )
    length = max(1, len(words(sentence.text)))
    return math.prod((factor for factor, applies in factors if applies), start=1 / math.sqrt(length))


def _is_unnamed(said: Statement) -> bool:
    """Whether the reader must be told who says it: in own words, or when the sentence calls them "the group"."""
    if said.quoted or said.carried:
        return True
    if any(len(word) > 1 and word.isupper() for word in said.reports[0].actor.name.split()):
        return False  # an abbreviation is a name
    told = {folded(word) for word in words(said.sentence.text)}
    return not _name(said.actor, said.sentence.passage.language) <= told


def _name(actor: str, language: str) -> NameWords:
    stop = language_data(language).stopwords
    return frozenset(folded(word) for word in words(actor) if word not in stop)


def titles(dossier: Dossier) -> frozenset[str]:
    """The words of the articles' titles."""
    articles = [entry.article for entry in quotable(dossier) if entry.article.title_stated]
    return frozenset(word for article in articles for word in content(article.title, article.language))
