"""`briefings schema`: JSON Schemas of what goes in and comes out, for editors' autocompletion and other programs."""

import json
from collections.abc import Callable

import click

from generator.config import BriefingsSettings
from generator.exports.published import briefing_form
from generator.reading.frontmatter import ArticleFrontmatter
from generator.reading.issue_frontmatter import issue_schema
from generator.sections import registry

SCHEMAS: dict[str, Callable[[], dict[str, object]]] = {
    "article": ArticleFrontmatter.model_json_schema,
    "issue": lambda: issue_schema(registry.overridable()),
    "briefing": lambda: briefing_form().model_json_schema(mode="serialization"),
    "config": BriefingsSettings.model_json_schema,
}


@click.command()
@click.argument("what", type=click.Choice(sorted(SCHEMAS)))
def schema(what: str) -> None:
    """Print a JSON Schema."""
    made = SCHEMAS[what]()
    click.echo(json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema"} | made, indent=2))
