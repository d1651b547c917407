"""A briefing as the blocks of a PDF, section by section in the order of its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.exports.context import Context
from generator.exports.inline import Block, Node, Setter, box, heading, join, listing, node, paragraph, shows
from generator.exports.notes import note
from generator.exports.quoting import Quoting
from generator.exports.wording import Wording
from generator.model import Article, Briefing, Change, Citation, EditorText, Event, Position, Question, Side
from generator.pages.briefings import host
from generator.pages.markup import address


class Sheet:
    """Sets one briefing. `prefix` keeps the names of its sources apart from those of other briefings in a file."""

    def __init__(self, briefing: Briefing, context: Context, setter: Setter, *, prefix: str) -> None:
        self._briefing = briefing
        self._context = context
        self._setter = setter
        self._wording = Wording(context)
        self._quoting = Quoting(briefing, context, setter, prefix=prefix)

    def blocks(self) -> list[Block]:
        """All of it."""
        return [block for section in self._sections() for block in section]

    def _sections(self) -> Iterator[Iterable[Block]]:
        briefing = self._briefing
        yield self._head()
        yield self._notices()
        yield self._editors_note()
        if briefing.key_points:
            yield [box("key", self._wording.section("key-points"), [self._key_points()])]
        if briefing.changes:
            yield [self._heading("changes"), listing([[self._change(change)] for change in briefing.changes])]
        yield self._positions()
        yield self._timeline("timeline", [event for event in briefing.timeline if not event.upcoming])
        yield self._timeline("coming-up", [event for event in briefing.timeline if event.upcoming])
        yield self._faq()
        yield self._glossary()
        yield self._sources()
        yield self._tones()
        yield [paragraph(node("quiet", self._context.catalogue.gettext(
            "Every sentence of a briefing is quoted from its source, word for word.")), "colophon")]  # fmt: skip

    # Opening --------------------------------------------------------------------------------------------------

    def _head(self) -> Iterator[Block]:
        file, register, setter = self._briefing.issue.file, self._context.register, self._setter
        title, lede = register.title(file), register.text(file.description)
        kicker = self._context.catalogue.pgettext("page", "Briefing")
        yield {
            "b": "head",
            "kicker": [f"{kicker} · ", self._wording.status(file.status)],
            "title": setter.tongue(self._named(title.text), title.language),
            "lede": setter.tongue(lede.text, lede.language) if lede and shows(setter.line(lede.text)) else None,
            "facts": [[label, self._setter.text(value)] for label, value in self._facts()],
        }

    def _named(self, title: str) -> str:
        """A title that is not empty once it is cleaned."""
        return title if shows(self._setter.line(title)) else self._briefing.issue.slug

    def _facts(self) -> Iterator[tuple[str, str]]:
        briefing, wording, gettext = self._briefing, self._wording, self._context.catalogue.gettext
        yield gettext("Last change"), wording.day(briefing.updated)
        yield gettext("Sources"), wording.counts(len(briefing.sources), briefing.origins)
        if briefing.period:
            yield gettext("Period"), wording.period(briefing.period)
        codes = dict.fromkeys(entry.article.language for entry in briefing.sources)
        yield gettext("Languages of the sources"), ", ".join(map(wording.tongue, codes))
        reviewed = briefing.issue.file.reviewed
        if reviewed:
            yield gettext("Reviewed"), f"{wording.day(reviewed.on, short=True)}, {reviewed.by}"

    def _notices(self) -> Iterator[Block]:
        items = [
            [paragraph([self._wording.notice(notice), " ", *self._quoting.marks(notice.articles)], "small")]
            for notice in self._briefing.notices
        ]
        if items:
            yield box("notice", self._context.catalogue.gettext("Before you read"), [listing(items)])

    def _editors_note(self) -> Iterator[Block]:
        text = self._context.register.text(self._briefing.issue.file.notes)
        blocks = note(text.text, self._setter) if text else []
        if text and blocks:
            yield box("note", self._context.catalogue.gettext("Editor’s note"), blocks)

    # Sections -------------------------------------------------------------------------------------------------

    def _heading(self, section: str) -> Block:
        return heading(self._wording.section(section), 2)

    def _key_points(self) -> Block:
        gettext, items = self._context.catalogue.gettext, []
        opinion = node("flag", self._context.catalogue.pgettext("label", "Opinion"))
        for point in self._briefing.key_points:
            label: list[Node] = ["\u00a0", opinion] if point.opinion else []
            item = [paragraph([*self._quoting.origin(point.origin), *label])]
            if point.speaker:
                item.append(paragraph(gettext("Said by %(name)s") % {"name": self._setter.text(point.speaker)}, "meta"))
            items.append(item)
        return listing(items, ordered=True, style="key")

    def _change(self, change: Change) -> Block:
        pgettext = self._context.catalogue.pgettext
        kinds = {
            "added": pgettext("change", "Added"),
            "removed": pgettext("change", "Removed"),
            "changed": pgettext("change", "Changed"),
        }
        return paragraph([node("flag", kinds[change.kind]), " ", self._setter.text(change.text)])

    def _positions(self) -> Iterator[Block]:
        positions, catalogue = self._briefing.positions, self._context.catalogue
        if not positions:
            return
        yield self._heading("positions")
        sided = [position for position in positions if position.side]
        if sided:
            sides = (
                (Side.SUPPORT, catalogue.pgettext("position", "In favour")),
                (Side.OPPOSE, catalogue.pgettext("position", "Against")),
            )
            yield {"b": "sides", "c": [self._side(side, label, sided) for side, label in sides]}
        others = [position for position in positions if not position.side]
        if others:
            if sided:
                yield heading(catalogue.pgettext("position", "Further statements"), 3)
            yield {"b": "register", "c": self._stances(others)}

    def _side(self, side: Side, label: str, positions: Sequence[Position]) -> Block:
        """One side's statements; over the whole width where the other side has none."""
        own = [position for position in positions if position.side is side]
        wide = len(own) == len(positions)
        held: Block = {"b": "register" if wide else "stances", "c": self._stances(own)}
        empty = paragraph(self._context.catalogue.gettext("No explicit position in the sources."), "meta")
        return {"b": "side", "side": side.value, "label": label, "wide": wide, "c": [held if own else empty]}

    def _stances(self, positions: Iterable[Position]) -> list[Block]:
        """Statements gathered by who makes them, in the order in which they first speak."""
        held: dict[str, list[Block]] = {}
        for position in positions:
            held.setdefault(position.actor, []).extend(self._statement(position))
        return [
            {"actor": node("strong", self._setter.text(actor)), "c": statements} for actor, statements in held.items()
        ]

    def _statement(self, position: Position) -> Iterator[Block]:
        yield paragraph(self._quoting.origin(position.origin))
        manner: Node = self._wording.manner(position)
        if not manner and position.verb and isinstance(position.origin, Citation):
            manner = self._quoting.quoted(position.verb, position.origin.passage.language)
        when = self._wording.day(position.date, short=True) if position.date else ""
        parts = [part for part in (manner, when) if part]
        if parts:
            yield paragraph(join(parts, " · "), "meta")

    def _timeline(self, section: str, events: Sequence[Event]) -> Iterator[Block]:
        if not events:
            return
        yield self._heading(section)
        rows = [{"date": self._wording.moment(event), "c": self._event(event)} for event in events]
        yield {"b": "events", "style": section, "rows": rows}

    def _event(self, event: Event) -> list[Block]:
        blocks = [paragraph(self._quoting.origin(event.origin, event.others))]
        if event.expression and isinstance(event.origin, Citation):
            expression = self._quoting.quoted(event.expression, event.origin.passage.language)
            blocks.append(paragraph([f"{self._wording.basis(event)}: ", expression], "meta"))
        return blocks

    def _faq(self) -> Iterator[Block]:
        if not self._briefing.faq:
            return
        yield self._heading("faq")
        for question in self._briefing.faq:
            yield from self._question(question)

    def _question(self, question: Question) -> Iterator[Block]:
        origin, gettext = question.origin, self._context.catalogue.gettext
        asked = self._quoting.verbatim(origin) if isinstance(origin, Citation) else self._quoting.editorial(origin)
        if shows(asked):
            yield heading(asked, 3)
        if question.answer:
            yield paragraph(self._quoting.run(question.answer))
        elif question.answer_text and isinstance(origin, EditorText):
            said = EditorText(question.answer_text, origin.language)
            yield paragraph([self._quoting.editorial(said), "\u00a0", node("flag", gettext("Editor’s words"))])
        if question.also:
            marks = self._quoting.marks([citation.number for citation in question.also])
            yield paragraph([gettext("Also answered in"), " ", *marks], "meta")

    def _glossary(self) -> Iterator[Block]:
        entries = self._briefing.issue.file.glossary.items()
        terms = [(term, text) for term, texts in entries if (text := self._context.register.text(texts))]
        if terms:
            yield self._heading("glossary")
        for term, text in sorted(terms, key=lambda entry: entry[0].casefold()):
            meaning = self._setter.tongue(text.text, text.language)
            yield paragraph([node("strong", self._setter.tongue(term, text.language)), "  ", meaning])

    # Sources --------------------------------------------------------------------------------------------------

    def _sources(self) -> Iterator[Block]:
        yield self._heading("sources")
        rows: list[Block] = []
        for entry in self._briefing.sources:
            twins = [other.number for other in self._briefing.sources if other.origin == entry.origin]
            rows.append({
                "n": entry.number,
                "id": self._quoting.name(entry.number),
                "c": self._source(entry.article, [number for number in twins if number != entry.number]),
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

    def _tones(self) -> Iterator[Block]:
        rated = [
            entry
            for entry in self._briefing.sources
            if entry.article.published and (entry.article.sentiment or entry.article.score is not None)
        ]
        if len(rated) < 2:
            return
        gettext, pgettext = self._context.catalogue.gettext, self._context.catalogue.pgettext
        yield self._heading("tone")
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
