"""The sources of a briefing as blocks of its PDF: the numbered list, and the tones they give themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.exports.context import Context
from generator.exports.inline import Block, Node, Setter, heading, join, kept, node, paragraph, shows
from generator.exports.quoting import Quoting
from generator.exports.wording import Wording
from generator.model import Article, Briefing
from generator.pages.briefings import host
from generator.pages.markup import address


class Sources:
    """Sets what stands at the end of one briefing."""

    def __init__(self, briefing: Briefing, context: Context, setter: Setter, quoting: Quoting) -> None:
        self._briefing = briefing
        self._context = context
        self._setter = setter
        self._quoting = quoting
        self._wording = Wording(context)

    def sources(self) -> Iterator[Block]:
        """All sources by number, with what is known of each."""
        gettext = self._context.catalogue.gettext
        yield heading(self._wording.section("sources"), 2)
        yield paragraph(gettext("Every sentence of a briefing is quoted from its source, word for word."), "intro")
        rows: list[Block] = []
        for entry in self._briefing.sources:
            twins = [other.number for other in self._briefing.sources if other.origin == entry.origin]
            rows.append({
                "n": entry.number,
                "id": self._quoting.name(entry.number),
                "c": kept(self._source(entry.article, [number for number in twins if number != entry.number])),
            })  # fmt: skip
        yield {"b": "sources", "rows": rows}

    def _source(self, article: Article, twins: Sequence[int]) -> list[Block]:
        wording, setter = self._wording, self._setter
        page = self._context.address("articles", article.id, up=2) if self._context.config.site_url else None
        title = article.title if shows(setter.line(article.title)) else article.id
        by = [wording.outlet(article), *article.authors]
        flags = [[" ", node("flag", flag)] for flag in self._flags(article)]
        line: list[Node] = [setter.text(", ".join(by)), " · ", wording.published(article), *flags]
        facts = list(self._source_facts(article, twins))
        below: list[Node] = [node("break", ""), *join(facts, " · ")] if facts else []
        return [
            paragraph(node("strong", setter.link(page, setter.tongue(title, article.language))), "source"),
            paragraph([*line, *below], "meta"),
        ]

    def _flags(self, article: Article) -> list[str]:
        foreign = article.language != self._context.language
        return ([self._wording.tongue(article.language)] if foreign else []) + self._wording.flags(article)

    def _source_facts(self, article: Article, twins: Sequence[int]) -> Iterator[Node]:
        gettext, pgettext = self._context.catalogue.gettext, self._context.catalogue.pgettext
        if article.updated:
            yield f"{gettext('Updated')}: {self._wording.day(article.updated, short=True)}"
        if twins:
            yield [pgettext("article", "Same text as"), " ", *self._quoting.marks(twins)]
        tone = self._wording.tone(article)
        if tone:
            yield [pgettext("article", "Tone"), ": ", self._setter.text(tone)]
        original = address(article.url) or (address(article.source.url) if article.source else None)
        if original:
            shown = original if len(original) < 200 else host(original)
            yield self._setter.link(original, node("address", self._setter.text(shown)))

    def tones(self) -> Iterator[Block]:
        """How the dated sources rate their own articles, where there is something to compare."""
        rated = [
            entry
            for entry in self._briefing.sources
            if entry.article.published and (entry.article.sentiment or entry.article.score is not None)
        ]
        if len(rated) < 2:
            return
        gettext, pgettext = self._context.catalogue.gettext, self._context.catalogue.pgettext
        yield heading(self._wording.section("tone"), 2)
        yield paragraph(gettext("As the sources themselves rate their articles, oldest first."), "intro")
        rows: list[list[Node]] = [
            [
                self._wording.day(entry.article.published, short=True),
                [*self._quoting.marks([entry.number]), " ", self._setter.text(self._wording.outlet(entry.article))],
                self._setter.text(self._wording.tone(entry.article)),
            ]
            for entry in sorted(rated, key=lambda entry: (str(entry.article.published), entry.number))
        ]
        head = [gettext("Date"), pgettext("citation", "Source"), pgettext("article", "Tone")]
        yield {"b": "table", "head": head, "rows": rows}
