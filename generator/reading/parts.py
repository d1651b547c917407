"""Which part of a page each block belongs to; related reads and page furniture are taken out and reported."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from generator.languages.data import Language
from generator.languages.loading import known, language_data, part_of
from generator.languages.sentences import split
from generator.model.articles import Block, BlockKind, Finding, Part, Rewriting, Treatment
from generator.reading.drafts import DraftBlock, cut
from generator.reading.lines import at_line, finding

_REMOVED = {"related": "related read", "furniture": "page furniture"}
_PARTS = {part.value: part for part in Part}
_SENTENCE = re.compile(r"""[.!?…]["'”’»)\]]*$""")
_WITH_ASIDES = frozenset({Part.BODY, Part.SUMMARY, Part.OPINION})
_TEXT_KINDS = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE)
_LONGEST_HEADING = 100
_LONGEST_FURNITURE = 200
_LONGEST_NOTE = 240
"""Characters of a note that says who wrote the text."""
_LONGEST_SCRAP = 60
_OPENING = 3
"""Characters within which a pattern must match to speak for a whole paragraph."""
_EDGE = 3
"""Blocks at both ends of a text among which a note on its writing stands."""
_AHEAD = 4
"""Blocks that are looked at to tell where an abstract ends."""


@dataclass(frozen=True, slots=True)
class Parted:
    """The blocks that are content, each with its part; `chrome` is the language of the page's own headings."""

    drafts: tuple[DraftBlock, ...]
    findings: tuple[Finding, ...] = ()
    chrome: str | None = None
    ai: Rewriting | None = None


def part_named(heading: str) -> str | None:
    """The part that a line opens when it is a heading: `abstract`, `related`, …; None where it is none we know."""
    plain = heading.strip().strip("#*_ ")
    if not plain or len(plain) > _LONGEST_HEADING or plain.endswith((".", ",", ";")):
        return None
    return _named(plain)[0]


def _named(heading: str) -> tuple[str | None, str | None]:
    """The part that `heading` opens in any language, and that language where only one calls it so."""
    parts = {code: part for code in known() if (part := part_of(heading, code))}
    return next(iter(parts.values()), None), next(iter(parts)) if len(parts) == 1 else None


def assign(drafts: Sequence[DraftBlock], *, headings: frozenset[int], language: str, chrome: str | None) -> Parted:
    """Give each block its part. `headings` are the lines of headings that the page did not mark as such.

    `language` is the text's, `chrome` the one that the byline was in.
    """
    reader = _PartReader(_words_for(language, chrome), headings, Counter({chrome: 2} if chrome else {}))
    for at, draft in enumerate(drafts):
        with at_line(draft.block.line):
            reader.read(drafts, at)
    votes = reader.votes
    language_of_page = max(sorted(votes), key=lambda code: votes[code]) if votes else None
    return Parted(tuple(reader.kept), tuple(reader.findings), language_of_page, reader.ai)


def _words_for(language: str, chrome: str | None) -> tuple[Language, ...]:
    """The languages whose words for page furniture count: the text's, the page's, and those met on any page."""
    everywhere = (code for code in known() if language_data(code).page.lines.everywhere)
    codes = dict.fromkeys(code for code in (language, chrome, *everywhere) if code)
    return tuple(language_data(code) for code in codes)


@dataclass(slots=True)
class _PartReader:
    """Where in the page we are, and what was read so far."""

    languages: tuple[Language, ...]
    headings: frozenset[int]
    votes: Counter[str]
    kept: list[DraftBlock] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    ai: Rewriting | None = None
    part: Part = Part.BODY
    level: int = 0
    removing: str = ""
    inferred: bool = False
    taken: list[BlockKind] = field(default_factory=list)

    def read(self, drafts: Sequence[DraftBlock], at: int) -> None:
        """Take one block in, or out."""
        draft = drafts[at]
        block = draft.block
        if block.kind is BlockKind.HEADING:
            self._enter(block)
        what = self._removal(block, drafts[at + 1 : at + 2])
        if what:
            self.findings.append(finding(Treatment.REMOVED, what, block.line, block.text))
            return
        part = self._part(block, drafts[at + 1 : at + 1 + _AHEAD])
        if not _EDGE <= at < len(drafts) - _EDGE and self._says_ai(block):
            self.ai = Rewriting()
            self.findings.append(finding(Treatment.INFERRED, "written by an AI", block.line, block.text))
        placed = replace(draft, block=replace(block, part=part))
        if part is Part.QUESTIONS:
            self.kept += ends_answers(placed, drafts[at - 1].block.text if at else "", self.languages)
        else:
            self.kept += set_apart(placed, self.languages) if part in _WITH_ASIDES else (placed,)

    def _enter(self, block: Block) -> None:
        """Follow a heading into its part, or out of the one before."""
        part, language = _named(block.text.strip("*_ "))
        if part is not None:
            self.votes.update([language] if language else [])
            self.taken = []
            self.level, self.inferred = block.level, block.line in self.headings
            self.removing = part if part in _REMOVED else ""
            self.part = _PARTS.get(part, Part.BODY)
            return
        below = self.level and block.level > self.level
        among_titles = self.removing == "related" and self.inferred
        if not below and not among_titles:
            self.part, self.level, self.removing = Part.BODY, 0, ""

    def _removal(self, block: Block, following: Sequence[DraftBlock]) -> str:
        """What to call a block that is taken out; "" for one that stays."""
        if self.removing == "related":
            return _REMOVED["related"]
        if self.removing == "furniture":
            decides = following[0].block if block.kind is BlockKind.HEADING and following else block
            if decides.kind is BlockKind.HEADING or _is_scrap(decides.text):
                return _REMOVED["furniture"]
            self.removing, self.level = "", 0
        return self._furniture(block.text) if block.kind in _TEXT_KINDS else ""

    def _furniture(self, text: str) -> str:
        """What to call a text that belongs to the page wherever it stands; "" for any other."""
        if len(text) > _LONGEST_FURNITURE:
            return ""
        if _says("furniture", text, self.languages):
            return _REMOVED["furniture"]
        return "relative age" if _is_scrap(text) and _says("relative_ages", text, self.languages) else ""

    def _part(self, block: Block, following: Sequence[DraftBlock]) -> Part:
        """The part of one block. A short part ends by itself where no heading tells where it does."""
        if block.kind is not BlockKind.HEADING and self.part in (Part.ABSTRACT, Part.SUMMARY):
            first, listed = not self.taken, self.taken[:1] == [BlockKind.ITEM]
            self.taken.append(block.kind)
            if not first and not (listed and block.kind is BlockKind.ITEM) and self._is_over(following, listed=listed):
                self.part = Part.BODY
        return self.part

    def _is_over(self, following: Sequence[DraftBlock], *, listed: bool) -> bool:
        """Whether an abstract of a paragraph or a list has ended; so has a list of final points on a plain page."""
        if self.part is Part.SUMMARY:
            return listed and self.inferred
        rest = takewhile(lambda other: other.block.kind is not BlockKind.HEADING, following)
        return self.inferred or len(self.taken) + len(list(rest)) > 3

    def _says_ai(self, block: Block) -> bool:
        note = block.kind in _TEXT_KINDS and len(block.text) <= _LONGEST_NOTE
        return note and _says("ai_notes", block.text, self.languages)


