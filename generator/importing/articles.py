"""Document -> the article file it becomes: read, written out, read back, until both readings say the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.errors import Problem, Severity
from generator.importing.accounts import lost, whole
from generator.importing.blocks import Layout, heading_for, markdown, without_title
from generator.importing.documents import Document, to_yaml
from generator.importing.frontmatter import INFERRED, Frontmatter, Stated, frontmatter
from generator.importing.pages import as_markdown
from generator.model.articles import Article, Block, BlockKind, Finding, Part, Treatment
from generator.reading.articles import open_article, read_opened
from generator.reading.dialects import normalise
from generator.reading.lines import Line, finding

_TRIES = 12
"""How often a text is written and read back before what is left of a difference is reported instead."""
_NEAR = 3
"""Blocks among which one is looked for in the second reading, which may have lost or gained some."""


@dataclass(frozen=True, slots=True)
class Read:
    """A document as reading understands it, with its metadata as written and the lines of its text."""

    article: Article | None
    stated: Stated
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """The file that a document becomes. `text` is its content, `article` how that reads.

    `findings` are everything that was repaired, removed, inferred or missed on the way; `added` the headings that
    the text needs to be read as its source was.
    """

    document: Document
    text: str
    article: Article
    metadata: Frontmatter
    findings: tuple[Finding, ...]
    added: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def read(data: bytes, path: str, shown: str) -> Read:
    """`data` as the article at `path`; `shown` is what its problems call it."""
    opened, findings = open_article(data, shown), tuple[Finding, ...]()
    matter = opened.matter
    if matter is not None:
        body, findings = as_markdown(matter.body)
        opened = replace(opened, matter=replace(matter, body=body))
    article, problems = read_opened(opened, path)
    if matter is None:
        return Read(None, Stated(), (), problems)
    stated = Stated(matter.data, normalise(matter.data, matter.keys, shown))
    return Read(article, stated, matter.body, problems, findings)


def as_article(document: Document) -> Imported | tuple[Problem, ...]:
    """The article file that `document` becomes; its problems where it cannot become one."""
    source = read(document.data, document.path, document.shown)
    if source.article is None:
        return source.problems
    if all(block.kind is BlockKind.HEADING for block in source.article.blocks):
        return (Problem(document.shown, 0, "there is no text in the file", "import one with its text"),)
    provenance = "" if document.own else document.path
    text, back, layout = _settled(source, source.article, document, provenance)
    if back.article is None:
        what = Problem(document.shown, 0, "what was made of the file cannot be read", "report this as a defect")
        return (*source.problems, *back.problems, what)
    metadata = frontmatter(source.article, source.stated, provenance=provenance)
    added = tuple(
        heading_for(part, source.article.chrome_language or source.article.language)
        for _, part in sorted(layout.headings.items())
    )
    findings = _findings(document, source, text, metadata)
    warnings = tuple(problem for problem in source.problems if problem.severity is Severity.WARNING)
    return Imported(document, text, back.article, metadata, findings, added, warnings)


def written(source: Read, article: Article, layout: Layout, provenance: str) -> str:
    """The content of the article's file."""
    metadata = frontmatter(article, source.stated, provenance=provenance)
    return f"---\n{to_yaml(metadata.data)}---\n\n{markdown(article, layout)}"


def _settled(source: Read, article: Article, document: Document, provenance: str) -> tuple[str, Read, Layout]:
    """The file's content, how it reads, and what layout that took."""
    path = target_path(document)
    layout = Layout()
    text, back = _there_and_back(source, article, layout, document, provenance)
    for _ in range(_TRIES):
        mended = _parted(without_title(article), back.article, layout) if back.article else layout
        if mended == layout:
            break
        layout = mended
        text, back = _there_and_back(source, article, layout, document, provenance)
    if not _same_pairs(article, back):
        labelled = replace(layout, labelled=True)
        other, read_other = _there_and_back(source, article, labelled, document, provenance)
        if _same_pairs(article, read_other):
            layout, text, back = labelled, other, read_other
    for _ in range(_TRIES):
        again = written(back, back.article, Layout(), provenance) if back.article else text
        if again == text:
            break
        text, back = again, read(again.encode(), path, document.shown)
    return text, back, layout


