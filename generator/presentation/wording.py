"""The chrome that is said in words alone: headings, dates, labels, notices, changes; the same on pages and in files."""

import datetime as dt
from collections.abc import Iterator

from generator.languages.catalogue import Catalogue
from generator.languages.formats import Formats
from generator.model.articles import Article, Rights
from generator.model.briefings import Change, Notice, NoticeKind, Position
from generator.model.events import Event
from generator.model.issues import Status
from generator.model.precision import Bound, Phase, Precision
from generator.presentation.markup import plain
from generator.sections import registry


def section_title(name: str, catalogue: Catalogue) -> str:
    """The heading of a section, or of another part of a briefing, by its name or its anchor.

    One that editions remember and that is no longer listed has its name.
    """
    pgettext = catalogue.pgettext
    beside = {
        "changes": pgettext("section", "What has changed"),
        "coming_up": pgettext("section", "Coming up"),
        "related": pgettext("section", "Related issues"),
        "sources": pgettext("section", "Sources"),
        "tone": pgettext("section", "Tone over time"),
    }
    key = name.replace("-", "_")
    section = registry.named(key)
    return pgettext("section", section.title) if section else beside.get(key, name)


_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_LAST_OF_FIRST_HALF = 6
_WHOLE = frozenset({Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.HALF, Precision.YEAR})
"""What has a beginning, middle and end that a text may mean; a week's are near enough to its days."""


def moment(event: Event, catalogue: Catalogue, formats: Formats) -> str:
    """ "8 April 2026", "16–30 June 2026", "early May 2026", "second half of 2027", "2029 at the earliest"."""
    said = _said(event, catalogue, formats)
    if event.bound is Bound.EARLIEST:
        return catalogue.pgettext("date", "%(period)s at the earliest") % {"period": said}
    return said


def _said(event: Event, catalogue: Catalogue, formats: Formats) -> str:
    period = _period(event, catalogue, formats)
    pgettext = catalogue.pgettext
    if event.phase is None or event.precision not in _WHOLE:
        return period
    if event.phase is Phase.REST:
        year = event.precision is Precision.YEAR
        said = pgettext("year", "later in %(period)s") if year else pgettext("date", "later in %(period)s")
    else:
        said = {
            Phase.START: pgettext("date", "early %(period)s"),
            Phase.MIDDLE: pgettext("date", "mid-%(period)s"),
            Phase.LATE: pgettext("date", "late %(period)s"),
            Phase.END: pgettext("date", "end of %(period)s"),
        }[event.phase]
    return said % {"period": period}


def _period(event: Event, catalogue: Catalogue, formats: Formats) -> str:
    if event.precision is Precision.MONTH and event.end and event.phase is None and event.part:
        return formats.date(event.date, Precision.DAY, event.end)
    if event.precision is Precision.HALF and event.date.day == 1:
        first = event.date.month <= _LAST_OF_FIRST_HALF
        pgettext = catalogue.pgettext
        said = pgettext("date", "first half of %(year)s") if first else pgettext("date", "second half of %(year)s")
        return said % {"year": event.date.year}
    season = _season(event, catalogue)
    if season:
        # A winter is named by the year of its January.
        return season % {"year": event.date.year + (event.date.month == max(_SEASONS))}
    return formats.date(event.date, event.precision, event.end)


def _season(event: Event, catalogue: Catalogue) -> str:
    """The season with a place for its year; "" for what is none."""
    if event.precision is not Precision.SEASON or event.date.day != 1:
        return ""
    pgettext = catalogue.pgettext
    return {
        "spring": pgettext("date", "spring %(year)s"),
        "summer": pgettext("date", "summer %(year)s"),
        "autumn": pgettext("date", "autumn %(year)s"),
        "winter": pgettext("date", "winter %(year)s"),
    }.get(_SEASONS.get(event.date.month, ""), "")


