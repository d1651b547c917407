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
from collections.abc import Callable, Iterator, Mapping, Sequence
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
_SCALARS = (str, bool, int, re.Pattern)
_SHOWN = 8  # keys that a remedy lists where none is near


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


def read_as(shape: type[T], raw: Any, flaws: list[Flaw], at: Keys = ()) -> T:
    """An instance of a dataclass from a mapping; what is wrong joins `flaws`, and its field stays as it is by default.

    Raises DataError where `raw` is no mapping.
    """
    content = _mapping(raw)
    known = {_key(field): field for field in fields(shape) if field.init}  # type: ignore[arg-type]
    flaws += (_unknown(key, known, at) for key in content if key not in known)
    values: dict[str, Any] = {}
    for key, field in known.items():
        if key in content:
            with _Gathering(flaws, (*at, key)):
                values[field.name] = _value(hints(shape)[field.name], content[key], flaws, (*at, key))  # type: ignore[arg-type]
        elif not at and _is_required(field):
            flaws.append(Flaw(at, f"'{key}' is missing", f'write it, or `{key}: ""` where there are none', True))
    lacking = [field.name for field in known.values() if field.name not in values and not _has_default(field)]
    if lacking:
        raise DataError(f"'{lacking[0]}' is missing", "write it")
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
    if (get_origin(inner) or inner) in _SCALARS or isinstance(above, bool | int | None):
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


def terms(raw: Any) -> list[str]:
    """The terms of a value as they are written: a list, or one text with commas and line ends between them."""
    if isinstance(raw, str):
        raw = re.split(r"[,\n]", raw)
    if not isinstance(raw, list):
        raise DataError(f"{_named(raw)} where words are asked for", "write words between commas, or a list of them")
    for term in raw:
        if isinstance(term, bool) or not isinstance(term, str | int):
            raise DataError(f"{_named(term)} among words", "put the word in quotation marks")
    return [term for term in (str(term).strip().strip('"') for term in raw) if term]


def folded_terms(raw: Any) -> tuple[str, ...]:
    """The terms of a value, casefolded, each once, as they come."""
    return tuple(dict.fromkeys(term.casefold() for term in terms(raw)))


def as_written(raw: Any) -> frozenset[str]:
    """Terms whose capitals matter."""
    return frozenset(terms(raw))


def by_term(raw: Any) -> Mapping[str, str]:
    """From each term to the key that it stands under; of two keys with one term the later counts."""
    return MappingProxyType({term: str(key) for key, value in _mapping(raw).items() for term in folded_terms(value)})


def by_phrase(raw: Any) -> Mapping[Phrase, str]:
    """The same for phrases, as their words."""
    return MappingProxyType({_words(term): key for term, key in by_term(raw).items()})


Exact = Annotated[frozenset[str], as_written]
Ordered = Annotated[tuple[str, ...], folded_terms]
ByTerm = Annotated[Mapping[str, str], by_term]
ByPhrase = Annotated[Mapping[Phrase, str], by_phrase]


@cache
def hints(shape: type) -> Mapping[str, Any]:
    """The types of a dataclass's fields."""
    return get_type_hints(shape, include_extras=True)


