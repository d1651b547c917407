"""What a build of the sample articles publishes."""

import datetime as dt
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest

from generator import pipeline
from generator.config import Config
from generator.exports.published import briefing_form
from generator.model.articles import Article

ROOT = Path(__file__).parents[1]
LANGUAGES = ("en", "it", "de")


@pytest.fixture(scope="module")
def desk(sample_config: Config) -> pipeline.Desk:
    """The sample articles as read."""
    return pipeline.read(sample_config)


@pytest.fixture(scope="module")
def documents(sample_site: Path) -> dict[tuple[str, str], dict]:  # type: ignore[type-arg]
    """Every briefing.json of the sample site, by language and issue."""
    paths = sorted(sample_site.glob("*/briefings/*/briefing.json"))
    return {(path.parts[-4], path.parts[-2]): json.loads(path.read_text()) for path in paths}


def _contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_files_of_the_contract_are_there(sample_site: Path, desk: pipeline.Desk) -> None:
    """The root, each language's home, every briefing with its JSON, and every article stand where the design says."""
    expected = ["index.html", "404.html", "sitemap.xml", "robots.txt"]
    for code in LANGUAGES:
        expected += [f"{code}/index.html", f"{code}/pagefind/pagefind.js"]
        expected += [f"{code}/articles/{work.id}/index.html" for work in desk.grouping.works]
        for issue in desk.grouping.issues:
            expected += [f"{code}/briefings/{issue.slug}/{name}" for name in ("index.html", "briefing.json")]
    assert not [path for path in expected if not (sample_site / path).is_file()]


def test_json_is_valid_against_its_schema(documents: dict) -> None:  # type: ignore[type-arg]
    """Every briefing.json validates against `briefings schema briefing`."""
    schema = briefing_form().model_json_schema(by_alias=True, mode="serialization")
    assert len(documents) == 3 * 4
    for document in documents.values():
        jsonschema.validate(document, schema, format_checker=jsonschema.FormatChecker())


def test_every_sentence_is_verbatim(documents: dict, desk: pipeline.Desk) -> None:  # type: ignore[type-arg]
    """Each text of each briefing stands word for word in the passage that it cites, and the passage in the file."""
    versions = {article.place: article for article in desk.articles}
    checked = 0
    for document in documents.values():
        articles = {entry["number"]: versions[entry["id"], entry["language"]] for entry in document["articles"]}
        for entry in (*document["key_points"], *document["positions"], *document["timeline"]):
            if entry["article"] is not None:
                passage = _passage(articles[entry["article"]], entry["passage"])
                assert entry["text"] == passage
                checked += 1
        for entry in document["faq"]:
            for reference in entry["sources"][:1]:
                assert _passage(articles[reference["article"]], reference["passage"]) in entry["answer"]
                checked += 1
    assert checked > 100


def _passage(article: Article, identifier: str) -> str:
    return next(passage.text for passage in article.passages if passage.id == identifier)


def test_passages_stand_in_their_files(desk: pipeline.Desk) -> None:
    """Apart from repairs that are reported, the words of every passage stand in its file in the same order."""
    for article in desk.articles:
        repaired = {finding.what for finding in article.findings if finding.treatment == "repaired"}
        words = re.sub(r"\W+", " ", (ROOT / "seeds" / article.path).read_text(encoding="utf-8-sig"))
        for passage in article.passages:
            found = re.sub(r"\W+", " ", passage.text).strip() in words
            assert found or repaired, (article.path, passage)


class _Anchors(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        if values.get("id"):
            self.ids.add(str(values["id"]))
        for name in ("href", "src"):
            if values.get(name):
                self.links.append(str(values[name]))


def _parsed(site: Path) -> dict[Path, _Anchors]:
    pages = {}
    for path in sorted(site.rglob("*.html")):
        pages[path] = _Anchors()
        pages[path].feed(path.read_text())
    return pages


def test_every_internal_link_leads_somewhere(sample_site: Path) -> None:
    """Each relative link of each page names a file of the site, and each fragment an element of that page."""
    pages = _parsed(sample_site)
    broken = []
    for path, page in pages.items():
        for link in page.links:
            target, _, fragment = link.partition("#")
            if re.match(r"[a-z]+:|//|/", target):
                continue
            file = (path.parent / target).resolve() if target else path
            file = file / "index.html" if file.is_dir() else file
            if not file.is_file() or (fragment and fragment not in pages[file].ids):
                broken.append((path.relative_to(sample_site).as_posix(), link))
    assert not broken


def test_nothing_withheld_is_anywhere(sample_site: Path, desk: pipeline.Desk) -> None:
    """Drafts and articles dated in the future leave no trace: no page, no mention, no word in the search index."""
    assert {article.draft for article in desk.withheld} == {True, False}
    for article in desk.withheld:
        assert not list(sample_site.glob(f"*/articles/{article.id}*"))
        for path in sorted(sample_site.rglob("*")):
            if path.suffix in (".html", ".json", ".xml"):
                assert article.title not in path.read_text(), path


def test_second_build_changes_no_byte(sample_site: Path, sample_config: Config, tmp_path: Path) -> None:
    """Another order of files, locale, time zone, hash seed and folder give the same bytes."""
    copy = tmp_path / "elsewhere"
    copy.mkdir()
    for name in ("seeds", "briefings", "locales", "editions"):
        files = [path for path in (ROOT / name).rglob("*") if path.is_file()]
        for path in sorted(files, reverse=True):
            target = copy / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    shutil.copy(ROOT / "mkdocs.yml", copy)
    day = dt.datetime.combine(sample_config.today, dt.time(23, 30), dt.UTC)
    environment = os.environ | {
        "SOURCE_DATE_EPOCH": str(int(day.timestamp())),
        "SITE_URL": sample_config.site_url,
        "PYTHONHASHSEED": "12345",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "LANG": "de_DE.UTF-8",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "generator", "build", "--quiet", "--jobs", "1"]
    subprocess.run(command, cwd=copy, env=environment, check=True)
    one, other = _contents(copy / "build" / "site"), _contents(sample_site)
    assert sorted(one) == sorted(other)
    assert not [path for path in one if one[path] != other[path]]


def test_failed_build_leaves_the_published_site(sample_site: Path, sample_config: Config, tmp_path: Path) -> None:
    """A build that fails names every problem at once and touches nothing that is published."""
    shutil.copytree(sample_config.articles, tmp_path / "seeds")
    (tmp_path / "seeds" / "one.md").write_text("---\ntitle: x\n\nno end")
    (tmp_path / "seeds" / "two.md").write_text("---\n- a list\n---\n\ntext")
    before = _contents(sample_site)
    with pytest.raises(pipeline.InputError) as caught:
        pipeline.build(replace(sample_config, articles=tmp_path / "seeds"), journal=pipeline.Journal())
    named = [Path(problem.path).name for problem in caught.value.problems if problem.severity == "error"]
    assert named == ["one.md", "two.md"]
    assert _contents(sample_site) == before


def test_no_page_names_another_host(sample_site: Path) -> None:
    """No page, style or script of ours loads anything from another host."""
    loading = re.compile(r"""(?:src|srcset)=["']?(?:https?:)?//|url\(["']?(?:https?:)?//|@import""")
    for path in sorted(sample_site.rglob("*")):
        if path.suffix in (".html", ".css"):
            assert not loading.search(path.read_text()), path
