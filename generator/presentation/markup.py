"""The one door through which article text becomes HTML; what passes it cannot be markup, in HTML or in Markdown.

Three readers see a page's source before a browser does: the Markdown engine, its extensions, and whatever templates
the engine runs. So beyond HTML's own characters, those that any of them could read as an instruction are written as
character references, and no text ever begins a line: line breaks become spaces, or `&#10;` where they matter.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from urllib.parse import urlsplit

from markupsafe import Markup

from generator.model.articles import Block, BlockKind, Mark, MarkKind, Passage
from generator.model.language_tags import same_language

SCHEMES = frozenset({"http", "https", "mailto"})
"""What a link from an article or an editor may lead to."""

_CONTROL = [*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFEFF, 0xFFFE, 0xFFFF]
_TEXT: dict[int, str | None] = dict.fromkeys(_CONTROL)
_TEXT |= {ord(c): " " for c in "\n\r\x0b\x0c\x85\u2028\u2029"}
_TEXT |= {ord(c): f"&#{ord(c)};" for c in "\"'{}`\t"}
_TEXT |= {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_PREFORMATTED = _TEXT | {ord("\n"): "&#10;"}
_PLAIN: dict[int, str | None] = dict.fromkeys(_CONTROL) | {ord(c): " " for c in "\t\n\r\x0b\x0c\x85\u2028\u2029"}


def text(value: str) -> Markup:
    """`value` as inert HTML text, good for attributes too, on one line."""
    return Markup(value.translate(_TEXT))  # noqa: S704 -- this is the escaping


def shortened(value: str, limit: int) -> str:
    """`value` in at most `limit` characters, cut between words if it has any, with an ellipsis where it was cut."""
    if len(value) <= limit:
        return value
    return value[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def preformatted(value: str) -> Markup:
    """`value` as inert HTML text whose line breaks show inside `<pre>`; in the source it is one line too."""
    return Markup(value.replace("\r\n", "\n").translate(_PREFORMATTED))  # noqa: S704 -- this is the escaping


def plain(value: str) -> str:
    """`value` on one line without control characters, for places that do their own escaping (front matter)."""
    return " ".join(value.translate(_PLAIN).split())


def finalise(value: object) -> object:
    """What every expression of a template goes through: text is escaped here, markup and numbers stay."""
    return text(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def address(href: str | None) -> str | None:
    """`href` if a page may link to it: a web or mail address, absolute; otherwise None."""
    if not href:
        return None
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return None
    named = parts.path if parts.scheme == "mailto" else parts.netloc
    return href.strip() if parts.scheme in SCHEMES and named and href.isprintable() else None


def name(value: str, *classes: str) -> Markup:
    """A name, kept apart from the direction and the language of what surrounds it."""
    attribute = f' class="{" ".join(classes)}"' if classes else ""
    return Markup(f"<bdi{attribute}>{text(value)}</bdi>")  # noqa: S704 -- the name is escaped


def verbatim(value: str, language: str) -> Markup:
    """Words of an article that are no passage, such as its title."""
    return Markup(f'<span class="verbatim" lang="{text(language)}">{text(value)}</span>')  # noqa: S704


def editorial(value: str, language: str) -> Markup:
    """The editor's own words."""
    return Markup(f'<span class="editor" lang="{text(language)}">{text(value)}</span>')  # noqa: S704


def sentence(passage: Passage) -> Markup:
    """A passage on its own, with the stretches in other languages marked."""
    inner = _nest(passage.text, 0, len(passage.text), [_foreign([passage], shift=False)])
    return Markup(f'<span class="verbatim" lang="{text(passage.language)}">{inner}</span>')  # noqa: S704


@dataclass(frozen=True, slots=True)
class Extent:
    """Which passages of an article a page shows (None: all), and what stands where it leaves some out."""

    passages: frozenset[str] | None = None
    omission: Markup = field(default_factory=Markup)

    def covers(self, passage: Passage) -> bool:
        """Whether the page shows it."""
        return self.passages is None or passage.id in self.passages


EVERYTHING = Extent()


def article_text(blocks: Sequence[Block], *, language: str, table: str, extent: Extent = EVERYTHING) -> Markup:
    """Blocks of an article, in order. `language` is the article's; `table` names a table to a screen reader."""
    ranks = _ranks(blocks)
    parts: list[str] = []
    for shown, group in groupby(blocks, key=lambda block: _shows(block, extent)):
        if not shown:
            parts.append(f'<p class="omitted">{extent.omission}</p>')
            continue
        for kind, run in groupby(group, key=lambda block: block.kind):
            parts += _run(kind, list(run), _Setting(language, table, extent, ranks))
    return Markup("\n".join(parts))  # noqa: S704 -- made of escaped pieces


@dataclass(frozen=True, slots=True)
class _Setting:
    language: str
    table: str
    extent: Extent
    ranks: dict[int, int]


def _shows(block: Block, extent: Extent) -> bool:
    """A heading has no passage of its own worth showing alone; an excerpt is made of sentences."""
    return extent.passages is None or any(extent.covers(passage) for passage in block.passages)


def _ranks(blocks: Iterable[Block]) -> dict[int, int]:
    """The article's heading levels -> ours, from h2, without gaps."""
    levels = sorted({block.level for block in blocks if block.kind is BlockKind.HEADING})
    return {level: min(number, 6) for number, level in enumerate(levels, 2)}


