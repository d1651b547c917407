"""A briefing as the blocks of a PDF, section by section in the order of its page."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.exports.context import Context
from generator.exports.inline import Block, Node, Setter, box, heading, join, kept, listing, node, paragraph, shows
from generator.exports.notes import note
from generator.model.articles import Article, Citation, EditorText, Origin
from generator.model.briefings import (
    Briefing,
    Change,
    ContestKind,
    Contradiction,
    GlossaryEntry,
    Notice,
    Position,
    Question,
    Side,
)
from generator.model.events import Event
from generator.model.language_tags import same_language
from generator.presentation.arrangement import DisputedSide, coming, headed, host, rated, sides, told
from generator.presentation.markup import address
from generator.presentation.wording import (
    change_details,
    change_heading,
    change_said,
)
from generator.sections import registry


class Quoting:
    """Sets the sentences of one briefing. `prefix` keeps the names of its sources apart from those of others."""

    def __init__(self, briefing: Briefing, context: Context, setter: Setter, *, prefix: str) -> None:
        self._context = context
        self._setter = setter
        self._prefix = prefix
        self._wording = context.wording
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
        rewritten = any(citation.article.is_rewritten for citation in run)
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


def dispute_blocks(
    pairs: Sequence[Contradiction], context: Context, setter: Setter, quoting: Quoting
) -> Iterator[Block]:
    """A line that says what follows, then each pair under what it is about."""
    gettext = context.catalogue.gettext
    yield paragraph(
        gettext("Passages side by side, the words that differ marked. We do not judge which is right."),
        "intro",
    )
    for pair in pairs:
        columns = [{"b": "column", "c": list(_dispute_side(side, context, setter, quoting))} for side in sides(pair)]
        yield kept([paragraph(_dispute_label(pair, context), "actor"), {"b": "columns", "c": columns}])


def _dispute_label(pair: Contradiction, context: Context) -> Node:
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


def _dispute_side(side: DisputedSide, context: Context, setter: Setter, quoting: Quoting) -> Iterator[Block]:
    article, passage = side.citation.article, side.citation.passage
    wording = context.wording
    parts: list[Node] = []
    for stretch in side.stretches:
        text = setter.tongue(stretch.text, stretch.language)
        parts.append(node("strong", text) if stretch.marked else text)
    flags = [] if same_language(passage.language, context.language) else [wording.tongue(passage.language)]
    labels = [["\u00a0", node("flag", flag)] for flag in (*flags, *wording.flags(article))]
    yield paragraph(f"{setter.text(wording.outlet(article))} · {wording.published(article, short=True)}", "meta")
    yield paragraph([*parts, "\u00a0", *quoting.marks([side.citation.number]), *labels])


class Sources:
    """Sets what stands at the end of one briefing."""

    def __init__(self, briefing: Briefing, context: Context, setter: Setter, quoting: Quoting) -> None:
        self._briefing = briefing
        self._context = context
        self._setter = setter
        self._quoting = quoting
        self._wording = context.wording

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
        foreign = not same_language(article.language, self._context.language)
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
        entries = rated(self._briefing)
        if not entries:
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
            for entry in entries
            if entry.article.published
        ]
        head = [gettext("Date"), pgettext("citation", "Source"), pgettext("article", "Tone")]
        yield {"b": "table", "head": head, "rows": rows}


class Sheet:
    """Sets one briefing. `prefix` keeps the names of its sources apart from those of other briefings in a file."""

    def __init__(self, briefing: Briefing, context: Context, setter: Setter, *, prefix: str) -> None:
        self._briefing = briefing
        self._context = context
        self._setter = setter
        self._wording = context.wording
        self._quoting = Quoting(briefing, context, setter, prefix=prefix)

    def blocks(self) -> list[Block]:
        """All of it."""
        return [block for section in self._sections() for block in section]

    def _sections(self) -> Iterator[Iterable[Block]]:
        yield self._head()
        yield from self._of(registry.Place.HEAD)
        yield self._editors_note()
        yield from self._of(registry.Place.OPENING)
        yield self._changes()
        yield from self._of(registry.Place.BODY)
        yield from self._of(registry.Place.REFERENCE)
        sources = Sources(self._briefing, self._context, self._setter, self._quoting)
        yield sources.sources()
        yield sources.tones()

    def _of(self, place: registry.Place) -> Iterator[Iterable[Block]]:
        """The sections of a place; those without a setting of their own as a list of cited sentences."""
        own: Mapping[str, Callable[[], Iterable[Block]]] = {
            "key_points": self._key_points,
            "positions": self._positions,
            "contested": self._contested,
            "timeline": self._timeline,
            "undated": self._undated,
            "faq": self._faq,
            "glossary": self._glossary,
            "notices": self._notices,
        }
        for section in registry.SECTIONS:
            if section.place is place:
                yield own[section.name]() if section.name in own else self._sentences(section.name)

    def _sentences(self, section: str) -> Iterator[Block]:
        items = self._briefing.items(section)
        if items:
            yield self._heading(section)
            yield listing([[paragraph(self._quoting.origin(item.origin))] for item in items])

    def _contested(self) -> Iterator[Block]:
        pairs = self._briefing.items("contested")
        if pairs:
            yield self._heading("contested")
            yield from dispute_blocks(pairs, self._context, self._setter, self._quoting)

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
            [paragraph([self._wording.notice(notice), " ", *self._noticed(notice)], "small")]
            for notice in told(self._briefing.items("notices"))
        ]
        if items:
            yield box("notice", self._context.catalogue.gettext("Before you read"), [listing(items, style="tight")])

    def _noticed(self, notice: Notice) -> list[Node]:
        pairs = notice.pairs if len(notice.pairs) > 1 else [notice.articles]
        return [each for at, pair in enumerate(pairs) for each in (*["; "][:at], *self._quoting.marks(pair))]

    def _editors_note(self) -> Iterator[Block]:
        text = self._context.register.text(self._briefing.issue.file.notes)
        blocks = note(text.text, self._setter) if text else []
        if text and blocks:
            yield box("note", self._context.catalogue.gettext("Editor’s note"), blocks)

    # Sections -------------------------------------------------------------------------------------------------

    def _heading(self, section: str) -> Block:
        return heading(self._wording.section(section), 2)

    def _key_points(self) -> Iterator[Block]:
        gettext, items = self._context.catalogue.gettext, []
        opinion = node("flag", self._context.catalogue.pgettext("label", "Opinion"))
        for point in self._briefing.key_points:
            label: list[Node] = ["\u00a0", opinion] if point.opinion else []
            item = [paragraph([*self._quoting.origin(point.origin), *label])]
            if point.speaker:
                item.append(paragraph(gettext("Said by %(name)s") % {"name": self._setter.text(point.speaker)}, "meta"))
            items.append(item)
        if items:
            yield box("key", self._wording.section("key-points"), [listing(items, ordered=True, style="key")])

    def _changes(self) -> Iterator[Block]:
        if not self._briefing.changes:
            return
        since, gettext = self._briefing.since, self._context.catalogue.gettext
        dated = gettext("What has changed since %(date)s") % {"date": self._wording.day(since)} if since else ""
        yield heading(dated or self._wording.section("changes"), 2)
        rows = [{"date": self._headed(change), "c": kept(self._change(change))} for change in self._briefing.changes]
        yield {"b": "events", "style": "changes", "rows": rows}

    def _headed(self, change: Change) -> list[Node]:
        kind, _, where = change_heading(change, self._context.wording).partition(" · ")
        return [kind, node("break", ""), self._setter.text(where)] if where else [kind]

    def _change(self, change: Change) -> list[Block]:
        cited = [origin for origin in change.origins if isinstance(origin, Citation)]
        said = (
            self._quoting.run(cited)
            if cited
            else [self._setter.tongue(change_said(change, self._context.wording), change.language)]
        )
        blocks = [paragraph(said)]
        told = replace(change, against=None) if len(cited) > 1 else change
        more = " · ".join(change_details(told, self._context.wording))
        return [*blocks, paragraph(self._setter.text(more), "meta")] if more else blocks

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
            held = [self._side(side, label, sided) for side, label in sides]
            yield {"b": "sides", "c": [block for block in held if block["c"]]}
        others = [position for position in positions if not position.side]
        if others:
            if sided:
                yield heading(catalogue.pgettext("position", "Further statements"), 3)
            yield {"b": "register", "c": self._stances(others)}

    def _side(self, side: Side, label: str, positions: Sequence[Position]) -> Block:
        """One side's statements; over the whole width where the other side has none."""
        own = [position for position in positions if position.side is side]
        wide = len(own) == len(positions)
        held: list[Block] = [{"b": "register" if wide else "stances", "c": self._stances(own)}] if own else []
        return {"b": "side", "side": side.value, "label": label, "wide": wide, "c": held}

    def _stances(self, positions: Iterable[Position]) -> list[Block]:
        """Statements gathered by who makes them, in the order in which they first speak."""
        held: dict[str, list[Block]] = {}
        for position in positions:
            held.setdefault(headed(position.actor), []).append(kept(list(self._statement(position))))
        return [
            {"actor": node("strong", self._setter.text(actor)), "c": statements} for actor, statements in held.items()
        ]

    def _statement(self, position: Position) -> Iterator[Block]:
        yield paragraph(self._quoting.origin(position.origin))
        manner: Node = self._wording.manner(position)
        source = position.origin
        if (
            not manner
            and isinstance(source, Citation)
            and same_language(source.passage.language, self._briefing.language)
        ):
            manner = self._quoting.quoted(position.verb, source.passage.language) if position.verb else ""
        when = self._wording.day(position.date, short=True) if position.date else ""
        parts = [part for part in (manner, when) if part]
        if parts:
            yield paragraph(join(parts, " · "), "meta")

    def _timeline(self) -> Iterator[Block]:
        past = [event for event in self._briefing.timeline if not event.upcoming]
        yield from self._events("timeline", [event for event in past if event.main])
        if more := sum(not event.main for event in past):
            count = self._wording.formats.number(more)
            said = self._context.catalogue.ngettext("%(count)s more date", "%(count)s more dates", more)
            yield paragraph(said % {"count": count}, "meta")
        yield from self._events("coming-up", coming(self._briefing))

    def _events(self, section: str, events: Sequence[Event]) -> Iterator[Block]:
        if not events:
            return
        yield self._heading(section)
        rows = [{"date": self._wording.moment(event), "c": kept(self._event(event))} for event in events]
        yield {"b": "events", "style": section, "rows": rows}

    def _event(self, event: Event) -> list[Block]:
        lead = [event.lead] if event.lead else []
        run = [*lead, event.origin] if isinstance(event.origin, Citation) else []
        said = self._quoting.run(run, event.others) if run else self._quoting.origin(event.origin)
        marks = [["\u00a0", node("flag", mark)] for mark in self._wording.marks(event)]
        blocks = [paragraph([*said, *marks])]
        if event.expression and isinstance(event.origin, Citation):
            expression = self._quoting.quoted(event.expression, event.origin.passage.language)
            blocks.append(paragraph([f"{self._wording.basis(event)}: ", expression], "meta"))
        return blocks

    def _undated(self) -> Iterator[Block]:
        found = self._briefing.items("undated")
        if not found:
            return
        yield self._heading("undated")
        yield paragraph(self._context.catalogue.gettext(
            "These sources have no date, so nobody can tell which days their words mean."), "intro")  # fmt: skip
        items = []
        for item in found:
            language = item.origin.passage.language
            words = join([self._quoting.quoted(words, language) for words in item.expressions], ", ")
            items.append([paragraph(self._quoting.origin(item.origin)), paragraph(words, "meta")])
        yield listing(items)

    def _faq(self) -> Iterator[Block]:
        if not self._briefing.faq:
            return
        yield self._heading("faq")
        for question in self._briefing.faq:
            yield from self._question(question)

    def _question(self, question: Question) -> Iterator[Block]:
        origin = question.origin
        asked = self._quoting.verbatim(origin) if isinstance(origin, Citation) else self._quoting.editorial(origin)
        if shows(asked):
            yield heading(asked, 3)
        if answer := list(self._answer(question)):
            yield kept(answer)

    def _answer(self, question: Question) -> Iterator[Block]:
        origin, gettext = question.origin, self._context.catalogue.gettext
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
        shown: list[tuple[str, str, list[Node]]] = [
            (term, text.language, self._quoting.origin(EditorText(text.text, text.language))) for term, text in terms
        ]
        shown += [(e.term, e.origin.passage.language, self._defined(e)) for e in self._briefing.items("glossary")]
        if shown:
            yield self._heading("glossary")
        for term, language, meaning in sorted(shown, key=lambda entry: entry[0].casefold()):
            yield paragraph([node("strong", self._setter.tongue(term, language)), "  ", *meaning])

    def _defined(self, entry: GlossaryEntry) -> list[Node]:
        """What an abbreviation is short for, and the sentence that says what a term is, as the sources have them."""
        spelled = entry.spelled
        sentence = [] if spelled == entry.origin else self._quoting.run([entry.origin])
        if spelled is None:
            return sentence
        full = self._setter.tongue(entry.full, spelled.passage.language)
        return join([[full, "\u00a0", *self._quoting.marks([spelled.number])], *([sentence] if sentence else [])], ". ")
