"""What an issue file's frontmatter may say; `briefings schema issue` prints it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, model_validator

from generator.model.language_tags import base
from generator.reading import values
from generator.reading.identity import is_language
from generator.reading.values import UnusableError


def _texts(value: object) -> dict[str, str]:
    """A text, or a map of texts by language; the text without a language has the key ""."""
    if value is None:
        return {}
    if isinstance(value, Mapping):
        found = {values.language(code) or "": values.text(entry) for code, entry in value.items()}
        return {code: entry for code, entry in found.items() if entry}
    plain = values.text(value)
    return {"": plain} if plain else {}


def _by_language(value: object) -> bool:
    """Whether a value is a map whose keys are codes of languages."""
    return isinstance(value, Mapping) and bool(value) and all(is_language(base(str(key))) for key in value)


def _required(value: object) -> dict[str, str]:
    found = _texts(value)
    if not found:
        raise UnusableError("says nothing", "write the text")
    return found


def _day(value: object) -> dt.date:
    found = values.day(value)
    if found is None:
        raise UnusableError("is not a date", "write it as 2026-04-08")
    return found


def _sections(value: object, info: ValidationInfo) -> object:
    """Overrides by the name of their section; `sections` of the context has what editors may call it."""
    sections: Mapping[str, str] = (info.context or {}).get("sections", {})
    listed = listed_names(sections)
    if not isinstance(value, Mapping):
        raise UnusableError("is not a map of sections", f"write {listed} below it")
    found: dict[str, object] = {}
    for key, entry in value.items():
        name = sections.get(re.sub(r"[\s_-]", "", str(key)).casefold())
        if name is None:
            raise UnusableError(f"has no section {values.shown(key)}", f"write {listed}")
        found[name] = entry
    return found


def listed_names(sections: Mapping[str, str]) -> str:
    """The names of the sections in running text."""
    *others, last = dict.fromkeys(sections.values()) or ("nothing",)
    return f"{', '.join(others)} or {last}" if others else last


def _terms(value: object) -> object:
    """A map of terms, or a list of maps with `term` and `text`."""
    if isinstance(value, list):
        rows = [entry for entry in value if isinstance(entry, Mapping)]
        return {str(row.get("term") or row.get("name") or ""): row.get("text", row.get("definition")) for row in rows}
    return value


_TEXT_KEYS = ("question", "event", "position", "point", "texts")
"""What editors call the text of an addition."""

Texts = Annotated[dict[str, str], BeforeValidator(_texts)]
Needed = Annotated[dict[str, str], BeforeValidator(_required)]
Day = Annotated[dt.date | None, BeforeValidator(values.day)]
Entries = Annotated[tuple[str, ...], BeforeValidator(values.listed)]
Words = Annotated[tuple[str, ...], BeforeValidator(values.words)]


class MatchFrontmatter(BaseModel):
    """Which articles belong to the issue by rule. Tags, words and sources each suffice; the dates bound all."""

    model_config = ConfigDict(extra="forbid", title="Match")
    tags: Words = Field((), description="articles with one of these tags")
    words: Words = Field((), description="articles in which one of these words or phrases stands")
    sources: Words = Field((), description="articles of these sources, by name or key")
    since: Day = Field(None, description="only articles published on this day or later")
    until: Day = Field(None, description="only articles published on this day or earlier")


class AdditionFrontmatter(BaseModel):
    """Something the editor adds to a section, in their own words."""

    model_config = ConfigDict(extra="forbid", title="Addition")
    text: Needed = Field(description="the sentence, question, event or position: a text, or a map of languages")
    answer: Texts = Field(default_factory=dict, description="for questions: the answer")
    actor: Annotated[str | None, BeforeValidator(values.text)] = Field(None, description="for positions: whose it is")
    date: Day = Field(None, description="for events: the day")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        """A bare text is an addition, too; a question may be called one."""
        if isinstance(value, str) or _by_language(value):
            return {"text": value}
        if not isinstance(value, Mapping) or "text" in value:
            return value
        called = next((key for key in _TEXT_KEYS if key in value), "text")
        return {"text" if key == called else key: entry for key, entry in value.items()}


class OverridesFrontmatter(BaseModel):
    """What the editor adds to a section, hides from it, or pins to its top."""

    model_config = ConfigDict(extra="forbid", title="Overrides")
    add: tuple[AdditionFrontmatter, ...] = Field((), description="the editor's own entries")
    hide: Entries = Field((), description="entries to leave out: their text, or their passage as article#s12")
    pin: Entries = Field((), description="entries to show first, in this order: their text, or their passage")


class ReviewFrontmatter(BaseModel):
    """Who looked at the briefing last, and when."""

    model_config = ConfigDict(extra="forbid", title="Review")
    by: str = Field(description="a name")
    on: Annotated[dt.date, BeforeValidator(_day)] = Field(description="a day")


class IssueFrontmatter(BaseModel):
    """What an editor says of an issue; the text below the frontmatter is the editor's note."""

    model_config = ConfigDict(extra="forbid", title="Issue")
    title: Texts = Field(default_factory=dict, description="the issue's name: a text, or a map of languages")
    description: Texts = Field(default_factory=dict, description="one sentence on it: a text, or a map of languages")
    language: Annotated[str | None, BeforeValidator(values.language)] = Field(
        None, description="language of the texts here that do not say theirs"
    )
    match: MatchFrontmatter = Field(
        default_factory=lambda: MatchFrontmatter.model_validate({}), description="rules by which articles belong to it"
    )
    include: Entries = Field((), description="articles that belong to it whatever the rules say: address or path")
    exclude: Entries = Field((), description="articles that do not belong to it, whatever the rules say")
    order: Annotated[int, BeforeValidator(values.weight)] = Field(0, description="rank among issues, lower first")
    status: Literal["open", "watching", "closed"] = Field("open", description="where the issue stands")
    reviewed: ReviewFrontmatter | None = Field(None, description="who looked at it last, and when")
    overrides: Annotated[dict[str, OverridesFrontmatter], BeforeValidator(_sections)] = Field(
        default_factory=dict, description="changes by section"
    )
    glossary: Annotated[dict[str, Texts], BeforeValidator(_terms)] = Field(
        default_factory=dict, description="terms and what they mean: a text, or a map of languages"
    )


def issue_schema(sections: Mapping[str, str]) -> dict[str, object]:
    """The JSON Schema of an issue file's frontmatter; `sections` as `read_issues` takes them."""
    schema = IssueFrontmatter.model_json_schema()
    schema["properties"]["overrides"] |= {
        "description": f"changes by section: {listed_names(sections)}",
        "propertyNames": {"enum": list(dict.fromkeys(sections.values()))},
    }
    return schema
