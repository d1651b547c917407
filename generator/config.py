"""mkdocs.yml and the command line -> Config: everything a run depends on, read once at the edge."""

import datetime as dt
import os
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import yaml
from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from yaml_env_tag import construct_env_tag

from generator.errors import ConfigError
from generator.model.articles import Rights

FIRST_DAY, LAST_DAY = dt.date(1900, 1, 1), dt.date(2199, 12, 31)
"""Between them lies the day of a build, and that of an edition."""


@dataclass(frozen=True, slots=True)
class SiteLanguage:
    """A language of the site: its BCP 47 code and its name in itself."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Config:
    """What a run depends on. All paths are absolute. `site_url` ends in "/" or is "".

    `languages` are in the order of the switch; the first one is the default, shown where a reader's preference
    is unknown. A run may build only some of
    those that the file has `declared`. `today` is the only clock of the program.
    """

    file: Path
    site_name: str
    site_url: str
    languages: tuple[SiteLanguage, ...]
    articles: Path
    issues: Path
    locales: Path
    site_dir: Path
    work_dir: Path
    rights: Rights
    today: dt.date
    without: frozenset[str] = frozenset()
    jobs: int = 2
    declared: tuple[str, ...] = ()
    editions: Path = Path("editions")
    executor: str = ""
    fresh: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the site's languages, in their order."""
        return tuple(language.code for language in self.languages)

    def shown(self, folder: Path) -> str:
        """A folder as its owner would type it: relative to mkdocs.yml where it lies below it."""
        inside = folder.is_relative_to(self.file.parent)
        return (folder.relative_to(self.file.parent) if inside else folder).as_posix()


def _relative(path: str) -> str:
    if not path or "\0" in path:
        raise ValueError("must be a path")
    return path


def _known_language(code: str) -> str:
    try:
        Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise ValueError(f"'{code}' is not a language code that CLDR knows") from error
    return code


def _with_attributes(extensions: list[str | dict[str, object]]) -> list[str | dict[str, object]]:
    """The pages give their headings ids; the engines join or replace lists, so the site's own file must name this."""
    if not any(
        name in extension for extension in extensions for name in ("attr_list", "markdown.extensions.attr_list")
    ):
        raise ValueError("must list attr_list, which the pages' headings need")
    return extensions


Folder = Annotated[str, AfterValidator(_relative)]


class Alternate(BaseModel):
    """One entry of `extra.alternate`: a language of the site."""

    model_config = ConfigDict(extra="ignore")
    lang: Annotated[str, AfterValidator(_known_language)]
    name: str
    link: str = ""


class BriefingsSettings(BaseModel):
    """`extra.briefings` of mkdocs.yml; every key has a default."""

    model_config = ConfigDict(extra="forbid")
    articles: Annotated[Folder, Field(description="folder of the articles")] = "seeds"
    issues: Annotated[Folder, Field(description="folder of the issue files")] = "briefings"
    locales: Annotated[Folder, Field(description="folder of the chrome's catalogues")] = "locales"
    editions: Annotated[Folder, Field(description="folder of the editions")] = "editions"
    build: Annotated[Folder, Field(description="folder for everything generated")] = "build"
    rights: Annotated[Rights, Field(description="how much of an article is shown where it does not say")] = Rights.FULL
    today: Annotated[dt.date | None, Field(description="build as if it were this day")] = None


def _each_once(languages: list[Alternate]) -> list[Alternate]:
    codes = [language.lang for language in languages]
    twice = next((code for code in codes if codes.count(code) > 1), None)
    if twice:
        raise ValueError(f"has '{twice}' twice")
    return languages


class _Extra(BaseModel):
    alternate: Annotated[list[Alternate], Field(min_length=1), AfterValidator(_each_once)]
    briefings: BriefingsSettings = BriefingsSettings()


class _MkDocs(BaseModel):
    site_name: str = Field(min_length=1)
    site_url: str | None = ""
    site_dir: str = "build/site"
    markdown_extensions: Annotated[list[str | dict[str, object]], AfterValidator(_with_attributes)] = Field(
        default=[], validate_default=True
    )
    extra: _Extra


class _Loader(yaml.SafeLoader):
    """YAML as MkDocs reads it: `!ENV` is looked up, its other tags (`!relative`, `!!python/name:`) are left to it."""


def _ignore_tag(loader: _Loader, suffix: str, node: yaml.Node) -> None:
    return None


