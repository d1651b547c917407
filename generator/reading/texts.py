"""The text below the frontmatter -> blocks with parts and roles, title and language: every form a page can have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from generator.errors import Problem, warning
from generator.languages import detect
from generator.model import BlockKind, Finding, MarkKind, Part, Rewriting, Treatment
from generator.reading.frontmatter import ArticleFrontmatter
from generator.reading.identity import language_of_path
from generator.reading.layout import lay_out
from generator.reading.lines import Line, found
from generator.reading.markdown import Draft, parse
from generator.reading.pages import Page, recognise
from generator.reading.parts import assign
from generator.reading.passages import number
from generator.reading.questions import mark_questions
from generator.reading.templates import without_tags

_LONGEST_HEADING = 100
_TELLING = 5000
"""Characters of a text that its language is told by."""


@dataclass(slots=True)
class Notes:
    """What one file's reading has to say."""

    path: str
    problems: list[Problem] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Text:
    """The text of an article, read."""

    language: str
    language_stated: bool
    title: str
    title_stated: bool
    drafts: tuple[Draft, ...]
    page: Page
    chrome: str | None
    ai: Rewriting | None


def read_text(
    body: tuple[Line, ...], stated: ArticleFrontmatter, path: str, notes: Notes, *, has_matter: bool
) -> Text | None:
    """The blocks of the text, with their parts and roles, its title and its language."""
    lines, tags = without_tags(body)
    page = recognise(lines, titled=stated.title, has_matter=has_matter)
    laid = lay_out(page.lines, has_matter=has_matter)
    parsed = parse(laid.lines, indented_code=has_matter)
    language, language_stated = _language(stated, path, parsed.drafts, notes)
    drafts, title = _heading_title(_bold_headings(parsed.drafts), stated.title or page.title, notes)
    parted = assign(
        drafts, headings=laid.headings, languages=_languages(language, page.byline.chrome), chrome=page.byline.chrome
    )
    asked, letters = mark_questions(parted.drafts)
    notes.findings += (*tags, *page.findings, *laid.findings, *parsed.findings, *parted.findings, *letters)
    if not any(draft.block.kind is not BlockKind.HEADING for draft in asked):
        notes.problems.append(Problem(notes.path, 0, "there is no text in the file", "write one, or remove the file"))
        return None
    title_stated = title is not None
    title = title or _made_up_title(asked, language)
    if not title_stated:
        notes.findings.append(found(Treatment.MISSING, "title", 0))
        notes.findings.append(found(Treatment.INFERRED, "title", asked[0].block.line, title))
    chrome = None if has_matter and parted.chrome == language else parted.chrome
    return Text(language, language_stated, title, title_stated, asked, page, chrome, parted.ai)


def _languages(language: str, chrome: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code in (language, chrome, "en") if code))


def _language(stated: ArticleFrontmatter, path: str, drafts: Sequence[Draft], notes: Notes) -> tuple[str, bool]:
    """The language stated, else that of the path, else the one the text is in."""
    words = " ".join(draft.block.text for draft in drafts if draft.spoken)[:_TELLING]
    detected = detect(words)
    told = stated.language or language_of_path(path)[0]
    if told is None:
        notes.findings.append(found(Treatment.INFERRED, "language", 0, detected.language))
        return detected.language, False
    if detected.certain and detected.language != told and len(words) >= 400:
        problem = f"the language is said to be '{told}', but the text reads like '{detected.language}'"
        notes.problems.append(warning(notes.path, 0, problem, "correct the language, or move the file"))
    if stated.language is None:
        notes.findings.append(found(Treatment.INFERRED, "language", 0, told))
    return told, stated.language is not None


def _bold_headings(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The blocks, with short paragraphs set in bold before a longer text turned into headings."""
    made = list(drafts)
    for at, draft in enumerate(drafts[:-1]):
        block, below = draft.block, drafts[at + 1].block
        bold = block.marks and block.marks[0].kind is MarkKind.STRONG and block.marks[0].start == 0
        whole = bold and block.marks[0].end == len(block.text) <= _LONGEST_HEADING
        opens = below.kind is not BlockKind.HEADING and len(below.text) > len(block.text)
        if block.kind is BlockKind.PARAGRAPH and whole and opens and block.text[-1] not in ".,;:!…":
            made[at] = replace(draft, block=replace(block, kind=BlockKind.HEADING, marks=(), level=3))
    return tuple(made)


def _heading_title(drafts: tuple[Draft, ...], title: str | None, notes: Notes) -> tuple[tuple[Draft, ...], str | None]:
    """The blocks without a first heading that is the title; and that title, where there was none before."""
    first = drafts[0].block if drafts else None
    if first is None or first.kind is not BlockKind.HEADING:
        return drafts, title
    if title is None and first.level == 1:
        return drafts[1:], first.text
    if title is not None and re.sub(r"\W", "", title).casefold() == re.sub(r"\W", "", first.text).casefold():
        notes.findings.append(found(Treatment.REMOVED, "repeated title", first.line, first.text))
        return drafts[1:], title
    return drafts, title


def _made_up_title(drafts: Sequence[Draft], language: str) -> str:
    """The first heading of the text that is none of a known part, else the first sentence."""
    blocks = number(drafts, language)
    first = blocks[0]
    heading = first.text if first.kind is BlockKind.HEADING and first.part is Part.BODY else None
    passages = (passage.text for block in blocks for passage in block.passages)
    sentence = heading or next(passages, None) or first.text
    return sentence if len(sentence) <= 160 else sentence[:160].rsplit(" ", 1)[0] + " …"
