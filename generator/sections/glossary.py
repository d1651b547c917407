"""The glossary: terms, abbreviations and actors, each with a sentence of an article that says what it is."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from generator.analysis.defining_words import defining_words
from generator.analysis.definitions import is_term
from generator.analysis.model import Definition, Dossier, How, Sentence, Standing
from generator.analysis.sentences import in_another_language
from generator.analysis.speech.grammar import grammar
from generator.analysis.words import content
from generator.model.articles import BlockKind
from generator.model.briefings import GlossaryEntry, KeyPoint
from generator.sections import overrides
from generator.sections.points.candidates import stands_alone

NAME = "glossary"
MOST = 8
"""Entries that are found at most."""
USED = 2
"""In how many sentences of the issue a term stands at least: what is named once needs no entry."""

_CUT = 5  # letters of a word that are kept
_PLURAL = re.compile(r"(?<=[A-Z])s\b")

Key = tuple[str, ...]
"""The stems of a term."""


@dataclass(frozen=True, slots=True)
class _Defined:
    """A sentence that defines a term."""

    sentence: Sentence
    found: Definition

    @property
    def term(self) -> str:
        return self.sentence.text[self.found.start : self.found.end]

    @property
    def keys(self) -> tuple[Key, ...]:
        """The term, what it is short for, its abbreviation: whatever of it can stand in other sentences."""
        names = (self.found.full or self.term, self.found.short)
        return tuple(_key(name, self.sentence) for name in names if name)


@dataclass(frozen=True, slots=True)
class _Term:
    """A term with its best definition, and in how many sentences it stands."""

    key: Key
    best: _Defined
    uses: int


def derive(dossier: Dossier) -> tuple[GlossaryEntry, ...]:
    """The terms that the articles define, in alphabetical order: the most used ones, but not those that the editor
    defines or hides, by name or by passage. Each with its surest definition, in the page's language if there is one."""
    hide = overrides.of(dossier, NAME).hide
    found = [one for one in _candidates(dossier.sentences) if not overrides.names(hide, one.sentence.citation)]
    keys = {key for one in found for reading in _readings(one) for key in reading.keys}
    used = _usage(dossier.sentences, keys)
    fitted = _fitted(found, used, dossier)
    short_for = {one.keys[1]: one for one in reversed(fitted) if one.found.how is How.EXPANDED}
    groups = _wanted(_groups(fitted, short_for), _taken(dossier, short_for), _read_of(dossier, keys))
    entries = (_entry(term.best, short_for) for term in _most_used(groups, used, dossier))
    return tuple(sorted(entries, key=lambda entry: (entry.term.casefold(), entry.origin.number)))


def _fitted(found: Iterable[_Defined], used: Mapping[Key, int], dossier: Dossier) -> list[_Defined]:
    """What is defined, in the readings that the issue's sentences bear out."""
    fits = (_fit(one, used) for one in found)
    return [fit for fit in fits if fit is not None and _is_name(fit, dossier.sentences)]


def _taken(dossier: Dossier, short_for: Mapping[Key, _Defined]) -> Set[Key]:
    """The terms of which the editor has spoken."""
    terms = (*dossier.issue.file.glossary, *overrides.of(dossier, NAME).hide)
    return {key for term in terms for key in _editors(term, dossier, short_for)}


def _most_used(groups: Mapping[Key, list[_Defined]], used: Mapping[Key, int], dossier: Dossier) -> list[_Term]:
    """The terms that stand in most sentences, with their best definitions; those in the page's language first."""
    terms = [
        _Term(key, min(group, key=lambda one: _quality(one, dossier)), _uses(group, used))
        for key, group in groups.items()
    ]
    often = [term for term in terms if term.uses >= USED]
    return sorted(often, key=lambda term: (_foreign(term.best, dossier), -term.uses, term.key))[:MOST]


def _groups(fitted: Iterable[_Defined], short_for: Mapping[Key, _Defined]) -> Mapping[Key, list[_Defined]]:
    """What is defined, by the term, or by what that is short for."""
    groups: dict[Key, list[_Defined]] = defaultdict(list)
    for one in fitted:
        groups[short_for.get(one.keys[-1], short_for.get(one.keys[0], one)).keys[0]].append(one)
    return groups


def _read_of(dossier: Dossier, keys: Iterable[Key]) -> Set[Key]:
    """The terms that sources in the page's language use: what only others speak of is of no use to its readers. All
    where there are no such sources."""
    own = [sentence for sentence in dossier.sentences if not in_another_language(sentence.citation, dossier)]
    return _usage(own, keys).keys() if own else frozenset(keys)


def _wanted(groups: Mapping[Key, list[_Defined]], taken: Set[Key], known: Set[Key]) -> Mapping[Key, list[_Defined]]:
    """The terms that readers may look up and the editor has not spoken of."""
    keys = {key: {own for one in group for own in one.keys} for key, group in groups.items()}
    return {
        key: group for key, group in groups.items() if keys[key].isdisjoint(taken) and not keys[key].isdisjoint(known)
    }


