import http.server
import io
import random
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pdfua
import pikepdf
import pypdf
import pytest
import typst
from page import validate_pdf

from generator import exports
from generator.exports import Context, File, briefing_pdf, pdf, produce, typesetter
from generator.exports.inline import Setter, words
from generator.exports.sheets import Sheet
from generator.exports.typesetter import folders
from generator.model.articles import Citation, EditorText, Passage
from generator.model.briefings import Briefing, KeyPoint, Position
from generator.presentation.markup import plain
from generator.work import Processes
from tests.conftest import ROOT
from tests.exports.conftest import context

Pdfs = dict[tuple[str, str], bytes]


def _reader(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content), strict=True)


def _letters(text: str) -> str:
    """Text without what line breaking adds or takes: spaces, hyphens, invisible characters."""
    return re.sub(r"[\s\u00ad\u200b‐-]", "", text)


def _text(content: bytes) -> str:
    """The text of a PDF in the order in which a screen reader reads it: along its structure, artifacts left out."""
    reader = _reader(content)
    pieces = [_marked(page) for page in reader.pages]
    numbers = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}  # type: ignore[union-attr]

    def read(element: object, page: int) -> Iterator[str]:
        if isinstance(element, int):
            yield pieces[page].get(element, "")
        elif isinstance(element, list):
            for one in element:
                yield from read(one.get_object(), page)
        elif isinstance(element, dict):
            page = numbers[element.raw_get("/Pg").idnum] if "/Pg" in element else page  # type: ignore[attr-defined]
            yield from read(element["/MCID"] if "/MCID" in element else element.get("/K"), page)

    return _letters("".join(read(reader.trailer["/Root"]["/StructTreeRoot"]["/K"], 0)))


def _marked(page: pypdf.PageObject) -> dict[int, str]:
    """A page's text by the number that its structure knows it by."""
    within: list[int] = [-1]
    found: dict[int, str] = {}

    def before(operator: bytes, operands: list[dict[str, int]], *_: object) -> None:
        if operator in (b"BDC", b"BMC"):
            properties = operands[1] if operator == b"BDC" else {}
            within.append(properties.get("/MCID", within[-1]))
        elif operator == b"EMC":
            within.pop()

    def visit(text: str, *_: object) -> None:
        found[within[-1]] = found.get(within[-1], "") + text

    page.extract_text(visitor_operand_before=before, visitor_text=visit)
    return found


def _strings(node: object) -> Iterator[str]:
    """Everything that a PDF's data shows, paragraph by paragraph in reading order."""
    if isinstance(node, list):
        for one in node:
            yield from _strings(one)
    elif isinstance(node, dict) and node.get("b") == "para":
        yield words(node["c"])
    elif isinstance(node, dict):
        for key in ("title", "lede", "label", "actor", "date", "c", "rows", "items"):
            value = node.get(key)
            if isinstance(value, str):
                yield value
            elif value is not None:
                yield from _strings(value)


def test_text_is_the_briefings_in_reading_order(sample_contexts: tuple[Context, ...], sample_pdfs: Pdfs) -> None:
    """What a PDF library extracts is every sentence, heading and label of the briefing, in the page's order."""
    for one in sample_contexts:
        for briefing in one.briefings:
            shown = _text(sample_pdfs[one.language, briefing.issue.slug])
            position = 0
            blocks = Sheet(briefing, one, Setter(), prefix="").blocks()
            assert blocks[0]["b"] == "head"
            for text in _strings(blocks[1:]):
                wanted = _letters(text)
                found = shown.find(wanted, position)
                assert found >= 0, (one.language, briefing.issue.slug, text)
                position = found + len(wanted)


