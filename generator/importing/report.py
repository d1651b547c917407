"""What an import did, document by document, as data and as lines for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.errors import visible
from generator.importing.articles import Imported
from generator.importing.documents import Entry, Status
from generator.model.articles import Finding, Treatment

_SHOWN = 100
"""Characters of a piece that the terminal shows; the JSON has it whole."""


def found_in(imported: Imported) -> dict[str, object]:
    """What an article turned out to have: metadata, parts, questions, sentences in other languages."""
    article = imported.article
    parts = Counter(block.part.value for block in article.blocks if block.passages)
    foreign = [
        {"language": code, "text": text}
        for passage in article.passages
        for code, text in (
            [(passage.language, passage.text)]
            if passage.language != article.language
            else [(code, passage.text[start:end]) for start, end, code in passage.foreign]
        )
    ]
    seen: dict[str, object] = {
        "title": article.title,
        "language": article.language,
        "published": article.published.isoformat() if article.published else None,
        "updated": article.updated.isoformat() if article.updated else None,
        "source": article.source.name if article.source else None,
        "authors": list(article.authors),
        "url": article.url,
        "chrome_language": imported.metadata.data.get("chrome_language"),
        "parts": dict(sorted(parts.items())),
        "questions": len(article.pairs),
        "tables": sum(block.kind.value == "table" for block in article.blocks),
        "quotations": sum(block.kind.value == "quote" for block in article.blocks),
        "foreign": foreign,
    }
    return {name: value for name, value in seen.items() if value not in (None, [], 0)}


def as_data(entry: Entry) -> dict[str, object]:
    """An entry as data that JSON carries."""
    grouped = {
        treatment.value: [
            {"what": finding.what, "line": finding.line, "text": finding.text}
            for finding in entry.findings
            if finding.treatment is treatment
        ]
        for treatment in (Treatment.REPAIRED, Treatment.REMOVED, Treatment.INFERRED, Treatment.MISSING)
    }
    data: dict[str, object] = {
        "path": entry.path,
        "entry": entry.entry,
        "form": entry.form,
        "status": entry.status.value,
        "to": entry.to,
        "same_as": entry.same_as,
        "same_by": entry.same_by,
        "found": dict(entry.found),
        **grouped,
        "added": list(entry.added),
        "problems": [str(problem) for problem in entry.problems],
    }
    return {name: value for name, value in data.items() if value not in (None, "") or name in ("to",)}


def as_lines(entry: Entry) -> Iterator[str]:
    """An entry for a terminal: what became of it, then one line for each kind of thing that was done."""
    arrow = f" -> {entry.to}" if entry.to else ""
    which = f" [{entry.entry}]" if entry.entry else ""
    yield visible(f"{entry.path}{which}{arrow} ({entry.status.value})")
    if entry.same_as:
        yield visible(f"  the same {entry.same_by} as {entry.same_as}")
    if entry.status in (Status.UNCHANGED, Status.FAILED):
        return
    seen = [f"{name} {value}" for name, value in entry.found.items() if isinstance(value, str | int) and name != "url"]
    yield visible(f"  found: {'; '.join(seen)}")
    foreign = entry.found.get("foreign")
    for stretch in foreign if isinstance(foreign, list) else []:
        yield visible(f"  in {stretch['language']}: {_short(str(stretch['text']))}")
    for treatment in (Treatment.REPAIRED, Treatment.REMOVED, Treatment.INFERRED, Treatment.MISSING):
        yield from _treated(treatment, [finding for finding in entry.findings if finding.treatment is treatment])
    if entry.added:
        yield visible(f"  added headings: {', '.join(entry.added)}")


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