for _tag in ("!", "tag:yaml.org,2002:python/"):
    yaml.add_multi_constructor(_tag, _ignore_tag, _Loader)
yaml.add_constructor("!ENV", construct_env_tag, _Loader)


def load(
    file: Path, overrides: Mapping[str, object] | None = None, *, environment: Mapping[str, str] = os.environ
) -> Config:
    """The configuration in `file`; `overrides` is what the command line gives, by name of field (None: not given).

    Raises ConfigError, with all that is wrong in the file at once.
    """
    settings = _validated(file)
    ours = settings.extra.briefings
    root = file.resolve().parent
    url = settings.site_url.rstrip("/") + "/" if settings.site_url else ""
    if url and not _is_address(url):
        raise ConfigError(f"{file}: site_url '{settings.site_url}' is not a web address. Write https://… or omit it.")
    values: dict[str, object] = {
        "file": file.resolve(),
        "site_name": settings.site_name,
        "site_url": url,
        "languages": tuple(SiteLanguage(entry.lang, entry.name) for entry in settings.extra.alternate),
        "declared": tuple(entry.lang for entry in settings.extra.alternate),
        "articles": (root / ours.articles).resolve(),
        "issues": (root / ours.issues).resolve(),
        "locales": (root / ours.locales).resolve(),
        "editions": (root / ours.editions).resolve(),
        "site_dir": (root / settings.site_dir).resolve(),
        "work_dir": (root / ours.build).resolve(),
        "rights": ours.rights,
        "today": ours.today or _today(environment),
        "jobs": os.cpu_count() or 1,
    }
    values |= {name: value for name, value in (overrides or {}).items() if value is not None}
    config = Config(**values)  # type: ignore[arg-type]
    if not FIRST_DAY <= config.today <= LAST_DAY:
        said = f"the day of the build is in the year {config.today.year}"
        raise ConfigError(f"{file}: {said}. Correct extra.briefings.today or SOURCE_DATE_EPOCH.")
    _demand_apart(config)
    return config


def _is_address(url: str) -> bool:
    """Whether pages can be published at `url`: a plain web address, without a query, a fragment or odd characters."""
    try:
        return bool(re.fullmatch(r"https?://[^\s\"'<>?#\\\x00-\x20]+", url) and urlsplit(url).hostname)
    except ValueError:
        return False


def _demand_apart(config: Config) -> None:
    """Raises ConfigError when a folder that builds replace would touch one that holds the owner's files."""
    owned = {
        "articles": config.articles,
        "issues": config.issues,
        "locales": config.locales,
        "editions": config.editions,
    }
    for name, made in (("site_dir", config.site_dir), ("build", config.work_dir)):
        for what, folder in (*owned.items(), ("mkdocs.yml", config.file)):
            if folder.is_relative_to(made) or (what != "mkdocs.yml" and made.is_relative_to(folder)):
                said = f"{name} '{made}' would overwrite {what} ('{folder}')"
                raise ConfigError(f"{config.file}: {said}. Choose a folder of its own.")
    pages = config.work_dir / "pages"
    if config.site_dir.is_relative_to(pages) or config.work_dir.is_relative_to(config.site_dir):
        raise ConfigError(f"{config.file}: site_dir '{config.site_dir}' is where builds work. Choose another folder.")


def _validated(file: Path) -> _MkDocs:
    try:
        data = yaml.load(file.read_text(encoding="utf-8-sig"), _Loader)  # noqa: S506 -- a SafeLoader
        return _MkDocs.model_validate(data)
    except OSError as error:
        raise ConfigError(f"{file}: {error.strerror}. Name another file with --config.") from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise ConfigError(f"{file}: not valid YAML ({' '.join(str(error).split())}).") from error
    except ValidationError as error:
        lines = [f"{file}: {'.'.join(map(str, item['loc'])) or 'file'}: {item['msg']}." for item in error.errors()]
        raise ConfigError("\n".join(lines)) from error


def _today(environment: Mapping[str, str]) -> dt.date:
    """The day of the build in UTC; `SOURCE_DATE_EPOCH` (seconds) wins, so that a build can be repeated."""
    epoch = environment.get("SOURCE_DATE_EPOCH") or str(int(time.time()))
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise ConfigError(f"SOURCE_DATE_EPOCH is '{epoch}'. Give it as whole seconds since 1970.") from error
