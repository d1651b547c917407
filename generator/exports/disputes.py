"""The passages that contradict each other, side by side, as blocks of a PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.exports.context import Context
from generator.exports.inline import Block, Node, Setter, kept, node, paragraph
from generator.exports.quoting import Quoting
from generator.exports.wording import Wording
from generator.model import ContestKind, Contradiction
from generator.pages.contested import Side, sides


def blocks(pairs: Sequence[Contradiction], context: Context, setter: Setter, quoting: Quoting) -> Iterator[Block]:
    """A line that says what follows, then each pair under what it is about."""
    gettext = context.catalogue.gettext
    yield paragraph(
        gettext("Passages side by side, the words that differ marked. We do not judge which is right."),
        "intro",
    )
    for pair in pairs:
        columns = [{"b": "column", "c": list(_side(side, context, setter, quoting))} for side in sides(pair)]
        yield kept([paragraph(_label(pair, context), "actor"), {"b": "columns", "c": columns}])


def _label(pair: Contradiction, context: Context) -> Node:
    pgettext = context.catalogue.pgettext
    kinds = {
        ContestKind.FIGURE: pgettext("contested", "Figure"),
        ContestKind.DATE: pgettext("contested", "Date"),
        ContestKind.OFFICE: pgettext("contested", "Office-holder"),
        ContestKind.ANSWER: pgettext("contested", "Yes or no"),
    }
    label: list[Node] = [node("strong", kinds[pair.kind])]
    if pair.newer:
        label += ["\u00a0", node("flag", pgettext("contested", "The second is more recent"))]
    return label


def _side(side: Side, context: Context, setter: Setter, quoting: Quoting) -> Iterator[Block]:
    article, passage = side.citation.article, side.citation.passage
    wording = Wording(context)
    parts: list[Node] = []
    for stretch in side.stretches:
        text = setter.tongue(stretch.text, stretch.language)
        parts.append(node("strong", text) if stretch.marked else text)
    flags = [] if passage.language == context.language else [wording.tongue(passage.language)]
    labels = [["\u00a0", node("flag", flag)] for flag in (*flags, *wording.flags(article))]
    yield paragraph(f"{setter.text(wording.outlet(article))} · {wording.published(article, short=True)}", "meta")
    yield paragraph([*parts, "\u00a0", *quoting.marks([side.citation.number]), *labels])
