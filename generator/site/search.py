"""The search index: Pagefind over one language's pages, stemmed in that language. Nothing else knows of Pagefind."""

import gzip
import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Any

import cbor2

from generator.site.engine import run

_KEPT = ("pagefind.js", "pagefind-entry.json", "pagefind-worker.js")
"""Pagefind's own user interfaces are left out; ours is in the theme."""
_MAGIC = b"pagefind_dcd"
"""How Pagefind's decompressed files begin."""


def index(site_dir: Path, language: str) -> None:
    """Writes `pagefind/` beside the pages of one language. Raises RenderError when the indexer fails."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site_dir), "--force-language", language.split("-")[0]]
    run([*command, "--silent"], os.environ, f"the search index of '{language}' could not be made")
    for file in sorted((site_dir / "pagefind").iterdir()):
        if file.suffix in (".js", ".css", ".json") and file.name not in _KEPT:
            file.unlink()
    _settle(site_dir / "pagefind")


def _settle(folder: Path) -> None:
    """Makes the index the same on every run: Pagefind writes a filter's values in the order of a random hash.

    The files are gzip over CBOR (Pagefind 1.x: `filter/*.pf_filter` is `[name, [[value, pages], …]]`, the fourth
    element of `*.pf_meta` is `[[filter, file], …]`), each named by a hash of what it holds.
    """
    entry_file = folder / "pagefind-entry.json"
    entry = json.loads(entry_file.read_text(encoding="utf-8"))
    renamed = {old.stem: _rewrite(old, [name, sorted(values)]) for old, (name, values) in _filters(folder)}
    for language, found in sorted(entry["languages"].items()):
        file = folder / f"pagefind.{found['hash']}.pf_meta"
        meta = _decode(file)
        meta[3] = sorted([name, renamed[old]] for name, old in meta[3])
        entry["languages"][language]["hash"] = _rewrite(file, meta).removeprefix("pagefind.")
    entry_file.write_text(json.dumps(entry, sort_keys=True), encoding="utf-8")


def _filters(folder: Path) -> list[tuple[Path, Any]]:
    return [(file, _decode(file)) for file in sorted(folder.glob("filter/*.pf_filter"))]


def _decode(file: Path) -> Any:
    return cbor2.loads(gzip.decompress(file.read_bytes()).removeprefix(_MAGIC))


def _rewrite(file: Path, content: object) -> str:
    """Replaces a file by one with this content, named by its hash; returns the new name without its suffix."""
    data = cbor2.dumps(content)
    prefix, _, old = file.stem.rpartition("_")
    new = file.with_name(f"{prefix}_{hashlib.sha256(data).hexdigest()[: len(old)]}{file.suffix}")
    file.unlink()
    new.write_bytes(gzip.compress(_MAGIC + data, mtime=0))
    return new.stem
