"""What a briefing leaves the site as; EXPORTS lists the forms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.exports.document import document
from generator.model import Briefing


@dataclass(frozen=True, slots=True)
class Export:
    """A form of a briefing: the name for `--without`, the file beside the briefing, and what goes into it."""

    name: str
    file: str
    make: Callable[[Briefing], bytes]


def _json(briefing: Briefing) -> bytes:
    return (document(briefing).model_dump_json(by_alias=True, indent=2) + "\n").encode()


EXPORTS = (Export("json", "briefing.json", _json),)
