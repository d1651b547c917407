"""Plain text with marks -> the Markdown that reads as exactly that text, with as few backslashes as that allows.

What HTML and what an article's blocks become is written here: lines, tables, code.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from enum import IntEnum
from itertools import pairwise

from generator.model.articles import BlockKind, Mark, MarkKind
from generator.reading.drafts import Stretch, stated_languages
from generator.reading.lines import numbered
from generator.reading.markdown import parse

_RANK = {MarkKind.LINK: 0, MarkKind.STRONG: 1, MarkKind.EMPHASIS: 2, MarkKind.CODE: 3}
_OUTERMOST = 10**9
_SPECIAL = re.compile(r"[\\`*_\[\]<>&{|!#~]")
_PUNCTUATION = re.compile(r"[\\`*_\[\]<>{}|!#~()]")
_ALWAYS_MEANT = (
    r"[`\\]|(?<=\S)\*|\*(?=\S)|(?!(?<=[^\W_])_(?=[^\W_]))(?:(?<=\S)_|_(?=\S))"
    r"|<(?=[^\W\d_]|[/!?])|\{(?=[{%:#<])"
)
_MEANT = re.compile(_ALWAYS_MEANT + r"|\[(?![^\[\]^][^\[\]]*\](?![\[(:]))")
"""Characters that mean something where they stand."""
_MEANT_IN_LINK = re.compile(_ALWAYS_MEANT + r"|[\[\]]")
_FIRST = re.compile(r"(?P<digits>\d{1,9})?(?P<mark>#{1,6}(?=\s|$)|[-+*](?=\s|$)|[.)](?=\s|$)|>|[=~-])")
_RULE = re.compile(r"([=~-])\1*(?:\s|\1|$)")
_BAR = re.compile(r"(?<!\\)\|")
_ENTITY = re.compile(r"&((?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,31});)")


class Style(IntEnum):
    """How boldly to write, from the most readable to the safest; whoever writes tries them in this order.

    `LIGHT` escapes what may need it, `HEAVY` all that could, `LINKED` leaves out other marks than links and code,
    `BARE` all of them.
    """

    LIGHT = 0
    STARRED = 1
    HEAVY = 2
    LINKED = 3
    BARE = 4


def is_simple(text: str) -> bool:
    """Whether nothing in `text` could mean something in Markdown."""
    return not _SPECIAL.search(text) and not _FIRST.match(text)


def written(
    text: str, marks: Sequence[Mark], foreign: Sequence[Stretch] = (), kind: BlockKind | None = None, before: str = ""
) -> str:
    """The most readable way of writing `text` that reads as it: where `kind` is given, as such a block, with all marks.

    `before` is what makes a line such a block. A piece of a table has its bars escaped.
    """
    made = ""
    for style in Style:
        made = whole = inline(text, marks, foreign, style=style)
        if kind is BlockKind.TABLE:
            made = cell(made)
            whole = f"| {made} |\n| --- |"
        if (not marks and is_simple(text)) or _reads_as(before + whole, text, kind, _kept(marks, style)):
            break
    return made


def _reads_as(markdown: str, text: str, kind: BlockKind | None, marks: tuple[Mark, ...]) -> bool:
    """Whether Markdown is one block with that text; and of that kind, with those marks, where a kind is given."""
    drafts = parse(numbered(markdown)).drafts
    if len(drafts) != 1 or drafts[0].block.text != text:
        return False
    read = drafts[0].block
    return kind is None or (read.kind is kind and stated_languages(read.marks)[0] == marks)


def cell(text: str) -> str:
    """Markdown for a cell of a table."""
    return _BAR.sub(r"\\|", text)


def pipe_table(rows: Sequence[Sequence[str]]) -> str:
    """A table of cells that are Markdown; the first row is its header."""
    width = max(map(len, rows))
    lines = [f"| {' | '.join(row)} |" + " |" * (width - len(row)) for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def fenced(text: str) -> str:
    """`text` as a block of code."""
    fence = "`" * (1 + max((len(run) for run in re.findall(r"`{3,}", text)), default=2))
    return f"{fence}\n{text}\n{fence}"


def inline(text: str, marks: Sequence[Mark], foreign: Sequence[Stretch] = (), *, style: Style = Style.LIGHT) -> str:
    """`text` as Markdown, its first character as at a line's beginning; foreign stretches get a `lang` attribute."""
    chosen = sorted(_kept(marks, style), key=lambda mark: (mark.start, -mark.end, _RANK[mark.kind]))
    links = [mark for mark in chosen if mark.kind is MarkKind.LINK]
    verbatim = {mark.start: mark for mark in chosen if mark.kind is MarkKind.CODE or _is_bare(mark, text, style)}
    raw = verbatim.values()
    signs = _signs(chosen, foreign, raw, style)
    places = sorted({0, len(text), *signs, *verbatim, *(mark.end for mark in raw)})
    pieces: list[str] = []
    for start, end in pairwise([*places, len(text)]):
        pieces += signs.get(start, ())
        if start in verbatim:
            pieces.append(_as_it_stands(verbatim[start], text))
        elif not _is_inside(start, raw):
            pieces.append(escape(text[start:end], first=start == 0, style=style, linked=_is_inside(start, links)))
    return "".join(pieces)


