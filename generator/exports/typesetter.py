"""The typesetter with its fonts, all from packages, and the cleaning of texts to what these fonts can set."""

import re
import unicodedata
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import typst
from fontTools.ttLib import TTCollection, TTFont

TEMPLATES = Path(__file__).with_name("typst")

PACKAGES = ("fontpkg_source_serif_4", "fontpkg_ibm_plex_sans")
"""What the design is set in. Both have €, ₿, arrows and ticks."""

FURTHER = ("manimgx_fonts", "manimgx_fonts_cjk")
"""Fonts for further scripts, used where they are installed (the extra `scripts`)."""

SUBSTITUTE = "\N{REPLACEMENT CHARACTER}"

_SPACES = frozenset("\t\n\r\x0b\x0c\x85\u2028\u2029")
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060")
"""What shapes a line without being drawn; needs no glyph."""

_DROPPED = frozenset({"Cc", "Cs", "Cf", "Mn"})
"""Categories of what is left out without a trace when no font has it: it never had a shape of its own."""

_LOOSE_HYPHEN = re.compile(r"(?<![^\W\d_])\u00ad+|\u00ad+(?![^\W\d_])")
"""A soft hyphen that is not between two letters: there is nothing to part, and at an end it upsets the typesetter."""

_LONG = re.compile(r"\S{41,}|\S*[/@_=&?]\S{24,}")
_SEPARATORS = re.compile(r"([/?&=._:@#-])(?=[^\s/])")
_STRETCH = re.compile(r"[^\s\u200b]{31,}")
_STEP = 30
_BREAK = "\N{ZERO WIDTH SPACE}"


@lru_cache(maxsize=1)
def folders() -> tuple[Path, ...]:
    """The folders of the fonts, in order of preference."""
    return tuple(folder for name in (*PACKAGES, *FURTHER) if (folder := _folder(name)))


@lru_cache(maxsize=1)
def coverage() -> frozenset[int]:
    """Every character that some font has a glyph for, private use aside: nobody could read it back from a PDF."""
    files = (file for folder in folders() for file in sorted(folder.iterdir()))
    found = {code for file in files if file.suffix in (".ttf", ".otf", ".ttc") for code in _characters(file)}
    return frozenset(code for code in found if unicodedata.category(chr(code)) not in ("Co", "Cc", "Cf", "Cs"))


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` as the fonts can set it, on one line, and the characters that they lack, each once.

    What has no shape (control characters, byte-order marks, variation selectors) is left out; what a reader would
    miss is shown as `SUBSTITUTE`, a whole run of it once. Spaces, non-breaking ones too, stay as they are.
    """
    if text.isascii() and text.isprintable():
        return text, ()
    kept: list[str] = []
    lacking: dict[str, None] = {}
    for character in text:
        if character in _SPACES:
            kept.append(" ")
        elif ord(character) in coverage() or character in INVISIBLE:
            kept.append(character)
        elif unicodedata.category(character) not in _DROPPED:
            lacking[character] = None
            if kept[-1:] != [SUBSTITUTE]:
                kept.append(SUBSTITUTE)
    return _LOOSE_HYPHEN.sub("", "".join(kept)), tuple(lacking)


def breakable(text: str) -> str:
    """`text` with places to break inside addresses and words that no line could hold."""
    return _LONG.sub(_with_breaks, text)


def _with_breaks(match: re.Match[str]) -> str:
    return _STRETCH.sub(_in_steps, _SEPARATORS.sub(rf"\1{_BREAK}", match[0]))


def _in_steps(match: re.Match[str]) -> str:
    """A break every few characters, never before a mark that belongs to the character before it."""
    pieces: list[str] = []
    for number, character in enumerate(match[0]):
        if number and number % _STEP == 0 and not unicodedata.category(character).startswith("M"):
            pieces.append(_BREAK)
        pieces.append(character)
    return "".join(pieces)


def _folder(package: str) -> Path | None:
    """Where a package keeps its fonts: in `files`, `fonts` or beside its modules."""
    found = find_spec(package)
    if found is None or not found.origin:
        return None
    root = Path(found.origin).parent
    return next((folder for name in ("files", "fonts") if (folder := root / name).is_dir()), root)


def _characters(file: Path) -> frozenset[int]:
    with TTCollection(file, lazy=True) if file.suffix == ".ttc" else TTFont(file, lazy=True) as opened:
        fonts = opened.fonts if isinstance(opened, TTCollection) else [opened]
        return frozenset(code for font in fonts for code in (font.getBestCmap() or {}))


@lru_cache
def compiler(template: str) -> typst.Compiler:
    """The typesetter for one of our templates: it sees their folder and the fonts from packages, nothing else."""
    return typst.Compiler(
        input=TEMPLATES / template,
        root=TEMPLATES,
        font_paths=fonts(),
        ignore_system_fonts=True,
        package_path=TEMPLATES,
        package_cache_path=TEMPLATES,
    )


def fonts() -> typst.Fonts:
    """The fonts of the packages, and none that a machine has of its own: two machines set the same file."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders()))
