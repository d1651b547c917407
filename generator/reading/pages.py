"""A page as copied from a browser -> headline, byline and text; everything taken out is a finding."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.languages.loading import known, language_data
from generator.model.articles import Finding, Treatment
from generator.reading.bylines import NO_BYLINE, Byline, read_byline
from generator.reading.lines import Line, finding, same_letters, stripped
from generator.reading.parts import part_named

_LONGEST_TITLE = 200
_MOST_WORDS = 30
"""Words of the longest headline."""
_SENTENCE_END = re.compile(r"""[.:;,…]["'”’“‘»«)\]]*$""")
_MARKUP = re.compile(r"\s*(?:#{1,6}\s|[-*+]\s|\d{1,3}[.)]\s|>|\||```|~~~|<|!\[)")
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,})\s*$")


@dataclass(frozen=True, slots=True)
class PageTop:
    """What stands at the top of a page, and the lines below it."""

    lines: tuple[Line, ...]
    title: str | None = None
    byline: Byline = NO_BYLINE
    findings: tuple[Finding, ...] = ()


def recognise(lines: tuple[Line, ...], *, titled: str | None, has_matter: bool = False) -> PageTop:
    """Headline and byline of the page in `lines`; `titled` is the title where metadata already gave one.

    Only a first line that is set apart from the text is a headline. With a known title, the headline is taken out
    where it repeats that title.
    """
    lines = stripped(lines)
    title = _title(lines)
    findings: list[Finding] = []
    if title and titled is not None:
        title = title if same_letters(title, titled) else None
        if title:
            findings.append(finding(Treatment.REMOVED, "repeated title", lines[0].number, title))
    rest = stripped(lines[1:]) if title else lines
    byline, rest, removed = _bylines(rest)
    return PageTop(rest, title if titled is None else None, byline, (*findings, *removed))


def _title(lines: tuple[Line, ...]) -> str | None:
    """The first line, where it is short, no sentence, and set apart by a blank line or by a byline."""
    if len(lines) < 2:
        return None
    text, following = lines[0].text.strip(), lines[1]
    if not _may_be_title(lines[0].text) or _UNDERLINE.match(following.text):
        return None
    apart = following.blank or read_byline(following.text) is not None
    return text.strip("*_ ") if apart or _heads(text, following.text) else None


def _may_be_title(line: str) -> bool:
    """Whether a line is short, not closed like a sentence, of words, and nothing else that we know."""
    text = line.strip()
    if len(text) > _LONGEST_TITLE or len(text.split()) > _MOST_WORDS:
        return False
    if _MARKUP.match(line) or _SENTENCE_END.search(text) or not any(map(str.isalpha, text)):
        return False
    return part_named(text) is None and read_byline(text) is None


def _heads(text: str, following: str) -> bool:
    """Whether a line is so much shorter than the one right below it that it must be its title."""
    longer = len(following) > max(130, 1.3 * len(text))
    return longer and len(text.split()) <= 16 and not text.endswith(("!", "?"))


def _bylines(lines: tuple[Line, ...]) -> tuple[Byline, tuple[Line, ...], list[Finding]]:
    """The bylines above the text, of which there may be several, and the lines below them."""
    byline = Byline()
    findings: list[Finding] = []
    rest = lines
    while rest:
        text = rest[0].text
        read = read_byline(text) if len(findings) < 6 else None
        if read is not None:
            byline = _both(byline, read)
            findings.append(finding(Treatment.REMOVED, "byline", rest[0].number, text))
        elif len(text) <= 60 and _is_age(text):
            findings.append(finding(Treatment.REMOVED, "relative age", rest[0].number, text))
        else:
            break
        rest = stripped(rest[1:])
    return byline, rest, findings


def _is_age(text: str) -> bool:
    return any(pattern.search(text) for code in known() for pattern in language_data(code).page.lines.relative_ages)


def _both(one: Byline, other: Byline) -> Byline:
    return replace(
        one,
        source=one.source or other.source,
        authors=one.authors or other.authors,
        published=one.published or other.published,
        updated=one.updated or other.updated,
        chrome=one.chrome or other.chrome,
    )
