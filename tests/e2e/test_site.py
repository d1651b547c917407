"""The sample site in a real Chromium."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

LANGUAGES = ("en", "it", "de")
ISSUE = "sec-innovation-exemption"
KINDS = {
    "home": "",
    "briefing": f"briefings/{ISSUE}/",
    "article": "articles/digital-euro-timetable/",
    "articles": "articles/",
    "sources": "sources/",
    "source": "sources/ledger-desk/",
    "topics": "topics/",
    "edition": "editions/2026-11-11/",
    "problems": "problems/",
    "search": "search/",
    "about": "about/",
}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh browser profile on a desktop screen."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


class Watch:
    """Notes what a page must not do: errors on the console, requests to other origins, files that are missing."""

    def __init__(self, page: Page, site: str) -> None:
        self.complaints: list[str] = []
        origin = urlsplit(site).netloc
        page.on("console", lambda message: message.type == "error" and self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda r: urlsplit(r.url).netloc not in (origin, "") and self.complaints.append(r.url))
        page.on("response", lambda r: r.status >= 400 and self.complaints.append(f"{r.status} {r.url}"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_quiet_under_a_prefix(context: BrowserContext, site: str, language: str) -> None:
    """Each kind of page loads below a path prefix without a console error, a missing file or a foreign request."""
    page = context.new_page()
    watch = Watch(page, site)
    for path in KINDS.values():
        page.goto(f"{site}{language}/{path}", wait_until="networkidle")
        assert page.locator("html").get_attribute("lang") == language
    assert not watch.complaints


@pytest.mark.parametrize("kind", ["home", "briefing", "article"])
def test_language_switch_stays_on_the_page(context: BrowserContext, site: str, kind: str) -> None:
    """Following the switch from a page leads to the same page in the other language, and round to the start."""
    page = context.new_page()
    page.goto(f"{site}en/{KINDS[kind]}")
    for language in ("it", "de", "en"):
        page.locator(f"a[hreflang={language}]:visible").first.click()
        page.wait_for_url(f"{site}{language}/{KINDS[kind]}")


def test_root_follows_the_browsers_language(browser: Browser, site: str) -> None:
    """The root leads an Italian browser to Italian; without scripts it offers every language."""
    with browser.new_context(locale="it-IT") as context:
        page = context.new_page()
        page.goto(site)
        page.wait_for_url(f"{site}it/")
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site)
        assert page.locator("a").count() == len(LANGUAGES)


@pytest.mark.parametrize(
    ("language", "query", "article"),
    [
        ("it", "autorizzazioni", "consob-ultima-chiamata"),
        ("it", "operatore", "consob-ultima-chiamata"),
        ("de", "Übergangsfristen", "bafin-ende-der-uebergangsfrist"),
    ],
)
def test_search_finds_inflected_words(
    context: BrowserContext, site: str, language: str, query: str, article: str
) -> None:
    """A word in another inflection than the text's finds articles in that language."""
    page = context.new_page()
    page.goto(f"{site}{language}/search/?q={query}")
    result = page.locator(f"main a[href*='/{language}/articles/{article}/']").first
    expect(result).to_be_visible(timeout=15_000)
    result.click()
    expect(page.locator(f"h1 [lang={language}], h1[lang={language}]").first).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_content_is_there_without_scripts(browser: Browser, site: str, language: str, sample_site: Path) -> None:
    """With scripts off, every sentence of briefing.json is on the page, and its citation leads to the passage."""
    document = json.loads((sample_site / language / KINDS["briefing"] / "briefing.json").read_text())
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site}{language}/{KINDS['briefing']}")
        text = " ".join(page.locator("main").text_content().split())  # type: ignore[union-attr]
        for entry in (*document["key_points"], *document["timeline"], *document["positions"]):
            assert " ".join(entry["text"].split()) in text
        for entry in document["faq"]:
            assert entry["question"] in text
        page.locator("#key-points ~ * a[href*='#s']").first.click()
        page.wait_for_url("**/articles/**")
        assert page.locator(f"#{urlsplit(page.url).fragment}").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_no_violation(browser: Browser, site: str, language: str, scheme: str) -> None:
    """Each kind of page passes axe's rules for WCAG 2.2 A and AA, in light and dark."""
    found = []
    with browser.new_context(color_scheme=scheme, reduced_motion="reduce") as context:  # type: ignore[arg-type]
        page = context.new_page()
        for kind, path in KINDS.items():
            page.goto(f"{site}{language}/{path}", wait_until="load")
            results = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
            found += [
                f"{kind}: {violation['id']}: {node['target']}"
                for violation in results.response["violations"]
                for node in violation["nodes"]
            ]
    assert not found


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
def test_nothing_overflows(browser: Browser, site: str, width: int) -> None:
    """From a small phone to a wide screen, no page scrolls sideways."""
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        for kind, path in KINDS.items():
            page.goto(f"{site}de/{path}")
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 0, kind


