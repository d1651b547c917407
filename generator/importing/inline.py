"""Plain text with marks -> the Markdown that reads as exactly that text, with as few backslashes as that allows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model import Mark, MarkKind

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


def is_simple(text: str) -> bool:
    """Whether nothing in `text` could mean something in Markdown."""
    return not _SPECIAL.search(text) and not _FIRST.match(text)


def inline(text: str, marks: Sequence[Mark], foreign: Sequence[Foreign] = (), *, style: str = Style.LIGHT) -> str:
    """`text` as Markdown, its first character as at a line's beginning; foreign stretches get a `lang` attribute."""
    chosen = _chosen(marks, style)
    verbatim = [mark for mark in chosen if mark.kind is MarkKind.CODE or _is_bare(mark, text, style)]
    linked = [(mark.start, mark.end) for mark in chosen if mark.kind is MarkKind.LINK]
    opening: dict[int, list[tuple[int, str]]] = {}
    closing: dict[int, list[tuple[int, str]]] = {}
    for mark in chosen:
        if mark not in verbatim:
            before, after = _around(mark, text, style)
            opening.setdefault(mark.start, []).append((-mark.end * 4 + _RANK[mark.kind], before))
            closing.setdefault(mark.end, []).append((-mark.start * 4 - _RANK[mark.kind], after))
    for start, end, language in foreign:
        if not any(raw.start < edge < raw.end for raw in verbatim for edge in (start, end)):
            opening.setdefault(start, []).insert(0, (-(10**9), f'<span lang="{language}">'))
            closing.setdefault(end, []).append((10**9, "</span>"))
    spans = {raw.start: raw for raw in verbatim}
    cuts = sorted({0, len(text), *opening, *closing, *spans, *(raw.end for raw in verbatim)})
    pieces: list[str] = []
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        pieces += [after for _, after in sorted(closing.get(start, ()), key=lambda item: item[0])]
        pieces += [before for _, before in sorted(opening.get(start, ()), key=lambda item: item[0])]
        if start in spans:
            piece = text[start : spans[start].end]
            pieces.append(code_span(piece) if spans[start].kind is MarkKind.CODE else f"<{piece}>")
        elif not any(raw.start <= start < raw.end for raw in verbatim):
            inside = any(first <= start < last for first, last in linked)
            pieces.append(escape(text[start:end], first=start == 0, style=style, linked=inside))
    return "".join(pieces)


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
    if match is None or (match["digits"] and match["mark"] not in ".)"):
        return escaped
    if match["mark"] in (".", ")") and not match["digits"]:
        return escaped
    if match["mark"] in "=~-" and not re.match(r"([=~-])\1*(?:\s|\1|$)", escaped):
        return escaped
    return f"{escaped[: match.start('mark')]}\\{escaped[match.start('mark') :]}"


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
    if character in "`\\":
        return True
    if character == "*":
        return not (before.isspace() and after.isspace())
    if character == "_":
        return not (before.isalnum() and after.isalnum()) and not (before.isspace() and after.isspace())
    if character == "[":
        return not plain
    if character == "]":
        return linked
    if character == "<":
        return after.isalpha() or after in "/!?"
    return character == "{" and after in "{%:#<"