def _uses(group: Iterable[_Defined], used: Mapping[Key, int]) -> int:
    """In how many sentences a term stands, in whatever form."""
    return max(sum(used[key] for key in one.keys) for one in group)


def _candidates(sentences: Iterable[Sentence]) -> Iterator[_Defined]:
    """What sentences define that can stand by themselves, as far as they are shown, and are nobody's quotation."""
    for sentence in sentences:
        if sentence.block.kind is BlockKind.QUOTE:
            continue
        for found in sentence.definitions:
            if found.how is How.EXPANDED or stands_alone(sentence, KeyPoint(sentence.citation)):
                yield _Defined(sentence, found)


def _key(term: str, sentence: Sentence) -> Key:
    return _stems(term, sentence.passage.language)


def _stems(text: str, language: str) -> Key:
    """The words of a text cut so that "makers" meets "maker", and "AMMs" meets "AMM"."""
    return tuple(stem[:_CUT].rstrip("s") or stem for stem in content(_PLURAL.sub("", text), language))


def _readings(one: _Defined) -> Iterator[_Defined]:
    """A candidate, and without the words at its beginning that may not belong to the term, one by one."""
    start, language = one.found.start, one.sentence.passage.language
    words = one.term.split(" ") if one.found.loose else [one.term]
    for place in range(len(words)):
        rest = " ".join(words[place:])
        if place == 0 or (_may_begin(words, place, language) and is_term(rest, language)):
            yield replace(one, found=replace(one.found, start=start))
        start += len(words[place]) + 1


def _may_begin(words: Sequence[str], place: int, language: str) -> bool:
    """Whether a term can begin at a word: not inside a name, and no "the" before a common noun."""
    capital = words[place][:1].isupper()
    if capital:
        return not words[place - 1][:1].isupper()
    return words[place - 1].casefold() not in defining_words(language).definite


def _fit(one: _Defined, used: Mapping[Key, int]) -> _Defined | None:
    """The longest reading of a candidate that other sentences have too; any where its beginning is sure."""
    language = one.sentence.passage.language
    if not one.found.loose:
        return one if one.keys[0] else None
    return next((own for own in _readings(one) if used[own.keys[0]] >= USED and is_term(own.term, language)), None)


def _is_name(one: _Defined, sentences: Iterable[Sentence]) -> bool:
    """Whether a word with a capital has it inside a sentence too; at its beginning any word has one."""
    language = one.sentence.passage.language
    capitals = sum(letter.isupper() for letter in one.term)
    sure = one.found.start > 0 or one.found.how is How.EXPANDED or " " in one.term or capitals > 1
    if sure or (one.found.how is How.SAID and not grammar(language).noun_capitals):
        return True
    return any(f" {one.term}" in sentence.text for sentence in sentences)


def _usage(sentences: Iterable[Sentence], keys: Iterable[Key]) -> Counter[Key]:
    """In how many sentences each of the keys stands, its stems one after another."""
    by_first: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(set(keys)):
        if key:
            by_first[key[0]].append(key)
    used: Counter[Key] = Counter()
    for sentence in sentences:
        stems = _stems(sentence.text, sentence.passage.language)
        held = {
            key
            for place, first in enumerate(stems)
            for key in by_first.get(first, ())
            if stems[place : place + len(key)] == key
        }
        used.update(held)
    return used


def _editors(term: str, dossier: Dossier, short_for: Mapping[Key, _Defined]) -> Iterator[Key]:
    """The keys under which the editor's term may be found: its own, and that of what it is short for."""
    for language in sorted({entry.article.language for entry in dossier.sources} | {dossier.language}):
        key = _stems(term, language)
        yield key
        if key in short_for:
            yield from short_for[key].keys


def _foreign(one: _Defined, dossier: Dossier) -> bool:
    return in_another_language(one.sentence.citation, dossier)


def _quality(one: _Defined, dossier: Dossier) -> tuple[bool, How, bool, bool, int, int, int]:
    """The best first: in the page's language, the surest, whole by itself, not rewritten by a machine, the newest."""
    article = one.sentence.entry.article
    day = article.published.toordinal() if article.published else 0
    place = one.sentence.entry.number, one.sentence.order
    leaning = Standing.LEANING in one.sentence.standing
    return _foreign(one, dossier), one.found.how, leaning, article.is_rewritten, -day, *place


def _entry(one: _Defined, short_for: Mapping[Key, _Defined]) -> GlossaryEntry:
    if one.found.how is How.EXPANDED:
        return GlossaryEntry(one.found.short, one.sentence.citation, full=one.found.full, spelled=one.sentence.citation)
    spelled = short_for.get(one.keys[0])
    if spelled is None:
        return GlossaryEntry(one.term, one.sentence.citation)
    return GlossaryEntry(one.term, one.sentence.citation, full=spelled.found.full, spelled=spelled.sentence.citation)
