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
    rf"(?<![.!?…])(?P<mark>[.!?…]++)(?P<close>[{_CLOSERS}]*+(?:\[\d{{1,3}}\])*+)(?=\s)"
    r"|(?<=[a-zà-öø-ÿ]{3})(?P<glued>[.!?])(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]*\s)"
    r"|(?P<wide>[。！？]++[」』”’）]*+)"
)
_NEXT = re.compile(rf"\s*(?P<open>(?:[-–—]\s+)?[{_OPENERS}]*)(?P<word>[^\s]{{0,40}})")
_PARAGRAPH = re.compile(r"\n[^\S\n]*+\n")
_BEFORE = 64
"""Characters looked at before a candidate: longer than any abbreviation and the words it hangs on."""
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,3}", re.UNICODE)
_ROMAN = re.compile(r"[IVXLCDM]+")
_ORDINAL = re.compile(r"\d{1,3}|\d{1,2}\.\d{1,2}")
_WORD_END = re.compile(r"[^\w’'&].*", re.DOTALL)
_JOINED = re.compile(r"^(?:[^\W\d_]{1,5}['’](?=\w{2})|.*\.-(?=[^\W\d_]+$))")
"""What an abbreviation can be joined to: an elided article (``dell'art.``), another abbreviation (``Univ.-Prof.``)."""
_DAY = re.compile(r"\d{1,2}\.")
_SPEAKER = re.compile(r"\s*(?:[^\W\d_][\w’'.-]*\s+){1,3}?(?P<verb>[^\W\d_]+)")


class _Place(NamedTuple):
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
    start = _skip_space(text, begin, end)
    for match in _CANDIDATE.finditer(text, begin, end):
        stop = match.end()
        if _ends(text, match, start, end, rules):
            yield start, stop
            start = _skip_space(text, stop, end)
    last = len(text[start:end].rstrip()) + start
    if last > start:
        yield start, last


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _ends(text: str, match: re.Match[str], start: int, end: int, rules: SentenceRules) -> bool:
    """Whether the sentence that began at ``start`` ends at this candidate."""
    if match["wide"]:
        return True
    place = _place(text, match, start, end)
    if place is None:
        return False
    if match["glued"]:
        return place.word in rules.starters and not re.search(r"[/@.:]", place.before)
    if not _may_open(place):
        return False
    if ")" in place.close or "]" in place.close:
        bracket = text.rfind("(" if ")" in place.close else "[", max(start, match.start() - 1000), match.start())
        if bracket > start + 1:
            return place.mark == "." and place.word in rules.starters and not _abbreviated(place, rules)
    if "…" in place.mark or place.mark.startswith(".."):
        return place.raw != "I" and bool(place.before or _QUOTES.intersection(place.close))
    if place.mark != ".":
        return not _goes_on(text, match, place, rules)
    if place.close and not place.close.isspace() and not _abbreviated(place, rules):
        return True
    return _stop_ends(place, rules)


def _place(text: str, match: re.Match[str], start: int, end: int) -> _Place | None:
    at = match.start()
    window = text[max(start, at - _BEFORE) : at]
    words = window.split() if window[-1:] and not window[-1:].isspace() else [*window.split(), ""]
    before = words[-1].lstrip("\"'“‘„‚»«›‹([¿¡*•·–—-") if words else ""
    following = _NEXT.match(text, match.end(), end)
    if following is None or not following["word"]:
        return None
    raw = _WORD_END.sub("", following["word"])
    return _Place(
        mark=match["mark"] or match["glued"],
        close=match["close"] or "",
        before=_JOINED.sub("", before),
        earlier=words[-2] if len(words) > 1 else "",
        opens=at - len(before) <= start + 1,
        first=following["word"][0],
        word=raw.casefold().replace("’", "'"),
        raw=raw,
        opener=following["open"],
    )


def _may_open(place: _Place) -> bool:
    """Whether what follows can be the beginning of a sentence."""
    first = place.first
    if first.isalpha():
        mixed = place.raw[1:2].isupper() and place.raw[2:3].islower()
        quoted = bool(place.opener) and place.opener[-1] in _QUOTES | {"„"} and place.mark == "."
        return not first.islower() or mixed or (quoted and len(place.before) > 3)
    return first.isdigit() or first in "$€£¥₿§#@<[…" or (first in "+-−" and place.raw == "")


def _goes_on(text: str, match: re.Match[str], place: _Place, rules: SentenceRules) -> bool:
    """Whether a question or exclamation mark ends nothing: a name's, or that of a quotation before its speaker."""
    if not place.close and place.before.casefold() in rules.bangs:
        return place.word not in rules.starters
    if not place.close or not _QUOTES.intersection(place.close) or place.word in rules.starters:
        return False
    speaker = _SPEAKER.match(text, match.end(), match.end() + 120)
    return place.word in rules.speech or (speaker is not None and speaker["verb"].casefold() in rules.speech)


def _listed(place: _Place, terms: frozenset[str]) -> bool:
    """Whether the word before, alone or with the one before it ("z. B"), is among ``terms``."""
    word, folded = place.before, place.before.casefold()
    if folded in terms or (word[:1].isupper() and (word in terms or word.title() in terms)):
        return True
    return f"{place.earlier} {word}".casefold() in terms


def _abbreviated(place: _Place, rules: SentenceRules) -> bool:
    return (
        _listed(place, rules.never_end)
        or _listed(place, rules.may_end)
        or _listed(place, rules.before_name)
        or bool(_DOTTED.fullmatch(place.before))
        or (len(place.before) == 1 and place.before.isalpha())
    )


def _stop_ends(place: _Place, rules: SentenceRules) -> bool:
    """Whether a full stop with nothing but white space after it ends its sentence."""
    starter = place.word in rules.starters
    numeric = place.first.isdigit() or (bool(_ROMAN.fullmatch(place.raw)) and place.raw != "I")
    if place.before[-1:].isdigit():
        return _number_ends(place, rules, starter=starter)
    if _listed(place, rules.usually_end):
        return place.first.isupper() and "(" not in place.opener
    if _listed(place, rules.never_end) or (numeric and _listed(place, rules.before_number)):
        return False
    if _listed(place, rules.before_name) or _listed(place, rules.may_end) or _DOTTED.fullmatch(place.before):
        return starter
    if len(place.before) == 1 and place.before.isalpha():
        return starter and place.before not in "aA"
    if rules.ordinals and _ROMAN.fullmatch(place.before) and len(place.before) <= len("XXIII"):
        return starter
    return True


def _number_ends(place: _Place, rules: SentenceRules, *, starter: bool) -> bool:
    """Whether a number and its full stop end a sentence, rather than count a list item or stand for an ordinal."""
    if place.opens and len(place.before) < len("1000"):
        return False
    if not rules.ordinals or not _ORDINAL.fullmatch(place.before):
        return True
    if place.first.isdigit():
        date = place.raw.isdigit() and (len(place.raw) < len("100") or bool(_DAY.fullmatch(place.earlier)))
        return not date
    if place.word in rules.ordinal_nouns:
        return False
    return starter or (place.earlier[:1].isupper() and place.earlier.casefold() not in rules.starters)
