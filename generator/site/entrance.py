"""What stands at the root of the site: the choice of a language, the page for wrong addresses, sitemap and robots."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from generator.config import Config

_TEMPLATES = Environment(
    loader=PackageLoader("generator.site", "templates"),
    autoescape=select_autoescape(default=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True, slots=True)
class Greeting:
    """What the entrance says in one language: where a link leads, and, for a wrong address, that there is no page."""

    welcome: str
    lost: str


_CANONICAL = re.compile(r"^canonical_language: ['\"]?([\w-]+)['\"]?$", re.MULTILINE)


def write(
    config: Config, site_dir: Path, documents: Mapping[str, Mapping[str, str]], greetings: Sequence[Greeting]
) -> None:
    """Writes index.html, 404.html, sitemap.xml and robots.txt.

    `documents` holds each language's Markdown by path; there is one greeting for each language.
    """
    choices = [
        {"code": language.code, "greeting": greeting}
        for language, greeting in zip(config.languages, greetings, strict=True)
    ]
    prefix = urlsplit(config.site_url).path or "/"
    for name, base in (("index.html", ""), ("404.html", prefix)):
        page = _TEMPLATES.get_template(name).render(site_name=config.site_name, choices=choices, base=base)
        (site_dir / name).write_text(page, encoding="utf-8")
    (site_dir / "sitemap.xml").write_text(sitemap(config, documents), encoding="utf-8")
    (site_dir / "robots.txt").write_text(
        f"User-agent: *\nAllow: /\nSitemap: {config.site_url}sitemap.xml\n", encoding="utf-8"
    )


def sitemap(config: Config, documents: Mapping[str, Mapping[str, str]]) -> str:
    """The sitemap: every page that is its own canonical, with its alternates and x-default.

    Without `site_url` the addresses are relative to the root, which a crawler cannot use but a reader can.
    """
    entries = []
    for path in sorted(set().union(*documents.values())):
        canonical = [code for code in config.codes if _stands_for_itself(documents[code].get(path), code)]
        addresses = {code: f"{config.site_url}{code}/{address(path)}" for code in canonical}
        default = f"{config.site_url}{address(path) and config.codes[0] + '/' + address(path)}"
        alternates = "".join(_alternate(*item) for item in _alternates(addresses, default))
        entries += [f"<url><loc>{escape(place)}</loc>{alternates}</url>" for place in addresses.values()]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        + "\n".join(entries)
        + "\n</urlset>\n"
    )


def address(path: str) -> str:
    """Where MkDocs publishes a Markdown file: `briefings/x.md` at `briefings/x/`, `index.md` at its folder."""
    return re.sub(r"(^|/)index/$", r"\1", path.removesuffix(".md") + "/")


def _stands_for_itself(document: str | None, code: str) -> bool:
    if document is None:
        return False
    found = _CANONICAL.search(document, 0, document.find("\n---", 3) + 1)
    return found is None or found[1] == code


def _alternates(addresses: Mapping[str, str], default: str) -> Iterable[tuple[str, str]]:
    if len(addresses) > 1:
        yield from addresses.items()
        yield "x-default", default


def _alternate(code: str, place: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang={quoteattr(code)} href={quoteattr(place)}/>'
