from pathlib import Path
from xml.etree import ElementTree

from generator.config import load
from generator.site.entrance import Greeting, address, sitemap, write
from tests.making import project

PAGE = "---\ntitle: A\n---\n\ntext\n"
ITALIAN = "---\ntitle: A\ncanonical_language: it\n---\n\ntext\n"
GREETINGS = [Greeting("Read", "Lost"), Greeting("Leggi", "Smarrita"), Greeting("Lesen", "Verirrt")]
NAMESPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_addresses_are_those_of_mkdocs() -> None:
    """A Markdown file is published as a folder, an index as its own folder."""
    assert [address(path) for path in ("index.md", "a/index.md", "briefings/x.md")] == ["", "a/", "briefings/x/"]


def test_sitemap_lists_canonical_pages_with_alternates(tmp_path: Path) -> None:
    """A page in all languages has all as alternates and x-default; one with content in Italian stands once."""
    config = load(project(tmp_path, {}, site_url="https://desk.example/sub/"))
    documents = {code: {"index.md": PAGE, "articles/x.md": ITALIAN} for code in config.codes}
    root = ElementTree.fromstring(sitemap(config, documents))
    urls = {url.findtext("s:loc", None, NAMESPACES): url for url in root.findall("s:url", NAMESPACES)}
    base = "https://desk.example/sub"
    assert sorted(urls) == [f"{base}/de/", f"{base}/en/", f"{base}/it/", f"{base}/it/articles/x/"]
    links = [(link.get("hreflang"), link.get("href")) for link in urls[f"{base}/it/"].findall("x:link", NAMESPACES)]
    assert links == [(code, f"{base}/{code}/") for code in ("en", "it", "de")] + [("x-default", f"{base}/")]
    assert not urls[f"{base}/it/articles/x/"].findall("x:link", NAMESPACES)


def test_entrance_works_without_scripts(tmp_path: Path) -> None:
    """The root page has a plain relative link to each language, labelled in that language."""
    config = load(project(tmp_path, {}))
    write(config, tmp_path, {code: {"index.md": PAGE} for code in config.codes}, GREETINGS)
    page = (tmp_path / "index.html").read_text()
    for code, greeting in zip(config.codes, GREETINGS, strict=True):
        link = (
            f'<a lang="{code}" hreflang="{code}" data-language="{code}" href="{code}/"><span>{greeting.welcome}</span>'
        )
        assert link in page
        assert greeting.lost not in page


def test_wrong_addresses_lead_back_under_a_prefix(tmp_path: Path) -> None:
    """The page for wrong addresses says so in each language, and links below the path that the site stands under."""
    config = load(project(tmp_path, {}, site_url="https://desk.example/sub"))
    write(config, tmp_path, {code: {"index.md": PAGE} for code in config.codes}, GREETINGS)
    page = (tmp_path / "404.html").read_text()
    assert 'href="/sub/it/"' in page
    assert all(greeting.lost in page for greeting in GREETINGS)
