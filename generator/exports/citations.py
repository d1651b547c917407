"""The sources of a briefing for reference managers: BibTeX (as biblatex extends it) and CSL-JSON."""

import json
import re
from collections.abc import Iterator

from generator.exports.context import Context, File
from generator.languages.data import SOURCE
from generator.languages.loading import behaviour, data_cache, known, locale
from generator.model.articles import Article
from generator.model.briefings import Briefing
from generator.presentation.markup import address, plain
from generator.reading.slugs import slugify

_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # not \{: BibTeX counts braces whether or not they are escaped
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
} | {c: f"\\{c}" for c in "%#$&_"}
_ESCAPE = str.maketrans(_TEX)
_IN_ADDRESS = str.maketrans({c: f"%{ord(c):02X}" for c in '\\{}"<>^`| '})

_TYPES = {
    "newspaper": "article-newspaper",
    "quotidiano": "article-newspaper",
    "zeitung": "article-newspaper",
    "magazine": "article-magazine",
    "newsletter": "article-magazine",
    "report": "report",
    "press release": "report",
}
"""What CSL calls the kinds of source that frontmatter names; anything else is a page on the web."""

_INITIAL = re.compile(r"[^\W\d_]\.?", re.UNICODE)
_LONGEST_NAME = 4


@data_cache
def _particles() -> frozenset[str]:
    """Small words inside people's names, in any language."""
    return frozenset().union(*(behaviour(code).name_particles for code in known()))


def _english_name(code: str) -> str:
    """The name that babel and biblatex know a language by."""
    return (locale(code).get_language_name(SOURCE) or code).casefold()


def bibtex(briefing: Briefing, context: Context) -> File:
    """`sources.bib`: an `@online` entry for each source, in the order of their numbers."""
    entries = [_entry(entry.article, context) for entry in briefing.sources]
    return File("\n\n".join(entries).encode() + b"\n")


def csl(briefing: Briefing, context: Context) -> File:
    """`sources.json`: the sources as CSL-JSON items, in the order of their numbers."""
    items = [_item(entry.article, context) for entry in briefing.sources]
    return File((json.dumps(items, ensure_ascii=False, indent=2) + "\n").encode())


def family_and_given(author: str) -> tuple[str, str] | None:
    """A person's name in its parts, particles with the family name; None where it does not look like a person's."""
    name = plain(author)
    names = name.split()
    if "," in name:
        family, _, given = (part.strip() for part in name.partition(","))
        return (family, given) if family and given and "," not in given else None
    if not 2 <= len(names) <= _LONGEST_NAME or not all(map(_is_name, names)):
        return None
    particle = next((number for number, one in enumerate(names) if number and one.casefold() in _particles()), None)
    first = particle if particle is not None else len(names) - 1
    return (" ".join(names[first:]), " ".join(names[:first])) if first < len(names) else None


def _is_name(word: str) -> bool:
    return (
        word.casefold() in _particles() or (word[0].isupper() and not word.isupper()) or bool(_INITIAL.fullmatch(word))
    )


def _entry(article: Article, context: Context) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(article, context) if value)
    return f"@online{{{_key(article)},\n{fields}}}"


def _key(article: Article) -> str:
    """The key of an entry: the article's address, so that it stays when other sources come and go."""
    return slugify(article.id) or "source"


def _fields(article: Article, context: Context) -> Iterator[tuple[str, str]]:
    day = article.published
    yield "title", f"{{{_tex(article.title)}}}"
    yield "author", " and ".join(map(_tex_author, article.authors))
    yield "organization", _tex(article.source.name) if article.source else ""
    yield "date", f"{day:%Y-%m-%d}".rjust(10, "0") if day else ""
    yield "year", f"{day.year:04d}" if day else ""
    yield "month", str(day.month) if day else ""
    yield "url", _where(article, context).translate(_IN_ADDRESS)
    yield "langid", _english_name(article.language)
    yield "keywords", _tex(", ".join(tag.replace(",", " ") for tag in article.tags))
    yield "note", _tex("; ".join(_remarks(article, context)))


def _tex(text: str) -> str:
    return plain(text).translate(_ESCAPE)


def _tex_author(author: str) -> str:
    """A person as "family, given"; anything else in braces, which keep it whole."""
    parts = family_and_given(author)
    if parts is None or "and" in plain(author).split():
        return f"{{{_tex(author)}}}"
    return f"{_tex(parts[0])}, {_tex(parts[1])}"


def _where(article: Article, context: Context) -> str:
    """The article's own address; else its source's; else its page here, when the site's address is known."""
    own = address(article.url) or (address(article.source.url) if article.source else None)
    page = context.address("articles", article.id, up=2) if context.config.site_url else ""
    return own or page


def _remarks(article: Article, context: Context) -> Iterator[str]:
    gettext = context.catalogue.gettext
    if article.published is None:
        yield gettext("no date")
    elif not article.published_stated:
        yield gettext("date inferred")
    if article.is_rewritten:
        yield gettext("Rewritten by AI")


def _item(article: Article, context: Context) -> dict[str, object]:
    kind = (article.source.kind or "").casefold() if article.source else ""
    item: dict[str, object] = {
        "id": article.id,
        "type": _TYPES.get(kind, "webpage"),
        "title": plain(article.title),
        "author": [_person(author) for author in article.authors],
        "container-title": plain(article.source.name) if article.source else "",
        "issued": _issued(article),
        "URL": _where(article, context),
        "language": article.language,
        "keyword": ", ".join(plain(tag) for tag in article.tags),
        "note": "; ".join(_remarks(article, context)),
    }
    return {name: value for name, value in item.items() if value}


def _person(author: str) -> dict[str, str]:
    parts = family_and_given(author)
    return {"family": parts[0], "given": parts[1]} if parts else {"literal": plain(author)}


def _issued(article: Article) -> dict[str, object]:
    day = article.published
    if day is None:
        return {}
    issued: dict[str, object] = {"date-parts": [[day.year, day.month, day.day]]}
    return issued if article.published_stated else issued | {"circa": True}
