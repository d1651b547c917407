"""The articles that a folder holds, by what makes two of them the same: number, address, or text."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode, urlsplit

from generator.importing.frontmatter import CHROME, PROVENANCE
from generator.reading.decoding import decode
from generator.reading.dialects import folded, normalise
from generator.reading.lines import chunks, joined, numbered
from generator.reading.matter import split_matter

_KEPT = 16
"""Paragraphs that stand for a text: those with the smallest hashes (a bottom-k sketch, Cohen and Kaplan 2007)."""
_SAME = 0.7
"""The share of such paragraphs that two texts have in common when they are one."""
_DISTINCTIVE = 6
"""Words below which a paragraph recurs by chance."""
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|ref|source|cmpid|igshid)$", re.IGNORECASE)
_COMMON = 50
"""A paragraph in more texts than this is furniture."""


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of one article file. `facts` are what a reader would be told of it beside its text."""

    path: str
    language: str
    numbers: tuple[str, ...] = ()
    sketch: tuple[int, ...] = ()
    facts: tuple[str, ...] = ()
    provenance: str = ""
    digest: str = ""


def record(path: str, data: bytes) -> Record | None:
    """What is known of the file `data` at `path`; None where it is no text."""
    text = decode(data, path).text
    if text is None:
        return None
    matter = split_matter(numbered(text), path)
    values = normalise(matter.data, matter.keys, path).values
    language = str(values.get("language") or "")[:2].casefold()
    source = values.get("source")
    name = str((source.get("name") if isinstance(source, dict) else source) or "")
    marks = {folded(key): str(value) for key, value in matter.data.items()}
    chrome = marks.get(folded(CHROME), "")
    numbers = [f"{language} {number}" for number in _numbers(values, name)]
    facts = (str(values.get("title") or ""), str(values.get("published") or ""), name, chrome)
    provenance = marks.get(folded(PROVENANCE), "")
    sketch = sketch_of(map(joined, chunks(matter.body)))
    return Record(path, language, tuple(numbers), sketch, facts, provenance, hashlib.sha256(data).hexdigest())


def _numbers(values: Mapping[str, object], source: str) -> Iterator[str]:
    """What a source itself tells its articles apart by: a number, an address."""
    if values.get("externalId"):
        yield f"{source.casefold()} {values['externalId']}"
    address = values.get("url") or (source if source.startswith("http") else None)
    if address:
        yield plain_address(str(address))


def plain_address(url: str) -> str:
    """A web address without what differs between copies of one page: scheme, www, fragment, tracking."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    query = urlencode([(key, value) for key, value in parse_qsl(parts.query) if not _TRACKING.match(key)])
    host = (parts.netloc or "").casefold().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}{'?' + query if query else ''}"


def sketch_of(paragraphs: Iterable[str]) -> tuple[int, ...]:
    """The smallest hashes of the distinctive paragraphs, in order."""
    hashes = set()
    for paragraph in paragraphs:
        words = re.findall(r"[^\W_]+", re.sub(r"</?span[^<>]*>", "", paragraph).casefold())
        if len(words) >= _DISTINCTIVE:
            digest = hashlib.blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=8).digest()
            hashes.add(int.from_bytes(digest, "big"))
    return tuple(sorted(hashes)[:_KEPT])


def shared(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """An estimate of the share of their paragraphs that two texts have in common (Jaccard), 0 to 1."""
    union = sorted({*one, *other})[:_KEPT]
    both = set(one) & set(other)
    return sum(item in both for item in union) / len(union) if union else 0.0


@dataclass(slots=True)
class Known:
    """All the articles known so far; grows while an import goes on."""

    records: dict[str, Record] = field(default_factory=dict)
    numbered: dict[str, str] = field(default_factory=dict)
    contents: dict[str, str] = field(default_factory=dict)
    by_paragraph: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, item: Record) -> None:
        """Learn of an article, or of what has become of one."""
        self.records[item.path] = item
        self.contents[item.digest] = item.path
        for number in item.numbers:
            self.numbered.setdefault(number, item.path)
        for paragraph in item.sketch:
            places = self.by_paragraph[paragraph]
            if len(places) <= _COMMON and item.path not in places:
                places.append(item.path)

    def with_content(self, digest: str) -> Record | None:
        """An article whose file has the content with that SHA-256."""
        item = self.records.get(self.contents.get(digest, ""))
        return item if item and item.digest == digest else None

    def same_number(self, item: Record) -> str | None:
        """The path of the article with the same number at its source, or the same address, in the same language."""
        return next((self.numbered[number] for number in item.numbers if number in self.numbered), None)

    def same_texts(self, item: Record) -> tuple[str, ...]:
        """The paths of other articles with the same text, whatever stands around it; the likest first."""
        votes = Counter(
            path for paragraph in item.sketch for path in self.by_paragraph.get(paragraph, ()) if path != item.path
        )
        likeness = {path: shared(item.sketch, self.records[path].sketch) for path in votes}
        ranked = sorted(votes, key=lambda path: (-likeness[path], path))
        return tuple(path for path in ranked if likeness[path] >= _SAME)
