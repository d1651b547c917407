"""The one loader of a language's data files: finds them in the program and in the project, reads each into its type.

A language is described where there is a folder with a `language.yml`. A file `locales/it/events.yml` of a project adds
its words to those of the program's `it/events.yml`, key by key (a value marked `!replace` stands instead of them);
`it-CH/events.yml` adds to both where Swiss Italian is asked for.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, partial, reduce, wraps
from pathlib import Path
from typing import Any, Generic, ParamSpec, TypeVar

import yaml
from babel import Locale, UnknownLocaleError

from generator.errors import Problem, warning
from generator.languages.data import (
    Behaviour,
    Language,
    MetadataWords,
    PageWords,
    Reporting,
    SentenceRules,
    Stopwords,
    normalise,
)
from generator.languages.schema import DataError, Flaw, Keys, Place, Replacement, merged, read_as, without
from generator.model.language_tags import base

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Source:
    """A folder of languages, and how its owner would write it."""

    folder: Path
    shown: str


PROGRAM = Source(Path(__file__).parent, "generator/languages")
DESCRIBED = "language.yml"
"""The file that makes a folder a language."""

_sources: list[Source] = [PROGRAM]
_caches: list[Callable[[], None]] = []
_seen: list[object] = [()]


def search(*sources: Source) -> None:
    """Look for languages in these folders from now on, later ones adding to earlier ones; forgets what was read.

    Called at the edge, once a run and in each process that works for it.
    """
    stamp = [
        (str(path), path.stat().st_mtime_ns) for source in sources[1:] for path in sorted(source.folder.glob("*/*.yml"))
    ]
    if (list(sources), stamp) != (_sources, _seen[0]):
        _sources[:], _seen[0] = sources, stamp
        for forget in _caches:
            forget()


def search_project(locales: Path, root: Path) -> None:
    """Look for languages in the program and in a project's catalogues; `root` is where its paths start."""
    shown = locales.relative_to(root) if locales.is_relative_to(root) else locales
    search(PROGRAM, Source(locales, shown.as_posix()))


def sources() -> tuple[Source, ...]:
    """The folders in which languages are looked for, as `search` was told."""
    return tuple(_sources)


def searching() -> Callable[[], None]:
    """What has another process look for languages where this one does."""
    return partial(search, *_sources)


def overlays() -> str:
    """All that the program's own folders do not say: the data files of the others."""
    files = [path for source in _sources if source != PROGRAM for path in sorted(source.folder.glob("*/*.yml"))]
    return "\0".join(f"{path.parent.name}/{path.name}:{path.read_text('utf-8', 'replace')}" for path in files)


def data_cache(function: Callable[P, T]) -> Callable[P, T]:
    """A `functools.cache` for what is made of a language's data: forgotten when the data may be others."""
    cached = cache(function)
    _caches.append(cached.cache_clear)

    @wraps(function)
    def remembered(*args: P.args, **kwargs: P.kwargs) -> T:
        return cached(*args, **kwargs)  # type: ignore[arg-type]

    return remembered


def fallbacks(code: str) -> tuple[str, ...]:
    """A code and those it falls back on, the most exact first: "de-AT", "de"."""
    parts = code.replace("_", "-").split("-")
    return tuple("-".join(parts[:length]) for length in range(len(parts), 0, -1))


def known() -> tuple[str, ...]:
    """Codes of the languages that are described; without the regions of any of them."""
    return having(DESCRIBED)


@data_cache
def having(file: str) -> tuple[str, ...]:
    """Codes of the languages in whose folders `file` is, in the order of their locales; without regions of them."""
    folders = {
        entry.name
        for source in _sources
        if source.folder.is_dir()
        for entry in source.folder.iterdir()
        if (entry / file).is_file()
    }
    codes = [code for code in folders if not folders.intersection(fallbacks(code)[1:])]
    return tuple(sorted(codes, key=lambda code: (read(code, "language", Behaviour).cldr or code, code)))


@dataclass(frozen=True, slots=True)
class Loaded(Generic[T]):
    """What a language's file says, and what is wrong in it."""

    value: T
    problems: tuple[Problem, ...] = ()


def read(code: str, subject: str, shape: type[T]) -> T:
    """What `<code>/<subject>.yml` says, as an instance of the dataclass `shape` (see `schema`); read once.

    An empty instance for a language that nobody described. What is wrong in a file is left out, and told by `load`.
    """
    return load(code, subject, shape).value


@data_cache
def load(code: str, subject: str, shape: type[T]) -> Loaded[T]:
    """The same with the problems of the files."""
    told: list[Problem] = []
    layers = {shown: _content(path, shown, shape, told) for path, shown in _files(code, f"{subject}.yml")}
    read_ones = {shown: content for shown, content in layers.items() if content is not None}
    flaws: list[Flaw] = []
    value = read_as(shape, reduce(partial(merged, shape), read_ones.values(), {}), Place(flaws))
    for shown in list(read_ones)[:1]:
        told += (warning(shown, 0, flaw.problem, flaw.remedy) for flaw in flaws)
    return Loaded(value, tuple(told))


