"""The sentences that may become key points: whose they are, what they tell of, how much each counts."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.analysis.model import Dossier, Sentence, Statement
from generator.analysis.sentences import quotable
from generator.analysis.speech.grammar import grammar
from generator.analysis.words import content, folded, holds, words
from generator.languages import language_data
from generator.model import Article, Event, KeyPoint
from generator.sections.notices import is_expired, is_old, newest, rewritten
from generator.sections.points.facts import Fact, facts
from generator.sections.points.standing import is_commentary, is_idle, is_relative, is_vague, judges, points_elsewhere

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

Name = frozenset[str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may become a key point, as which it would be shown, and how much it counts.

    `speakers` are the folded names of those whose statement it is; `weak` says that it comes from a note, a text of
    unknown date or a machine; `foreign` that it is not in the page's language; `overtaken` that its day has come.
    """

    sentence: Sentence
    point: KeyPoint
    weight: float
    old: bool
    fact: Fact
    speakers: tuple[Name, ...]
    weak: bool
    foreign: bool
    overtaken: bool

    @property
    def key(self) -> tuple[int, str]:
        """Which sentence it is."""
        return self.sentence.entry.number, self.sentence.passage.id

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
        return self.point.opinion or is_idle(self.sentence)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What sentences are weighed against: the page, the day of its newest source, short notes, titles' words."""

    language: str
    last: dt.date | None
    notes: frozenset[int]
    themes: frozenset[str]


def candidates(dossier: Dossier, events: Sequence[Event]) -> list[Candidate]:
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


def _with_parties(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, and whose they are where a sentence opens with somebody who speaks elsewhere ("For the banks, …",
    "The league wants …"), unless it tells of an event."""
    parties: dict[str, list[Name]] = defaultdict(list)
    for name in dict.fromkeys(name for one in found for name in one.speakers if name):
        parties[min(name)].append(name)
    named: list[Candidate] = []
    for one in found:
        opening = [folded(word) for word in words(one.sentence.text)[:OPENING]]
        own = tuple(name for word in opening for name in parties.get(word, ()) if name <= set(opening))
        named.append(one if one.speakers or one.fact.events or not own else replace(one, speakers=own))
    return named


def _reports(sentence: Sentence, fact: Fact) -> bool:
    """Whether what a commentary tells is what other origins tell too, and no more."""
    return len(fact.origins) > 1 and not is_idle(sentence)


def _candidate(sentence: Sentence, fact: Fact, said: Sequence[Statement], setting: _Setting) -> Candidate:
    article = sentence.entry.article
    first = said[0] if said else None
    relative = is_relative(sentence)
    point = KeyPoint(
        sentence.citation,
        speaker=first.actor if first and _is_unnamed(first) else None,
        opinion=not said and (judges(sentence) or (is_commentary(article) and not _reports(sentence, fact))),
        counted_from=article.published if relative else None,
    )
    passing = sentence.entry.number in setting.notes or not article.published_stated
    foreign = sentence.passage.language != setting.language
    weight = _weight(sentence, first) * (FOREIGN if foreign or sentence.passage.foreign else 1)
    weight *= POINTING if relative or points_elsewhere(sentence) else 1
    weight *= PASSING if passing else 1
    weight *= BESIDE if setting.themes.isdisjoint(sentence.stems) else 1
    weight *= AGREED if len(fact.origins) > 1 else 1
    weight *= DUE if fact.due else 1
    return Candidate(
        sentence,
        point,
        weight,
        old=_is_old(article, setting.last),
        fact=fact,
        speakers=tuple(name for one in said if (name := _name(one.actor, sentence.passage.language))),
        weak=passing or rewritten(article),
        foreign=foreign,
        overtaken=fact.overtaken(article.published, setting.last),
    )


def _is_old(article: Article, last: dt.date | None) -> bool:
    """Whether an article may have been out of date on the day of the issue's newest source."""
    return is_old(article, last) or (last is not None and is_expired(article, last))


def _weight(sentence: Sentence, said: Statement | None) -> float:
    """How much a sentence counts for its words, its place and who says it."""
    weight = 1 / math.sqrt(max(1, len(words(sentence.text))))
    weight *= REWRITTEN if rewritten(sentence.entry.article) else 1
    hedges = language_data(sentence.passage.language).reporting.hedges
    weight *= HEDGED if said is None and holds(sentence.text, hedges) else 1
    weight *= IDLE if is_idle(sentence) else 1
    weight *= VAGUE if is_vague(sentence) else 1
    weight *= CLAIMED if said is not None else 1
    weight *= QUOTED if said is not None and said.quoted else 1
    weight *= LEADING if sentence.place == 0 else 1
    weight *= FIRST_PERSON if not grammar(sentence.passage.language).us.isdisjoint(words(sentence.text)) else 1
    return weight


def _is_unnamed(said: Statement) -> bool:
    """Whether the reader must be told who says it: in own words, or when the sentence calls them "the group"."""
    if said.quoted or said.carried:
        return True
    if any(len(word) > 1 and word.isupper() for word in said.reports[0].actor.name.split()):
        return False  # an abbreviation is a name
    told = {folded(word) for word in words(said.sentence.text)}
    return not _name(said.actor, said.sentence.passage.language) <= told


def _name(actor: str, language: str) -> Name:
    stop = language_data(language).stopwords
    return frozenset(folded(word) for word in words(actor) if word not in stop)


def titles(dossier: Dossier) -> frozenset[str]:
    """The words of the articles' titles."""
    articles = [entry.article for entry in quotable(dossier) if entry.article.title_stated]
    return frozenset(word for article in articles for word in content(article.title, article.language))
