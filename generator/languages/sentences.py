"""Splits running text into sentences, by rules whose words come from each language's ``sentences.yml``.

Every full stop, question mark, exclamation mark or ellipsis before white space is a candidate. Most are settled by
what follows: a small letter ends nothing. The rest by the word before: an abbreviation goes on unless a word
follows that opens sentences ("in the U.S. However, …"), a German number with a stop is an ordinal unless such a
word follows. Each candidate looks at a bounded stretch around itself, so the time is linear in the text's length.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.languages.data import SentenceRules
from generator.languages.loading import language_data

_CLOSERS = "\"'”’“‘»«›‹)\\]"
_QUOTES = frozenset("\"'”’“‘»«›‹")
_OPENERS = "\"'“‘„‚»«›‹(\\[¿¡*•·"
_CANDIDATE = re.compile(
    rf"(?<![.!?…])(?P<mark>[.!?…]++)(?P<close>(?:\s»(?=\s)|[{_CLOSERS}])*+(?:\[\d{{1,3}}\])*+)(?=\s)"
    r"|(?<=[a-zà-öø-ÿ]{3})(?P<glued>[.!?])(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]*\s)"
    r"|(?P<wide>[。！？]++[」』”’）]*+)"
)
_NEXT = re.compile(rf"\s*(?P<open>(?:[-–—]\s+)?(?:«\s|[{_OPENERS}])*)(?P<word>[^\s]{{0,40}})")
_PARAGRAPH = re.compile(r"\n[^\S\n]*+\n")
_BEFORE = 64  # characters looked at before a candidate: longer than any abbreviation and the words it hangs on
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,3}", re.UNICODE)
_ROMAN = re.compile(r"[IVXLCDM]+")
_ORDINAL = re.compile(r"\d{1,3}|\d{1,2}\.\d{1,2}")
_WORD_END = re.compile(r"[^\w’'&].*", re.DOTALL)
_JOINED = re.compile(r"^(?:[^\W\d_]{1,5}['’](?=\w{2})|.*\.-(?=[^\W\d_]+$))")
"""What an abbreviation can be joined to: an elided article (``dell'art.``), another abbreviation (``Univ.-Prof.``)."""
_REST_OF_DATE = re.compile(r"\S* \d{1,2}|\d{1,2}\. \d+")
_SPEAKER = re.compile(r"\s*(?:[^\W\d_][\w’'.-]*\s+){1,3}?(?P<verb>[^\W\d_]+)")


class _Boundary(NamedTuple):
    """A candidate with what surrounds it."""

    mark: str  # the punctuation itself
    close: str  # quotation marks and brackets right after it
    before: str  # the word before, as it stands
    earlier: str  # the word before that one
    opens: bool  # whether the word before opens the sentence
    first: str  # first character of what follows, openers left out
    word: str  # the word that follows, casefolded, punctuation left out
    raw: str  # the same as it stands
    opener: str  # quotation marks and brackets before it


def split(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Give the sentences of ``text`` as spans ``(start, end)``, in order.

    The spans begin and end with a visible character and cover all visible text. A blank line always ends a
    sentence, a single line end never does by itself. A language without rules of its own gets the neutral ones:
    a mark followed by white space and no small letter.
    """
    rules = language_data(language).sentences
    spans: list[tuple[int, int]] = []
    begin = 0
    for gap in _PARAGRAPH.finditer(text):
        spans.extend(_paragraph(text, begin, gap.start(), rules))
        begin = gap.end()
    spans.extend(_paragraph(text, begin, len(text), rules))
    return tuple(spans)


def _paragraph(text: str, begin: int, end: int, rules: SentenceRules) -> Iterator[tuple[int, int]]:
    def visible(start: int) -> int:
        return end - len(text[start:end].lstrip())

    start = visible(begin)
    for match in _CANDIDATE.finditer(text, begin, end):
        if _ends(text, match, start, end, rules):
            yield start, match.end()
            start = visible(match.end())
    last = len(text[start:end].rstrip()) + start
    if last > start:
        yield start, last


def _ends(text: str, match: re.Match[str], start: int, end: int, rules: SentenceRules) -> bool:
    """Whether the sentence that began at ``start`` ends at this candidate."""
    if match["wide"]:
        return True
    boundary = _boundary(text, match, start, end)
    if boundary is None:
        return False
    if match["glued"]:
        return boundary.word in rules.starters and not re.search(r"[/@.:]", boundary.before)
    return _may_open(boundary) and _mark_ends(text, match, start, boundary, rules)


def _mark_ends(text: str, match: re.Match[str], start: int, boundary: _Boundary, rules: SentenceRules) -> bool:
    """Whether a mark that a sentence may follow ends the one before."""
    if _in_bracket(text, match.start(), start, boundary):
        return boundary.mark == "." and boundary.word in rules.starters and not _abbreviated(boundary, rules)
    if boundary.mark.startswith("..") or "…" in boundary.mark:
        return boundary.raw != "I" and bool(boundary.before or _QUOTES.intersection(boundary.close))
    if boundary.mark != ".":
        return not _goes_on(text, match, boundary, rules)
    if boundary.close and not _abbreviated(boundary, rules):
        return True
    return _stop_ends(boundary, rules)


def _in_bracket(text: str, at: int, start: int, boundary: _Boundary) -> bool:
    """Whether the mark closes what a bracket inside of the sentence has opened."""
    for closing, opening in ((")", "("), ("]", "[")):
        if closing in boundary.close:
            return text.rfind(opening, max(start, at - 1000), at) > start + 1
    return False


def _boundary(text: str, match: re.Match[str], start: int, end: int) -> _Boundary | None:
    at = match.start()
    window = text[max(start, at - _BEFORE) : at]
    words = window.split() if window[-1:] and not window[-1:].isspace() else [*window.split(), ""]
    before = words[-1].lstrip("\"'“‘„‚»«›‹([¿¡*•·–—-") if words else ""
    following = _NEXT.match(text, match.end(), end)
    if following is None or not following["word"]:
        return None
    raw = _WORD_END.sub("", following["word"])
    return _Boundary(
        mark=match["mark"] or match["glued"],
        close=match["close"] or "",
        before=_JOINED.sub("", before),
        earlier=words[-2] if len(words) > 1 else "",
        opens=at - len(before) <= start + 1,
        first=following["word"][0],
        word=raw.casefold().replace("’", "'"),
        raw=raw,
        opener=following["open"].rstrip(),
    )


def _may_open(boundary: _Boundary) -> bool:
    """Whether what follows can be the beginning of a sentence."""
    first, word = boundary.first, boundary.raw
    if not first.isalpha():
        return first.isdigit() or first in "$€£¥₿§#@<[…" or (first in "+-−" and not word)
    is_brand = word[1:2].isupper() and word[2:3].islower()
    quotes_on = boundary.opener[-1:] in _QUOTES | {"„"} and boundary.mark == "." and len(boundary.before) > len("etc")
    return not first.islower() or is_brand or quotes_on


def _goes_on(text: str, match: re.Match[str], boundary: _Boundary, rules: SentenceRules) -> bool:
    """Whether a question or exclamation mark ends nothing: a name's, or that of a quotation before its speaker."""
    if not boundary.close and boundary.before.casefold() in rules.bangs:
        return boundary.word not in rules.starters
    if not boundary.close or not _QUOTES.intersection(boundary.close) or boundary.word in rules.starters:
        return False
    speaker = _SPEAKER.match(text, match.end(), match.end() + 120)
    return boundary.word in rules.speech or (speaker is not None and speaker["verb"].casefold() in rules.speech)


def _listed(boundary: _Boundary, *lists: frozenset[str]) -> bool:
    """Whether the word before, alone or with the one before it ("z. B"), is on one of the lists."""
    word, folded = boundary.before, boundary.before.casefold()
    forms = {folded, f"{boundary.earlier} {word}".casefold()}
    forms |= {word, word.title()} if word[:1].isupper() else set()
    return not all(terms.isdisjoint(forms) for terms in lists)


def _abbreviated(boundary: _Boundary, rules: SentenceRules) -> bool:
    return _listed(boundary, rules.never_end) or _may_abbreviate(boundary, rules)


def _may_abbreviate(boundary: _Boundary, rules: SentenceRules) -> bool:
    """Whether the word before can be an abbreviation, an initial or dotted letters ("U.S")."""
    if len(boundary.before) == 1:
        return boundary.before.isalpha()
    return _listed(boundary, rules.may_end, rules.before_name) or bool(_DOTTED.fullmatch(boundary.before))


def _stop_ends(boundary: _Boundary, rules: SentenceRules) -> bool:
    """Whether a full stop with nothing but white space after it ends its sentence."""
    if boundary.before[-1:].isdigit():
        return _number_ends(boundary, rules)
    if _listed(boundary, rules.usually_end):
        return boundary.first.isupper() and "(" not in boundary.opener
    if _never_ends(boundary, rules):
        return False
    roman = rules.ordinals and len(boundary.before) <= len("XXIII") and _ROMAN.fullmatch(boundary.before)
    if roman or _may_abbreviate(boundary, rules):
        return boundary.word in rules.starters and boundary.before not in ("a", "A")
    return True


def _never_ends(boundary: _Boundary, rules: SentenceRules) -> bool:
    """Whether the word before always goes on, or goes on with what follows: a number, "(UE)" after "Reg."."""
    if _listed(boundary, rules.never_end):
        return True
    roman = _ROMAN.fullmatch(boundary.raw) and boundary.raw != "I"
    code = boundary.opener == "(" and len(boundary.raw) > 1 and boundary.raw.isupper()
    return bool(boundary.first.isdigit() or roman or code) and _listed(boundary, rules.before_number)


def _number_ends(boundary: _Boundary, rules: SentenceRules) -> bool:
    """Whether a number and its full stop end a sentence, rather than count a list item or stand for an ordinal."""
    if boundary.opens and len(boundary.before) < len("1000"):
        return False
    if not rules.ordinals or not _ORDINAL.fullmatch(boundary.before):
        return True
    if boundary.first.isdigit():  # the month or the year of a date in numbers, "3. 10. 2026", goes on
        return not _REST_OF_DATE.fullmatch(f"{boundary.earlier} {boundary.raw}")
    if boundary.word in rules.ordinal_nouns:
        return False
    named = boundary.earlier[:1].isupper() and boundary.earlier.casefold() not in rules.starters
    return boundary.word in rules.starters or named
