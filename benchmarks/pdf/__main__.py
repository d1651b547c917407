"""Compares setting the sample's briefings as PDF with WeasyPrint: seconds and bytes a document, in one run.

    python -m benchmarks.pdf

Both get the same blocks and the same fonts, and write tagged PDF/UA-1 (ours PDF/A-2a as well). Seconds are of a warm
process: the best of three rounds over all documents, after one that does not count. The documents are more than our
typesetter remembers, so that no round profits from the one before. Needs weasyprint beside the project's own packages.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from generator import pipeline
from generator.config import load
from generator.exports.pdf import briefing_pdf
from generator.exports.typesetter import folders

ROOT = Path(__file__).parents[2]
DAY = {"SOURCE_DATE_EPOCH": "1795305600"}
ROUNDS = 3


def main() -> None:
    """Prints one line a system, and how many times faster ours is."""
    config = load(ROOT / "mkdocs.yml", environment=DAY)
    desk = pipeline.read(config)
    tasks, pages = [], []
    for code in config.codes:
        context = pipeline.context(config, desk, code, pipeline.brief(desk, code, config))
        for briefing in context.briefings:
            task = briefing_pdf(briefing, context)
            tasks.append(task)
            pages.append(page(task.args[0]["parts"][0], context.title(briefing), code))  # type: ignore[attr-defined]
    fonts = FontConfiguration()
    ours, our_bytes = _measure([lambda task=task: task().content for task in tasks])  # type: ignore[misc]
    peer, peer_bytes = _measure([lambda html=html: _weasyprint(html, fonts) for html in pages])  # type: ignore[misc]
    print(f"{'system':24}{'seconds':>9}{'bytes':>10}   a document, {len(tasks)} documents")
    print(f"{'ours (Typst)':24}{ours:9.3f}{our_bytes:10,}")
    print(f"{'WeasyPrint':24}{peer:9.3f}{peer_bytes:10,}")
    print(f"{peer / ours:.1f} times faster")


def _measure(documents: Sequence[Callable[[], bytes]]) -> tuple[float, int]:
    """Seconds and bytes a document on average, in the best round."""
    rounds, size = [], 0
    for _ in range(ROUNDS + 1):
        started = time.perf_counter()
        size = sum(len(make()) for make in documents)
        rounds.append(time.perf_counter() - started)
    return min(rounds[1:]) / len(documents), size // len(documents)


def _weasyprint(html: str, fonts: FontConfiguration) -> bytes:
    made: bytes = HTML(string=html).write_pdf(font_config=fonts, pdf_variant="pdf/ua-1")
    return made


def page(blocks: object, title: str, language: str) -> str:
    """The same blocks as HTML with a style sheet of the same order of detail."""
    return (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_style()}</style><body>{block(blocks)}"
    )


def block(node: object) -> str:
    """Block content, tree for tree."""
    if isinstance(node, list):
        return "".join(map(block, node))
    if not isinstance(node, dict):
        return f"<p>{inline(node)}</p>" if node else ""
    match node.get("b"):
        case "para":
            return f'<p class="{node["style"]}">{inline(node["c"])}</p>'
        case "heading":
            return f"<h{node['level']}>{inline(node['c'])}</h{node['level']}>"
        case "head":
            facts = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in node["facts"])
            return f"<h1>{inline(node['title'])}</h1><p>{inline(node['lede'] or '')}</p><dl>{facts}</dl>"
        case "list":
            kind = "ol" if node["ordered"] else "ul"
            return f"<{kind}>{''.join(f'<li>{block(item)}</li>' for item in node['items'])}</{kind}>"
        case "code":
            return f"<pre>{escape(chr(10).join(node['lines']))}</pre>"
        case "table":
            head = "".join(f"<th>{inline(cell)}</th>" for cell in node["head"])
            rows = "".join(f"<tr>{''.join(f'<td>{inline(cell)}</td>' for cell in row)}</tr>" for row in node["rows"])
            return f"<table><tr>{head}</tr>{rows}</table>"
        case kind:
            heading = f"<h2>{inline(node['title'])}</h2>" if "title" in node else ""
            anchor = f' id="{node["id"]}"' if "id" in node else ""
            side = "".join(inline(node[key]) for key in ("label", "actor", "date") if key in node)
            body = block(node.get("c", node.get("rows", [])))
            return f'<section class="{kind or "row"}"{anchor}>{heading}<div>{side}</div><div>{body}</div></section>'


def inline(node: object) -> str:
    """Inline content, tree for tree."""
    if isinstance(node, list):
        return "".join(map(inline, node))
    if not isinstance(node, dict):
        return escape(str(node or ""))
    inner = inline(node["c"])
    match node["k"]:
        case "lang":
            return f'<span lang="{node.get("lang", "")}">{inner}</span>'
        case "link":
            return f'<a href="{escape(node["url"])}">{inner}</a>'
        case "cite":
            return f'<a href="#{node["to"]}">{inner}</a>'
        case "strong" | "em" | "code" as kind:
            return f"<{kind}>{inner}</{kind}>"
        case kind:
            return f'<span class="{kind}">{inner}</span>'


def _style() -> str:
    names = ("Serif", "Sans")
    files = [
        next(file for file in sorted(folder.glob("*.ttf")) if "Italic" not in file.name) for folder in folders()[:2]
    ]
    faces = "".join(
        f'@font-face {{ font-family: "{name}"; font-weight: 200 900; src: url("{file.as_uri()}"); }}'
        for name, file in zip(names, files, strict=True)
    )
    return faces + (
        '@page { size: A4; margin: 25mm; @bottom-right { content: counter(page) " / " counter(pages); } }'
        'body { font: 10pt/1.35 "Serif"; hyphens: auto; } h1 { font-size: 23pt; } h2 { font-size: 14pt; }'
        'h3, .meta, .flag, dl, table { font-family: "Sans"; font-size: 8pt; } .flag { border: 0.5pt solid; }'
        ".box { background: #f8eeee; border-left: 2.5pt solid #7a2230; padding: 10pt; }"
        ".sides { display: grid; grid-template-columns: 1fr 1fr; } .row { display: flex; gap: 10pt; }"
        "table { width: 100%; border-collapse: collapse; } td, th { border-bottom: 0.5pt solid; text-align: left; }"
    )


if __name__ == "__main__":
    main()
