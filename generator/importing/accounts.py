"""No word goes silently: what of a source is neither in the result nor in a finding becomes a finding."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from generator.model.articles import Finding, Treatment
from generator.reading.lines import SHOWN, Line, chunks, joined

_WORD = re.compile(r"[^\W_]+")
_DEFINITION = re.compile(r"\s{0,3}\[[^\[\]]{1,300}\]:\s+<?([^\s<>]+)>?")
_REFERENCE = re.compile(r"\]\[[^\[\]]{0,300}\]")
_LETTER = "question letter"
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
    full = ""
    for paragraph in chunks(line for line in lines if line.number >= finding.line):
        full = " ".join(f"{full} {joined(paragraph)}".split())
        if len(_letters(full)) >= len(beginning):
            break
    return replace(finding, text=full[:_LONGEST]) if _letters(full).startswith(beginning) else finding


def _letters(text: str) -> str:
    return "".join(_WORD.findall(text)).casefold()


def lost(source: Iterable[Line], result: str, findings: Sequence[Finding]) -> list[Finding]:
    """For each line of the source, the words of it that nothing accounts for."""
    letters = {finding.line: finding.text for finding in findings if finding.what == _LETTER}
    there = Counter(chain(words(result), *map(words, _told(findings))))
    addresses = {finding.text for finding in findings if finding.what == "link"}
    made: list[Finding] = []
    for line in source:
        if _is_told(line.text, result, addresses):
            continue
        text = _REFERENCE.sub("]", html.unescape(line.text).replace(letters.get(line.number, ""), "", 1))
        absent = [word for word in _WORD.findall(text) if not _taken(word.casefold(), there)]
        if absent:
            made.append(Finding(Treatment.REMOVED, "markup", line.number, " ".join(absent)[:_LONGEST]))
    return made


def _is_told(text: str, result: str, addresses: Collection[str]) -> bool:
    """Whether a line defines a link whose address is in the result, or in a finding."""
    defined = _DEFINITION.match(text)
    return defined is not None and (defined[1] in result or defined[1] in addresses)


def _told(findings: Iterable[Finding]) -> Iterator[str]:
    """What findings show of the source; letters before questions are looked for in their own lines."""
    treatments = (Treatment.REMOVED, Treatment.REPAIRED)
    return (finding.text for finding in findings if finding.treatment in treatments and finding.what != _LETTER)


def _taken(word: str, there: Counter[str]) -> bool:
    """Whether a word is still there; then it is there once less."""
    if not there[word]:
        return False
    there[word] -= 1
    return True
