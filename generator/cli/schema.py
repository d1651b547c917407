"""`briefings schema`: JSON Schemas of what goes in and comes out, for editors' autocompletion and other programs."""

from __future__ import annotations

import json

import click
from pydantic import BaseModel

from generator.config import BriefingsSettings
from generator.exports.published import BriefingDocument
from generator.reading import ArticleFrontmatter, IssueFrontmatter

SCHEMAS: dict[str, type[BaseModel]] = {
    "article": ArticleFrontmatter,
    "issue": IssueFrontmatter,
    "briefing": BriefingDocument,
    "config": BriefingsSettings,
}


@click.command()
@click.argument("what", type=click.Choice(sorted(SCHEMAS)))
def schema(what: str) -> None:
    """Print a JSON Schema."""
    made = SCHEMAS[what].model_json_schema(mode="serialization" if what == "briefing" else "validation")
    click.echo(json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema"} | made, indent=2))
