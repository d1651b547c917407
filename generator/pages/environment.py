"""The Jinja2 environment of one language: strict, escaping, with the chrome's catalogue."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.languages.catalogue import Catalogue
from generator.pages.markup import editorial, finalise, name, shortened, verbatim
from generator.pages.notes import note


def environment(catalogue: Catalogue) -> Environment:
    """Templates fail on names they misspell, escape all text by the one door, and speak the catalogue's language."""
    made = Environment(
        loader=PackageLoader("generator.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalise,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]
        catalogue.gettext,
        catalogue.ngettext,
        newstyle=True,
        pgettext=catalogue.pgettext,
        npgettext=catalogue.npgettext,
    )
    made.globals |= {"name": name, "editorial": editorial, "verbatim": verbatim, "shortened": shortened, "note": note}
    return made
