"""Makes articles and dossiers for the tests of sections: one line a paragraph, marked as in Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.analysis.annotation import analyse
from generator.analysis.coreference import resolve
from generator.analysis.model import Dossier, Sentence
from generator.languages.sentences import split
from generator.model.articles import Article, Block, BlockKind, Pair, Part, Passage, Work
from generator.model.briefings import SourceEntry
from generator.model.issues import Issue, IssueFile, Overrides

KINDS = {"# ": BlockKind.HEADING, "> ": BlockKind.QUOTE, "- ": BlockKind.ITEM}


def article(name: str, *lines: str, language: str = "en", part: Part = Part.BODY, **fields: Any) -> Article:
    """An article of one block a line: `# ` a heading, `- ` an item, `> ` a quotation announced by the passage before
    it, `Q: ` a question that the next line answers, anything else a paragraph."""
    blocks: list[Block] = []
    pairs: list[Pair] = []
    count = 0
    for number, line in enumerate(lines, 1):
        kind = KINDS.get(line[:2], BlockKind.PARAGRAPH)
        asked = line.startswith("Q: ") or (bool(blocks) and lines[number - 2].startswith("Q: "))
        text = line.removeprefix("Q: ") if kind is BlockKind.PARAGRAPH else line[2:]
        passages = _passages(text, language, count)
        announced = _last(blocks) if kind is BlockKind.QUOTE else None
        own = Part.QUESTIONS if asked else part
        blocks.append(Block(kind, own, text, number, passages, announced_by=announced))
        count += len(passages)
        if asked and not line.startswith("Q: "):
            pairs.append(Pair(blocks[-2].passages[0], passages))
    values = {"path": f"{name}.md", "title": name, "blocks": tuple(blocks), "pairs": tuple(pairs)} | fields
    return Article(id=name, language=language, **values)


def annotated(text: str, language: str = "en") -> Sentence:
    """A passage as the analysis reads it, alone in its paragraph and not split."""
    passage = Passage("s1", text, language, 0, len(text))
    block = Block(BlockKind.PARAGRAPH, Part.BODY, text, 1, (passage,))
    (sentence,) = analyse(Article("a", "a.md", language, "a", (block,))).sentences
    return sentence


def _passages(text: str, language: str, count: int) -> tuple[Passage, ...]:
    found: list[Passage] = []
    for start, end in split(text, language):
        found.append(Passage(f"s{count + len(found) + 1}", text[start:end], language, start, end))
    return tuple(found)


def _last(blocks: list[Block]) -> str | None:
    earlier = [block for block in blocks if block.passages and block.kind is not BlockKind.QUOTE]
    return earlier[-1].passages[-1].id if earlier else None


def dossier(
    *articles: Article,
    language: str = "en",
    origins: tuple[int, ...] = (),
    overrides: Mapping[str, Overrides] | None = None,
    title: Mapping[str, str] | None = None,
) -> Dossier:
    """A dossier of these articles, numbered in their order; each its own origin unless `origins` says otherwise."""
    numbers = origins or tuple(range(1, len(articles) + 1))
    sources = tuple(SourceEntry(at, one, numbers[at - 1]) for at, one in enumerate(articles, 1))
    works = tuple(Work(one.id, (one,), one, str(number)) for one, number in zip(articles, numbers, strict=True))
    file = IssueFile("issue", "briefings/issue.md", title or {"": "Issue"}, overrides=overrides or {})
    analyses = {one.place: analyse(one) for one in articles}
    return resolve(Issue(file, works), language, sources, analyses)
