from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator.languages.formats import Formats
from generator.pages import chrome, render
from tests.pages import hostile, sample
from tests.pages.reading import elements

THEME = Path(__file__).parents[2] / "generator" / "site" / "theme"
ROOT_URL = "https://desk.example/prefix/"


def _lay_out(folder: Path, *, site_url: str = "", hostile_text: bool = False) -> None:
    publication = hostile.publication() if hostile_text else sample.publication("it")
    pages = render(publication, sample.Echo(), Formats("it"))  # type: ignore[arg-type]
    for path, text in pages.documents.items():
        (folder / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / path).write_text(text, encoding="utf-8")
    shutil.copytree(THEME, folder / "theme")
    settings = {
        "site_name": "Desk <script>alert(1)</script>" if hostile_text else "Desk",
        "plugins": [],
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"name": "material", "font": False, "custom_dir": "theme", "language": "it",
                  "favicon": "assets/favicon.svg"},
        "nav": pages.navigation,
        "markdown_extensions": ["attr_list"],
        "extra": {
            "language": "it",
            "languages": [{"code": language.code, "name": language.name} for language in sample.SITE],
            "chrome": chrome(sample.Echo()),  # type: ignore[arg-type]
            "downloads": ["briefings.pdf", "feed.xml"],
        },
    }  # fmt: skip
    settings |= {"site_url": f"{site_url}it/"} if site_url else {}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True))


def _build(folder: Path, engine: str) -> Path:
    program = Path(sys.executable).with_name(engine)
    if not program.exists():
        pytest.skip(f"{engine} is not installed")
    subprocess.run(
        [program, "build", "-f", folder / "mkdocs.yml"],
        check=True, cwd=folder, capture_output=True, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    return folder / "site"


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_hostile_titles_are_text_in_the_whole_page(tmp_path: Path, engine: str) -> None:
    """Head, header and navigation print titles and the site's name as text in both engines."""
    _lay_out(tmp_path, hostile_text=True)
    site = _build(tmp_path, engine)
    for page in ("index.html", "articles/tokenised-deposits/index.html", "briefings/tokenised-deposits/index.html"):
        html = (site / page).read_text(encoding="utf-8").replace("<!doctype html>", "")
        found = elements(html)
        scripts = [e for e in found if e.tag == "script"]
        assert all(e.attributes.get("src") or e.attributes.get("type") == "application/json" for e in scripts)
        assert len(scripts) == 3
        assert not [name for e in found for name in e.attributes if name.startswith("on")]
        assert "alert(1)" in next(e.text for e in found if e.tag == "title")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample in Italian, as if published below a prefix."""
    folder = tmp_path_factory.mktemp("theme")
    _lay_out(folder, site_url=ROOT_URL)
    return _build(folder, "mkdocs")


def _head(site: Path, page: str) -> dict[str, str]:
    found = elements((site / page).read_text(encoding="utf-8").replace("<!doctype html>", ""))
    links = [e.attributes for e in found if e.tag == "link"]
    return {link.get("hreflang", link["rel"]): link["href"] for link in links}


def test_head_names_all_languages_and_the_canonical_page(site: Path) -> None:
    """hreflang for every language and x-default; canonical in the content's language."""
    head = _head(site, "articles/sparkassen/index.html")
    assert head["canonical"] == f"{ROOT_URL}de/articles/sparkassen/"
    assert head["en"] == head["x-default"] == f"{ROOT_URL}en/articles/sparkassen/"
    assert _head(site, "index.html")["x-default"] == ROOT_URL


def test_head_is_relative_without_a_site_url(tmp_path: Path) -> None:
    """Where the site's address is not known, alternates are relative and there is no canonical."""
    _lay_out(tmp_path)
    head = _head(_build(tmp_path, "mkdocs"), "articles/sparkassen/index.html")
    assert "canonical" not in head
    assert head["de"] == "../../../de/articles/sparkassen/"


def test_head_escapes_the_sites_address(tmp_path: Path) -> None:
    """Quotation marks and ampersands in the site's address stay inside the attribute."""
    _lay_out(tmp_path, site_url='https://desk.example/a"onx="&b/')
    head = _head(_build(tmp_path, "mkdocs"), "articles/sparkassen/index.html")
    assert head["canonical"] == 'https://desk.example/a"onx="&b/de/articles/sparkassen/'
    assert head["x-default"] == 'https://desk.example/a"onx="&b/en/articles/sparkassen/'


def test_every_page_offers_all_briefings(site: Path) -> None:
    """The foot of each page leads to the files of all briefings that were made, and the head to their feed."""
    for page, root in (("index.html", "."), ("about/index.html", ".."), ("articles/sparkassen/index.html", "../..")):
        found = elements((site / page).read_text(encoding="utf-8").replace("<!doctype html>", ""))
        links = [e.attributes.get("href", "") for e in found if e.tag == "a"]
        assert {f"{root}/briefings.pdf", f"{root}/feed.xml"} <= set(links)
        assert not [link for link in links if link.endswith((".json", "digest.html"))]
        heads = [e.attributes for e in found if e.tag == "link" and e.attributes.get("type") == "application/atom+xml"]
        assert [head["href"] for head in heads] == [f"{root}/feed.xml"]


def test_switch_stays_on_the_page(site: Path) -> None:
    """The links of the language switch are relative and lead to the same page."""
    found = elements((site / "sources/kontor/index.html").read_text(encoding="utf-8").replace("<!doctype html>", ""))
    links = {e.attributes["data-language"]: e.attributes["href"] for e in found if "data-language" in e.attributes}
    assert links == {code: f"../../../{code}/sources/kontor/" for code in ("en", "it", "de")}


def test_pages_need_no_other_host(site: Path) -> None:
    """Nothing that a page loads, nor what its styles and scripts load, is anywhere else."""
    for path in sorted(site.rglob("*.html")):
        found = elements(path.read_text(encoding="utf-8").replace("<!doctype html>", ""))
        loaded = [e.attributes.get("src", "") for e in found]
        loaded += [
            e.attributes["href"] for e in found if e.tag == "link" and e.attributes["rel"] in ("stylesheet", "icon")
        ]
        assert not [address for address in loaded if "//" in address]
    for path in sorted([*THEME.rglob("*.css"), *THEME.rglob("*.js")]):
        assert not re.search(r"https?://|@import", path.read_text(encoding="utf-8")), path


def test_style_sheet_names_files_that_are_there() -> None:
    """Each font of the style sheet is in the theme, is small, and its licence stands beside it."""
    sheet = THEME / "assets/stylesheets/site.css"
    files = [(sheet.parent / name).resolve() for name in re.findall(r'url\("([^"]+)"\)', sheet.read_text())]
    assert files
    assert all(file.is_file() and file.stat().st_size < 30_000 for file in files)
    assert len(list((THEME / "assets/fonts").glob("*-OFL.txt"))) == 2


def test_theme_uses_nothing_that_one_engine_lacks() -> None:
    """Templates stay within what both engines render."""
    for path in sorted(THEME.rglob("*.html")):
        words = re.findall(
            r"page\.(?:file|markdown|is_homepage|abs_url)|build_date_utc|\.(?:items|keys|get)\(\)", path.read_text()
        )
        assert not words, path
    assert not list(THEME.rglob("*.py"))
