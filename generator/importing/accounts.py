"""No word goes silently: what of a source is neither in the result nor in a finding becomes a finding."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.model.articles import Finding, Treatment
from generator.reading.lines import SHOWN, Line

_WORD = re.compile(r"[^\W_]+")
_DEFINITION = re.compile(r"\s{0,3}\[[^\[\]]{1,300}\]:\s+<?([^\s<>]+)>?")
_REFERENCE = re.compile(r"\]\[[^\[\]]{0,300}\]")
_LONGEST = 100_000
"""Characters of a piece that a report holds at most."""


def words(text: str) -> list[str]:
    """The words of `text`, as they are compared."""
    return [word.casefold() for word in _WORD.findall(html.unescape(text))]


def whole(finding: Finding, lines: Sequence[Line]) -> Finding:
    """The finding with all of the paragraph that it shows the beginning of."""
    if len(finding.text) < SHOWN or not finding.text.endswith("…") or not finding.line:
        return finding
    beginning = _letters(finding.text[:-1])
    paragraph = ""
    for line in lines:
        if line.number < finding.line or (line.blank and not paragraph):
            continue
        if line.blank and len(_letters(paragraph)) >= len(beginning):
            break
        paragraph += " " + line.text
    full = " ".join(paragraph.split())
    return replace(finding, text=full[:_LONGEST]) if _letters(full).startswith(beginning) else finding


def _letters(text: str) -> str:
    return "".join(_WORD.findall(text)).casefold()


def lost(source: Iterable[Line], result: str, findings: Iterable[Finding]) -> list[Finding]:
    """For each line of the source, the words of it that nothing accounts for."""
    there = Counter(words(result))
    letters: dict[int, str] = {}
    for finding in findings:
        if finding.what == "question letter":
            letters[finding.line] = finding.text
        elif finding.treatment in (Treatment.REMOVED, Treatment.REPAIRED):
            there.update(words(finding.text))
    links = {finding.text for finding in findings if finding.what == "link"}
    made: list[Finding] = []
    for line in source:
        absent: list[str] = []
        defined = _DEFINITION.match(line.text)
        if defined and (defined[1] in result or defined[1] in links):
            continue
        text = _REFERENCE.sub("]", html.unescape(line.text).replace(letters.get(line.number, ""), "", 1))
        for match in _WORD.finditer(text):
            word = match[0].casefold()
            if there[word]:
                there[word] -= 1
            else:
                absent.append(match[0])
        if absent:
            made.append(Finding(Treatment.REMOVED, "markup", line.number, " ".join(absent)[:_LONGEST]))
    return made