def _signs(
    marks: Iterable[Mark], foreign: Iterable[Stretch], raw: Collection[Mark], style: Style
) -> dict[int, list[str]]:
    """The signs before each place of a text: those that close first, the inner before the outer. `raw` has none."""
    signs: list[tuple[int, bool, int, int, str]] = []
    for number, mark in enumerate(mark for mark in marks if mark not in raw):
        before, after = _around(mark, style)
        rank = _RANK[mark.kind]
        signs.append((mark.start, True, -mark.end * 4 + rank, number, before))
        signs.append((mark.end, False, -mark.start * 4 - rank, number, after))
    for number, (start, end, language) in enumerate(stretch for stretch in foreign if not _cuts(stretch, raw)):
        signs.append((start, True, -_OUTERMOST, -number, f'<span lang="{language}">'))
        signs.append((end, False, _OUTERMOST, number, "</span>"))
    by_place: dict[int, list[str]] = {}
    for place, *_, sign in sorted(signs):
        by_place.setdefault(place, []).append(sign)
    return by_place


def _cuts(stretch: Stretch, marks: Iterable[Mark]) -> bool:
    """Whether a stretch begins or ends in the middle of a mark."""
    return any(mark.start < edge < mark.end for mark in marks for edge in stretch[:2])


def _is_inside(place: int, marks: Iterable[Mark]) -> bool:
    return any(mark.start <= place < mark.end for mark in marks)


def _as_it_stands(mark: Mark, text: str) -> str:
    """Code, or a link that shows its own address."""
    piece = text[mark.start : mark.end]
    return code_span(piece) if mark.kind is MarkKind.CODE else f"<{piece}>"


def _kept(marks: Sequence[Mark], style: Style) -> tuple[Mark, ...]:
    """The marks that a style writes."""
    if style is Style.BARE:
        return ()
    return tuple(mark for mark in marks if style is not Style.LINKED or mark.kind in (MarkKind.LINK, MarkKind.CODE))


def _is_bare(mark: Mark, text: str, style: Style) -> bool:
    """Whether a link shows nothing but its own address."""
    shown = text[mark.start : mark.end]
    own = mark.kind is MarkKind.LINK and mark.href in (shown, f"mailto:{shown}")
    return own and style <= Style.STARRED and re.fullmatch(r"[^\s<>\\]+", shown) is not None


def _around(mark: Mark, style: Style) -> tuple[str, str]:
    if mark.kind is MarkKind.STRONG:
        return "**", "**"
    if mark.kind is MarkKind.EMPHASIS:
        sign = "_" if style is Style.LIGHT else "*"
        return sign, sign
    return "[", f"]({address(mark.href or '')})"


def address(href: str) -> str:
    """An address as a link's target."""
    plain = _ENTITY.sub(r"&amp;\1", href)
    return f"<{plain}>" if re.search(r"[()\\]", plain) else plain


def code_span(text: str) -> str:
    """`text` as code, in as many backticks as it takes."""
    runs = {len(run) for run in re.findall(r"`+", text)}
    fence = "`" * next(size for size in range(1, len(text) + 2) if size not in runs)
    padded = f" {text} " if text[:1] in ("`", " ") or text[-1:] in ("`", " ") else text
    return f"{fence}{padded}{fence}"


def escape(text: str, *, first: bool, style: Style = Style.LIGHT, linked: bool = False) -> str:
    """`text` such that Markdown takes it for what it is; `first` where it begins a line, `linked` inside a link."""
    lightly = _MEANT_IN_LINK if linked else _MEANT
    escaped = (lightly if style <= Style.STARRED else _PUNCTUATION).sub(r"\\\g<0>", text)
    escaped = re.sub(r"(?<=\[)\^", r"\\^", escaped)
    escaped = _ENTITY.sub(r"&amp;\1", escaped)
    match = _FIRST.match(escaped) if first else None
    if match is None or not _opens_a_block(match, escaped):
        return escaped
    return f"{escaped[: match.start('mark')]}\\{escaped[match.start('mark') :]}"


def _opens_a_block(match: re.Match[str], line: str) -> bool:
    """Whether what a line begins with would make it a list item, a heading or a rule."""
    if bool(match["digits"]) != (match["mark"] in (".", ")")):
        return False
    return match["mark"] not in "=~-" or _RULE.match(line) is not None