class Wording:
    """Says in one language what pages say with markup. All of it is plain text."""

    def __init__(self, catalogue: Catalogue, formats: Formats) -> None:
        self.catalogue = catalogue
        self.formats = formats

    def section(self, name: str) -> str:
        """The heading of a section, by its name or its anchor."""
        return section_title(name, self.catalogue)

    def status(self, status: Status) -> str:
        """Where an issue stands."""
        pgettext = self.catalogue.pgettext
        return {
            Status.OPEN: pgettext("issue", "Open"),
            Status.WATCHING: pgettext("issue", "Watching"),
            Status.CLOSED: pgettext("issue", "Closed"),
        }[status]

    def notice(self, notice: Notice) -> str:
        """A caution, up to the numbers of the sources that it concerns."""
        count = len(notice.articles)
        ngettext = self.catalogue.ngettext
        match notice.kind:
            case NoticeKind.UNDATED:
                said = ngettext("One source has no date:", "%(count)s sources have no date:", count)
            case NoticeKind.STALE:
                said = ngettext("One source may be out of date:", "%(count)s sources may be out of date:", count)
            case NoticeKind.FOREIGN:
                said = ngettext(
                    "One source is in another language than this page:",
                    "%(count)s sources are in another language than this page:",
                    count,
                )
            case NoticeKind.REWRITTEN:
                said = ngettext(
                    "An AI rewrote the text of one source:", "An AI rewrote the text of %(count)s sources:", count
                )
            case NoticeKind.CONTRADICTING:
                said = self.catalogue.gettext("These sources contradict each other:")
            case NoticeKind.SUPERSEDED:
                said = ngettext(
                    "One source has been overtaken by a newer one:",
                    "%(count)s sources have been overtaken by newer ones:",
                    count,
                )
            case NoticeKind.CURRENT:
                said = ngettext(
                    "One source without a date reads as current:",
                    "%(count)s sources without a date read as current:",
                    count,
                )
            case _:
                said = ngettext(
                    "The date, language or title of one source is inferred:",
                    "The date, language or title of %(count)s sources is inferred:",
                    count,
                )
        return said % {"count": self.formats.number(count)}

    def counts(self, articles: int, origins: int) -> str:
        """How many articles, and how many of them say something of their own."""
        ngettext, number = self.catalogue.ngettext, self.formats.number
        first = ngettext("%(count)s article", "%(count)s articles", articles) % {"count": number(articles)}
        second = ngettext("%(count)s origin", "%(count)s origins", origins) % {"count": number(origins)}
        return f"{first}, {second}"

    def day(self, day: dt.date | None, *, short: bool = False) -> str:
        """A date, or that there is none."""
        if day is None:
            return self.catalogue.gettext("no date")
        return self.formats.short_date(day) if short else self.formats.date(day)

    def period(self, period: tuple[dt.date, dt.date]) -> str:
        """From the first to the last day."""
        days = dict.fromkeys(self.day(day, short=True) for day in period)
        return " – ".join(days)

    def moment(self, event: Event) -> str:
        """An event's date, no more exact than its source."""
        return moment(event, self.catalogue, self.formats)

    def marks(self, event: Event) -> list[str]:
        """What an event is beside its date: a deadline, only expected, in somebody's own words.

        Of what was planned for days gone by no source tells whether it came.
        """
        pgettext = self.catalogue.pgettext
        marks = {
            pgettext("event", "Deadline"): event.deadline,
            pgettext("event", "Expected"): event.forecast and event.upcoming,
            pgettext("event", "Was planned"): event.forecast and not event.upcoming,
            pgettext("event", "In quotation marks"): event.quoted,
        }
        return [mark for mark, holds in marks.items() if holds]

    def basis(self, event: Event) -> str:
        """Whether the text gives the date itself."""
        pgettext = self.catalogue.pgettext
        return pgettext("date", "stated") if event.stated else pgettext("date", "inferred")

    def quoted(self, words: str) -> tuple[str, str, str]:
        """Words in the language's quotation marks, in three pieces."""
        opening, closing = self.formats.quote("\n").split("\n")
        return opening, words, closing

    def outlet(self, article: Article) -> str:
        """Who published an article."""
        return plain(article.source.name) if article.source else self.catalogue.gettext("Source not named")

    def published(self, article: Article, *, short: bool = False) -> str:
        """When an article was published; says so when nobody knows, or when it is our conclusion."""
        shown = self.day(article.published, short=short)
        if article.published is None or article.published_stated:
            return shown
        inferred = self.catalogue.pgettext("date", "inferred")
        return f"{shown} ({inferred})"

    def tongue(self, code: str) -> str:
        """The name of a language."""
        return self.formats.language_name(code)

    def flags(self, article: Article) -> list[str]:
        """What a reader should know of an article at a glance: an AI's hand, how much of it is shown."""
        gettext = self.catalogue.gettext
        rights = {Rights.EXCERPT: gettext("Excerpt"), Rights.LINK: gettext("Link only")}
        flags = [gettext("Rewritten by AI")] if article.is_rewritten else []
        return flags + ([rights[article.rights]] if article.rights in rights else [])

    def tone(self, article: Article) -> str:
        """The tone as its source names it, in this language where it is one of the usual words; with its score."""
        pgettext = self.catalogue.pgettext
        known = {
            "positive": pgettext("tone", "positive"),
            "neutral": pgettext("tone", "neutral"),
            "negative": pgettext("tone", "negative"),
            "mixed": pgettext("tone", "mixed"),
        }
        named = plain(article.sentiment or "")
        shown = known.get(named.casefold(), named)
        if article.score is None:
            return shown
        score = self.formats.number(article.score)
        return f"{shown} ({score})" if shown else score

    def manner(self, position: Position) -> str:
        """That a statement is in its speaker's own words; "" where it is reported."""
        return self.catalogue.pgettext("position", "In their own words") if position.quoted else ""


