"""What an article's frontmatter may say, under our own names for it; `briefings schema article` prints it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from generator.model.articles import Rights
from generator.reading import values
from generator.reading.values import UnusableError

_SIZES = (
    "full", "regular", "large", "image", "url", "src", "path", "main", "original", "raw", "medium", "small", "thumb",
)  # fmt: skip
"""Names of a picture's sizes, the best first."""


def _source(value: object) -> object:
    value = values.first(value)
    if not isinstance(value, Mapping):
        plain = values.text(value)
        return None if plain is None else ({"url": plain} if re.match(r"https?://", plain) else {"name": plain})
    return {str(key).casefold(): item for key, item in value.items()}


def _image(value: object) -> object:
    value = values.first(value)
    if not isinstance(value, Mapping):
        return None if value in (None, "", False) else {"file": values.text(value)}
    given = {str(key).casefold(): item for key, item in value.items() if item}
    alt, credit = _first(given, "alt", "image_alt"), _first(given, "credit", "copyright", "attribution")
    return {"file": _file(given), "alt": alt, "credit": credit}


def _file(given: Mapping[str, object]) -> str | None:
    """The largest of a picture's sizes, else the first value that looks like a file."""
    size = _first(given, *_SIZES)
    files = (item for item in given.values() if isinstance(item, str) and re.search(r"[./]\w+$", item))
    return next(files, None) if size is None else str(size).strip()


def _first(given: Mapping[str, object], *names: str) -> object:
    return next((given[name] for name in names if name in given), None)


def _ai(value: object) -> object:
    if not isinstance(value, Mapping):
        return None if value is None else {"rewritten": values.flag(value)}
    lower = {re.sub(r"[_\s-]", "", str(key)).casefold(): item for key, item in value.items()}
    at = _first(lower, "expandedat", "at", "generatedat", "rewrittenat")
    told = _first({**lower, "": True}, "rewritten", "generated", "")
    return {"rewritten": values.flag(told), "at": values.moment(at), "version": values.text(lower.get("version"))}


def _rights(value: object) -> object:
    plain = values.text(value)
    if plain is None:
        return None
    if plain.casefold() not in list(Rights):
        raise UnusableError(f"is not one of our rights: {values.shown(value)}", "write full, excerpt or link")
    return plain.casefold()


Text = Annotated[str | None, BeforeValidator(values.text)]
Day = Annotated[dt.date | None, BeforeValidator(values.day)]
Address = Annotated[str | None, BeforeValidator(values.web_address)]


class SourceFrontmatter(BaseModel):
    """Who published the article."""

    model_config = ConfigDict(extra="ignore", title="Source")
    name: Text = Field(None, description="the outlet's name")
    key: Text = Field(None, description="a short name for addresses; made from the name where it is missing")
    type: Text = Field(None, description="how the article came to us, such as RSS")
    url: Address = Field(None, description="the outlet's address")


class ImageFrontmatter(BaseModel):
    """The cover image."""

    model_config = ConfigDict(extra="ignore", title="Image")
    file: Text = Field(None, description="a file beside the article, or an address, which is only ever linked")
    alt: Text = Field(None, description="what is to be seen, for those who cannot see it")
    credit: Text = Field(None, description="who made it")


class AiFrontmatter(BaseModel):
    """What an AI did to the text."""

    model_config = ConfigDict(extra="ignore", title="AI")
    rewritten: bool = Field(True, description="whether an AI wrote or rewrote the text")
    at: dt.datetime | None = Field(None, description="when it did (also expandedAt)")
    version: Text = Field(None, description="version of the rewriting")


class ArticleFrontmatter(BaseModel):
    """The metadata of an article. Every key may be left out; other keys are kept and shown."""

    model_config = ConfigDict(extra="allow", populate_by_name=True, title="Article")

    title: Text = Field(None, description="the headline; else the first heading, else the first sentence")
    slug: Text = Field(None, description="the article's address; else the file's name")
    published: Day = Field(
        None, description="day of publication (also publishedAt, date, publishDate, pubDate, created)"
    )
    updated: Day = Field(None, description="day of the last change (also updatedAt, lastmod, modified, lastUpdated)")
    expires: Day = Field(None, description="day from which the article no longer holds (also expiryDate)")
    draft: Annotated[bool, BeforeValidator(values.flag)] = Field(
        False, description="true keeps it off the site (also published: false, status: draft)"
    )
    language: Annotated[str | None, BeforeValidator(values.language)] = Field(
        None, description="code of the text's language (also lang, locale); else by suffix, folder or the text"
    )
    translation_key: Text = Field(
        None, alias="translationKey", description="the same for all translations of one article"
    )
    issue: Annotated[tuple[str, ...], BeforeValidator(values.listed)] = Field(
        (), description="the issue or issues the article belongs to"
    )
    source: Annotated[SourceFrontmatter | None, BeforeValidator(_source)] = Field(
        None, description="who published it: a name, an address, or name, key, type, url"
    )
    url: Address = Field(None, description="where the original is (also canonicalUrl, link)")
    external_id: Text = Field(None, alias="externalId", description="the article's number with its source")
    authors: Annotated[tuple[str, ...], BeforeValidator(values.names)] = Field(
        (), description="who wrote it (also author, byline): text, list or maps with a name"
    )
    summary: Text = Field(None, description="one or two sentences (also description, excerpt, abstract)")
    category: Text = Field(None, description="the section of the paper")
    tags: Annotated[tuple[str, ...], BeforeValidator(values.words)] = Field(
        (), description="what it is about (also topics, keywords, categories): a list, or text with commas"
    )
    weight: Annotated[int, BeforeValidator(values.weight)] = Field(
        0, description="rank among articles, higher first (also stickyWeight, pin)"
    )
    image: Annotated[ImageFrontmatter | None, BeforeValidator(_image)] = Field(
        None, description="the cover (also coverImage, heroImage): a file, an address, or a map"
    )
    image_alt: Text = Field(None, description="what the cover shows")
    image_credit: Text = Field(None, description="who made the cover")
    sentiment: Text = Field(None, description="the tone, as its source names it")
    score: Annotated[float | None, BeforeValidator(values.number)] = Field(
        None, description="the tone as a number; 0 is one"
    )
    ai: Annotated[AiFrontmatter | None, BeforeValidator(_ai)] = Field(
        None, description="what an AI did to the text (also ai_generated)"
    )
    inferred: Annotated[tuple[str, ...], BeforeValidator(values.listed)] = Field(
        (), description="which of title, published, language, source the article does not state itself"
    )
    chrome_language: Annotated[str | None, BeforeValidator(values.language)] = Field(
        None, description="the language of the web page around the text, where it differs"
    )
    rights: Annotated[Literal["full", "excerpt", "link"] | None, BeforeValidator(_rights)] = Field(
        None, description="how much of the text the site may show"
    )
