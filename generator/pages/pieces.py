"""Small pieces that recur on pages: citations, labels, dates, bylines; made once a page, in its language."""

import datetime as dt
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from markupsafe import Markup

from generator.languages.catalogue import Catalogue
from generator.languages.formats import Formats
from generator.model.articles import Article, Citation, EditorText, Origin, Rights
from generator.model.events import Event
from generator.model.language_tags import same_language
from generator.model.precision import Precision
from generator.presentation.markup import editorial, name, sentence, shortened, text, verbatim
from generator.presentation.wording import moment, section_title

_DATETIME = {Precision.DAY: "%Y-%m-%d", Precision.WEEK: "%G-W%V"}
_YEARS = frozenset({Precision.YEAR, Precision.DECADE, Precision.CENTURY})

_NOTED = 160
"""How many characters of a title the note of a citation shows."""


class Pieces:
    """The pieces of one page. `root` leads from the page to the language's root ("../../")."""

    def __init__(self, *, root: str, language: str, catalogue: Catalogue, formats: Formats) -> None:
        self.root = root
        self.language = language
        self._catalogue = catalogue
        self._formats = formats
        self._notes = 0

    # Addresses ------------------------------------------------------------------------------------------------

    def href(self, *steps: str) -> Markup:
        """The address of a page, from its steps below the language's root."""
        return text(self.root + "".join(f"{quote(step)}/" for step in steps))

    def passage_href(self, citation: Citation) -> Markup:
        """The address of a passage on its article's page."""
        return Markup("{}#{}").format(self.href("articles", citation.article.id), text(citation.passage.id))

    # Dates and names ------------------------------------------------------------------------------------------

    def day(self, day: dt.date, *, short: bool = False) -> Markup:
        """A date, written out or short."""
        shown = self._formats.short_date(day) if short else self._formats.date(day)
        return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), shown)

    def moment(self, event: Event) -> Markup:
        """An event's date, no more exact than its source."""
        shown = moment(event, self._catalogue, self._formats)
        return Markup('<time datetime="{}">{}</time>').format(_datetime(event), shown)

    def month(self, day: dt.date) -> Markup:
        """The month of a day."""
        shown = self._formats.date(day, Precision.MONTH)
        return Markup('<time datetime="{}">{}</time>').format(day.isoformat()[:7], shown)

    def year(self, event: Event) -> Markup:
        """The year of an event."""
        return Markup('<time datetime="{0}">{0}</time>').format(f"{event.date.year:04d}")

    def section(self, name: str) -> str:
        """The heading of a section, by its name or its anchor."""
        return section_title(name, self._catalogue)

    def tongue(self, code: str) -> Markup:
        """The name of a language."""
        return name(self._formats.language_name(code))

    def number(self, value: float) -> str:
        """A number as the language writes it."""
        return self._formats.number(value)

    def listed(self, items: Iterable[Markup]) -> Markup:
        """Items as a list in running text."""
        shown = list(items)
        slots = [f"\x00{number}\x00" for number in range(len(shown))]
        pieces = self._formats.conjunction(slots).split("\x00")
        return Markup("").join(shown[int(piece)] if index % 2 else text(piece) for index, piece in enumerate(pieces))

    def quoted(self, words: Markup) -> Markup:
        """Words in the language's quotation marks."""
        opening, closing = self._formats.quote("\n").split("\n")
        return text(opening) + words + text(closing)

    # Articles -------------------------------------------------------------------------------------------------

    def title(self, article: Article) -> Markup:
        """An article's title, in its own language."""
        return verbatim(article.title, article.language)

    def outlet(self, article: Article) -> Markup:
        """Who published it."""
        return name(article.source.name) if article.source else text(self._catalogue.gettext("Source not named"))

    def published(self, article: Article, *, short: bool = False, indexed: bool = False) -> Markup:
        """When it was published; says so when nobody knows, or when it is our conclusion.

        `indexed` for the one place of a page from which the search takes its date.
        """
        if article.published is None:
            shown = Markup('<span class="no-date">{}</span>').format(self._catalogue.gettext("no date"))
        else:
            shown = self.day(article.published, short=short)
        if indexed:
            shown = Markup('<span data-pagefind-meta="date">{}</span>').format(shown)
        if article.published is None or article.published_stated:
            return shown
        return Markup('{} <span class="flag flag-inferred" data-pagefind-ignore>{}</span>').format(
            shown, self._catalogue.pgettext("date", "inferred")
        )

    def byline(self, article: Article) -> Markup:
        """Outlet and date on one line."""
        return Markup('{}<span class="dot" aria-hidden="true"> · </span>{}').format(
            self.outlet(article), self.published(article, short=True)
        )

    def flags(self, article: Article) -> Markup:
        """What a reader should know of an article at a glance: its language, an AI's hand, how much is shown."""
        flags = []
        if not same_language(article.language, self.language):
            flags.append(self.foreign(article.language))
        if article.is_rewritten:
            flags.append(self._flag("ai", self._catalogue.gettext("Rewritten by AI")))
        if article.rights is Rights.EXCERPT:
            flags.append(self._flag("rights", self._catalogue.gettext("Excerpt")))
        if article.rights is Rights.LINK:
            flags.append(self._flag("rights", self._catalogue.gettext("Link only")))
        return Markup(" ").join(flags)

    def foreign(self, language: str) -> Markup:
        """The language of words that are not in the page's; nothing where they are."""
        return Markup("") if same_language(language, self.language) else self._flag("language", self.tongue(language))

    def tone(self, article: Article) -> Markup:
        """The tone as its source names it, in this language where it is one of the usual words; with its score."""
        shown = Markup("")
        if article.sentiment:
            known = self._tones().get(article.sentiment.casefold())
            shown = text(known) if known else name(article.sentiment)
        if article.score is not None:
            score = Markup('<span class="score">{}</span>').format(self.number(article.score))
            shown = Markup("{} ({})").format(shown, score) if shown else score
        return shown

    def _tones(self) -> dict[str, str]:
        pgettext = self._catalogue.pgettext
        return {
            "positive": pgettext("tone", "positive"),
            "neutral": pgettext("tone", "neutral"),
            "negative": pgettext("tone", "negative"),
            "mixed": pgettext("tone", "mixed"),
        }

    # Sentences ------------------------------------------------------------------------------------------------

    def origin(self, origin: Origin, *, also: Sequence[Citation] = ()) -> Markup:
        """A sentence with its citations, or the editor's words marked as such."""
        if isinstance(origin, EditorText):
            return self.editors(origin.text, origin.language)
        return self.cited([origin], also=also)

    def editors(self, words: str, language: str) -> Markup:
        """The editor's words inside a section, marked as such."""
        label = self._flag("editor", self._catalogue.gettext("Editor’s words"))
        return Markup("{} {} {}").format(editorial(words, language), label, self.foreign(language))

    def cited(self, run: Sequence[Citation], *, also: Sequence[Citation] = ()) -> Markup:
        """Passages of one article in a row with one mark for each, then what else says so."""
        shown = Markup(" ").join(
            Markup("{}\u00a0{}").format(sentence(citation.passage), self.mark(citation)) for citation in run
        )
        marks = Markup("").join(self.mark(citation) for citation in also)
        return Markup("{} {}{}").format(shown, marks, self._labels(run))

    def mark(self, citation: Citation) -> Markup:
        """`[2]`: leads to the passage, and shows the source to those who hover over it or tab to it."""
        self._notes += 1
        return Markup(
            '<span class="cite" data-pagefind-ignore><a href="{href}" aria-label="{source} [{number}]" '
            'aria-describedby="note-{id}">[{number}]</a>'
            '<span class="cite-note" role="tooltip" id="note-{id}">{title} <span class="cite-from">{byline}</span>'
            "</span></span>"
        ).format(
            href=self.passage_href(citation),
            id=self._notes,
            source=self._catalogue.pgettext("citation", "Source"),
            number=citation.number,
            title=verbatim(shortened(citation.article.title, _NOTED), citation.article.language),
            byline=self.byline(citation.article),
        )

    def _labels(self, run: Sequence[Citation]) -> Markup:
        labels = []
        if any(citation.article.is_rewritten for citation in run):
            labels.append(self._flag("ai", self._catalogue.gettext("Rewritten by AI")))
        foreign = {citation.passage.language for citation in run} - {self.language}
        labels += [self.foreign(language) for language in sorted(foreign)]
        return Markup("").join(Markup(" {}").format(label) for label in labels)

    def _flag(self, kind: str, label: str) -> Markup:
        return Markup('<span class="flag flag-{}" data-pagefind-ignore>{}</span>').format(kind, label)


def _datetime(event: Event) -> str:
    """The event's date as HTML's `datetime` can say it: weeks, months and years, or the first day's month."""
    if event.precision in _YEARS:
        return f"{event.date.year:04d}"
    return event.date.strftime(_DATETIME.get(event.precision, "%Y-%m")).rjust(7, "0")
