"""The few sentences that carry an issue: verbatim, spread over origins, reported facts before opinion."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.languages import language_data
from generator.model import BlockKind, Dossier, KeyPoint
from generator.sections import overrides
from generator.sections.notices import newest, rewritten, stale
from generator.sections.sentences import Sentence, in_another_language, quotable, reported
from generator.sections.speech.actors import Kind, actor_at
from generator.sections.speech.cast import cast_of
from generator.sections.speech.grammar import grammar
from generator.sections.speech.quoted import is_quotation, quotation_around
from generator.sections.speech.statements import Statement, statements
from generator.sections.speech.tokens import KEPT, loose_dates, tokens
from generator.sections.summary import Unit, choose
from generator.sections.words import containment, content, holds, likeness, stem, words

NAME = "key_points"
FEWEST, MOST = 3, 7
SHORTEST, LONGEST = 7, 60
"""Words of a sentence that can stand alone: fewer are a fragment, more are a paragraph."""
ALIKE, INSIDE = 0.5, 0.7
"""How alike the words of two key points may at most be, and how far one may be contained in the other."""
FOREIGN, REWRITTEN, HEDGED, POINTING, CLAIMED, QUOTED, FIRST_PERSON = 0.4, 0.5, 0.6, 0.6, 0.8, 0.5, 0.5
"""What a sentence keeps of its weight when it is not all in the page's language, was rewritten by a machine, is a
possibility nobody is named for, has a pronoun or a date ("last week") that needs its surroundings, reports what
somebody says, is in their own words, or says "we"."""
LOOSE = ("PAST_REF", "FUTURE_REF")
"""Values of words that date nothing, so need no day to count from: "recently"."""
LEADING = 2.0
"""How much more a sentence weighs that opens its article."""

_START, _END = re.compile(r"[“„«\"]?[^\W_]"), re.compile(r"[.!][”“»\"’)]*$")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence that may become a key point, as which it would be shown, and how much it counts."""

    sentence: Sentence
    point: KeyPoint
    weight: float
    old: bool

    @property
    def key(self) -> tuple[int, str]:
        """Which sentence it is."""
        return self.sentence.entry.number, self.sentence.passage.id


def derive(dossier: Dossier) -> tuple[KeyPoint, ...]:
    """The key points of the issue: pinned ones, then the best in reading order, then the editor's own."""
    chosen = overrides.of(dossier, NAME)
    every = [one for one in _candidates(dossier) if not overrides.names(chosen.hide, one.point.origin)]
    pinned = [one for one in every if overrides.names(chosen.pin, one.point.origin)]
    taken = {one.key for one in pinned}
    fit = [one for one in every if one.key not in taken and stands_alone(one.sentence, one.point)]
    best = sorted(_best(fit, pinned, dossier), key=_reading)
    best.sort(key=lambda one: in_another_language(one.point.origin, dossier))
    own = (KeyPoint(text, pinned=True) for _, text in overrides.additions(dossier, NAME))
    return (*(replace(one.point, pinned=True) for one in pinned), *(one.point for one in best), *own)


def size(sentences: int, origins: int) -> int:
    """How many key points an issue of so many sentences and origins has."""
    return min(MOST, max(FEWEST, round(2 + 0.75 * origins + sentences / 40)))


def _candidates(dossier: Dossier) -> list[_Candidate]:
    """Every sentence that reports, copies of one origin once, with its speaker where it is a quotation."""
    cast = cast_of(entry.article for entry in quotable(dossier))
    sentences = reported(dossier)
    said: dict[tuple[int, str], Statement] = {}
    for statement in statements(sentences, cast):
        said.setdefault((statement.sentence.entry.number, statement.sentence.passage.id), statement)
    last = newest(dossier)
    seen: set[tuple[int, str]] = set()
    found: list[_Candidate] = []
    for sentence in sentences:
        copy = (sentence.entry.origin, " ".join(words(sentence.text)))
        if copy not in seen:
            seen.add(copy)
            statement_ = said.get((sentence.entry.number, sentence.passage.id))
            found.append(_candidate(sentence, statement_, dossier, last))
    return found


def _candidate(sentence: Sentence, said: Statement | None, dossier: Dossier, last: dt.date | None) -> _Candidate:
    article = sentence.entry.article
    hedges = language_data(sentence.passage.language).reporting.hedges
    weight = 1 / math.sqrt(max(1, len(words(sentence.text))))
    weight *= FOREIGN if sentence.passage.language != dossier.language or sentence.passage.foreign else 1
    weight *= REWRITTEN if rewritten(article) else 1
    weight *= HEDGED if said is None and holds(sentence.text, hedges) else 1
    weight *= POINTING if _points(sentence) else 1
    weight *= CLAIMED if said is not None else 1
    weight *= QUOTED if said is not None and said.quoted else 1
    weight *= LEADING if sentence.place == 0 else 1
    weight *= FIRST_PERSON if not grammar(sentence.passage.language).us.isdisjoint(words(sentence.text)) else 1
    speaker = said.actor if said is not None and (said.quoted or said.carried) else None
    point = KeyPoint(sentence.citation, speaker=speaker, opinion=said is None and is_opinion(sentence))
    return _Candidate(sentence, point, weight, stale(article, newest=last, today=dossier.today))