def _patterns(kind: str, languages: Sequence[Language]) -> list[re.Pattern[str]]:
    """How lines of one kind are worded: `furniture`, `disclaimers`, …"""
    return [pattern for entry in languages for pattern in getattr(entry.page.lines, kind)]


def _says(kind: str, text: str, languages: Sequence[Language]) -> bool:
    return _matches(_patterns(kind, languages), text)


def _matches(patterns: Iterable[re.Pattern[str]], text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns)


def _is_scrap(text: str) -> bool:
    """Whether a text is too short for a sentence, and not closed like one."""
    return len(text) <= _LONGEST_SCRAP and not _SENTENCE.search(text)


def set_apart(draft: DraftBlock, languages: Sequence[Language]) -> tuple[DraftBlock, ...]:
    """The block, with its part changed where it is an aside, which reports nothing: a disclaimer, a call to comment.

    In two where only its last sentences are one. A note called so ("Disclaimer: …") is one to its end.
    """
    text = draft.block.text
    if draft.block.kind not in _TEXT_KINDS:
        return (draft,)
    note = _note(text, languages)
    if note is not None:
        return _in_two(draft, note, Part.DISCLAIMER)
    for part, kind in ((Part.DISCLAIMER, "disclaimers"), (Part.COMMENTS, "comment_calls")):
        if _says(kind, text, languages):
            start = _start(text, part, _patterns(kind, languages), languages[0].code)
            if start is not None:
                return _in_two(draft, start, part)
    return (draft,)


def ends_answers(draft: DraftBlock, before: str, languages: Sequence[Language]) -> tuple[DraftBlock, ...]:
    """As `set_apart`, in a part of questions, where `before` is the text of the block before.

    An answer may itself say what is no advice: only notes called so are set apart from it, and what follows it.
    """
    text = draft.block.text
    if draft.block.kind not in _TEXT_KINDS:
        return (draft,)
    apart = set_apart(draft, languages)
    if _note(text, languages) is not None:
        return apart
    if before.rstrip().endswith("?") or text.rstrip().endswith("?"):
        return (draft,)
    return apart if "?" not in text or apart[0].block.part is Part.COMMENTS else (draft,)


def _opens(patterns: Iterable[re.Pattern[str]], text: str) -> Iterator[str]:
    """What the patterns match at the beginning of a text."""
    matches = (pattern.search(text) for pattern in patterns)
    return (match[0] for match in matches if match and match.start() <= _OPENING)


def _note(text: str, languages: Sequence[Language]) -> int | None:
    """Where a note that disclaims and is called so ("Note: …") begins."""
    if ": " not in text:
        return None
    patterns = _patterns("disclaimers", languages)
    for start, end in split(text, languages[0].code):
        if any(opening.endswith(":") for opening in _opens(patterns, text[start:end])):
            return start
    return None


def _start(text: str, part: Part, patterns: Sequence[re.Pattern[str]], language: str) -> int | None:
    """Where the aside begins in `text`, 0 where it is all of it; None where it is in the midst of something else."""
    spans = split(text, language)
    asides = [_matches(patterns, text[start:end]) for start, end in spans]
    if not any(asides):
        return None
    named = part is Part.DISCLAIMER and next(_opens(patterns, text), None) is not None
    if asides[0] and (named or sum(asides) * 2 >= len(asides)):
        return 0
    if not asides[-1]:
        return None
    if part is Part.COMMENTS:
        # Questions before a call to answer them are part of it, and so is a call before these.
        asides = [aside or text[:end].endswith("?") for aside, (_, end) in zip(asides, spans, strict=True)]
    last = list(takewhile(bool, reversed(asides)))
    return spans[-len(last)][0]


def _in_two(draft: DraftBlock, start: int, part: Part) -> tuple[DraftBlock, ...]:
    block = draft.block
    if start == 0:
        return (replace(draft, block=replace(block, part=part)),)
    before, after = cut(block, 0, len(block.text[:start].rstrip())), cut(block, start, len(block.text))
    return replace(draft, block=before), replace(draft, block=replace(after, part=part))