def test_a_sheet_counts_the_dates_that_it_leaves_out(english: Context) -> None:
    """Only what tells what happened is set; how many more dates there are is said."""
    made = next(briefing for briefing in english.briefings if len(briefing.timeline) > 2)
    past = tuple(replace(event, upcoming=False, main=at == 0) for at, event in enumerate(made.timeline))
    text = " ".join(_strings(Sheet(made.with_items(timeline=past), english, Setter(), prefix="").blocks()))
    assert f"{len(past) - 1} more dates" in text


def test_every_sentence_is_verbatim(sample_contexts: tuple[Context, ...], sample_pdfs: Pdfs) -> None:
    """Every key point of a briefing stands in its PDF letter by letter."""
    for one in sample_contexts:
        for briefing in one.briefings:
            shown = _text(sample_pdfs[one.language, briefing.issue.slug])
            for point in briefing.key_points:
                text = point.origin.passage.text if isinstance(point.origin, Citation) else point.origin.text
                assert _letters(plain(text)) in shown


def test_metadata_language_and_outline(sample_contexts: tuple[Context, ...], sample_pdfs: Pdfs) -> None:
    """Title, language, outline and the marks of both standards are there; fonts are embedded and from packages."""
    for one in sample_contexts:
        for briefing in one.briefings:
            reader = _reader(sample_pdfs[one.language, briefing.issue.slug])
            root = reader.trailer["/Root"]
            assert reader.metadata is not None
            assert reader.metadata.title == one.title(briefing)
            assert root["/Lang"] == one.language
            assert root["/MarkInfo"]["/Marked"]
            assert root["/ViewerPreferences"]["/DisplayDocTitle"]
            xmp = root["/Metadata"].get_data().decode()
            assert "<pdfaid:part>2</pdfaid:part>" in xmp
            assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
            assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
            title, sections = reader.outline[0], reader.outline[1]
            assert title.title == one.title(briefing)
            named = [entry.title for entry in sections if not isinstance(entry, list)]
            assert named[0] == one.catalogue.pgettext("section", "Key points")
            assert one.catalogue.pgettext("section", "Sources") in named


def test_whole_has_contents_that_lead_to_each_briefing(sample_contexts: tuple[Context, ...], sample_pdfs: Pdfs) -> None:
    """The PDF of all briefings begins with contents, and its outline holds every briefing."""
    for one in sample_contexts:
        reader = _reader(sample_pdfs[one.language, ""])
        first = _letters(reader.pages[0].extract_text())
        outline = [entry.title for entry in reader.outline if not isinstance(entry, list)]
        assert outline == [plain(one.config.site_name), *(one.title(briefing) for briefing in one.briefings)]
        assert all(_letters(one.title(briefing)) in first for briefing in one.briefings)
        assert len(reader.pages[0]["/Annots"]) >= len(one.briefings)


def test_checkers_find_nothing(sample_pdfs: Pdfs, tmp_path: Path) -> None:
    """Checkers of PDF/UA-1 and of PDF/A-2a report no failure on any PDF of the sample, in any language."""
    for (language, slug), content in sample_pdfs.items():
        file = tmp_path / f"{language}-{slug or 'all'}.pdf"
        file.write_bytes(content)
        assert not pdfua.validate(file).findings, file.name
        for profile in ("ua1", "2a"):
            report = validate_pdf(file, profile=profile)
            assert report.rules.total > 100
            # Of a stream whose last byte is a carriage return it takes that byte for the line's end.
            found = {f.rule_id: f.message for f in report.failures if f.rule_id != "PDFA2A-STREAM-LENGTH-001"}
            assert not found, file.name
        assert _streams_end_where_they_say(content), file.name


def _streams_end_where_they_say(content: bytes) -> bool:
    streams = list(re.finditer(rb"/Length (\d+)[^>]*>>\s*stream\n", content))
    return bool(streams) and all(content[m.end() + int(m[1]) :].startswith(b"\nendstream") for m in streams)


