"""Questions and their answers: letters and labels glued to them go, and each block learns which of both it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.languages.loading import data_cache, known, language_data
from generator.model.articles import Block, BlockKind, Finding, Pair, Part, Passage, Treatment
from generator.reading.drafts import DraftBlock, cut
from generator.reading.lines import at_line, finding

_ASKS = re.compile(r"""\?["'”’“‘»)\]*_\s]*$""")
_AFTER_LETTER = r"(?=[A-ZÀ-ÞΑ-ΩА-Я0-9\"'“‘„«‹¿(])"
_LONGEST_ANSWER = 40
"""Blocks that the answer below a heading has at most."""
_NO_ANSWER = (Part.DISCLAIMER, Part.COMMENTS)
"""Parts that end an answer."""


def _asks(text: str) -> bool:
    return _ASKS.search(text) is not None


@dataclass(frozen=True, slots=True)
class _Scheme:
    """What stands before a question, and before its answer."""

    question: re.Pattern[str]
    answer: re.Pattern[str]

    @classmethod
    def of_labels(cls, question: str, answer: str) -> _Scheme:
        """Words before a colon, or the like."""
        pattern = r"[*_]*{}\s*\d*\s*[:.)–—-]\s*[*_]*"
        return cls(
            re.compile(pattern.format(re.escape(question)), re.IGNORECASE),
            re.compile(pattern.format(re.escape(answer)), re.IGNORECASE),
        )

    @classmethod
    def of_letters(cls, question: str, answer: str) -> _Scheme:
        """Letters glued to the first word."""
        return cls(re.compile(re.escape(question) + _AFTER_LETTER), re.compile(re.escape(answer) + _AFTER_LETTER))

    def fits(self, asking: Sequence[str], telling: Sequence[str], *, minimum: int) -> bool:
        """Whether most of the texts that ask, and enough of the others, begin so."""
        asked = sum(1 for text in asking if self.question.match(text))
        answered = sum(1 for text in telling if self.answer.match(text))
        return asked >= minimum and answered >= minimum and asked * 2 > len(asking)


@data_cache
def _schemes() -> tuple[_Scheme, ...]:
    """What stands before questions and answers in any language: labels first, glued letters last."""
    letters = {pair for code in known() for pair in language_data(code).page.question_letters}
    labels = {pair for code in known() for pair in language_data(code).page.question_labels}
    labels |= {(question.casefold(), answer.casefold()) for question, answer in letters}
    labelled = (_Scheme.of_labels(*pair) for pair in sorted(labels))
    return (*labelled, *(_Scheme.of_letters(*pair) for pair in sorted(letters)))


def labelled_lines(lines: Sequence[str]) -> frozenset[int]:
    """Indexes of the lines that begin a question or an answer by their label, where the text asks and answers so."""
    for scheme in _schemes():
        asking = {at for at, line in enumerate(lines) if scheme.question.match(line)}
        if any(_asks(lines[at]) for at in asking):
            answering = _answers(lines, asking, scheme.answer)
            if answering:
                return frozenset(asking | answering)
    return frozenset()


def _answers(lines: Sequence[str], asking: set[int], answer: re.Pattern[str]) -> set[int]:
    """The first line after each question that is labelled as an answer."""
    answers: set[int] = set()
    is_open = False
    for at, line in enumerate(lines):
        if at in asking:
            is_open = True
        elif is_open and answer.match(line):
            answers.add(at)
            is_open = False
    return answers


def mark_questions(drafts: Sequence[DraftBlock]) -> tuple[tuple[DraftBlock, ...], tuple[Finding, ...]]:
    """The blocks with their roles in question pairs, letters and labels cut off."""
    marked: list[DraftBlock] = []
    findings: list[Finding] = []
    for asked, group in groupby(drafts, key=lambda draft: draft.block.part is Part.QUESTIONS):
        run = tuple(group)
        with at_line(run[0].block.line):
            scheme = _scheme(run, minimum=1 if asked else 2)
            if scheme is not None:
                run, removed = _unglued(run, scheme)
                findings += removed
            elif asked:
                run = _by_question_mark(run)
        marked += run
    return _headings(marked), tuple(findings)