def stands_alone(sentence: Sentence, point: KeyPoint) -> bool:
    """Whether a sentence can be read by itself: whole, no question, not leaning on another, its speaker known."""
    text, block = sentence.text, sentence.block
    if block.kind in (BlockKind.ITEM, BlockKind.TABLE) and not _whole_item(sentence):
        return False
    if not SHORTEST <= len(words(text)) <= LONGEST or not _END.search(text):
        return False
    if not _START.match(text) or text[0].islower():
        return False
    own_words = block.kind is BlockKind.QUOTE or is_quotation(text) or quotation_around(block, sentence.passage)
    if own_words and point.speaker is None:
        return False
    return not leans(text, sentence.passage.language)


@lru_cache(maxsize=KEPT)
def leans(text: str, language: str) -> bool:
    """Whether a sentence leans on the one before it: by its opening pronoun, connective or short name."""
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
    actor = actor_at(found, 0, language)
    return actor is not None and actor.kind in (Kind.PRONOUN, Kind.NOUN, Kind.STATEMENT)


def is_opinion(sentence: Sentence) -> bool:
    """Whether the words of a sentence judge rather than report."""
    return holds(sentence.text, language_data(sentence.passage.language).reporting.opinion)


def _points(sentence: Sentence) -> bool:
    """Whether a pronoun stands in the sentence before any noun that it could mean, or a date counts from its day."""
    dates = loose_dates(sentence.text, sentence.passage.language)
    if any(not date.stated and date.type in ("DATE", "TIME") and date.value not in LOOSE for date in dates):
        return True
    rules = grammar(sentence.passage.language)
    pronouns = rules.one | rules.person | rules.many | rules.chain_one | rules.chain_many
    for token in tokens(sentence.text)[1:]:
        if token.lower in pronouns or (token.is_word and token.is_capital):
            return token.lower in pronouns
    return False


def _whole_item(sentence: Sentence) -> bool:
    """Whether a list item is a sentence of its own, not the rest of one: it ends with a stop."""
    return sentence.block.kind is BlockKind.ITEM and sentence.text.endswith(".") and ":" not in sentence.text


def _best(fit: Sequence[_Candidate], pinned: Sequence[_Candidate], dossier: Dossier) -> list[_Candidate]:
    """The best of the candidates: from dated facts first, from the rest only while there are too few."""
    first = [one for one in fit if not one.old and not one.point.opinion] or fit
    origins = len({one.sentence.entry.origin for one in first})
    wanted = size(len(first), origins) - len(pinned)
    most = max(1, math.ceil(max(wanted, 1) / max(1, origins)))
    themes = _titles(dossier)
    best: list[_Candidate] = []
    for old, opinion in ((False, False), (True, False), (False, True), (True, True)):
        tier = [one for one in fit if one.old is old and one.point.opinion is opinion]
        for limit in (most, most + 1, wanted):
            goal = wanted if not (old or opinion) else min(wanted, FEWEST - len(pinned))
            if len(best) < goal:
                taken = {one.key for one in best}
                rest = [one for one in tier if one.key not in taken]
                best += _chosen(rest, [*pinned, *best], goal - len(best), most=limit, themes=themes)
    return best


def _chosen(
    tier: list[_Candidate], before: list[_Candidate], budget: int, *, most: int, themes: frozenset[str]
) -> list[_Candidate]:
    """The best of one tier that say something new after `before`, at most `most` from one origin in all."""
    given = [one.sentence.entry.origin for one in before]
    free = [
        one
        for one in tier
        if given.count(one.sentence.entry.origin) < most and not any(alike(one, other) for other in before)
    ]
    picked = choose(
        [_unit(one) for one in free],
        budget=budget,
        themes=themes,
        most=most,
        clash=lambda a, b: alike(free[a], free[b]),
    )
    return [free[index] for index in picked]


def alike(one: _Candidate, other: _Candidate) -> bool:
    """Whether two candidates say nearly the same."""
    first, second = (content(each.sentence.text, each.sentence.passage.language) for each in (one, other))
    return likeness(first, second) > ALIKE or (min(len(first), len(second)) > 3 and containment(first, second) > INSIDE)


def _titles(dossier: Dossier) -> frozenset[str]:
    """The words of the articles' titles."""
    articles = [entry.article for entry in quotable(dossier) if entry.article.title_stated]
    return frozenset(word for article in articles for word in content(article.title, article.language))


def _unit(one: _Candidate) -> Unit:
    return Unit(
        words=tuple(stem(word) for word in words(one.sentence.text)),
        group=one.sentence.entry.origin,
        place=one.sentence.place,
        weight=one.weight,
    )


def _reading(one: _Candidate) -> tuple[bool, dt.date, int, int]:
    article = one.sentence.entry.article
    day = article.published or dt.date.max
    return article.published is None, day, one.sentence.entry.number, one.sentence.order