def test_checkers_would_find_it(sample_pdfs: Pdfs, tmp_path: Path) -> None:
    """The checkers notice what a PDF lacks: without language and tags, none of them is content."""
    file = tmp_path / "spoilt.pdf"
    with pikepdf.open(io.BytesIO(next(iter(sample_pdfs.values())))) as document:
        del document.Root["/Lang"], document.Root["/StructTreeRoot"]
        document.save(file)
    assert pdfua.validate(file).findings
    assert not any(validate_pdf(file, profile=profile).is_compliant for profile in ("ua1", "2a"))


def test_what_an_archive_forbids_is_not_there(sample_pdfs: Pdfs) -> None:
    """PDF/A-2: every font embedded with a map to Unicode, no script, no attachment, no encryption, sRGB stated."""
    for content in sample_pdfs.values():
        with pikepdf.open(io.BytesIO(content)) as document:
            assert not document.is_encrypted
            root = document.Root
            assert str(root.OutputIntents[0].S) == "/GTS_PDFA1"
            assert "/OpenAction" not in root
            assert "/AA" not in root
            names = set()
            for item in document.objects:
                if not isinstance(item, pikepdf.Dictionary):
                    continue
                assert item.get("/S") not in ("/JavaScript", "/Launch", "/GoToR")
                assert item.get("/Type") != "/EmbeddedFile"
                if item.get("/Type") == "/Font" and item.get("/Subtype") == "/Type0":
                    assert "/ToUnicode" in item
                if item.get("/Type") == "/FontDescriptor":
                    assert {"/FontFile2", "/FontFile3"} & set(item.keys())
                    names.add(str(item.FontName))
            assert all(re.search("SourceSerif|IBMPlexSans", name) for name in names)


def test_links_lead_where_they_should(english: Context) -> None:
    """A citation leads to its source in the file; a source to its page and its original; nothing else is a link."""
    reader = _reader(_made(english.briefings[0], english))
    addresses, inside = set(), 0
    for page in reader.pages:
        for annotation in page.get("/Annots", []):
            action = annotation.get_object().get("/A", {})
            addresses |= {str(action["/URI"])} if "/URI" in action else set()
            inside += "/URI" not in action
            assert annotation.get_object()["/Contents"]
    assert inside >= 20
    assert "https://www.ledger.example/tokenised-deposits" in addresses
    assert "https://desk.example/some/prefix/en/articles/tokenised-deposits/" in addresses
    assert all(address.startswith("https://") for address in addresses)


def test_paper(english: Context) -> None:
    """A PDF comes on A4 or on US Letter."""
    sizes = {}
    for paper in ("a4", "us-letter"):
        content = briefing_pdf(english.briefings[0], english, paper=paper)().content or b""
        box = _reader(content).pages[0].mediabox
        sizes[paper] = (round(box.width), round(box.height))
    assert sizes == {"a4": (595, 842), "us-letter": (612, 792)}


def test_same_input_same_bytes(english: Context) -> None:
    """Setting a briefing twice, also with a typesetter that has just started, gives the same bytes."""
    first = _made(english.briefings[0], english)
    pdf.compiler.cache_clear()
    assert _made(english.briefings[0], context()) == first


MACHINE = """
import sys
from generator.exports import briefing_pdf
from tests.exports.conftest import context
made = context()
sys.stdout.buffer.write(briefing_pdf(made.briefings[0], made)().content)
"""


