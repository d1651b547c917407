"""Questions and their answers: letters and labels glued to them go, and each block learns which of both it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from generator.languages import KNOWN, language_data
from generator.model import Block, BlockKind, Finding, Pair, Part, Passage, Treatment
from generator.reading.asides import cut
from generator.reading.lines import found
from generator.reading.markdown import Draft

_ASKS = re.compile(r"""\?["'”’“‘»)\]*_\s]*$""")
_AFTER_LETTER = r"(?=[A-ZÀ-ÞΑ-ΩА-Я0-9\"'“‘„«‹¿(])"


_LONGEST_ANSWER = 40
"""Blocks that the answer below a heading has at most."""
_NO_ANSWER = (Part.DISCLAIMER, Part.COMMENTS)
"""Parts that end an answer."""


@cache
def _schemes() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Pairs of patterns for what stands before a question and an answer: labels first, glued letters last."""
    labels = {pair for code in KNOWN for pair in language_data(code).question_labels}
    letters = {pair for code in KNOWN for pair in language_data(code).question_letters}
    labelled = [
        tuple(re.compile(rf"[*_]*{re.escape(word)}\s*\d*\s*[:.)–—-]\s*[*_]*", re.IGNORECASE) for word in pair)
        for pair in sorted(labels | {(q.casefold(), a.casefold()) for q, a in letters})
    ]
    glued = [tuple(re.compile(re.escape(letter) + _AFTER_LETTER) for letter in pair) for pair in sorted(letters)]
    return tuple((pair[0], pair[1]) for pair in (*labelled, *glued))


def labelled_lines(lines: Sequence[str]) -> frozenset[int]:
    """Indexes of the lines that begin a question or an answer by their label, where the text asks and answers so."""
    for question, answer in _schemes():
        asking = {at for at, line in enumerate(lines) if question.match(line)}
        if not any(_ASKS.search(lines[at]) for at in asking):
            continue
        answering, open_question = set[int](), False
        for at, line in enumerate(lines):
            if at not in asking and open_question and answer.match(line):
                answering.add(at)
            open_question = at in asking or (open_question and at not in answering)
        if answering:
            return frozenset(asking | answering)
    return frozenset()


def mark_questions(drafts: Sequence[Draft]) -> tuple[tuple[Draft, ...], tuple[Finding, ...]]:
    """The blocks with their roles in question pairs, letters and labels cut off."""
    marked: list[Draft] = []
    findings: list[Finding] = []
    for asked, group in groupby(drafts, key=lambda draft: draft.block.part is Part.QUESTIONS):
        run = tuple(group)
        scheme = _scheme(run, minimum=1 if asked else 2)
        if scheme is not None:
            run, cut = _unglued(run, scheme)
            findings += cut
        elif asked:
            run = _by_question_mark(run)
        marked += run
    return _headings(marked), tuple(findings)


def _scheme(run: Sequence[Draft], *, minimum: int) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """What stands before the questions and answers of a run, if all its questions agree on it."""
    texts = [draft.block.text for draft in run if draft.block.kind is not BlockKind.HEADING]
    asking = [text for text in texts if _ASKS.search(text)]
    for question, answer in _schemes():
        asked = sum(bool(question.match(text)) for text in asking)
        answered = sum(bool(answer.match(text)) for text in texts if not _ASKS.search(text))
        if asked >= minimum and answered >= minimum and asked * 2 > len(asking):
            return question, answer
    return None


def _unglued(
    run: Sequence[Draft], scheme: tuple[re.Pattern[str], re.Pattern[str]]
) -> tuple[tuple[Draft, ...], list[Finding]]:
    drafts: list[Draft] = []
    findings: list[Finding] = []
    role = ""
    for draft in run:
        text = draft.block.text
        match = None
        if draft.block.kind is not BlockKind.HEADING:
            match = scheme[0].match(text) if _ASKS.search(text) else None
            if match:
                role = "question"
            elif match := scheme[1].match(text):
                role = "answer"
        if draft.block.kind is BlockKind.HEADING or (match is None and draft.block.part in _NO_ANSWER):
            role = ""
        if match and match.end() < len(text):
            findings.append(found(Treatment.REMOVED, "question letter", draft.block.line, match[0]))
            draft = replace(draft, block=cut(draft.block, match.end(), len(text)))
        part = Part.QUESTIONS if role else draft.block.part
        drafts.append(replace(draft, role=role, block=replace(draft.block, part=part)))
        role = "answer" if role == "question" else role
    return tuple(drafts), findings


def _by_question_mark(run: Sequence[Draft]) -> tuple[Draft, ...]:
    """Roles by question marks alone: what asks is a question, what follows it answers."""
    drafts: list[Draft] = []
    role = ""
    for draft in run:
        if _ASKS.search(draft.block.text):
            role = "question"
        elif draft.block.kind is BlockKind.HEADING:
            role = ""
        else:
            role = "answer" if role else ""
        drafts.append(replace(draft, role=role))
    return tuple(drafts)


def _headings(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Headings of the text that ask are questions; the paragraph below answers, and the list it announces."""
    marked = list(drafts)
    for at, draft in enumerate(drafts):
        heading = draft.block
        if draft.role or heading.kind is not BlockKind.HEADING or not _ASKS.search(heading.text):
            continue
        answer = _answering(drafts[at + 1 : at + 1 + _LONGEST_ANSWER])
        if answer:
            marked[at] = replace(draft, role="question", block=replace(heading, part=Part.QUESTIONS))
            for offset in range(1, answer + 1):
                marked[at + offset] = replace(marked[at + offset], role="answer")
    return tuple(marked)


def _answering(following: Sequence[Draft]) -> int:
    """How many blocks answer a heading: one paragraph, or a list with the line before it."""
    count = 0
    for draft in following:
        kind = draft.block.kind
        if kind is BlockKind.HEADING or not draft.spoken or draft.role or draft.block.part in _NO_ANSWER:
            break
        if count and not (kind is BlockKind.ITEM and (count > 1 or following[0].block.text.endswith(":"))):
            break
        count += 1
    return count


def pairs_of(blocks: Sequence[tuple[Block, str]]) -> tuple[Pair, ...]:
    """The pairs in blocks with their roles, once their passages are numbered."""
    pairs: list[Pair] = []
    question: Passage | None = None
    answer: list[Passage] = []
    for block, role in (*blocks, (None, "question")):
        if role == "question":
            if question and answer:
                pairs.append(Pair(question, tuple(answer)))
            question, answer = (block.passages[-1] if block and block.passages else None), []
        elif role == "answer" and block:
            answer += block.passages
        elif (
            block and block.part is Part.QUESTIONS and len(block.passages) > 1 and _ASKS.search(block.passages[0].text)
        ):
            pairs.append(Pair(block.passages[0], block.passages[1:]))
    return tuple(pairs)
