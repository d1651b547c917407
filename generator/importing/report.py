"""What an import did, document by document, as data and as lines for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.errors import visible
from generator.importing.articles import Imported
from generator.importing.documents import Entry, Status
from generator.model.articles import BlockKind, Finding, Passage, Treatment

_SHOWN = 100
"""Characters of a piece that the terminal shows; the JSON has it whole."""


_ORDER = (Treatment.REPAIRED, Treatment.REMOVED, Treatment.INFERRED, Treatment.MISSING)


def found_in(imported: Imported) -> dict[str, object]:
    """What an article turned out to have: metadata, parts, questions, sentences in other languages."""
    article = imported.article
    parts = Counter(block.part.value for block in article.blocks if block.passages)
    kinds = Counter(block.kind for block in article.blocks)
    seen: dict[str, object] = {
        "title": article.title,
        "language": article.language,
        "published": article.published and article.published.isoformat(),
        "updated": article.updated and article.updated.isoformat(),
        "source": article.source and article.source.name,
        "authors": list(article.authors),
        "url": article.url,
        "chrome_language": imported.metadata.data.get("chrome_language"),
        "parts": dict(sorted(parts.items())),
        "questions": len(article.pairs),
        "tables": kinds[BlockKind.TABLE],
        "quotations": kinds[BlockKind.QUOTE],
        "foreign": [stretch for passage in article.passages for stretch in _foreign(passage, article.language)],
    }
    return {name: value for name, value in seen.items() if value not in (None, [], 0)}


def _foreign(passage: Passage, language: str) -> Iterator[dict[str, str]]:
    """A passage in another language than the article's, or the stretches of it that are."""
    if passage.language != language:
        yield {"language": passage.language, "text": passage.text}
    else:
        yield from ({"language": code, "text": passage.text[start:end]} for start, end, code in passage.foreign)


def as_data(entry: Entry) -> dict[str, object]:
    """An entry as data that JSON carries."""
    grouped = {
        treatment.value: [
            {"what": finding.what, "line": finding.line, "text": finding.text}
            for finding in entry.findings
            if finding.treatment is treatment
        ]
        for treatment in _ORDER
    }
    names = ("path", "entry", "form", "status", "to", "same_as", "same_by", "found")
    data = {name: getattr(entry, name) for name in names} | {"found": dict(entry.found)}
    told = {"added": list(entry.added), "problems": list(map(str, entry.problems))}
    return {name: value for name, value in data.items() if value not in (None, "") or name == "to"} | grouped | told


def as_lines(entry: Entry) -> Iterator[str]:
    """An entry for a terminal: what became of it, then one line for each kind of thing that was done."""
    arrow = f" -> {entry.to}" if entry.to else ""
    which = f" [{entry.entry}]" if entry.entry else ""
    yield visible(f"{entry.path}{which}{arrow} ({entry.status.value})")
    if entry.same_as:
        yield visible(f"  the same {entry.same_by} as {entry.same_as}")
    if entry.status in (Status.UNCHANGED, Status.FAILED):
        return
    yield from _told(entry.found)
    for treatment in _ORDER:
        yield from _treated(treatment, [finding for finding in entry.findings if finding.treatment is treatment])
    if entry.added:
        yield visible(f"  added headings: {', '.join(entry.added)}")


def _told(found: Mapping[str, object]) -> Iterator[str]:
    seen = [f"{name} {value}" for name, value in found.items() if isinstance(value, str | int) and name != "url"]
    yield visible(f"  found: {'; '.join(seen)}")
    foreign = found.get("foreign")
    for stretch in foreign if isinstance(foreign, list) else []:
        yield visible(f"  in {stretch['language']}: {_short(str(stretch['text']))}")


def _treated(treatment: Treatment, findings: Sequence[Finding]) -> Iterator[str]:
    if treatment is Treatment.MISSING and findings:
        yield visible(f"  missing: {', '.join(dict.fromkeys(finding.what for finding in findings))}")
        return
    kinds: dict[str, list[Finding]] = {}
    for finding in findings:
        kinds.setdefault(finding.what, []).append(finding)
    for what, those in kinds.items():
        count = f" ({len(those)})" if len(those) > 1 else ""
        yield visible(f"  {treatment.value}: {what}{count}{': ' if those[0].text else ''}{_short(those[0].text)}")


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