def change_kind(change: Change, wording: Wording) -> str:
    """What happened: "Added", "New briefing"."""
    gettext, pgettext = wording.catalogue.gettext, wording.catalogue.pgettext
    if change.section == "briefing":
        return gettext("New briefing") if change.kind == "added" else gettext("Discontinued")
    return {
        "added": pgettext("change", "Added"),
        "removed": pgettext("change", "Removed"),
        "changed": pgettext("change", "Changed"),
    }[change.kind]


def change_heading(change: Change, wording: Wording) -> str:
    """What happened, in which section, to whose words or to what of which date: "Added · Timeline · 8 April 2026"."""
    if change.section == "briefing":
        return change_kind(change, wording)
    section = wording.section(change.section)
    dated = wording.moment(change.dated) if change.dated else ""
    return " · ".join(filter(None, (change_kind(change, wording), section, plain(change.about), dated)))


def change_details(change: Change, wording: Wording) -> Iterator[str]:
    """What else there is to say: the date before, what was corrected, how it read, whose hand was in it."""
    gettext, pgettext = wording.catalogue.gettext, wording.catalogue.pgettext
    if change.against:
        yield wording.formats.quote(plain(change.against.text))
    if change.dated_before:
        yield f"{gettext('before:')} {wording.moment(change.dated_before)}"
    if change.what:
        named = {
            "title": pgettext("corrected", "title"),
            "text": pgettext("corrected", "text"),
            "date": pgettext("corrected", "date"),
        }
        yield f"{gettext('Corrected:')} {', '.join(named[what] for what in change.what)}"
    if change.before:
        yield f"{gettext('Before:')} {wording.formats.quote(plain(change.before))}"
    if change.rewritten:
        yield gettext("Rewritten by AI")


def change_said(change: Change, wording: Wording) -> str:
    """The words of a change; of a source whose very title is withheld, that it is one."""
    return plain(change.text) or (
        wording.catalogue.gettext("A source that is no longer published") if change.section == "sources" else ""
    )


def change_line(change: Change, wording: Wording) -> str:
    """A change on one line of text."""
    more = "; ".join(change_details(change, wording))
    return f"{change_heading(change, wording)}: {change_said(change, wording)}{f' ({more})' if more else ''}"
