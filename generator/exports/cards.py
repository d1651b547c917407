"""card.png: a briefing's picture for chat previews, set by Typst from its title and the day it last changed."""

import json

import typst

from generator.errors import warning
from generator.exports.context import Context, File
from generator.exports.inline import Setter, tag
from generator.exports.typesetter import compiler
from generator.languages.data import SOURCE
from generator.model.briefings import Briefing

_LONGEST = 140
_PIXELS_PER_INCH = 72.0
"""One pixel a point: the card is 1200 points wide."""


def card(briefing: Briefing, context: Context) -> File:
    """The picture, 1200 by 630 pixels."""
    setter, wording = Setter(), context.wording
    title = setter.line(context.title(briefing)).strip() or briefing.issue.slug
    data = {
        "title": title if len(title) <= _LONGEST else f"{title[:_LONGEST].rsplit(' ', 1)[0]} …",
        "kicker": context.catalogue.pgettext("page", "Briefing"),
        "facts": f"{wording.day(briefing.updated)} · {wording.counts(len(briefing.sources), briefing.origins)}",
        "site": setter.line(context.config.site_name),
        "lang": tag(context.language)[0] or SOURCE,
    }
    try:
        made = compiler("card.typ").compile(format="png", ppi=_PIXELS_PER_INCH, sys_inputs={"data": json.dumps(data)})
    except typst.TypstError as error:
        said = " ".join(str(getattr(error, "message", error)).split())
        place = briefing.issue.file.path or briefing.issue.slug
        return File(None, (warning(place, 0, f"its picture could not be set ({said})", "shorten the title"),))
    return File(made[0] if isinstance(made, list) else made)
