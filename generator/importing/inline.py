"""Plain text with marks -> the Markdown that reads as exactly that text, with as few backslashes as that allows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.model.articles import Mark, MarkKind

_RANK = {MarkKind.LINK: 0, MarkKind.STRONG: 1, MarkKind.EMPHASIS: 2, MarkKind.CODE: 3}
_SPECIAL = re.compile(r"[\\`*_\[\]<>&{|!#~]")
_PUNCTUATION = re.compile(r"([\\`*_\[\]<>{}|!#~()])")
_FIRST = re.compile(r"(?P<digits>\d{1,9})?(?P<mark>#{1,6}(?=\s|$)|[-+*](?=\s|$)|[.)](?=\s|$)|>|[=~-])")
_PLAIN_BRACKET = re.compile(r"\[[^\[\]^][^\[\]]*\](?![\[(:])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,31});")


class Style:
    """How boldly to write: `LIGHT` escapes what may need it, `HEAVY` all that could, `BARE` leaves marks out, too."""

    LIGHT = "light"
    STARRED = "starred"
    HEAVY = "heavy"
    LINKED = "linked"
    BARE = "bare"


STYLES = (Style.LIGHT, Style.STARRED, Style.HEAVY, Style.LINKED, Style.BARE)
"""From the most readable to the safest; whoever writes tries them in this order."""

Foreign = tuple[int, int, str]
_OUTERMOST = 10**9


def is_simple(text: str) -> bool:
    """Whether nothing in `text` could mean something in Markdown."""
    return not _SPECIAL.search(text) and not _FIRST.match(text)


def inline(text: str, marks: Sequence[Mark], foreign: Sequence[Foreign] = (), *, style: str = Style.LIGHT) -> str:
    """`text` as Markdown, its first character as at a line's beginning; foreign stretches get a `lang` attribute."""
    chosen = _chosen(marks, style)
    verbatim = {mark.start: mark for mark in chosen if _is_verbatim(mark, text, style)}
    signs = _Signs()
    for mark in chosen:
        if mark not in verbatim.values():
            before, after = _around(mark, text, style)
            signs.put(mark.start, before, mark.end, after, rank=_RANK[mark.kind])
    for start, end, language in foreign:
        if not _cut(verbatim.values(), start, end):
            signs.put_around_all(start, f'<span lang="{language}">', end, "</span>")
    cuts = sorted({0, len(text), *signs.places, *verbatim, *(raw.end for raw in verbatim.values())})
    pieces: list[str] = []
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        pieces += signs.at(start)
        if start in verbatim:
            pieces.append(_as_it_stands(verbatim[start], text))
        elif not _is_inside(start, verbatim.values()):
            linked = _is_inside(start, [mark for mark in chosen if mark.kind is MarkKind.LINK])
            pieces.append(escape(text[start:end], first=start == 0, style=style, linked=linked))
    return "".join(pieces)


class _Signs:
    """The signs that stand before a place of a text: those that close first, the inner before the outer."""

    def __init__(self) -> None:
        self._opening: dict[int, list[tuple[int, str]]] = {}
        self._closing: dict[int, list[tuple[int, str]]] = {}

    def put(self, start: int, before: str, end: int, after: str, *, rank: int) -> None:
        """A pair of signs; of those with the same places the one with the lowest rank is the outermost."""
        self._opening.setdefault(start, []).append((-end * 4 + rank, before))
        self._closing.setdefault(end, []).append((-start * 4 - rank, after))

    def put_around_all(self, start: int, before: str, end: int, after: str) -> None:
        """A pair outside of all others of its places."""
        self._opening.setdefault(start, []).insert(0, (-_OUTERMOST, before))
        self._closing.setdefault(end, []).append((_OUTERMOST, after))

    @property
    def places(self) -> set[int]:
        """Where signs stand."""
        return {*self._opening, *self._closing}

    def at(self, place: int) -> list[str]:
        """The signs of a place in their order."""
        pairs = [sorted(signs.get(place, ()), key=lambda sign: sign[0]) for signs in (self._closing, self._opening)]
        return [text for ranked in pairs for _, text in ranked]


def _is_verbatim(mark: Mark, text: str, style: str) -> bool:
    return mark.kind is MarkKind.CODE or _is_bare(mark, text, style)


def _cut(marks: Iterable[Mark], start: int, end: int) -> bool:
    """Whether a stretch begins or ends in the middle of a mark."""
    return any(mark.start < edge < mark.end for mark in marks for edge in (start, end))


