"""Addresses: what a text becomes where a URL or a key is made of it."""

from __future__ import annotations

import hashlib
import re
import unicodedata

LONGEST = 80
"""Characters of an address."""

_RESERVED = frozenset({"index", "404", "con", "prn", "aux", "nul", "feed", "search", "sitemap"})
_SPELT_OUT = str.maketrans({
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "þ": "th", "å": "a",
})  # fmt: skip


def slugify(text: str) -> str:
    """An address made of a text: small letters, digits and hyphens; a hash of the text where nothing is left of it."""
    plain = unicodedata.normalize("NFC", text).casefold().translate(_SPELT_OUT)
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", plain)).strip("-")
    if len(made) > LONGEST:
        made = made[: LONGEST + 1].rpartition("-")[0] or made[:LONGEST]
    if not made:
        made = "a" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{made}-page" if made in _RESERVED else made
