"""What search engines and chat previews read in a page's head: schema.org as JSON-LD, and Open Graph."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TypeAlias

from generator.errors import Problem, attempt
from generator.exports.context import Context, abstract, words_of
from generator.model.articles import Article, EditorText
from generator.model.briefings import Briefing
from generator.model.events import Event
from generator.model.language_tags import same_language
from generator.model.precision import Precision
from generator.presentation.markup import address, plain
from generator.presentation.markup import text as escaped

Data: TypeAlias = "dict[str, object]"

_ENCODINGS = (("pdf", "briefing.pdf", "application/pdf"), ("json", "briefing.json", "application/json"))
_SCRIPT = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})


def heads(context: Context, problems: list[Problem]) -> dict[str, str]:
    """What belongs into the head of each briefing's and article's page, by the page's folder below the language.

    Without the site's own address there is nothing to say: both vocabularies want absolute addresses. A page for which
    this fails has none, and `problems` say so.
    """
    if not context.config.site_url:
        return {}
    made: dict[str, Callable[[], str]] = {
        f"briefings/{briefing.issue.slug}/": partial(_briefing_head, briefing, context)
        for briefing in context.briefings
    }
    articles = (context.register.article(work) for work in context.publication.works)
    made |= {f"articles/{article.id}/": partial(_article_head, article, context) for article in articles}
    site = context.config.file.name
    return {path: attempt(head, "", problems, site, f"making the head of {path}") for path, head in made.items()}


def insert(site: Path, heads: Mapping[str, str]) -> None:
    """Writes each head into the page that an engine made of it; `site` is a language's folder of the site."""
    for folder, head in heads.items():
        page = site / folder / "index.html"
        page.write_text(page.read_text(encoding="utf-8").replace("</head>", f"{head}</head>", 1), encoding="utf-8")


def briefing_data(briefing: Briefing, context: Context) -> Data:
    """A briefing as schema.org knows it: a report based on its articles, with its questions and coming events."""
    home = context.address("briefings", briefing.issue.slug, up=2)
    report: Data = {
        "@type": "Report",
        "@id": home,
        "url": home,
        "headline": plain(context.title(briefing)),
        "description": _about(briefing, context),
        "inLanguage": context.language,
        "datePublished": briefing.period[0].isoformat() if briefing.period else "",
        "dateModified": briefing.updated.isoformat() if briefing.updated else "",
        "publisher": {"@type": "Organization", "name": plain(context.config.site_name)},
        "isBasedOn": [_reference(entry.article, context) for entry in briefing.sources],
        "encoding": [
            {"@type": "MediaObject", "contentUrl": home + file, "encodingFormat": kind}
            for name, file, kind in _ENCODINGS
            if name not in context.config.without
        ],
    }
    graph = [_full(report), *_questions(briefing, home, context)]
    graph += [_event(event, home, context) for event in briefing.timeline if event.upcoming and _certain(event)]
    return {"@context": "https://schema.org", "@graph": graph}


def article_data(article: Article, context: Context) -> Data:
    """An article as schema.org knows it; its text is not repeated."""
    home = context.address("articles", article.id, up=2)
    return {"@context": "https://schema.org", "@type": "Article", "@id": home, "url": home} | _described(article)


def embedded(data: Data) -> str:
    """JSON-LD as an element that no text in it can end."""
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False).translate(_SCRIPT)}</script>'


def open_graph(properties: Iterable[tuple[str, str]]) -> str:
    """Open Graph's properties as elements, empty ones left out."""
    return "".join(f'<meta property="{name}" content="{escaped(plain(value))}">' for name, value in properties if value)


def _briefing_head(briefing: Briefing, context: Context) -> str:
    home = context.address("briefings", briefing.issue.slug, up=2)
    changed = briefing.updated.isoformat() if briefing.updated else ""
    properties = [
        *_common(context.title(briefing), _about(briefing, context), home, context.language, context),
        ("og:image", f"{home}card.png" if "cards" not in context.config.without else ""),
        ("og:image:width", "1200" if "cards" not in context.config.without else ""),
        ("og:image:height", "630" if "cards" not in context.config.without else ""),
        ("og:image:alt", context.title(briefing) if "cards" not in context.config.without else ""),
        ("article:modified_time", changed),
    ]
    return embedded(briefing_data(briefing, context)) + open_graph(properties)


def _article_head(article: Article, context: Context) -> str:
    home = context.address("articles", article.id, up=2)
    published = article.published.isoformat() if article.published else ""
    about = plain(abstract(article))
    properties = [
        *_common(article.title, about, home, article.language, context),
        ("article:published_time", published),
    ]
    return embedded(article_data(article, context)) + open_graph(properties)


def _common(title: str, about: str, home: str, language: str, context: Context) -> Iterator[tuple[str, str]]:
    yield "og:type", "article"
    yield "og:title", title
    yield "og:description", about
    yield "og:url", home
    yield "og:site_name", context.config.site_name
    yield "og:locale", language.replace("-", "_")


def _about(briefing: Briefing, context: Context) -> str:
    about = context.register.text(briefing.issue.file.description)
    return plain(about.text) if about else ""


def _described(article: Article) -> Data:
    source = article.source
    return _full({
        "headline": plain(article.title),
        "inLanguage": article.language,
        "datePublished": article.published.isoformat() if article.published and article.published_stated else "",
        "dateModified": article.updated.isoformat() if article.updated else "",
        "author": [{"@type": "Person", "name": plain(author)} for author in article.authors],
        "publisher": {"@type": "Organization", "name": plain(source.name)} if source else None,
        "isBasedOn": address(article.url),
        "keywords": [plain(tag) for tag in article.tags],
    })  # fmt: skip


def _reference(article: Article, context: Context) -> Data:
    home = context.address("articles", article.id, up=2)
    return _full({"@type": "Article", "@id": home, "headline": plain(article.title), "inLanguage": article.language})


def _questions(briefing: Briefing, home: str, context: Context) -> Iterator[Data]:
    """The questions that are answered in the page's own language."""
    asked = []
    for question in briefing.faq:
        text, language = words_of(question.origin)
        said = " ".join(plain(citation.passage.text) for citation in question.answer) or plain(question.answer_text)
        if same_language(language, context.language) and said:
            answer = {"@type": "Answer", "text": said}
            asked.append({"@type": "Question", "name": plain(text), "acceptedAnswer": answer})
    if asked:
        yield {"@type": "FAQPage", "@id": f"{home}#faq", "inLanguage": context.language, "mainEntity": asked}


def _event(event: Event, home: str, context: Context) -> Data:
    text, language = words_of(event.origin)
    where = f"{home}#coming-up" if isinstance(event.origin, EditorText) else context.passage_address(event.origin, up=2)
    return _full({
        "@type": "Event",
        "name": plain(text),
        "inLanguage": language,
        "startDate": event.date.isoformat(),
        "endDate": event.end.isoformat() if event.end else "",
        "url": where,
    })  # fmt: skip


def _certain(event: Event) -> bool:
    return event.stated and event.precision is Precision.DAY


def _full(data: Data) -> Data:
    return {name: value for name, value in data.items() if value}
