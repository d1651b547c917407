"""An article's blocks -> Markdown that a person would have written, and that reads as the same blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.importing.inline import STYLES, Foreign, Style, inline, is_simple
from generator.languages.data import SOURCE
from generator.languages.loading import language_data
from generator.model.articles import Article, Block, BlockKind, Mark, Part
from generator.reading.drafts import stated_languages
from generator.reading.lines import numbered
from generator.reading.markdown import parse


@dataclass(frozen=True, slots=True)
class Layout:
    """What a text needs beyond its own blocks to be read as it was.

    `headings` are the parts for which a heading goes before the block of that index; `labelled` writes questions as
    "Q: …", where a heading would not do.
    """

    headings: Mapping[int, Part] = field(default_factory=dict)
    labelled: bool = False


def markdown(article: Article, layout: Layout = Layout()) -> str:
    """The text of `article`, ending in one line end; `layout` is what reading it back has shown to be needed."""
    asked = {pair.question.id for pair in article.pairs}
    answers = {pair.answer[0].id for pair in article.pairs if pair.answer}
    writer = _Writer(article.language, layout, asked, answers)
    for at, block in enumerate(without_title(article)):
        if at in layout.headings:
            name = heading_for(layout.headings[at], article.chrome_language or article.language)
            writer.add(f"## {name}", BlockKind.HEADING)
            writer.level = 2
        writer.block(block)
    return "".join(writer.pieces).strip("\n") + "\n"


def without_title(article: Article) -> tuple[Block, ...]:
    """The blocks without a first heading that is the title already."""
    first = article.blocks[0]
    titled = first.kind is BlockKind.HEADING and _same(first.text, article.title)
    return article.blocks[1:] if titled else article.blocks


def _same(one: str, other: str) -> bool:
    return re.sub(r"\W", "", one).casefold() == re.sub(r"\W", "", other).casefold()


def heading_for(part: Part, language: str) -> str:
    """The heading that opens `part`, in `language` or else in the program's own."""
    written = language_data(language).page.written
    return written.get(part.value) or language_data(SOURCE).page.written[part.value]


def foreign_of(block: Block, language: str) -> tuple[Foreign, ...]:
    """The stretches of the block that are in another language than the article: `(start, end, code)`, joined."""
    spans: list[Foreign] = []
    for passage in block.passages:
        if passage.language != language:
            spans.append((passage.start, passage.end, passage.language))
        spans += [(passage.start + start, passage.start + end, code) for start, end, code in passage.foreign]
    joined: list[Foreign] = []
    for start, end, code in spans:
        if joined and joined[-1][2] == code and block.text[joined[-1][1] : start] == " ":
            joined[-1] = (joined[-1][0], end, code)
        else:
            joined.append((start, end, code))
    return tuple(joined)


@dataclass(slots=True)
class _Writer:
    """Collects the Markdown of a text's blocks."""

    language: str
    layout: Layout
    asked: set[str]
    answers: set[str]
    pieces: list[str] = field(default_factory=list)
    before: BlockKind | None = None
    level: int = 1
    numbers: dict[int, int] = field(default_factory=dict)
    listed: tuple[int, bool] = (0, False)

    def add(self, text: str, kind: BlockKind, *, tight: bool = False, joint: str = "") -> None:
        """Append a block; `tight` leaves no blank line before it, `joint` stands on that line."""
        self.pieces += ["\n" if tight else f"\n{joint}\n", text]
        self.before = kind

    def block(self, block: Block) -> None:
        """Append one block of the article."""
        question = bool(self.asked & {passage.id for passage in block.passages})
        if block.kind not in (BlockKind.ITEM, BlockKind.CODE):
            self.numbers, self.listed = {}, (0, False)
        if block.kind is BlockKind.HEADING:
            self.level = block.level if not question else self.level
            self.add(self._heading(block, block.level), block.kind)
        elif block.kind is BlockKind.ITEM:
            self._item(block)
        elif block.kind is BlockKind.TABLE:
            self.add(_table(block, self.language), block.kind)
        elif block.kind is BlockKind.CODE:
            self.add(_code(block.text), block.kind)
        elif block.kind is BlockKind.QUOTE:
            together = self.before is BlockKind.QUOTE and not block.announced_by
            self.add(_written(block, self.language, "> "), block.kind, joint=">" * together)
        else:
            self.add(self._paragraph(block, question=question), block.kind)

    def _heading(self, block: Block, level: int) -> str:
        text = _written(block, self.language, "#" * level + " ")
        return re.sub(r"(?<=\s)(#+)$", r"\\\1", text)

    def _paragraph(self, block: Block, *, question: bool) -> str:
        alone = len(block.passages) == 1
        if block.part is Part.QUESTIONS and question and alone and not self.layout.labelled:
            return self._heading(block, min(self.level + 1, 6))
        text = _written(block, self.language, "")
        if self.layout.labelled and block.part is Part.QUESTIONS:
            ask, answer = _labels(self.language)
            ids = {passage.id for passage in block.passages}
            return f"{ask}: {text}" if question else f"{answer}: {text}" if ids & self.answers else text
        return text

    def _item(self, block: Block) -> None:
        depth, ordered = self.listed
        level = min(block.level, depth + 1)
        tight = self.before is BlockKind.ITEM and (level != depth or ordered == block.ordered)
        self.numbers = {key: value for key, value in self.numbers.items() if key <= level}
        self.numbers[level] = self.numbers.get(level, 0) + 1 if block.ordered else 0
        self.listed = level, block.ordered
        indent = "".join(" " * len(_mark(self.numbers.get(above, 0))) for above in range(1, level))
        first, *rest = _item_text(block, self.language)
        lines = [f"{indent}{_mark(self.numbers[level])}{first}"]
        under = indent + " " * len(_mark(self.numbers[level]))
        lines += [f"\n{under}{line}" for line in rest]
        self.add("\n".join(lines), BlockKind.ITEM, tight=tight)


