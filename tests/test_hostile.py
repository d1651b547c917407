"""Articles written to do harm end as clear problems or as harmless text."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator import pipeline
from generator.config import load
from generator.errors import InputError
from tests.making import project

ONE_LANGUAGE = {"en": "English"}

SCRIPT = "<script>alert(1)</script>"
TEMPLATE = '{{ 7 * 7 }} {% include "/etc/passwd" %} ${7*7} #{7*7}'
HOSTILE_TEXT = f"""\
---
title: 'Title {SCRIPT} {TEMPLATE} `code` [x](javascript:alert(1)) & "quotes" <!-- c -->'
published: 2026-04-01
tags: ['{SCRIPT}', '../../up', '"onmouseover="alert(1)']
category: '{{{{ config }}}}'
authors: ['<img src=x onerror=alert(1)>', '](javascript:alert(1))']
source: {{name: '<svg onload=alert(1)>', url: 'javascript:alert(1)'}}
url: 'javascript:alert(1)'
summary: '</title><script>alert(1)</script>'
sentiment: '<b>x'
coverImage: {{full: 'javascript:alert(1)'}}
image_alt: '"><script>alert(1)</script>'
issue: rules
---

A first sentence {SCRIPT} with a script said the Office <img src=x onerror=alert(1)> on 3 March 2026.

{TEMPLATE} stands in a paragraph of its own here. --8<-- "mkdocs.yml" is no include either.

<div onclick="alert(1)" markdown="1">A raw *block* of HTML with {SCRIPT} inside.</div>

