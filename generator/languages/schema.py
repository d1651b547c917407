"""A value of YAML -> what the type of a field asks for: the types of a frozen dataclass are a data file's schema.

| type of the field | written in the file as |
|---|---|
| `frozenset[str]` | terms between commas or line ends, or a list; casefolded |
| `tuple[str, ...]` | the same, the longest first |
| `frozenset[Phrase]`, `tuple[Phrase, ...]` | terms, each as its words |
| `tuple[tuple[str, str], ...]` | a list of pairs, a mapping, or terms whose last word is the second half |
| `tuple[re.Pattern[str], ...]`, `re.Pattern[str]` | regular expressions, case ignored |
| `Mapping[str, X]`, `Mapping[int, X]` | a mapping |
| `tuple[X, ...]` of a dataclass | a list of mappings |
| a dataclass | a mapping with its fields; `and_` is written `and` |
| `bool`, `int`, `str`, `Literal[…]`, `X \\| None` | itself |
| `Annotated[X, reader]` | whatever `reader` takes; it raises DataError. A text after it joins what two files write |

A field without a default that is false, none or filled must be there, if only as `""`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Phrase = tuple[str, ...]
Keys = tuple[str | int, ...]
"""Where a value stands in a file: the keys that lead to it."""

WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W_]+")
_SHOWN = 8  # keys that a remedy lists where none is near
_KINDS = {
    str: "a text", bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a mapping",
    NoneType: "nothing",
}  # fmt: skip
_REMEDIES = {
    str: "write a text, in quotation marks if need be", bool: "write true or false", int: "write a whole number",
}  # fmt: skip


class DataError(ValueError):
    """A value that is not what its place asks for; `remedy` says what to write."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem, self.remedy = problem, remedy


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with the value at `keys`. One that is `missing` has no place of its own."""

    keys: Keys
    problem: str
    remedy: str
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Replacement:
    """A value marked `!replace`: it stands instead of what the language has, and adds nothing to it."""

    value: Any


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file; what is wrong there joins `flaws`."""

    flaws: list[Flaw]
    keys: Keys = ()

    @contextmanager
    def below(self, key: Any) -> Iterator[Place]:
        """The place under a key; a DataError there becomes a flaw."""
        inner = Place(self.flaws, (*self.keys, key))
        try:
            yield inner
        except DataError as error:
            shown = f"'{key}'" if isinstance(key, str) else f"entry {key + 1}"
            self.flaws.append(Flaw(inner.keys, f"{shown}: {error.problem}", error.remedy))


def read_as(shape: type[T], raw: Any, place: Place) -> T:
    """An instance of a dataclass from a mapping; a field whose value is wrong stays as it is by default.

    Raises DataError where `raw` is no mapping, or lacks what has no default.
    """
    content = _mapping(raw)
    known = {_key(field): field for field in fields(shape) if field.init}  # type: ignore[arg-type]
    place.flaws.extend(_unknown(key, known, place) for key in content if key not in known)
    values: dict[str, Any] = {}
    for key, field in known.items():
        if key in content:
            with place.below(key) as inner:
                values[field.name] = _value(hints(shape)[field.name], content[key], inner)  # type: ignore[arg-type]
        elif not place.keys and _is_required(field):
            remedy = f'write it, or `{key}: ""` where there are none'
            place.flaws.append(Flaw((), f"'{key}' is missing", remedy, missing=True))
    for field in known.values():
        if field.name not in values and field.default is field.default_factory is MISSING:
            raise DataError(f"'{field.name}' is missing", "write it")
    return shape(**values)


def merged(kind: Any, below: Any, above: Any) -> Any:
    """Two raw values of one field as one: lists are added to, mappings key by key, anything else is replaced."""
    if isinstance(above, Replacement):
        return above.value
    inner, joint = _plain(kind), _joint(kind)
    if isinstance(below, dict) and isinstance(above, dict):
        return below | {
            key: merged(kind if joint else _kind_of(kind, key), below[key], value) if key in below else _bare(value)
            for key, value in above.items()
        }
    if joint and isinstance(below, str) and isinstance(above, str):
        return f"{below}{joint}{above}"
    if (get_origin(inner) or inner) in (str, bool, int, re.Pattern) or isinstance(above, bool | int | None):
        return above
    return _joined(_items(below), _items(above), next(iter(get_args(inner)), Any))


