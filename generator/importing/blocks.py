"""An article's blocks -> Markdown that a person would have written, and that reads as the same blocks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.importing.inline import Style, fenced, inline, pipe_table, written
from generator.languages.data import SOURCE
from generator.languages.loading import language_data
from generator.model.articles import Article, Block, BlockKind, Part
from generator.reading.drafts import Stretch, marks_within
from generator.reading.lines import same_letters


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
    titled = first.kind is BlockKind.HEADING and same_letters(first.text, article.title)
    return article.blocks[1:] if titled else article.blocks


def heading_for(part: Part, language: str) -> str:
    """The heading that opens `part`, in `language` or else in the program's own."""
    written = language_data(language).page.written
    return written.get(part.value) or language_data(SOURCE).page.written[part.value]


def foreign_of(block: Block, language: str) -> tuple[Stretch, ...]:
    """The stretches of the block that are in another language than the article: `(start, end, code)`, joined."""
    spans: list[Stretch] = []
    for passage in block.passages:
        if passage.language != language:
            spans.append((passage.start, passage.end, passage.language))
        spans += [(passage.start + start, passage.start + end, code) for start, end, code in passage.foreign]
    joined: list[Stretch] = []
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
            self.add(pipe_table(_cells(block, self.language)), block.kind)
        elif block.kind is BlockKind.CODE:
            self.add(fenced(block.text), block.kind)
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
        part = replace(block, text=line, marks=marks_within(block.marks, start, end))
        made.append(_styled(part, _within(foreign, start, end), "- ") if block.passages else _picture(part))
        start = end + 1
    return made


def _within(stretches: Sequence[Stretch], start: int, end: int) -> tuple[Stretch, ...]:
    """The stretches over `start:end`, counted from `start`."""
    return tuple(
        (max(a, start) - start, min(b, end) - start, code) for a, b, code in stretches if b > start and a < end
    )


def _written(block: Block, language: str, before: str) -> str:
    """A block of one line as Markdown; `before` is what makes it a heading or a quotation."""
    if not block.passages and block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE):
        return before + _picture(block)
    return before + _styled(block, foreign_of(block, language), before)


def _styled(block: Block, foreign: Sequence[Stretch], before: str) -> str:
    return written(block.text, block.marks, foreign, kind=block.kind, before=before)


def _picture(block: Block) -> str:
    """A block that is nothing but the words for a picture: written as that picture again."""
    href = next((mark.href for mark in block.marks if mark.href), "") or ""
    alt = inline(block.text, (), style=Style.HEAVY)
    return f"![{alt}](<{href}>)"


def _cells(block: Block, language: str) -> list[list[str]]:
    """The cells of a table, each as Markdown that holds what it held."""
    foreign = foreign_of(block, language)
    start, rows = 0, []
    for row in block.rows:
        cells = []
        for cell in row:
            end = start + len(cell)
            marks, inside = marks_within(block.marks, start, end), _within(foreign, start, end)
            cells.append(written(cell, marks, inside, kind=BlockKind.TABLE))
            start = end + 1
        rows.append(cells)
    return rows
