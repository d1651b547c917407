"""What editors hide from, pin in and add to a section."""

from collections.abc import Iterable

from generator.analysis.model import Dossier
from generator.languages.data import SOURCE
from generator.model.articles import Article, EditorText, Origin, Passage
from generator.model.issues import NO_OVERRIDES, Addition, Overrides, Texts


def of(dossier: Dossier, section: str) -> Overrides:
    """The editor's overrides of one section."""
    return dossier.issue.file.overrides.get(section, NO_OVERRIDES)


def matches(entry: str, article: Article, passage: Passage) -> bool:
    """Whether an entry of `hide` or `pin` means this passage: its exact text (spaces apart), or `article#s12`."""
    wanted = entry.strip()
    return wanted == f"{article.id}#{passage.id}" or spaced(wanted) == spaced(passage.text)


def names(entries: Iterable[str], origin: Origin) -> bool:
    """Whether any of the entries means this sentence."""
    if isinstance(origin, EditorText):
        return any(spaced(entry) == spaced(origin.text) for entry in entries)
    return any(matches(entry, origin.article, origin.passage) for entry in entries)


def editor_text(texts: Texts, language: str) -> EditorText | None:
    """The editor's text for a page; None if empty.

    It is the one in the page's `language`, else the one of no stated language, else the one in the
    program's own, else the first that the editor wrote.
    """
    for code in (language, "", SOURCE, *texts):
        if texts.get(code, "").strip():
            return EditorText(texts[code].strip(), code or language)
    return None


def additions(dossier: Dossier, section: str) -> tuple[tuple[Addition, EditorText], ...]:
    """What the editor adds to a section, each with its text for the page, in the file's order."""
    found = ((added, editor_text(added.texts, dossier.language)) for added in of(dossier, section).add)
    return tuple((added, text) for added, text in found if text is not None)


def spaced(text: str) -> str:
    """The text with one space between words."""
    return " ".join(text.split())