def problems(code: str, shapes: Mapping[str, type]) -> tuple[Problem, ...]:
    """All that is wrong in the data of a language; `shapes` names each data file and its type."""
    found = [problem for subject, shape in shapes.items() for problem in load(code, subject, shape).problems]
    for path, shown in _files(code, "*.yml"):
        if path.stem not in shapes:
            near = get_close_matches(path.stem, shapes, 1)
            remedy = f"name it '{near[0]}.yml'" if near else f"take it away; there are {', '.join(shapes)}"
            found.append(Problem(shown, 0, "there is no such file of a language", remedy))
    return tuple(dict.fromkeys(found))


def _files(code: str, pattern: str) -> Iterator[tuple[Path, str]]:
    """The files of a language from the most general to the most exact, with how their owner writes them."""
    for folder in reversed(fallbacks(code)):
        for source in _sources:
            for path in sorted((source.folder / folder).glob(pattern)):
                yield path, f"{source.shown}/{folder}/{path.name}"


@data_cache
def language_data(code: str) -> Language:
    """Give what is known about the language ``code`` (ISO 639-1).

    A language without a folder gives neutral data that every function accepts, so that a site can have an
    interface language nobody has described yet. Each language is read once.
    """
    return Language(
        code=base(code),
        behaviour=read(code, "language", Behaviour),
        stopwords=read(code, "words", Stopwords).stopwords,
        sentences=read(code, "sentences", SentenceRules),
        page=read(code, "parts", PageWords),
        metadata=read(code, "metadata", MetadataWords),
        reporting=read(code, "reporting", Reporting),
    )


@data_cache
def shared_data(name: str) -> dict[str, Any]:
    """Give a data file that belongs to no single language, as it stands."""
    content: dict[str, Any] = yaml.load((_sources[0].folder / name).read_text("utf-8"), _Loader)  # noqa: S506
    return content


@data_cache
def metadata_words(field: str) -> tuple[str, ...]:
    """The words of one field of `metadata.yml` in all languages."""
    return tuple(sorted({word for code in known() for word in getattr(language_data(code).metadata, field)}))


def any_of(words: Iterable[str]) -> str:
    """A regular expression for one of the words, the longest first; for nothing that there is where there are none."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) or "(?!)"


def behaviour(code: str) -> Behaviour:
    """How a language behaves where its words alone do not tell."""
    return language_data(code).behaviour


def part_of(heading: str, language: str) -> str | None:
    """Give the part of a page that ``heading`` opens in ``language``, or None when it is a heading of the text.

    The whole heading is looked up first, then its beginning ("Impact on …"), longest first.
    """
    page = language_data(language).page
    key = normalise(heading)
    if key in page.headings:
        return page.headings[key]
    return next((part for start, part in page.beginnings.items() if key.startswith(start + " ")), None)


@data_cache
def locale(code: str) -> Locale:
    """CLDR's data for a language: of its own region where there is one, by what its `language.yml` names; else the
    root's."""
    named = language_data(code).behaviour.cldr
    region = code.replace("_", "-").partition("-")[2]
    for name in (f"{named}-{region}", named, code, base(code)):
        with suppress(UnknownLocaleError, ValueError):
            return Locale.parse(name.replace("-", "_"))
    return Locale.parse("root")


def _content(path: Path, shown: str, shape: type, told: list[Problem]) -> Mapping[Any, Any] | None:
    """What a file says as it stands, without what is wrong, which joins `told`; None where it cannot be read."""
    place = Place([])
    try:
        text = path.read_bytes().decode("utf-8-sig")
        content = yaml.load(text, _Loader)  # noqa: S506 (a safe loader, in C where there is one)
        read_as(shape, content, place)
    except DataError as error:
        problem = Problem(shown, 1, error.problem, error.remedy)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        problem = Problem(shown, line, f"not valid YAML: {error.problem}", "correct the line")
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError):
        problem = Problem(shown, 0, "not a text in YAML", "save it as UTF-8, without control characters")
    except OSError as error:
        problem = Problem(shown, 0, f"cannot be read: {error.strerror}", "mend its permissions")
    else:
        wrong = [flaw for flaw in place.flaws if not flaw.missing]
        told += (Problem(shown, _line(text, flaw.keys), flaw.problem, flaw.remedy) for flaw in wrong)
        for flaw in reversed(wrong):
            content = without(content, flaw.keys)
        return content or {}
    told.append(problem)
    return None


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Safe YAML that demands each key once, and knows `!replace`."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """A mapping; a key that stands twice is a mistake, of which YAML would keep the last in silence."""
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"'{key.value}' stands twice", key.start_mark)
            seen.add(key.value)
        made: dict[Any, Any] = super().construct_mapping(node, deep)
        return made


def _replacement(loader: _Loader, node: yaml.Node) -> Replacement:
    if isinstance(node, yaml.SequenceNode):
        return Replacement(loader.construct_sequence(node, deep=True))
    if isinstance(node, yaml.MappingNode):
        return Replacement(loader.construct_mapping(node, deep=True))
    return Replacement(yaml.safe_load(node.value))


yaml.add_constructor("!replace", _replacement, _Loader)


def _line(text: str, keys: Keys) -> int:
    """The line of the value that keys lead to."""
    node, line = yaml.compose(text, _Loader), 1
    for key in keys:
        if isinstance(node, yaml.SequenceNode):
            node = node.value[key]
            line = node.start_mark.line + 1
        elif isinstance(node, yaml.MappingNode):
            name, node = next(pair for pair in node.value if yaml.safe_load(yaml.serialize(pair[0])) == key)
            line = name.start_mark.line + 1
    return line
