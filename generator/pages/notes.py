"""An editor's Markdown -> HTML that is safe anywhere on a page: no raw HTML, no images, listed link schemes."""

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

from generator.presentation.markup import SCHEMES, address

_TAGS = {"a", "blockquote", "br", "code", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "strong", "ul"}
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable("image")
_REFERENCES = {ord(c): f"&#{ord(c)};" for c in "{}`\t\n"}


def note(markdown: str) -> Markup:
    """The note as HTML on one line. Its headings begin below the page's own sections."""
    tokens = _MARKDOWN.parse(markdown)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + 2, 6)}"
    html = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href"}},
        attribute_filter=_web_or_mail,
        url_schemes=set(SCHEMES),
        link_rel="external noopener",
    )
    return Markup(clean.strip().translate(_REFERENCES))  # noqa: S704 -- sanitised above


def _web_or_mail(tag: str, attribute: str, value: str) -> str | None:
    return address(value) if attribute == "href" else value
