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
from itertools import count

_ATOM = re.compile(r"(?P<look>[<>]!?)?(?:(?P<name>[a-z]\w*)=)?(?P<body>\S+?)(?P<optional>\?)?$")
_GROUPING = {"(": "(?:", ")": ")", ")?": ")?", "/": "|"}
_LOOKS = {"<": "(?<={})", "<!": "(?<!{})", ">": "(?={})", ">!": "(?!{})"}


def _atoms(pattern: str) -> Iterator[re.Match[str]]:
    for part in pattern.split():
        if part not in _GROUPING:
            yield _atom(part)


def _atom(part: str) -> re.Match[str]:
    match = _ATOM.match(part)
    if match is None:
        raise ValueError(f"not an atom of a pattern: {part!r}")
    return match


def _alternatives(body: str) -> list[str]:
    """Class names of an atom; a word as it stands is its own class, marked by an apostrophe."""
    return [name if name.isupper() and name[0].isalpha() else "'" + name for name in body.split("|")]


def literals_of(pattern: str) -> list[str]:
    """The words that a pattern names as they stand."""
    return [n[1:] for atom in _atoms(pattern) for n in _alternatives(atom["body"]) if n[0] == "'"]


def names_of(pattern: str) -> dict[str, tuple[str, ...]]:
    """The named groups of a pattern (slot, "__", a number) and the classes that may fill them."""
    named = [a for a in _atoms(pattern) if a["name"]]
    return {f"{a['name']}__{i}": tuple(_alternatives(a["body"])) for i, a in enumerate(named)}


def slot(group: str) -> str:
    """The slot that a named group stands for."""
    return group.partition("__")[0]


def translate(pattern: str, by_class: Mapping[str, str]) -> tuple[str, str]:
    """The regular expression of a pattern, not compiled, and the characters it can begin with."""
    number = count()
    expression = "".join(_translate(part, by_class, number) for part in pattern.split())
    return expression, "".join(sorted(_first(pattern, by_class)))


def _translate(part: str, by_class: Mapping[str, str], number: Iterator[int]) -> str:
    if part in _GROUPING:
        return _GROUPING[part]
    atom = _atom(part)
    characters = _ranges({c for n in _alternatives(atom["body"]) for c in by_class.get(n, "")})
    expression = f"[{characters}]" if characters else "(?!)"
    if atom["look"]:
        return _LOOKS[atom["look"]].format(expression)
    if atom["name"]:
        expression = f"(?P<{atom['name']}__{next(number)}>{expression})"
    return expression + (atom["optional"] or "")


def _ranges(characters: set[str]) -> str:
    """Characters as the inside of a regular expression's set, neighbours as a range: shorter compiles faster."""
    ranges: list[list[str]] = []
    for character in sorted(characters):
        if ranges and ord(character) == ord(ranges[-1][-1]) + 1:
            ranges[-1][1:] = [character]
        else:
            ranges.append([character])
    return "".join("-".join(ends) for ends in ranges)


def _first(pattern: str, by_class: Mapping[str, str]) -> set[str]:
    """Characters that may begin the pattern: those of all atoms up to the first that must be there."""
    found: set[str] = set()
    depth, required = 0, False
    for part in pattern.split():
        if part in _GROUPING:
            depth += {"(": 1, ")": -1, ")?": -1}.get(part, 0)
            if part == ")" and depth == 0 and required:
                return found
            if part == ")?" and depth == 0:
                required = False
            continue
        atom = _atom(part)
        if atom["look"]:
            continue
        found.update(c for n in _alternatives(atom["body"]) for c in by_class.get(n, ""))
        required = required or not atom["optional"]
        if depth == 0 and not atom["optional"]:
            return found
    return found