def test_print_shows_every_answer(context: BrowserContext, site: str, sample_site: Path) -> None:
    """On paper the questions are open."""
    page = context.new_page()
    page.goto(f"{site}en/{KINDS['briefing']}")
    page.emulate_media(media="print")
    answers = page.locator("#faq ~ * .answer, .faq .answer")
    assert answers.count()
    for index in range(answers.count()):
        expect(answers.nth(index)).to_be_visible()


def test_timeline_is_filtered_by_source_and_certainty(context: BrowserContext, site: str) -> None:
    """Choosing a source or a certainty hides the other events and the years left empty; the count is announced."""
    page = context.new_page()
    page.goto(f"{site}en/{KINDS['briefing']}")
    events = page.locator(".timeline").first.locator(".event")
    every = events.count()
    page.select_option("[data-timeline-filters] [name=basis]", "inferred")
    shown = [events.nth(index) for index in range(every) if events.nth(index).is_visible()]
    assert 0 < len(shown) < every
    assert {event.get_attribute("data-basis") for event in shown} == {"inferred"}
    assert str(len(shown)) in page.locator("[data-timeline-filters] [role=status]").inner_text()
    page.select_option("[data-timeline-filters] [name=basis]", "")
    page.select_option("[data-timeline-filters] [name=source]", index=1)
    assert any(not events.nth(index).is_visible() for index in range(every))


def test_everything_can_be_reached_with_the_keyboard(context: BrowserContext, site: str) -> None:
    """Tab first offers the way to the content; notes and menus open and close with keys alone."""
    page = context.new_page()
    page.goto(f"{site}en/{KINDS['briefing']}")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()

    mark = page.locator(".key-points .cite a").first
    mark.focus()
    note = page.locator(".key-points .cite-note").first
    expect(note).to_be_visible()
    assert mark.get_attribute("aria-describedby") == note.get_attribute("id")
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()

    menu = page.locator("details.issues-menu summary")
    menu.focus()
    page.keyboard.press("Enter")
    expect(page.locator("details.issues-menu a").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(page.locator("details.issues-menu a").first).to_be_hidden()


@pytest.mark.parametrize("kind", ["briefing", "article"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_screen_reader_finds_its_way(context: BrowserContext, site: str, language: str, kind: str) -> None:
    """One main, one h1, no heading skipped, every region named apart; sentences in other languages say so."""
    page = context.new_page()
    page.goto(f"{site}{language}/{KINDS[kind]}")
    assert page.locator("main").count() == page.locator("h1").count() == 1
    levels = [int(tag[1]) for tag in page.locator("main :is(h1, h2, h3, h4, h5, h6)").evaluate_all(
        "found => found.map(one => one.tagName)")]  # fmt: skip
    assert all(after - before <= 1 for before, after in pairwise([0, *levels]))
    named = page.locator("nav, aside, [role=region], [role=search]").evaluate_all(
        "found => found.map(one => one.getAttribute('aria-label') || one.getAttribute('aria-labelledby') || one.role)"
    )
    assert all(named)
    spoken = page.locator("main .verbatim").evaluate_all("found => found.map(one => one.closest('[lang]').lang)")
    assert set(spoken) <= set(LANGUAGES)
    assert set(spoken) - {language} or kind == "article"
