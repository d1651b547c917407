"""The little words of each language that actors and dates are recognised by, from `grammar.yml`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import cast

import yaml


@dataclass(frozen=True, slots=True)
class Grammar:
    """Sets of casefolded words; `grammar.yml` says what each is for."""

    determiners: frozenset[str] = frozenset()
    one: frozenset[str] = frozenset()
    person: frozenset[str] = frozenset()
    many: frozenset[str] = frozenset()
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


@cache
def grammar(language: str) -> Grammar:
    """The little words of a language; empty sets for one that nobody has described."""
    raw = cast("dict[str, dict[str, str]]", yaml.safe_load((files(__package__) / "grammar.yml").read_text("utf-8")))
    table = raw.get(language, {})
    return Grammar(**{field.name: _words(table.get(field.name.rstrip("_"), "")) for field in fields(Grammar)})


@cache
def pronouns(language: str) -> frozenset[str]:
    """The pronouns that can be a subject."""
    rules = grammar(language)
    return rules.one | rules.person | rules.many


@cache
def closing(language: str) -> frozenset[str]:
    """The words before which a noun phrase has ended."""
    rules = grammar(language)
    return rules.not_actor | rules.that | rules.and_ | rules.passive | rules.perfect


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip().strip('"') for word in text.split(",") if word.strip())