def _run(kind: BlockKind, blocks: Sequence[Block], setting: _Setting) -> Iterator[str]:
    if kind is BlockKind.ITEM:
        yield from _lists(blocks, setting)
        return
    for block in blocks:
        match kind:
            case BlockKind.HEADING:
                rank = setting.ranks[block.level]
                yield f"<h{rank}>{_inline(block, setting)}</h{rank}>"
            case BlockKind.QUOTE:
                yield f"<blockquote><p>{_inline(block, setting)}</p></blockquote>"
            case BlockKind.TABLE:
                yield _table(block, setting)
            case BlockKind.CODE:
                yield _code(block, setting)
            case _:
                yield f"<p>{_inline(block, setting)}</p>"


def _lists(items: Sequence[Block], setting: _Setting) -> Iterator[str]:
    """List items in a row -> one list for each run of the same kind and depth, indented by depth."""
    for (ordered, level), run in groupby(items, key=lambda item: (item.ordered, item.level)):
        tag = "ol" if ordered else "ul"
        entries = "".join(f"<li>{_inline(item, setting)}</li>" for item in run)
        yield f'<{tag} class="depth-{max(1, min(level, 6))}">{entries}</{tag}>'


def _code(block: Block, setting: _Setting) -> str:
    anchors = "".join(f'<span id="{text(passage.id)}"></span>' for passage in block.passages)
    return f'<pre tabindex="0"><code>{anchors}{preformatted(block.text)}</code></pre>'


def _table(block: Block, setting: _Setting) -> str:
    """A table in a region that scrolls; a row is a passage where one begins on it. An excerpt keeps the header, which
    says what the cells of a quoted row are, and marks where rows are left out. Cells stand apart for a search."""
    rows: list[str] = []
    offset, omitted = 0, False
    for number, row in enumerate(block.rows):
        end = offset + len("\t".join(row))
        found = next((p for p in block.passages if offset <= p.start < max(end, offset + 1)), None)
        if number == 0 or _quotable(found, setting.extent):
            cell = "th scope='col'" if number == 0 else "td"
            cells = " ".join(f"<{cell}>{text(value)}</{cell[:2]}>" for value in row)
            rows.append(f"<tr{_identity(found, setting.language)}>{cells}</tr>")
            omitted = False
        elif not omitted:
            rows.append(f'<tr><td colspan="{len(row)}">{setting.extent.omission}</td></tr>')
            omitted = True
        offset = end + 1
    head, body = rows[:1], rows[1:]
    return (
        f'<div class="table-scroll" role="region" tabindex="0" aria-label="{text(setting.table)}"><table>'
        f"<thead>{''.join(head)}</thead> <tbody>{' '.join(body)}</tbody></table></div>"
    )


def _quotable(row: Passage | None, extent: Extent) -> bool:
    """Whether a row is shown; one that is no passage is only shown in a whole text."""
    return extent.passages is None if row is None else extent.covers(row)


def _inline(block: Block, setting: _Setting) -> str:
    """A block's text with each passage as an element of its own, so that a citation can lead to it."""
    layers = [*_marks(block.marks), _foreign(block.passages, shift=True)]
    pieces, position, omitted = [], 0, False
    for passage in block.passages:
        if not setting.extent.covers(passage):
            pieces += [] if omitted else [f" {setting.extent.omission} "]
            omitted, position = True, passage.end
            continue
        gap = passage.start if setting.extent.passages is None else position
        pieces.append(_nest(block.text, position, gap, layers) or (" " if pieces else ""))
        inner = _nest(block.text, passage.start, passage.end, layers)
        pieces.append(f"<span{_identity(passage, setting.language)}>{inner}</span>")
        omitted, position = False, passage.end
    if setting.extent.passages is None:
        pieces.append(_nest(block.text, position, len(block.text), layers))
    return "".join(pieces)


def _identity(passage: Passage | None, language: str) -> str:
    if passage is None:
        return ""
    own = f' lang="{text(passage.language)}"' if not same_language(passage.language, language) else ""
    return f' id="{text(passage.id)}" class="passage"{own}'


_Layer = Sequence[tuple[int, int, str, str]]


def _marks(marks: Sequence[Mark]) -> list[_Layer]:
    """One layer for each kind of mark, links outermost, so that overlapping marks never cross as tags."""
    links = [
        (mark.start, mark.end, f'<a href="{text(href)}" rel="external noopener">', "</a>")
        for mark in marks
        if mark.kind is MarkKind.LINK and (href := address(mark.href))
    ]
    tags = {MarkKind.STRONG: "strong", MarkKind.EMPHASIS: "em", MarkKind.CODE: "code"}
    styled = [
        [(mark.start, mark.end, f"<{tag}>", f"</{tag}>") for mark in marks if mark.kind is kind]
        for kind, tag in tags.items()
    ]
    return [sorted(layer) for layer in (links, *styled) if layer]


def _foreign(passages: Collection[Passage], *, shift: bool) -> _Layer:
    return [
        ((passage.start if shift else 0) + start, (passage.start if shift else 0) + end,
         f'<span lang="{text(language)}">', "</span>")
        for passage in passages
        for start, end, language in passage.foreign
    ]  # fmt: skip


def _nest(source: str, low: int, high: int, layers: Sequence[_Layer]) -> str:
    """`source[low:high]` escaped, with the layers' stretches wrapped in their tags, the first layer outermost."""
    if low >= high:
        return ""
    if not layers:
        return text(source[low:high])
    pieces, position, inner = [], low, layers[1:]
    for start, end, opening, closing in layers[0]:
        start, end = max(start, position), min(end, high)
        if start < end:
            pieces += [_nest(source, position, start, inner), opening, _nest(source, start, end, inner), closing]
            position = end
    return "".join([*pieces, _nest(source, position, high, inner)])
