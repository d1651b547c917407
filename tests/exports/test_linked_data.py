import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.exports import Context, cards, linked_data
from tests.exports.conftest import context

JSON_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


def _graph(head: str) -> dict[str, dict[str, object]]:
    (found,) = JSON_LD.findall(head)
    return {entry["@type"]: entry for entry in json.loads(found)["@graph"]}


def test_briefing_is_a_report_with_questions_and_events(english: Context) -> None:
    """A briefing's data name its report and sources, the questions in its language and its certain coming dates."""
    graph = _graph(linked_data.heads(english, [])["briefings/tokenised-deposits/"])
    report, faq, event = graph["Report"], graph["FAQPage"], graph["Event"]
    assert report["dateModified"] == "2026-04-08"
    assert len(report["isBasedOn"]) == len(english.briefings[0].sources)  # type: ignore[arg-type]
    assert [question["name"] for question in faq["mainEntity"]] == [  # type: ignore[attr-defined]
        "What is a tokenised deposit?",
        "Who decides?",
    ]
    assert event["startDate"] == "2026-06-30"
    assert str(event["url"]).endswith("/articles/tokenised-deposits/#s3")


def test_every_page_of_content_has_a_head(english: Context) -> None:
    """Each briefing and each article has its data and its Open Graph properties."""
    heads = linked_data.heads(english, [])
    assert len(heads) == 1 + len(english.publication.works)
    for head in heads.values():
        assert len(JSON_LD.findall(head)) == 1
        properties = dict(re.findall(r'<meta property="([^"]+)" content="([^"]*)">', head))
        assert {"og:type", "og:title", "og:url", "og:site_name", "og:locale"} <= set(properties)
        assert properties["og:url"].startswith("https://desk.example/some/prefix/en/")


def test_no_address_no_head() -> None:
    """A site that does not know its address says nothing: both vocabularies want absolute addresses."""
    assert linked_data.heads(context(site_url=""), []) == {}


def test_an_inferred_date_is_not_stated(english: Context) -> None:
    """A date that we concluded is not given to machines as if the source had said it."""
    data = linked_data.article_data(english.briefings[0].sources[1].article, english)
    assert "datePublished" not in data


def test_heads_go_into_their_pages(tmp_path: Path) -> None:
    """A head is written before the end of its page's own head, once."""
    page = tmp_path / "briefings" / "x" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<html><head><title>x</title></head><body></head></body></html>")
    linked_data.insert(tmp_path, {"briefings/x/": "<meta>"})
    assert page.read_text() == "<html><head><title>x</title><meta></head><body></head></body></html>"


@given(st.text(max_size=50))
def test_text_cannot_leave_its_place(text: str) -> None:
    """No title ends the script element or the attribute that it stands in."""
    made = context()
    source = made.briefings[0].sources[0]
    article = replace(source.article, title=f'</script><script>"{text}')
    head = linked_data.embedded(linked_data.article_data(article, made))
    assert head.count("<script") == head.count("</script>") == 1
    json.loads(JSON_LD.findall(head)[0])
    shown = linked_data.open_graph([("og:title", f'"><x {text}')])
    (meta,) = re.findall(r'<meta property="og:title" content="([^"]*)">', shown)
    assert "<" not in meta


@pytest.mark.parametrize("title", ["Short", "A title of many words " * 20, "\ufeff", "中文 🙂", "x" * 400])
def test_card_is_a_picture_of_the_size_that_previews_want(english: Context, title: str) -> None:
    """Whatever the title, the card is a PNG of 1200 by 630 pixels, the same on every run."""
    briefing = english.briefings[0]
    file = replace(briefing.issue.file, title={"en": title})
    made = cards.card(replace(briefing, issue=replace(briefing.issue, file=file)), english)
    with Image.open(io.BytesIO(made.content or b"")) as picture:
        assert (picture.format, picture.size) == ("PNG", (1200, 630))
