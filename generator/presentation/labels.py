"""The headings of briefings, in the words of the page's language."""

from __future__ import annotations

from generator.languages.catalogue import Catalogue
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
