"""The covers of articles: only files that are inside the folder, are pictures, and cannot run anything."""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import replace
from pathlib import Path

from generator.errors import Problem, warning
from generator.model.articles import Article, Image
from generator.reading.files import IMAGES, is_inside, read_bytes
from generator.reading.frontmatter import ArticleFrontmatter
from generator.reading.values import checked, shown

_SIGNATURES = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
    ".avif": (b"\0\0\0",),
}
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_UNSAFE = re.compile(
    r"<\s*(?:\w+:)?(?:script|foreignObject|iframe|embed|object|handler|listener|set|animate\w*)\b|\bon\w+\s*=|<!ENTITY|<!DOCTYPE[^>]*\["
    r"|(?:href|src)\s*=\s*[\"']\s*(?!#|data:image/(?:png|jpe?g|gif|webp);)|url\(\s*[\"']?\s*(?!#)|@import|javascript:|<\?xml-stylesheet",
    re.IGNORECASE,
)


def image_of(
    stated: ArticleFrontmatter, path: str, shown_path: str, line: int
) -> tuple[Image | None, tuple[Problem, ...]]:
    """The cover that the metadata of the article at `path` names on that line, not yet looked at."""
    given = stated.image
    if given is None or not given.file:
        return None, ()
    image = Image(given.alt or stated.image_alt or "", credit=given.credit or stated.image_credit)
    if _ADDRESS.match(given.file):
        url = checked(given.file)
        if url and not url.startswith("mailto:"):
            return replace(image, url=url), ()
        problem, remedy = f"the image is no web address: {shown(given.file)}", "leave it out"
    else:
        local = _local(given.file, path)
        if local:
            return replace(image, path=local), ()
        problem, remedy = f"the image {shown(given.file)} is outside of the folder", "move it inside"
    return None, (warning(shown_path, line, problem, remedy),)


def _local(file: str, path: str) -> str:
    """Where in the folder `file` is, as the article at `path` names it: beside it, or from the top; "" for outside."""
    place = file.replace("\\", "/").split("?")[0]
    folder = "" if place.startswith("/") else posixpath.dirname(path)
    local = posixpath.normpath(posixpath.join(folder, place.lstrip("/")))
    return "" if local.startswith("..") or "\0" in local or local == "." else local


def with_picture(article: Article, root: Path, path: str, line: int) -> tuple[Article, tuple[Problem, ...]]:
    """The article with its local cover where that can be used; without it, and a problem, where not."""
    image = article.image
    if image is None or image.path is None:
        return article, ()
    candidates = dict.fromkeys((image.path, posixpath.relpath(image.path, posixpath.dirname(article.path) or ".")))
    reason = "does not exist"
    for candidate in candidates:
        if candidate.startswith(".."):
            continue
        if os.path.exists(root / candidate):  # noqa: PTH110 -- there is none under a name that the system refuses
            reason = _unfit(root / candidate, root)
            if not reason:
                silent = warning(path, line, "the image has no alternative text", "say in image_alt what it shows")
                return replace(article, image=replace(image, path=candidate)), () if image.alt else (silent,)
            break
    problem = warning(path, line, f"the image {shown(image.path)} {reason}", "mend it, or leave the key out")
    return replace(article, image=None), (problem,)


def _unfit(file: Path, root: Path) -> str:
    """Why a file cannot be shown; "" where it can."""
    suffix = file.suffix.casefold()
    if not is_inside(file, root):
        return "leads out of the folder"
    if suffix not in IMAGES:
        return "is not a picture that browsers show (png, jpg, webp, avif, gif, svg)"
    data = _head(file, whole=suffix == ".svg")
    if data is None:
        return "cannot be read"
    if suffix == ".svg":
        return "" if _safe_svg(data) else "could run or load something, as only a program may"
    return "" if data.startswith(_SIGNATURES[suffix]) else f"is not what its suffix {suffix} says"


def _head(file: Path, *, whole: bool) -> bytes | None:
    if whole:
        data = read_bytes(file, "")
        return data if isinstance(data, bytes) else None
    try:
        if not file.is_file():
            return None
        with file.open("rb") as stream:
            return stream.read(16)
    except OSError:
        return None


def _safe_svg(data: bytes) -> bool:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return "<svg" in text and "&#" not in text and not _UNSAFE.search(text)
