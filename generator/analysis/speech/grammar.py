"""The little words of each language that actors and dates are recognised by, from its `grammar.yml`."""

from __future__ import annotations

from dataclasses import dataclass

from generator.languages.loading import read


@dataclass(frozen=True, slots=True)
class Grammar:
    """Sets of casefolded words; English's `grammar.yml` says what each is for."""

    determiners: frozenset[str] = frozenset()
    one: frozenset[str] = frozenset()
    person: frozenset[str] = frozenset()
    many: frozenset[str] = frozenset()
    enclitics: tuple[str, ...] = ()
    inside: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    and_: frozenset[str] = frozenset()
    not_actor: frozenset[str] = frozenset()
    perfect: frozenset[str] = frozenset()
    passive: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    that: frozenset[str] = frozenset()
    pair: frozenset[str] = frozenset()
    indefinite: frozenset[str] = frozenset()
    chain_one: frozenset[str] = frozenset()
    chain_many: frozenset[str] = frozenset()
    us: frozenset[str] = frozenset()
    view_of: frozenset[str] = frozenset()
    view: frozenset[str] = frozenset()
    collective: frozenset[str] = frozenset()
    than: frozenset[str] = frozenset()
    older: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()
    support: frozenset[str] = frozenset()
    oppose: frozenset[str] = frozenset()
    ask: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    oblique: frozenset[str] = frozenset()
    closing_view: frozenset[str] = frozenset()
    cuts: frozenset[str] = frozenset()
    infinitive: frozenset[str] = frozenset()
    wants: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    relative: frozenset[str] = frozenset()
    reported: frozenset[str] = frozenset()
    conditional: frozenset[str] = frozenset()
    finite: frozenset[str] = frozenset()
    hypothetical: frozenset[str] = frozenset()
    contrast: frozenset[str] = frozenset()
    as_told: frozenset[str] = frozenset()
    it: frozenset[str] = frozenset()
    that_at_once: frozenset[str] = frozenset()
    plural_determiners: frozenset[str] = frozenset()
    singular_determiners: frozenset[str] = frozenset()
    plural_endings: tuple[str, ...] = ()
    bare_plural_endings: tuple[str, ...] = ()
    singular_endings: tuple[str, ...] = ()
    noun_endings: tuple[str, ...] = ()
    organisations_plural: tuple[str, ...] = ()
    abstract_endings: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    adjective_genitives: tuple[str, ...] = ()
    plural_verb_endings: tuple[str, ...] = ()
    singular_verb_endings: tuple[str, ...] = ()
    plural_name_endings: tuple[str, ...] = ()
    trailing_participles: tuple[str, ...] = ()
    genitives: tuple[tuple[str, str], ...] = ()
    noun_capitals: bool = False
    head_first: bool = False
    verb_brackets: bool = False
    singular_they: bool = False


def grammar(language: str) -> Grammar:
    """The little words of a language; empty sets for one that nobody has described."""
    return read(language, "grammar", Grammar)