def without(raw: Any, keys: Keys) -> Any:
    """A raw value without the part that `keys` lead to; a whole value without itself is an empty mapping."""
    if not keys:
        return {}
    first, *rest = keys
    inner: Any = _bare(raw)
    if not isinstance(inner, dict | list) or (isinstance(inner, dict) and first not in inner):
        return raw
    left = without(inner[first], tuple(rest)) if rest else None  # type: ignore[index]
    if isinstance(inner, dict):
        return {key: left if key == first else value for key, value in inner.items() if rest or key != first}
    return [left if at == first else value for at, value in enumerate(inner) if rest or at != first]


def folded_terms(raw: Any) -> tuple[str, ...]:
    """The terms of a value, casefolded, each once, as they come."""
    return tuple(dict.fromkeys(term.casefold() for term in _terms(raw)))


def by_term(raw: Any) -> Mapping[str, str]:
    """From each term to the key that it stands under; of two keys with one term the later counts."""
    return MappingProxyType({term: str(key) for key, value in _mapping(raw).items() for term in folded_terms(value)})


def _by_phrase(raw: Any) -> Mapping[Phrase, str]:
    return MappingProxyType({_words(term): key for term, key in by_term(raw).items()})


Exact = Annotated[frozenset[str], lambda raw: frozenset(_terms(raw))]
"""Terms whose capitals matter."""
ByPhrase = Annotated[Mapping[Phrase, str], _by_phrase]


@cache
def hints(shape: type) -> Mapping[str, Any]:
    """The types of a dataclass's fields."""
    return get_type_hints(shape, include_extras=True)


# Readers ----------------------------------------------------------------------------------------------------------


def _value(kind: Any, raw: Any, place: Place) -> Any:
    raw = _bare(raw)
    origin, arguments = get_origin(kind) or kind, get_args(kind)
    if origin is Annotated:
        return arguments[1](raw)
    if is_dataclass(kind):
        return read_as(kind, raw, place)  # type: ignore[arg-type]
    if origin in (Union, UnionType):
        return None if raw is None else _value(_plain(kind), raw, place)
    if origin is Mapping:
        return _table(arguments[0], arguments[1], raw, place)
    if origin in (frozenset, tuple):
        found = _elements(arguments[0], raw, place)
        ordered = origin is tuple and _is_worded(arguments[0])
        return origin(sorted(found, key=lambda term: (-len(term), term)) if ordered else found)
    return _scalar(kind, origin, raw)


def _scalar(kind: Any, origin: Any, raw: Any) -> Any:
    """A text, number or truth, one of several values, or a regular expression, which ignores case."""
    if origin is Literal:
        if raw not in get_args(kind):
            raise DataError(f"{raw!r} is none of its values", f"write {' or '.join(map(str, get_args(kind)))}")
        return raw
    if origin is not re.Pattern:
        if type(raw) is not kind:
            raise DataError(f"{_named(raw)} where {_KINDS[kind]} is asked for", _REMEDIES[kind])
        return raw
    if not isinstance(raw, str):
        raise DataError(f"{_named(raw)} where a regular expression is asked for", "write it in quotation marks")
    try:
        return re.compile(raw, re.IGNORECASE)
    except re.error as error:
        raise DataError(f"no regular expression: {error}", "correct it") from error


def _is_worded(kind: Any) -> bool:
    """Whether elements are terms, or terms as their words."""
    return kind is str or get_args(kind) == (str, ...)


def _elements(kind: Any, raw: Any, place: Place) -> Iterator[Any]:
    if _is_worded(kind):
        yield from folded_terms(raw) if kind is str else map(_words, folded_terms(raw))
    elif get_args(kind) == (str, str):
        pairs = map(list, raw.items()) if isinstance(raw, dict) else folded_terms(raw) if isinstance(raw, str) else raw
        yield from map(_pair, pairs or ())
    else:
        if raw and not isinstance(raw, list):
            raise DataError(f"{_named(raw)} where a list is asked for", "write a list, each entry after a dash")
        for number, entry in enumerate(raw or ()):
            with place.below(number) as inner:
                yield _value(kind, entry, inner)