def _mark(number: int) -> str:
    return f"{number}. " if number else "- "


def _labels(language: str) -> tuple[str, str]:
    letters = language_data(language).page.question_letters
    return letters[0] if letters else language_data(SOURCE).page.question_letters[0]


def _item_text(block: Block, language: str) -> list[str]:
    """The paragraphs of an item, each on its own."""
    start, made = 0, []
    foreign = foreign_of(block, language)
    for line in block.text.split("\n"):
        end = start + len(line)
        marks, inside = _within(block.marks, foreign, start, end)
        part = replace(block, kind=BlockKind.PARAGRAPH, text=line, marks=marks, passages=())
        made.append(_picture(part) if not block.passages else _styled(part, inside, "- ", BlockKind.ITEM))
        start = end + 1
    return made


def _within(
    marks: Sequence[Mark], foreign: Sequence[Foreign], start: int, end: int
) -> tuple[tuple[Mark, ...], tuple[Foreign, ...]]:
    """The marks and foreign stretches over `start:end`, counted from `start`."""
    return (
        tuple(
            Mark(max(m.start, start) - start, min(m.end, end) - start, m.kind, m.href)
            for m in marks
            if m.end > start and m.start < end
        ),
        tuple((max(a, start) - start, min(b, end) - start, code) for a, b, code in foreign if b > start and a < end),
    )


def _written(block: Block, language: str, before: str) -> str:
    """A block of one line as Markdown; `before` is what makes it a heading or a quotation."""
    if not block.passages and block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE):
        return before + _picture(block)
    return before + _styled(block, foreign_of(block, language), before, block.kind)


def _styled(block: Block, foreign: Sequence[Foreign], before: str, kind: BlockKind) -> str:
    """The first way of writing the block that reads as its text and marks."""
    if not block.marks and is_simple(block.text):
        return inline(block.text, (), foreign)
    written = ""
    for style in STYLES:
        written = inline(block.text, block.marks, foreign, style=style)
        expected = _marks_left(block.marks, style)
        drafts = parse(numbered(before + written)).drafts
        read = drafts[0].block if len(drafts) == 1 else None
        marks = stated_languages(read.marks)[0] if read else ()
        if read and read.kind is kind and read.text == block.text and marks == expected:
            break
    return written


def _marks_left(marks: Sequence[Mark], style: str) -> tuple[Mark, ...]:
    if style == Style.BARE:
        return ()
    return tuple(m for m in marks if style != Style.LINKED or m.kind.value in ("link", "code"))


def _picture(block: Block) -> str:
    """A block that is nothing but the words for a picture: written as that picture again."""
    href = next((mark.href for mark in block.marks if mark.href), "") or ""
    alt = inline(block.text, (), style=Style.HEAVY)
    return f"![{alt}](<{href}>)"


def _table(block: Block, language: str) -> str:
    """A pipe table; its cells hold what they held."""
    foreign = foreign_of(block, language)
    start, rows = 0, []
    for row in block.rows:
        cells = []
        for cell in row:
            marks, inside = _within(block.marks, foreign, start, start + len(cell))
            cells.append(_cell(cell, marks, inside))
            start += len(cell) + 1
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join([rows[0], "|" + " --- |" * len(block.rows[0]), *rows[1:]])


def _cell(text: str, marks: Sequence[Mark], foreign: Sequence[Foreign]) -> str:
    written = ""
    for style in STYLES:
        written = re.sub(r"(?<!\\)\|", r"\\|", inline(text, marks, foreign, style=style))
        if not marks and is_simple(text):
            break
        rows = list(_rows(f"| {written} |\n| --- |"))
        if rows and rows[0] == (text, _marks_left(marks, style)):
            break
    return written


def _rows(table: str) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    for draft in parse(numbered(table)).drafts:
        yield draft.block.text, stated_languages(draft.block.marks)[0]


def _code(text: str) -> str:
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}\n{text}\n{fence}"