def _is_inside(place: int, marks: Iterable[Mark]) -> bool:
    return any(mark.start <= place < mark.end for mark in marks)


def _as_it_stands(mark: Mark, text: str) -> str:
    """Code, or a link that shows its own address."""
    piece = text[mark.start : mark.end]
    return code_span(piece) if mark.kind is MarkKind.CODE else f"<{piece}>"


def _chosen(marks: Sequence[Mark], style: str) -> list[Mark]:
    if style == Style.BARE:
        return []
    kept = [mark for mark in marks if style != Style.LINKED or mark.kind in (MarkKind.LINK, MarkKind.CODE)]
    return sorted(kept, key=lambda mark: (mark.start, -mark.end, _RANK[mark.kind]))


def _is_bare(mark: Mark, text: str, style: str) -> bool:
    """Whether a link shows nothing but its own address."""
    shown = text[mark.start : mark.end]
    own = mark.kind is MarkKind.LINK and mark.href in (shown, f"mailto:{shown}")
    return own and style in (Style.LIGHT, Style.STARRED) and re.fullmatch(r"[^\s<>\\]+", shown) is not None


def _around(mark: Mark, text: str, style: str) -> tuple[str, str]:
    if mark.kind is MarkKind.STRONG:
        return "**", "**"
    if mark.kind is MarkKind.EMPHASIS:
        sign = "_" if style == Style.LIGHT else "*"
        return sign, sign
    return "[", f"]({address(mark.href or '')})"


def address(href: str) -> str:
    """An address as a link's target."""
    plain = _ENTITY.sub(lambda match: "&amp;" + match[0][1:], href)
    return f"<{plain}>" if re.search(r"[()\\]", plain) else plain


def code_span(text: str) -> str:
    """`text` as code, in as many backticks as it takes."""
    runs = {len(run) for run in re.findall(r"`+", text)}
    fence = "`" * next(size for size in range(1, len(text) + 2) if size not in runs)
    padded = f" {text} " if text[:1] in ("`", " ") or text[-1:] in ("`", " ") else text
    return f"{fence}{padded}{fence}"


def escape(text: str, *, first: bool, style: str = Style.LIGHT, linked: bool = False) -> str:
    """`text` such that Markdown takes it for what it is; `first` where it begins a line, `linked` inside a link."""
    if style not in (Style.LIGHT, Style.STARRED):
        escaped = _PUNCTUATION.sub(r"\\\1", text)
    else:
        escaped = _lightly(text, linked=linked) if _SPECIAL.search(text) else text
    escaped = re.sub(r"(?<=\[)\^", r"\\^", escaped)
    escaped = _ENTITY_LIKE.sub(r"&amp;\1", escaped)
    match = _FIRST.match(escaped) if first else None
    if match is None or not _opens_a_block(match, escaped):
        return escaped
    return f"{escaped[: match.start('mark')]}\\{escaped[match.start('mark') :]}"


def _opens_a_block(match: re.Match[str], line: str) -> bool:
    """Whether what a line begins with would make it a list item, a heading or a rule."""
    numbered = match["mark"] in (".", ")")
    if bool(match["digits"]) != numbered:
        return False
    return match["mark"] not in "=~-" or re.match(r"([=~-])\1*(?:\s|\1|$)", line) is not None


_ENTITY_LIKE = re.compile(r"&((?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,31});)")


def _lightly(text: str, *, linked: bool) -> str:
    """A backslash before the characters that mean something where they stand."""
    plain = {match.start() for match in _PLAIN_BRACKET.finditer(text)} if not linked else set()
    made: list[str] = []
    for at, character in enumerate(text):
        before, after = text[at - 1 : at] if at else " ", text[at + 1 : at + 2] or " "
        if _needs_backslash(character, before, after, plain=at in plain, linked=linked):
            made.append("\\")
        made.append(character)
    return "".join(made)


def _needs_backslash(character: str, before: str, after: str, *, plain: bool, linked: bool) -> bool:
    alone = before.isspace() and after.isspace()
    match character:
        case "`" | "\\":
            return True
        case "*":
            return not alone
        case "_":
            return not (alone or (before.isalnum() and after.isalnum()))
        case "[":
            return not plain
        case "]":
            return linked
        case "<":
            return after.isalpha() or after in "/!?"
        case _:
            return character == "{" and after in "{%:#<"
