"""The chrome that exports say in words alone: names of sections, notices, dates, labels; the same as on the pages."""

from __future__ import annotations

import datetime as dt

from generator.exports.context import Context
from generator.model import Article, Event, Notice, NoticeKind, Position, Rights, Status
from generator.pages.markup import plain
from generator.pages.moments import moment
from generator.presentation.labels import section_title


class Wording:
    """Says in one language what pages say with markup. All of it is plain text."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._catalogue = context.catalogue
        self._formats = context.formats

    def section(self, name: str) -> str:
        """The heading of a section, by its name or its anchor."""
        return section_title(name, self._catalogue)

    def status(self, status: Status) -> str:
        """Where an issue stands."""
        pgettext = self._catalogue.pgettext
        return {
            Status.OPEN: pgettext("issue", "Open"),
            Status.WATCHING: pgettext("issue", "Watching"),
            Status.CLOSED: pgettext("issue", "Closed"),
        }[status]

    def notice(self, notice: Notice) -> str:
        """A caution, up to the numbers of the sources that it concerns."""
        count = len(notice.articles)
        ngettext = self._catalogue.ngettext
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
                said = self._catalogue.gettext("These sources contradict each other:")
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
        return said % {"count": self._formats.number(count)}

    def counts(self, articles: int, origins: int) -> str:
        """How many articles, and how many of them say something of their own."""
        ngettext, number = self._catalogue.ngettext, self._formats.number
        first = ngettext("%(count)s article", "%(count)s articles", articles) % {"count": number(articles)}
        second = ngettext("%(count)s origin", "%(count)s origins", origins) % {"count": number(origins)}
        return f"{first}, {second}"

    def day(self, day: dt.date | None, *, short: bool = False) -> str:
        """A date, or that there is none."""
        if day is None:
            return self._catalogue.gettext("no date")
        return self._formats.short_date(day) if short else self._formats.date(day)

    def period(self, period: tuple[dt.date, dt.date]) -> str:
        """From the first to the last day."""
        days = dict.fromkeys(self.day(day, short=True) for day in period)
        return " – ".join(days)

    def moment(self, event: Event) -> str:
        """An event's date, no more exact than its source."""
        return moment(event, self._catalogue, self._formats)

    def marks(self, event: Event) -> list[str]:
        """What an event is beside its date: a deadline, only expected, in somebody's own words.

        Of what was planned for days gone by no source tells whether it came.
        """
        pgettext = self._catalogue.pgettext
        marks = {
            pgettext("event", "Deadline"): event.deadline,
            pgettext("event", "Expected"): event.forecast and event.upcoming,
            pgettext("event", "Was planned"): event.forecast and not event.upcoming,
            pgettext("event", "In quotation marks"): event.quoted,
        }
        return [mark for mark, holds in marks.items() if holds]

    def basis(self, event: Event) -> str:
        """Whether the text gives the date itself."""
        pgettext = self._catalogue.pgettext
        return pgettext("date", "stated") if event.stated else pgettext("date", "inferred")

    def quoted(self, words: str) -> tuple[str, str, str]:
        """Words in the language's quotation marks, in three pieces."""
        opening, closing = self._formats.quote("\n").split("\n")
        return opening, words, closing

    def outlet(self, article: Article) -> str:
        """Who published an article."""
        return plain(article.source.name) if article.source else self._catalogue.gettext("Source not named")

    def published(self, article: Article, *, short: bool = False) -> str:
        """When an article was published; says so when nobody knows, or when it is our conclusion."""
        shown = self.day(article.published, short=short)
        if article.published is None or article.published_stated:
            return shown
        inferred = self._catalogue.pgettext("date", "inferred")
        return f"{shown} ({inferred})"

    def tongue(self, code: str) -> str:
        """The name of a language."""
        return self._formats.language_name(code)

    def flags(self, article: Article) -> list[str]:
        """What a reader should know of an article at a glance: an AI's hand, how much of it is shown."""
        gettext = self._catalogue.gettext
        rights = {Rights.EXCERPT: gettext("Excerpt"), Rights.LINK: gettext("Link only")}
        flags = [gettext("Rewritten by AI")] if article.ai and article.ai.rewritten else []
        return flags + ([rights[article.rights]] if article.rights in rights else [])

    def tone(self, article: Article) -> str:
        """The tone as its source names it, in this language where it is one of the usual words; with its score."""
        pgettext = self._catalogue.pgettext
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
        score = self._formats.number(article.score)
        return f"{shown} ({score})" if shown else score

    def manner(self, position: Position) -> str:
        """That a statement is in its speaker's own words; "" where it is reported."""
        return self._catalogue.pgettext("position", "In their own words") if position.quoted else ""
