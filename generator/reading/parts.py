"""Which part of a page each block belongs to; related reads and page furniture are taken out and reported."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import takewhile

from generator.languages import KNOWN, LanguageData, language_data, part_of
from generator.model import BlockKind, Finding, Part, Rewriting, Treatment
from generator.reading.asides import ends_answers, set_apart
from generator.reading.lines import found
from generator.reading.markdown import Draft

_REMOVED = {"related": "related read", "furniture": "page furniture"}
_PARTS = {part.value: part for part in Part}
_SENTENCE = re.compile(r"""[.!?…]["'”’»)\]]*$""")
_WITH_ASIDES = frozenset({Part.BODY, Part.SUMMARY, Part.OPINION})
_TEXT_KINDS = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE)


@dataclass(frozen=True, slots=True)
class Parted:
    """The blocks that are content, each with its part; `chrome` is the language of the page's own headings."""

    drafts: tuple[Draft, ...]
    findings: tuple[Finding, ...] = ()
    chrome: str | None = None
    ai: Rewriting | None = None


@cache
def _named(heading: str) -> tuple[str | None, str | None]:
    """The part that `heading` opens in any language, and that language where only one calls it so."""
    found = {code: part for code in KNOWN if (part := part_of(heading, code))}
    if not found:
        return None, None
    return next(iter(found.values())), next(iter(found)) if len(found) == 1 else None


def part_named(heading: str) -> str | None:
    """The part that a line opens when it is a heading: `abstract`, `related`, …; None where it is none we know."""
    plain = heading.strip().strip("#*_ ")
    if not plain or len(plain) > 100 or re.search(r"[.,;]$", plain):
        return None
    return _named(plain)[0]


@dataclass(slots=True)
class _State:
    """Where in the page we are."""

    part: Part = Part.BODY
    level: int = 0
    removing: str = ""
    inferred: bool = False
    taken: list[BlockKind] = field(default_factory=list)


def assign(
    drafts: Sequence[Draft], *, headings: frozenset[int], languages: Sequence[str], chrome: str | None
) -> Parted:
    """Give each block its part. `headings` are the lines of headings that the page did not mark as such.

    `languages` are those whose words for page furniture count; `chrome` is the language the byline was in.
    """
    data = [language_data(code) for code in dict.fromkeys(languages)]
    votes = Counter({chrome: 2} if chrome else {})
    kept: list[Draft] = []
    findings: list[Finding] = []
    state = _State()
    ai: Rewriting | None = None
    for at, draft in enumerate(drafts):
        if draft.block.kind is BlockKind.HEADING:
            _enter(draft, state, votes, inferred=draft.block.line in headings)
        what = _removal(draft, state, drafts[at + 1 : at + 2], data)
        if what:
            findings.append(found(Treatment.REMOVED, what, draft.block.line, draft.block.text))
            continue
        part = _part(draft, state, drafts[at + 1 : at + 5])
        if (at < 3 or at >= len(drafts) - 3) and _says_ai(draft, data):
            ai = Rewriting()
            findings.append(found(Treatment.INFERRED, "written by an AI", draft.block.line, draft.block.text))
        placed = replace(draft, block=replace(draft.block, part=part))
        if part is Part.QUESTIONS:
            kept += ends_answers(placed, drafts[at - 1].block.text if at else "", data)
        else:
            kept += set_apart(placed, data) if part in _WITH_ASIDES else (placed,)
    language = max(sorted(votes), key=lambda code: votes[code]) if votes else None
    return Parted(tuple(kept), tuple(findings), language, ai)


def _enter(draft: Draft, state: _State, votes: Counter[str], *, inferred: bool) -> None:
    """Follow a heading into its part, or out of the one before."""
    block = draft.block
    part, language = _named(block.text.strip("*_ "))
    if part is None:
        if state.level and block.level > state.level:
            return
        if state.removing == "related" and state.inferred:
            return
        state.part, state.level, state.removing = Part.BODY, 0, ""
        return
    if language:
        votes[language] += 1
    state.taken = []
    state.level, state.inferred = block.level, inferred
    state.removing = part if part in _REMOVED else ""
    state.part = _PARTS.get(part, Part.BODY)


def _removal(draft: Draft, state: _State, following: Sequence[Draft], data: Sequence[LanguageData]) -> str:
    """What to call a block that is taken out; "" for one that stays."""
    block = draft.block
    if state.removing == "related":
        return _REMOVED["related"]
    if state.removing == "furniture":
        decides = (draft, *following)[-1] if block.kind is BlockKind.HEADING else draft
        if decides.block.kind is BlockKind.HEADING or _scrap(decides.block.text):
            return _REMOVED["furniture"]
        state.removing, state.level = "", 0
    if block.kind not in _TEXT_KINDS or len(block.text) > 200:
        return ""
    if any(pattern.search(block.text) for entry in data for pattern in entry.lines.furniture):
        return _REMOVED["furniture"]
    if _scrap(block.text) and any(
        pattern.search(block.text) for entry in data for pattern in entry.lines.relative_ages
    ):
        return "relative age"
    return ""


def _scrap(text: str) -> bool:
    """Whether a text is too short for a sentence, and not closed like one."""
    return len(text) <= 60 and not _SENTENCE.search(text)


def _part(draft: Draft, state: _State, following: Sequence[Draft]) -> Part:
    block = draft.block
    if block.kind is BlockKind.HEADING:
        return state.part
    if state.part in (Part.ABSTRACT, Part.SUMMARY):
        return _short_part(draft, state, following)
    return state.part


def _short_part(draft: Draft, state: _State, following: Sequence[Draft]) -> Part:
    """An abstract is a paragraph or a list where no heading tells where it ends; so is a list of final points."""
    kind, part = draft.block.kind, state.part
    first = not state.taken
    listed = bool(state.taken) and state.taken[0] is BlockKind.ITEM
    state.taken.append(kind)
    if first or (listed and kind is BlockKind.ITEM):
        return part
    if part is Part.SUMMARY and not (listed and state.inferred):
        return part
    rest = list(takewhile(lambda other: other.block.kind is not BlockKind.HEADING, following))
    if part is Part.ABSTRACT and not state.inferred and len(state.taken) + len(rest) <= 3:
        return part
    state.part = Part.BODY
    return Part.BODY


def _says_ai(draft: Draft, data: Sequence[LanguageData]) -> bool:
    block = draft.block
    if block.kind not in _TEXT_KINDS or len(block.text) > 240:
        return False
    return any(pattern.search(block.text) for entry in data for pattern in entry.lines.ai_notes)
