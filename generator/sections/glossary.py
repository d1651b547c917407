"""The glossary: terms, abbreviations and actors, each with a sentence of an article that says what it is."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from generator.analysis.model import Definition, Dossier, How, Sentence, Standing
from generator.analysis.speech.grammar import grammar
from generator.analysis.words import content
from generator.model.articles import BlockKind
from generator.model.briefings import GlossaryEntry
from generator.sections import overrides

NAME = "glossary"
MOST = 8
"""Entries that are found at most."""
USED = 2
"""In how many sentences of the issue a term stands at least: what is named once needs no entry."""

_CUT = 5  # letters of a word that are kept

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
        return tuple(_cut(content(name, self.sentence.language)) for name in names if name)


def derive(dossier: Dossier) -> tuple[GlossaryEntry, ...]:
    """The terms that the articles define, in alphabetical order: the most used ones, but not those that the editor
    defines or hides, by name or by passage. Each with its surest definition, in the page's language if there is one."""
    hide = overrides.of(dossier, NAME).hide
    found = [one for one in _candidates(dossier.sentences) if not overrides.names(hide, one.sentence.citation)]
    keys = {key for one in found for key in one.keys}
    used = _usage(dossier.sentences, keys)
    fitted = _fitted(found, used, dossier.sentences)
    short_for = {one.keys[1]: one for one in reversed(fitted) if one.found.how is How.EXPANDED}
    groups = _wanted(_groups(fitted, short_for), _taken(dossier, short_for), _read_of(dossier, keys))
    entries = (_entry(best, short_for) for best in _most_used(groups, used, dossier))
    return tuple(sorted(entries, key=lambda entry: (entry.term.casefold(), entry.origin.number)))


def _candidates(sentences: Iterable[Sentence]) -> Iterator[_Defined]:
    """What sentences define that can stand by themselves, as far as they are shown, and are nobody's quotation."""
    for sentence in sentences:
        if sentence.block.kind is not BlockKind.QUOTE:
            alone = sentence.stands_alone()
            defined = (
                _Defined(sentence, found) for found in sentence.definitions if alone or found.how is How.EXPANDED
            )
            yield from (one for one in defined if one.keys[0])


def _cut(stems: Iterable[str]) -> Key:
    """Stems cut so that "makers" meets "maker", and "AMMs" meets "AMM"."""
    return tuple(stem[:_CUT].rstrip("s") or stem for stem in stems)


# Which terms ------------------------------------------------------------------------------------------------------


def _usage(sentences: Iterable[Sentence], keys: Set[Key]) -> Counter[Key]:
    """In how many sentences each of the keys stands, its stems one after another."""
    by_first: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(filter(None, keys)):
        by_first[key[0]].append(key)
    used: Counter[Key] = Counter()
    for sentence in sentences:
        stems = _cut(sentence.stems)
        there = ((place, key) for place, first in enumerate(stems) for key in by_first.get(first, ()))
        used.update({key for place, key in there if stems[place : place + len(key)] == key})
    return used


def _fitted(found: Iterable[_Defined], used: Mapping[Key, int], sentences: Iterable[Sentence]) -> list[_Defined]:
    """What is defined; of a term whose beginning is not sure, the longest that other sentences have too."""
    fits: dict[tuple[object, ...], _Defined] = {}
    for one in found:
        if not one.found.loose or used[one.keys[0]] >= USED:
            place = one.sentence.entry.number, one.sentence.passage.id, one.found.end, one.found.how, one.found.loose
            fits.setdefault(place, one)
    return [one for one in fits.values() if _is_name(one, sentences)]


def _is_name(one: _Defined, sentences: Iterable[Sentence]) -> bool:
    """Whether a word with a capital has it inside a sentence too; at its beginning any word has one."""
    capitals = sum(letter.isupper() for letter in one.term)
    sure = one.found.start > 0 or one.found.how is How.EXPANDED or " " in one.term or capitals > 1
    if sure or (one.found.how is How.SAID and not grammar(one.sentence.language).noun_capitals):
        return True
    return any(f" {one.term}" in sentence.text for sentence in sentences)


def _groups(fitted: Iterable[_Defined], short_for: Mapping[Key, _Defined]) -> Mapping[Key, list[_Defined]]:
    """What is defined, by the term, or by what that is short for."""
    groups: dict[Key, list[_Defined]] = defaultdict(list)
    for one in fitted:
        groups[short_for.get(one.keys[-1], short_for.get(one.keys[0], one)).keys[0]].append(one)
    return groups


def _taken(dossier: Dossier, short_for: Mapping[Key, _Defined]) -> Set[Key]:
    """The terms of which the editor has spoken, also by what they are short for."""
    languages = {entry.article.language for entry in dossier.sources} | {dossier.language}
    terms = (*dossier.issue.file.glossary, *overrides.of(dossier, NAME).hide)
    taken = {_cut(content(term, language)) for term in terms for language in languages}
    return taken.union(*(short_for[key].keys for key in taken & short_for.keys()))


def _read_of(dossier: Dossier, keys: Set[Key]) -> Set[Key]:
    """The terms that sources in the page's language use: what only others speak of is of no use to its readers. All
    where there are no such sources."""
    own = [sentence for sentence in dossier.sentences if sentence.language == dossier.language]
    return _usage(own, keys).keys() if own else keys


def _wanted(groups: Mapping[Key, list[_Defined]], taken: Set[Key], known: Set[Key]) -> Mapping[Key, list[_Defined]]:
    """The terms that readers may look up and the editor has not spoken of."""
    keys = {key: {own for one in group for own in one.keys} for key, group in groups.items()}
    return {
        key: group for key, group in groups.items() if keys[key].isdisjoint(taken) and not keys[key].isdisjoint(known)
    }


def _most_used(groups: Mapping[Key, list[_Defined]], used: Mapping[Key, int], dossier: Dossier) -> list[_Defined]:
    """The best definitions of the terms that stand in most sentences; those in the page's language first."""
    ranked: list[tuple[bool, int, Key]] = []
    best = {key: min(group, key=lambda one: _quality(one, dossier)) for key, group in groups.items()}
    for key, group in groups.items():
        uses = max(sum(used[own] for own in one.keys) for one in group)
        if uses >= USED:
            ranked.append((_is_foreign(best[key], dossier), -uses, key))
    return [best[key] for _, _, key in sorted(ranked)[:MOST]]


def _is_foreign(one: _Defined, dossier: Dossier) -> bool:
    return one.sentence.language != dossier.language


def _quality(one: _Defined, dossier: Dossier) -> tuple[bool, How, bool, bool, int, int, int]:
    """The best first: in the page's language, the surest, whole by itself, not rewritten by a machine, the newest."""
    article = one.sentence.entry.article
    day = article.published.toordinal() if article.published else 0
    place = one.sentence.entry.number, one.sentence.order
    leaning = Standing.LEANING in one.sentence.standing
    return _is_foreign(one, dossier), one.found.how, leaning, article.is_rewritten, -day, *place


def _entry(one: _Defined, short_for: Mapping[Key, _Defined]) -> GlossaryEntry:
    if one.found.how is How.EXPANDED:
        return GlossaryEntry(one.found.short, one.sentence.citation, full=one.found.full, spelled=one.sentence.citation)
    spelled = short_for.get(one.keys[0])
    if spelled is None:
        return GlossaryEntry(one.term, one.sentence.citation)
    return GlossaryEntry(one.term, one.sentence.citation, full=spelled.found.full, spelled=spelled.sentence.citation)