[A link](javascript:alert(1)) and [another](data:text/html,x) and ![an image](http://tracker.example/x.png "t").

{{: onclick="alert(1)" }}

| Head {SCRIPT} | Two |
|---|---|
| <iframe src="//evil.example"></iframe> | {{{{ x }}}} |

    indented ```

&lt;script&gt;alert(2)&lt;/script&gt; was written with entities.

## A heading {SCRIPT} {{: onclick=alert(1) }}

\u202eRight to left override\u202c and a [reference][r].

[r]: vbscript:alert(1)

<!-- an unclosed comment

</div></section></main></body></html><plaintext>
"""


class _Elements(HTMLParser):
    """Collects what could act: elements with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.data: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attributes)))

    def handle_data(self, data: str) -> None:
        self.data.append(data)


def _build(folder: Path, files: dict[str, str | bytes], *, keep_going: bool = False) -> tuple[Path, pipeline.Outcome]:
    config = load(project(folder, files, languages=ONE_LANGUAGE))
    outcome = pipeline.build(config, keep_going=keep_going, journal=pipeline.Journal())
    return config.site_dir, outcome


def _inert(site: Path) -> list[str]:
    """What on the pages of a site could act and is not the theme's own."""
    found = []
    for path in sorted(site.rglob("*.html")):
        page = _Elements()
        page.feed(path.read_text())
        for tag, attributes in page.elements:
            handlers = [name for name in attributes if name.startswith("on")]
            addresses = [attributes.get(name) or "" for name in ("href", "src", "action", "formaction", "data")]
            bad_address = [a for a in addresses if re.match(r"\s*(javascript|data|vbscript):", html.unescape(a), re.I)]
            if handlers or bad_address or tag in ("iframe", "object", "embed", "plaintext"):
                found.append(f"{path.name}: <{tag} {attributes}>")
        scripts = re.findall(r"<script[^>]*>(.*?)</script>", path.read_text(), re.S)
        found += [f"{path.name}: {script}" for script in scripts if "alert(" in script]
        if "49 " in " ".join(page.data) and "7*7" not in " ".join(page.data):
            found.append(f"{path.name}: a template was evaluated")
    return found


def test_text_never_becomes_markup(tmp_path: Path) -> None:
    """Scripts, templates, handlers, dangerous links and raw HTML in every field come out as inert text."""
    files: dict[str, str | bytes] = {
        "seeds/hostile.md": HOSTILE_TEXT,
        "briefings/rules.md": f"---\ntitle: 'Issue {SCRIPT} {TEMPLATE}'\n---\n\nA note {SCRIPT} [x](javascript:x).\n",
    }
    site, outcome = _build(tmp_path, files)
    assert len(outcome.desk.articles) == 1
    assert _inert(site) == []
    page = (site / "en" / "articles" / "hostile" / "index.html").read_text()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "\u202e" not in page
    parsed = _Elements()
    parsed.feed(page)
    assert not [
        tag for tag, values in parsed.elements if tag != "a" and "tracker" in " ".join(map(str, values.values()))
    ]


def _problems(folder: Path, files: dict[str, str | bytes]) -> dict[str, str]:
    """The problems of reading these articles beside a good one, by file name."""
    good = "---\ntitle: Good\npublished: 2026-04-01\nlang: en\n---\n\nA good article stays readable.\n"
    config = load(project(folder, {"seeds/good.md": good, **files}, languages=ONE_LANGUAGE))
    desk = pipeline.read(config)
    assert "good" in [article.id for article in desk.articles]
    return {Path(problem.path).name: f"{problem.problem}. {problem.remedy}" for problem in desk.problems}


BOMB = "---\ntitle: x\na: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]\n---\n\nText.\n"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("bomb.md", BOMB, "alias"),
        ("large.md", b"x" * 50_000_000, "large"),
        ("nul.md", b"---\ntitle: x\n---\n\nA text\0 with NUL.\n", "NUL"),
        ("latin.md", "---\ntitle: Caf\u00e9\nlang: en\n---\n\nThe caf\u00e9 was open.\n".encode("latin-1"), "UTF-8"),
        ("list.md", "---\n- a\n- b\n---\n\nText.\n", "list"),
        ("open.md", "---\ntitle: x\n\nText.\n", "clos"),
        ("empty.md", "---\ntitle: x\n---\n", "text"),
    ],
)
def test_bad_files_are_named(tmp_path: Path, name: str, content: str | bytes, said: str) -> None:
    """A file that cannot be read as it should be is a problem that says so, and the others are read."""
    problems = _problems(tmp_path, {f"seeds/{name}": content})
    assert said.casefold() in problems[name].casefold()


def test_addresses_cannot_leave_the_site(tmp_path: Path) -> None:
    """A slug with dots and slashes ends as a plain name inside the site."""
    text = "---\ntitle: x\nslug: ../../x\npublished: 2026-04-01\n---\n\nA text of one sentence.\n"
    site, outcome = _build(tmp_path, {"seeds/a.md": text})
    assert [article.id for article in outcome.desk.articles] == ["x"]
    assert (site / "en" / "articles" / "x" / "index.html").is_file()
    assert not (tmp_path / "build" / "x").exists()


def test_one_slug_for_two_articles_is_an_error(tmp_path: Path) -> None:
    """Two articles that claim one address in one language stop the build, both named."""
    text = "---\ntitle: {}\nslug: same\nlang: en\npublished: 2026-04-01\n---\n\nA text of one sentence.\n"
    with pytest.raises(InputError) as caught:
        _build(tmp_path, {"seeds/a.md": text.format("One"), "seeds/b.md": text.format("Two")})
    assert "a.md" in str(caught.value)
    assert "b.md" in str(caught.value)


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    """A symbolic link to a file outside is named as a problem, and nothing of the file is published."""
    secret = tmp_path / "secret.md"
    secret.write_text("The secret sentence of another folder.\n")
    (tmp_path / "desk" / "seeds").mkdir(parents=True)
    (tmp_path / "desk" / "seeds" / "link.md").symlink_to(secret)
    (tmp_path / "desk" / "seeds" / "up").symlink_to(tmp_path)
    problems = _problems(tmp_path / "desk", {})
    assert "link.md" in problems


def test_directory_named_like_an_article(tmp_path: Path) -> None:
    """A folder called x.md is said to be a folder, and the articles in it are read."""
    inside = "---\ntitle: Inside\npublished: 2026-04-01\nlang: en\n---\n\nA text of one sentence.\n"
    problems = _problems(tmp_path, {"seeds/x.md/inside.md": inside})
    assert "folder" in problems["x.md"]
