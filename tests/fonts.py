"""Makes the theme's fonts again from their packages: `python -m tests.fonts` (needs the `fonts` extra)."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "generator" / "site" / "theme" / "assets" / "fonts"

_SERIF, _SANS = "fontpkg_source_serif_4", "fontpkg_ibm_plex_sans"
FACES: dict[str, tuple[str, str, dict[str, float]]] = {
    "source-serif-text": (_SERIF, "SourceSerif4[opsz,wght].ttf", {"wght": 400, "opsz": 14}),
    "source-serif-text-italic": (_SERIF, "SourceSerif4-Italic[opsz,wght].ttf", {"wght": 400, "opsz": 14}),
    "source-serif-text-semibold": (_SERIF, "SourceSerif4[opsz,wght].ttf", {"wght": 600, "opsz": 14}),
    "source-serif-display": (_SERIF, "SourceSerif4[opsz,wght].ttf", {"wght": 600, "opsz": 40}),
    "plex-sans": (_SANS, "IBMPlexSans[wdth,wght].ttf", {"wght": 400, "wdth": 100}),
    "plex-sans-semibold": (_SANS, "IBMPlexSans[wdth,wght].ttf", {"wght": 600, "wdth": 100}),
}
"""Each face's file name: its package, the variable font in it, and the point on its axes. Static instances are
smaller and faster than the variable fonts."""

LICENCES = {"source-serif": _SERIF, "plex-sans": _SANS}
NAMES = {_SERIF: "Briefing Serif", _SANS: "Briefing Sans"}
"""What our subsets call themselves: the licence reserves the families' own names for the unmodified fonts."""

_CHARACTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),  # Latin-1 and the names of Central Europe
    *range(0x2010, 0x2028),
    *(0x2009, 0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044),
    *(0x20AC, 0x20BF, 0x2116, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2248, 0x2264, 0x2265, 0x2713),
)
_FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "tnum"]


def make(target: Path) -> None:
    """Writes every face as WOFF2, and the licence of each family, into `target`."""
    target.mkdir(parents=True, exist_ok=True)
    for name, (package, file, location) in FACES.items():
        with resources.as_file(resources.files(package) / "files" / file) as path:
            font = face(path, location)
        _rename(font, f"{NAMES[package]} {name}")
        font.save(target / f"{name}.woff2")
    for family, package in LICENCES.items():
        text = (resources.files(package) / "LICENSE").read_text(encoding="utf-8")
        (target / f"{family}-OFL.txt").write_text(text, encoding="utf-8")


def face(path: Path, location: dict[str, float]) -> TTFont:
    """One static face with only the characters and features that the site's languages need."""
    font = instancer.instantiateVariableFont(TTFont(path, recalcTimestamp=False), location)
    options = subset.Options(layout_features=_FEATURES, hinting=False, notdef_outline=True, flavor="woff2")
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=_CHARACTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    return font


def _rename(font: TTFont, name: str) -> None:
    names = font["name"]
    for identifier in (1, 3, 4, 6, 16, 17, 25):
        names.removeNames(nameID=identifier)
    for identifier in (1, 3, 4, 6):
        names.setName(name.replace(" ", "-") if identifier == 6 else name, identifier, 3, 1, 0x409)


if __name__ == "__main__":
    make(TARGET)