def _pair(raw: Any) -> tuple[str, str]:
    halves = raw.rsplit(" ", 1) if isinstance(raw, str) else raw
    if not isinstance(halves, list) or len(halves) != len("ab") or not all(isinstance(half, str) for half in halves):
        raise DataError(f"{raw!r} is no pair of words", "write two words, [first, second]")
    return halves[0], halves[1]


def _table(key_kind: Any, kind: Any, raw: Any, place: Place) -> Mapping[Any, Any]:
    found: dict[Any, Any] = {}
    for key, value in _mapping(raw).items():
        with place.below(key) as inner:
            if isinstance(key, bool) or not isinstance(key, (str, int) if key_kind is str else key_kind):
                raise DataError(f"{_named(key)} as a key", "put the key in quotation marks, or write a number")
            found[key_kind(key)] = _value(kind, value, inner)
    return MappingProxyType(found)


def _terms(raw: Any) -> list[str]:
    """The terms of a value as they are written: a list, or one text with commas and line ends between them."""
    if isinstance(raw, str):
        raw = re.split(r"[,\n]", raw)
    if not isinstance(raw, list):
        raise DataError(f"{_named(raw)} where words are asked for", "write words between commas, or a list of them")
    for term in raw:
        if isinstance(term, bool) or not isinstance(term, str | int):
            raise DataError(f"{_named(term)} among words", "put the word in quotation marks")
    return [term for term in (str(term).strip().strip('"') for term in raw) if term]


def _mapping(raw: Any) -> Mapping[Any, Any]:
    if raw in (None, ""):
        return {}
    if not isinstance(raw, dict):
        raise DataError(f"{_named(raw)} where a mapping is asked for", "write keys with their values, `key: value`")
    return raw


def _named(raw: Any) -> str:
    return f"{_KINDS.get(type(raw), type(raw).__name__)}{f' ({raw})' if isinstance(raw, bool) else ''}"


def _words(term: str) -> Phrase:
    return tuple(WORD.findall(term))


# Fields -----------------------------------------------------------------------------------------------------------


def _key(field: Field[Any]) -> str:
    return field.name.rstrip("_")


def _is_required(field: Field[Any]) -> bool:
    """Whether a file must have a field: not where its default says something already."""
    default = field.default_factory() if field.default_factory is not MISSING else field.default
    return not isinstance(default, bool | None) and not default


def _unknown(key: Any, known: Mapping[str, object], place: Place) -> Flaw:
    near = get_close_matches(str(key), known, 1)
    listed = "', '".join(list(known)[:_SHOWN])
    remedy = f"write '{near[0]}'" if near else f"take it out; there are '{listed}'{' …' * (len(known) > _SHOWN)}"
    return Flaw((*place.keys, key), f"'{key}' is not a key of this file", remedy)


def _plain(kind: Any) -> Any:
    """A type without its reader and without `| None`."""
    if get_origin(kind) is Annotated:
        return get_args(kind)[0]
    if get_origin(kind) in (Union, UnionType):
        return next(one for one in get_args(kind) if one is not NoneType)
    return kind


def _joint(kind: Any) -> str:
    """What a type's reader says joins two texts, or nothing."""
    return "".join(get_args(kind)[2:]) if get_origin(kind) is Annotated else ""


def _kind_of(kind: Any, key: Any) -> Any:
    """The type of what stands under a key of a mapping; any where a reader takes the mapping whole."""
    if is_dataclass(kind):
        return next((hints(kind)[field.name] for field in fields(kind) if _key(field) == key), Any)  # type: ignore[arg-type]
    return get_args(kind)[1] if get_origin(kind) is Mapping else Any


# Layers -----------------------------------------------------------------------------------------------------------


def _bare(raw: Any) -> Any:
    return raw.value if isinstance(raw, Replacement) else raw


def _items(raw: Any) -> list[Any]:
    return _terms(raw) if isinstance(raw, str) else list(raw or ())


def _joined(below: Sequence[Any], above: Sequence[Any], kind: Any) -> list[Any]:
    """Two lists as one. Entries that are mappings with a name are one where they share it."""
    found = list(below)
    for entry in above:
        name = entry.get("name") if isinstance(entry, dict) else None
        same = next((place for place, known in enumerate(found) if name and known["name"] == name), None)
        if same is None:
            found.append(entry)
        else:
            found[same] = merged(kind, found[same], entry)
    return found
