"""The sentences of a PDF: passages with their citations, the editor's words marked as such."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.exports.context import Context
from generator.exports.inline import Node, Setter, join, node
from generator.exports.wording import Wording
from generator.model import Briefing, Citation, EditorText, Origin


class Quoting:
    """Sets the sentences of one briefing. `prefix` keeps the names of its sources apart from those of others."""

    def __init__(self, briefing: Briefing, context: Context, setter: Setter, *, prefix: str) -> None:
        self._context = context
        self._setter = setter
        self._prefix = prefix
        self._wording = Wording(context)
        self._numbers = frozenset(entry.number for entry in briefing.sources)

    def origin(self, origin: Origin, also: Sequence[Citation] = ()) -> list[Node]:
        """A sentence with its citations, or the editor's words marked as such."""
        if isinstance(origin, EditorText):
            label = self._context.catalogue.gettext("Editor’s words")
            return [self.editorial(origin), "\u00a0", node("flag", label)]
        return self.run([origin], also)

    def run(self, run: Sequence[Citation], also: Sequence[Citation] = ()) -> list[Node]:
        """Passages of one article in a row with one mark for each, then what else says so."""
        shown = join([[self.verbatim(c), "\u00a0", *self.marks([c.number])] for c in run], " ")
        rewritten = any(citation.article.ai and citation.article.ai.rewritten for citation in run)
        foreign = sorted({citation.passage.language for citation in run} - {self._context.language})
        labels = [self._context.catalogue.gettext("Rewritten by AI")] if rewritten else []
        labels += [self._wording.tongue(code) for code in foreign]
        others = ["\u2009", *self.marks([c.number for c in also])] if also else []
        return [*shown, *others, *(["\u00a0", node("flag", label)] for label in labels)]

    def verbatim(self, citation: Citation) -> Node:
        """A passage, with the stretches in other languages marked."""
        passage, position = citation.passage, 0
        pieces: list[Node] = []
        for start, end, language in sorted(passage.foreign):
            if position <= start < end:
                pieces += [self._setter.text(passage.text[position:start])]
                pieces += [self._setter.tongue(passage.text[start:end], language)]
                position = end
        pieces.append(self._setter.tongue(passage.text[position:], passage.language))
        outer = self._setter.tongue("", passage.language)
        return outer | {"c": pieces} if isinstance(outer, dict) else pieces

    def editorial(self, text: EditorText) -> Node:
        """The editor's own words."""
        return self._setter.tongue(text.text, text.language)

    def quoted(self, text: str, language: str) -> Node:
        """Words in the quotation marks of the page's language."""
        opening, _, closing = self._wording.quoted("")
        return [opening, self._setter.tongue(text, language), closing]

    def marks(self, numbers: Iterable[int]) -> list[Node]:
        """`[2]`: leads to the source in the list at the end."""
        marks: list[Node] = [
            {"k": "cite", "c": f"[{number}]", "to": self.name(number)} if number in self._numbers else f"[{number}]"
            for number in numbers
        ]
        return join(marks, "\u2009")

    def name(self, number: int) -> str:
        """What the entry of a source in the list is called, for links within the file."""
        return f"{self._prefix}source-{number}"