def _there_and_back(
    source: Read, article: Article, layout: Layout, document: Document, provenance: str
) -> tuple[str, Read]:
    """The file's content with that layout, and how it reads."""
    text = written(source, article, layout, provenance)
    data = text.encode()
    return text, source if data == document.data else read(data, target_path(document), document.shown)


def target_path(document: Document) -> str:
    """The path under which the result is read back: the document's own, as Markdown."""
    if document.in_place:
        return document.path
    stem, dot, suffix = document.path.rpartition(".")
    return f"{stem}.md" if dot and "/" not in suffix else f"{document.path}.md"


def _parted(blocks: Sequence[Block], back: Article, layout: Layout) -> Layout:
    """The layout with a heading before the first block that reads as another part than it was."""
    place = 0
    for at, block in enumerate(blocks):
        place += at in layout.headings
        near = (index for index in range(place, place + _NEAR) if index < len(back.blocks))
        here = next((index for index in near if back.blocks[index].text == block.text), None)
        if here is None:
            continue
        place = here + 1
        heading = block.kind is BlockKind.HEADING
        if back.blocks[here].part is not block.part and at not in layout.headings and not heading:
            return replace(layout, headings={**layout.headings, _opening(blocks, at, layout): block.part})
    return layout


def _opening(blocks: Sequence[Block], at: int, layout: Layout) -> int:
    """Where a heading for the block goes: questions and answers have one together."""
    first = at
    while first and blocks[at].part is Part.QUESTIONS and blocks[first - 1].part is Part.QUESTIONS:
        first -= 1
    return at if first in layout.headings else first


def _same_pairs(article: Article, back: Read) -> bool:
    return back.article is not None and _pairs(article) == _pairs(back.article)


def _pairs(article: Article) -> list[tuple[str, tuple[str, ...]]]:
    return [(pair.question.text, tuple(passage.text for passage in pair.answer)) for pair in article.pairs]


def _findings(document: Document, source: Read, text: str, metadata: Frontmatter) -> tuple[Finding, ...]:
    """Everything that was done to the source and everything it lacks, each once, the texts whole."""
    assert source.article is not None  # noqa: S101 -- the caller has looked
    article = source.article
    findings = [whole(finding, source.lines) for finding in (*document.findings, *source.findings, *article.findings)]
    findings = [finding for finding in findings if not _is_moot(finding, text)]
    findings += metadata.findings
    findings += _missing(article, findings)
    stated = source.stated.raw("title") is not None or not article.title_stated
    findings += lost(source.lines, text.partition("\n---\n")[2] + ("" if stated else article.title), findings)
    inferred = metadata.data.get(INFERRED)
    findings += _inferred(inferred if isinstance(inferred, list) else [], article, findings)
    return tuple(sorted(dict.fromkeys(findings), key=lambda finding: (finding.line, finding.treatment, finding.what)))


def _is_moot(finding: Finding, text: str) -> bool:
    """Whether what reading took out is in the result after all: pictures with their words."""
    if finding.what == "image":
        address = finding.text.rpartition("<")[2].rstrip(">")
        return (bool(address) and f"({address}" in text) or f"(<{address}>)" in text
    return finding.what == "publication date" and finding.treatment is Treatment.MISSING


def _missing(article: Article, known: Iterable[Finding]) -> list[Finding]:
    """What the source does not say and a citation needs."""
    there = {finding.what for finding in known if finding.treatment is Treatment.MISSING}
    lacking = {
        "title": not article.title_stated,
        "publication date": article.published is None or not article.published_stated,
        "source": article.source is None,
        "address": article.url is None,
        "author": not article.authors,
    }
    return [finding(Treatment.MISSING, what, 0) for what, lacks in lacking.items() if lacks and what not in there]


_CALLED = {"published": "publication date"}


def _inferred(names: Sequence[str], article: Article, known: Iterable[Finding]) -> list[Finding]:
    """Findings for what is marked as concluded and has none yet."""
    there = {finding.what for finding in known if finding.treatment is Treatment.INFERRED}
    values = {
        "title": article.title,
        "published": article.published,
        "language": article.language,
        "source": article.source.name if article.source else "",
    }
    return [
        finding(Treatment.INFERRED, _CALLED.get(name, name), 0, str(values.get(name) or ""))
        for name in names
        if _CALLED.get(name, name) not in there
    ]