def _scheme(run: Sequence[DraftBlock], *, minimum: int) -> _Scheme | None:
    """What stands before the questions and answers of a run, if all its questions agree on it."""
    texts = [draft.block.text for draft in run if draft.block.kind is not BlockKind.HEADING]
    asking, telling = [text for text in texts if _asks(text)], [text for text in texts if not _asks(text)]
    return next((scheme for scheme in _schemes() if scheme.fits(asking, telling, minimum=minimum)), None)


def _unglued(run: Iterable[DraftBlock], scheme: _Scheme) -> tuple[tuple[DraftBlock, ...], list[Finding]]:
    """The blocks with their roles, without what stood before them."""
    drafts: list[DraftBlock] = []
    findings: list[Finding] = []
    role = ""
    for draft in run:
        block = draft.block
        role, label = _role(block, scheme, role)
        if 0 < len(label) < len(block.text):
            findings.append(finding(Treatment.REMOVED, "question letter", block.line, label))
            block = cut(block, len(label), len(block.text))
        part = Part.QUESTIONS if role else block.part
        drafts.append(replace(draft, role=role, block=replace(block, part=part)))
        role = "answer" if role == "question" else role
    return tuple(drafts), findings


def _role(block: Block, scheme: _Scheme, role: str) -> tuple[str, str]:
    """The role of a block after blocks of the role `role`, and what stands before its text."""
    if block.kind is BlockKind.HEADING:
        return "", ""
    asked = scheme.question.match(block.text) if _asks(block.text) else None
    if asked:
        return "question", asked[0]
    answered = scheme.answer.match(block.text)
    if answered:
        return "answer", answered[0]
    return ("" if block.part in _NO_ANSWER else role), ""


def _by_question_mark(run: Iterable[DraftBlock]) -> tuple[DraftBlock, ...]:
    """Roles by question marks alone: what asks is a question, what follows it answers."""
    drafts: list[DraftBlock] = []
    role = ""
    for draft in run:
        if _asks(draft.block.text):
            role = "question"
        elif draft.block.kind is BlockKind.HEADING:
            role = ""
        else:
            role = "answer" if role else ""
        drafts.append(replace(draft, role=role))
    return tuple(drafts)


def _headings(drafts: Sequence[DraftBlock]) -> tuple[DraftBlock, ...]:
    """Headings of the text that ask are questions; the paragraph below answers, and the list it announces."""
    marked = list(drafts)
    for at, draft in enumerate(drafts):
        heading = draft.block
        if draft.role or heading.kind is not BlockKind.HEADING or not _asks(heading.text):
            continue
        answer = _answering(drafts[at + 1 : at + 1 + _LONGEST_ANSWER])
        if answer:
            marked[at] = replace(draft, role="question", block=replace(heading, part=Part.QUESTIONS))
            for below in range(at + 1, at + 1 + answer):
                marked[below] = replace(marked[below], role="answer")
    return tuple(marked)


def _answering(following: Sequence[DraftBlock]) -> int:
    """How many blocks answer a heading: one paragraph, or a list with the line before it."""
    announced = bool(following) and following[0].block.text.endswith(":")
    count = 0
    for draft in following:
        if not _may_answer(draft):
            break
        if count and not (draft.block.kind is BlockKind.ITEM and (count > 1 or announced)):
            break
        count += 1
    return count


def _may_answer(draft: DraftBlock) -> bool:
    block = draft.block
    return block.kind is not BlockKind.HEADING and draft.spoken and not draft.role and block.part not in _NO_ANSWER


def pairs_of(blocks: Sequence[Block], drafts: Sequence[DraftBlock]) -> tuple[Pair, ...]:
    """The pairs in blocks whose passages are numbered; `drafts` are the same with their roles."""
    pairs: list[Pair] = []
    question: Passage | None = None
    answer: list[Passage] = []
    for block, draft in zip(blocks, drafts, strict=True):
        if draft.role == "question":
            pairs += _pair(question, answer)
            question, answer = (block.passages[-1] if block.passages else None), []
        elif draft.role == "answer":
            answer += block.passages
        elif block.part is Part.QUESTIONS and block.passages and _asks(block.passages[0].text):
            pairs += _pair(block.passages[0], block.passages[1:])
    return (*pairs, *_pair(question, answer))


def _pair(question: Passage | None, answer: Sequence[Passage]) -> tuple[Pair, ...]:
    return (Pair(question, tuple(answer)),) if question and answer else ()