class _Gathering:
    """Turns DataError inside its block into a flaw at `keys`."""

    def __init__(self, flaws: list[Flaw], keys: Keys) -> None:
        self.flaws, self.keys = flaws, keys

    def __enter__(self) -> None:
        """Nothing is prepared."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        """Takes DataError, lets all else pass."""
        if isinstance(error, DataError):
            place = f"'{self.keys[-1]}'" if isinstance(self.keys[-1], str) else f"entry {self.keys[-1] + 1}"
            self.flaws.append(Flaw(self.keys, f"{place}: {error.problem}", error.remedy))
        return isinstance(error, DataError)


def _value(kind: Any, raw: Any, flaws: list[Flaw], at: Keys) -> Any:
    raw = raw.value if isinstance(raw, Replacement) else raw
    if get_origin(kind) is Annotated:
        return get_args(kind)[1](raw)
    if is_dataclass(kind):
        return read_as(kind, raw, flaws, at)  # type: ignore[arg-type]
    origin = get_origin(kind) or kind
    if origin in (Union, UnionType):
        return None if raw is None else _value(_plain(kind), raw, flaws, at)
    return _READERS[origin](kind, raw, flaws, at)


def _scalar(kind: Any, raw: Any, flaws: list[Flaw], at: Keys) -> Any:
    if type(raw) is not kind:
        remedies = {str: "write a text, in quotation marks if need be", bool: "write true or false"}
        raise DataError(f"{_named(raw)} where {_KINDS[kind]} is asked for", remedies.get(kind, "write a whole number"))
    return raw


def _choice(kind: Any, raw: Any, flaws: list[Flaw], at: Keys) -> Any:
    if raw not in get_args(kind):
        raise DataError(f"{raw!r} is none of its values", f"write {' or '.join(map(str, get_args(kind)))}")
    return raw


def _pattern(kind: Any, raw: Any, flaws: list[Flaw], at: Keys) -> re.Pattern[str]:
    return compiled(raw)


def compiled(raw: Any) -> re.Pattern[str]:
    """A regular expression that ignores case."""
    if not isinstance(raw, str):
        raise DataError(f"{_named(raw)} where a regular expression is asked for", "write it in quotation marks")
    try:
        return re.compile(raw, re.IGNORECASE)
    except re.error as error:
        raise DataError(f"no regular expression: {error}", "correct it") from error


def _set(kind: Any, raw: Any, flaws: list[Flaw], at: Keys) -> frozenset[Any]:
    return frozenset(_elements(get_args(kind)[0], raw, flaws, at))


def _tuple(kind: Any, raw: Any, flaws: list[Flaw], at: Keys) -> tuple[Any, ...]:
    element = get_args(kind)[0]
    found = tuple(_elements(element, raw, flaws, at))
    ordered = element is str or get_args(element) == (str, ...)
    return tuple(sorted(found, key=lambda term: (-len(term), term))) if ordered else found


def _elements(kind: Any, raw: Any, flaws: list[Flaw], at: Keys) -> Iterator[Any]:
    if kind is str:
        yield from folded_terms(raw)
    elif get_args(kind) == (str, ...):
        yield from (_words(term) for term in folded_terms(raw))
    elif get_args(kind) == (str, str):
        pairs = map(list, raw.items()) if isinstance(raw, dict) else folded_terms(raw) if isinstance(raw, str) else raw
        yield from map(_pair, pairs or ())
    else:
        if raw and not isinstance(raw, list):
            raise DataError(f"{_named(raw)} where a list is asked for", "write a list, each entry after a dash")
        for place, entry in enumerate(raw or ()):
            with _Gathering(flaws, (*at, place)):
                yield _value(kind, entry, flaws, (*at, place))


def _pair(raw: Any) -> tuple[str, str]:
    halves = raw.rsplit(" ", 1) if isinstance(raw, str) else raw
    if not isinstance(halves, list) or len(halves) != len("ab") or not all(isinstance(half, str) for half in halves):
        raise DataError(f"{raw!r} is no pair of words", "write two words, [first, second]")
    return halves[0], halves[1]


def _table(kind: Any, raw: Any, flaws: list[Flaw], at: Keys) -> Mapping[Any, Any]:
    key_kind, kind = get_args(kind)
    found: dict[Any, Any] = {}
    for key, value in _mapping(raw).items():
        with _Gathering(flaws, (*at, key)):
            if isinstance(key, bool) or not isinstance(key, (str, int) if key_kind is str else key_kind):
                raise DataError(f"{_named(key)} as a key", "put the key in quotation marks, or write a number")
            found[key_kind(key)] = _value(kind, value, flaws, (*at, key))
    return MappingProxyType(found)


_READERS: Mapping[Any, Callable[[Any, Any, list[Flaw], Keys], Any]] = {
    **dict.fromkeys((str, bool, int), _scalar),
    Literal: _choice,
    re.Pattern: _pattern,
    frozenset: _set,
    tuple: _tuple,
    Mapping: _table,
}
_KINDS = {
    str: "a text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "a mapping",
    NoneType: "nothing",
}


def _named(raw: Any) -> str:
    return f"{_KINDS.get(type(raw), type(raw).__name__)}{f' ({raw})' if isinstance(raw, bool) else ''}"


def _mapping(raw: Any) -> Mapping[Any, Any]:
    if raw in (None, ""):
        return {}
    if not isinstance(raw, dict):
        raise DataError(f"{_named(raw)} where a mapping is asked for", "write keys with their values, `key: value`")
    return raw


def _words(term: str) -> Phrase:
    return tuple(WORD.findall(term))


def _key(field: Field[Any]) -> str:
    return field.name.rstrip("_")


def _has_default(field: Field[Any]) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


def _is_required(field: Field[Any]) -> bool:
    """Whether a file must have a field: not where its default says something already."""
    default = field.default_factory() if field.default_factory is not MISSING else field.default
    return not isinstance(default, bool | None) and not default


def _unknown(key: Any, known: Mapping[str, object], at: Keys) -> Flaw:
    near = get_close_matches(str(key), known, 1)
    listed = "', '".join(list(known)[:_SHOWN])
    remedy = f"write '{near[0]}'" if near else f"take it out; there are '{listed}'{' …' * (len(known) > _SHOWN)}"
    return Flaw((*at, key), f"'{key}' is not a key of this file", remedy)


def _plain(kind: Any) -> Any:
    """A type without its reader and without `| None`."""
    if get_origin(kind) is Annotated:
        return get_args(kind)[0]
    if get_origin(kind) in (Union, UnionType):
        return next(one for one in get_args(kind) if one is not NoneType)
    return kind


def _joint(kind: Any) -> str:
    """What a type's reader says joins two texts, or nothing."""
    notes = get_args(kind)[2:] if get_origin(kind) is Annotated else ()
    return notes[0] if notes else ""


def _kind_of(kind: Any, key: Any) -> Any:
    """The type of what stands under a key of a mapping; any where a reader takes the mapping whole."""
    if is_dataclass(kind):
        return next((hints(kind)[field.name] for field in fields(kind) if _key(field) == key), Any)  # type: ignore[arg-type]
    return get_args(kind)[1] if get_origin(kind) is Mapping else Any


def _items(raw: Any) -> list[Any]:
    return terms(raw) if isinstance(raw, str) else list(raw or ())


def _bare(raw: Any) -> Any:
    return raw.value if isinstance(raw, Replacement) else raw


def _joined(below: Sequence[Any], above: Sequence[Any], kind: Any) -> list[Any]:
    """Two lists as one. Entries that are mappings with a name are one where they share it."""
    found = list(below)
    for entry in above:
        name = entry.get("name") if isinstance(entry, dict) else None
        same = next((at for at, one in enumerate(found) if name and one["name"] == name), None)
        if same is None:
            found.append(entry)
        else:
            found[same] = merged(kind, found[same], entry)
    return found
