"""What reading did to a text, in the words of the page's language."""

from generator.languages.catalogue import Catalogue

_KINDS = {
    "encoding": ("encoding", "lost character", "mojibake"),
    "hidden": ("bidirectional control", "control character", "invisible character"),
    "markup": (
        "attribute list", "embedded file", "footnote mark", "raw HTML", "shortcode", "template comment", "template tag",
        "link", "image",
        "reference without its address", "quotation in a shortcode",
    ),
    "furniture": ("byline", "page furniture", "question letter", "related read", "relative age", "repeated title"),
    "layout": ("one line a paragraph", "table without a blank line"),
    "date": ("publication date",),
    "language": ("language",),
    "source": ("source",),
    "title": ("title",),
    "translation": ("translation",),
    "ai": ("change is an AI's rewriting", "written by an AI"),
}  # fmt: skip
_KIND_OF = {what: kind for kind, every in _KINDS.items() for what in every}


def concern(what: str, catalogue: Catalogue) -> str:
    """What a finding is about, by its stable word; "" for a word that is not known here."""
    pgettext = catalogue.pgettext
    words = {
        "encoding": pgettext("reading", "characters in the wrong encoding"),
        "hidden": pgettext("reading", "invisible characters"),
        "markup": pgettext("reading", "markup"),
        "furniture": pgettext("reading", "parts of the web page around the text"),
        "layout": pgettext("reading", "layout"),
        "date": pgettext("reading", "date of publication"),
        "language": pgettext("reading", "language"),
        "source": pgettext("reading", "source"),
        "title": pgettext("reading", "title"),
        "translation": pgettext("reading", "which articles are translations"),
        "ai": pgettext("reading", "involvement of an AI"),
    }
    return words.get(_KIND_OF.get(what, ""), "")
