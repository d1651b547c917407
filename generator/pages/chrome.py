"""The words that the theme itself needs, for pages that are not made of our templates: header, footer, search."""

from generator.languages.catalogue import Catalogue


def chrome(catalogue: Catalogue) -> dict[str, str]:
    """The theme's words by the keys that its templates and scripts use; `{…}` is filled in by a script."""
    gettext, pgettext = catalogue.gettext, catalogue.pgettext
    return {
        "skip": gettext("Skip to the content"),
        "navigation": gettext("Site"),
        "languages": gettext("Languages"),
        "scheme": gettext("Dark mode"),
        "search": pgettext("page", "Search"),
        "search_label": gettext("Search this site"),
        "search_submit": pgettext("button", "Search"),
        "search_results": gettext("Results"),
        "search_count": gettext("Results: {count}"),
        "search_none": gettext("Nothing was found for “{query}”."),
        "search_all": gettext("All results"),
        "search_more": gettext("Show more results"),
        "search_hint": gettext("Type a word; its other forms are found too."),
        "search_failed": gettext("Search could not be loaded. All content can also be reached through the indexes."),
        "search_filters": gettext("Narrow down"),
        "search_any": pgettext("filter", "All"),
        "filter_type": pgettext("filter", "Kind of page"),
        "filter_issue": pgettext("filter", "Issue"),
        "filter_source": pgettext("filter", "Source"),
        "colophon": gettext("Every sentence of a briefing is quoted from its source, word for word."),
        "how_to_read": gettext("How to read this site"),
        "downloads": gettext("Download or subscribe:"),
        "briefings.pdf": pgettext("download", "All briefings as PDF"),
        "digest.html": pgettext("download", "In brief, for e-mail"),
        "feed.xml": pgettext("download", "Feed"),
        "feed.json": pgettext("download", "JSON Feed"),
    }
