"""The small language in which rules are written, and its translation to regular expressions.

    ( wd=WEEKDAY ,? )? d=DAY of? m=MONTH|MABBR .? y=YEAR

Atoms are separated by spaces. An atom is a word class (capitals) or a word as it stands, or several joined by
`|`; `name=` keeps what matched; `?` makes it optional. `( … )` and `( … )?` group, a lone `/` separates the
alternatives of a group (a slash as a word is written `/|⁄`). `<X` and `<!X` look at the token before, `>X` and
`>!X` at the token after, without taking it. There is no repetition, so a rule reads a bounded number of tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, count

_ATOM = re.compile(r"(?P<look>[<>]!?)?(?:(?P<name>[a-z]\w*)=)?(?P<body>\S+?)(?P<optional>\?)?$")
_LOOKS = {"<": "(?<={})", "<!": "(?<!{})", ">": "(?={})", ">!": "(?!{})"}
_NOTHING = "(?!)"


@dataclass(frozen=True, slots=True)
class Atom:
    """One token of a pattern: the classes it may have, what keeps it, whether it is looked at only."""

    classes: tuple[str, ...]
    group: str | None  # the slot, "__" and a number
    look: str | None
    optional: bool


@dataclass(frozen=True, slots=True)
class Alternatives:
    """A group of a pattern, or the whole of it: sequences of which one stands."""

    sequences: list[list[Atom | Alternatives]]
    optional: bool = False


def parse(pattern: str) -> Alternatives:
    """A pattern as a tree; ValueError where it is malformed."""
    number = count()
    open_groups: list[list[list[Atom | Alternatives]]] = [[[]]]
    for part in pattern.split():
        if part == "(":
            open_groups.append([[]])
        elif part == "/":
            open_groups[-1].append([])
        elif part not in (")", ")?"):
            open_groups[-1][-1].append(_atom(part, number))
        elif len(open_groups) > 1:
            group = Alternatives(open_groups.pop(), optional=part == ")?")
            open_groups[-1][-1].append(group)
        else:
            raise ValueError(f"a bracket too many in the pattern {pattern!r}")
    if len(open_groups) > 1:
        raise ValueError(f"a bracket is not closed in the pattern {pattern!r}")
    return Alternatives(open_groups[0])


def _atom(part: str, number: Iterator[int]) -> Atom:
    look, name, body, optional = _ATOM.findall(part)[0]
    group = f"{name}__{next(number)}" if name else None
    words = body.split("|")  # one that stands as it is is its own class, marked by an apostrophe
    classes = tuple(word if word.isupper() and word[0].isalpha() else "'" + word for word in words)
    return Atom(classes, group, look or None, bool(optional))


def atoms(pattern: Alternatives) -> Iterator[Atom]:
    """The atoms of a pattern, in order."""
    for node in chain.from_iterable(pattern.sequences):
        yield from (node,) if isinstance(node, Atom) else atoms(node)


def literals_of(pattern: Alternatives) -> list[str]:
    """The words that a pattern names as they stand."""
    return [name[1:] for atom in atoms(pattern) for name in atom.classes if name[0] == "'"]


def groups_of(pattern: Alternatives) -> dict[str, tuple[str, ...]]:
    """The named groups of a pattern (slot, "__", a number) and the classes that may fill them."""
    return {atom.group: atom.classes for atom in atoms(pattern) if atom.group}


def translate(pattern: Alternatives, characters: Mapping[str, str]) -> str:
    """The regular expression of a pattern, not compiled; `characters` are those of each class."""
    return "|".join("".join(_translate(node, characters) for node in sequence) for sequence in pattern.sequences)


def _translate(node: Atom | Alternatives, characters: Mapping[str, str]) -> str:
    optional = "?" if node.optional else ""
    if isinstance(node, Alternatives):
        return f"(?:{translate(node, characters)}){optional}"
    ranges = _ranges({character for name in node.classes for character in characters.get(name, "")})
    expression = f"[{ranges}]" if ranges else _NOTHING
    if node.look:
        return _LOOKS[node.look].format(expression)
    return (f"(?P<{node.group}>{expression})" if node.group else expression) + optional


def _ranges(characters: set[str]) -> str:
    """Characters as the inside of a regular expression's set, neighbours as a range: shorter compiles faster."""
    ranges: list[list[str]] = []
    for character in sorted(characters):
        if ranges and ord(character) == ord(ranges[-1][-1]) + 1:
            ranges[-1][1:] = [character]
        else:
            ranges.append([character])
    return "".join("-".join(ends) for ends in ranges)


def beginnings(pattern: Atom | Alternatives) -> tuple[set[str], bool]:
    """The classes with which a pattern can begin, and whether it can be empty."""
    if isinstance(pattern, Atom):
        return (set(), True) if pattern.look else (set(pattern.classes), pattern.optional)
    classes: set[str] = set()
    skippable = pattern.optional
    for sequence in pattern.sequences:
        for node in sequence:
            first, empty = beginnings(node)
            classes |= first
            if not empty:
                break
        else:
            skippable = True
    return classes, skippable