def test_another_machine_makes_the_same_bytes(english: Context, tmp_path: Path) -> None:
    """A machine with another home, locale and time zone, and no font of its own, sets the same PDF."""
    environment = {"HOME": str(tmp_path), "FONTCONFIG_PATH": str(tmp_path), "PATH": "", "PYTHONPATH": str(ROOT),
                   "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}  # fmt: skip
    made = subprocess.run([sys.executable, "-c", MACHINE], env=environment, capture_output=True, check=True)
    assert made.stdout == _made(english.briefings[0], english)


def test_fonts_come_from_packages() -> None:
    """The typesetter knows the fonts of the packages and none of the machine's."""
    files = [file for folder in folders() for file in folder.iterdir() if file.suffix in (".ttf", ".otf", ".ttc")]
    known = {Path(font.path).resolve() for font in typesetter.fonts().fonts() if font.path}
    assert known == {file.resolve() for file in files}


def test_side_by_side_is_the_same(english: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many PDFs are set in processes side by side; the files are the same."""
    one_by_one = produce(english)
    monkeypatch.setattr(exports, "SIDE_BY_SIDE", 1)
    with Processes(2) as executor:
        assert produce(english, executor) == one_by_one


def test_leaving_out(english: Context) -> None:
    """`--without` leaves out every file of that name, and no other."""
    every = set(produce(english).files)
    without = set(produce(context(without=frozenset({"pdf", "feeds"}))).files)
    slug = "briefings/tokenised-deposits"
    gone = {"briefings.pdf", f"{slug}/briefing.pdf", "feed.xml", "feed.json", f"{slug}/feed.xml"}
    assert every - without == gone


def test_missing_glyphs_are_reported(english: Context) -> None:
    """A character that no font has is a warning that names it, and the PDF shows that something is missing."""
    briefing = english.briefings[0].with_items(key_points=(_point("Ogham \u1681\u1682 and Linear B \U00010000."),))
    made = _file(briefing, english)
    assert made.content
    (problem,) = made.problems
    assert problem.severity == "warning"
    assert "U+1681" in problem.problem
    assert "U+10000" in problem.problem
    assert "Ogham�andLinearB�." in _text(made.content)


def test_a_failure_stays_with_its_document(english: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the typesetter cannot set is a problem of that file; the other exports are made."""

    def fail(data: object, day: object) -> bytes:
        raise typst.TypstError("cannot", "")

    monkeypatch.setattr(pdf, "typeset", fail)
    made = produce(english)
    assert "briefings.pdf" not in made.files
    assert "feed.xml" in made.files
    assert {problem.severity for problem in made.problems} == {"warning"}
    assert all("could not be set" in problem.problem for problem in made.problems)


HOSTILE = (
    '#eval("1")', "#panic()", '#read("/etc/hostname")', '#include "x.typ"', "$ x $", "`raw`", "*b* _i_", "= Heading",
    "- item", "@label", "<label>", "// c", "/* c", "\\", "\\u{1F600}", "[[", "]]", "{}", "#", "%",
    "<script>alert(1)</script>", "\ufeff", "\x00\x1b[2J", "\u202e", "\u2066", "\u0301" * 40, "\u200d", "\u00ad" * 9,
    "\ufffd", "\ud800", "\uffff", "\ue000", "\U0010ffff", "中文", "🙂👩\u200d👩\u200d👧", "مرحبا", "שלום", "क्षि", "ไทย",
    "x" * 300, "https://x.example/" + "y" * 400, " " * 30, "\n\n", "ﬁ",
)  # fmt: skip
STARTS = (
    "",
    "# ",
    "> ",
    "- ",
    "1. ",
    "    ",
    "> " * 30,
    "- " * 20,
    "```\n",
    "[x](",
    "![a](http://127.0.0.1/b) ",
    "<b>",
)


def _bodies(random_: random.Random, count: int) -> list[str]:
    return ["".join(random_.choice(HOSTILE) + random_.choice(("", " ")) for _ in range(random_.randint(0, 9)))
            if random_.random() < 0.6 else "".join(chr(random_.randrange(0x110000)) for _ in range(12))
            for _ in range(count)]  # fmt: skip


def test_two_thousand_bodies(english: Context) -> None:
    """Whatever articles and editors write, a PDF comes of it: 2,000 bodies of hostile and of random text."""
    random_, briefing = random.Random(6), english.briefings[0]
    for _ in range(50):
        made = _file(_filled(briefing, _bodies(random_, 40), random_), english)
        assert made.content, made.problems
        assert all("no glyph" in problem.problem for problem in made.problems)


def _filled(briefing: Briefing, bodies: list[str], random_: random.Random) -> Briefing:
    """The briefing with these texts in every place that a text can take."""
    texts = iter(bodies)
    first, file = briefing.sources[0], briefing.issue.file
    article = replace(first.article, title=next(texts), authors=(next(texts),), url=f"https://x.example/{next(texts)}")
    text = next(texts)
    passage = Passage("s1", text, "en", 0, len(text), ((1, 4, next(texts)[:3]),))
    note = "\n\n".join(random_.choice(STARTS) + text for text in (next(texts) for _ in range(8)))
    file = replace(file, title={"en": next(texts)}, description={"en": next(texts)}, notes={"en": note},
                   glossary={next(texts): {"en": next(texts)}})  # fmt: skip
    texts = iter(list(texts))
    points = [KeyPoint(Citation(1, article, passage), speaker=next(texts))]
    positions = []
    for body in texts:
        points.append(_point(body))
        positions.append(Position(body, body, EditorText(body, "de"), side=random_.choice((None, "support", "oppose"))))
    sources = (replace(first, article=article), *briefing.sources[1:])
    issue = replace(briefing.issue, file=file)
    made = replace(briefing, issue=issue, sources=sources)
    return made.with_items(key_points=tuple(points), positions=tuple(positions))


def test_content_reads_no_file_and_asks_no_server(english: Context, tmp_path: Path) -> None:
    """A text that asks for a file or an address gets neither: both canaries stay in their cages."""
    canary = tmp_path / "canary.txt"
    canary.write_text("THE CANARY SINGS")
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/x.png"
        asks = [f'#read("{canary}")', f'#image("{canary}")', f'#image("{address}")', f"![x]({address})",
                f'<img src="{address}">', f'#import "{address}"', f'#include "{canary}"',
                f"[x]({canary.as_uri()})"]  # fmt: skip
        issue = replace(english.briefings[0].issue, file=replace(
            english.briefings[0].issue.file, notes={"en": "\n\n".join(asks)}))  # fmt: skip
        briefing = replace(english.briefings[0], issue=issue).with_items(key_points=tuple(_point(ask) for ask in asks))
        content = _made(briefing, english)
        server.shutdown()
    assert asked == []
    assert "SINGS" not in _text(content)
    assert b"file:" not in content


def test_the_template_sees_nothing_but_itself() -> None:
    """The folder that the typesetter may read holds the template alone, and the template evaluates nothing."""
    templates = sorted(typesetter.TEMPLATES.iterdir())
    assert [template.name for template in templates] == ["briefing.typ", "card.typ"]
    code = "".join(re.sub(r"//.*", "", template.read_text()) for template in templates)
    assert not re.search(r"\b(eval|read|include|import|plugin|image|csv|yaml|toml|xml)\b", code)


def test_long_words_stay_on_the_page(english: Context) -> None:
    """A word that no line could hold is broken: nothing is set beyond the page's margin."""
    briefing = english.briefings[0].with_items(
        key_points=(_point("n" * 400), _point("https://x.example/" + "a-b/" * 90))
    )
    for page in _reader(_made(briefing, english)).pages:
        places: list[float] = []

        def visit(
            text: str, cm: list[float], tm: list[float], font: object, size: float, to: list[float] = places
        ) -> None:
            to.append(tm[4] * cm[0] + cm[4] + 0.3 * size * len(text.strip()) * cm[0])

        page.extract_text(visitor_text=visit)
        assert max(places) < float(page.mediabox.width)


def _point(text: str) -> KeyPoint:
    return KeyPoint(EditorText(text, "en"))


def _file(briefing: Briefing, made: Context) -> File:
    return briefing_pdf(briefing, made)()


def _made(briefing: Briefing, made: Context) -> bytes:
    file = _file(briefing, made)
    assert file.content, file.problems
    return file.content
