"""`briefings suggest`: issues for the articles that belong to none, why they fit, and their files on request."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator import pipeline
from generator.cli.options import configured, with_paths
from generator.cli.report import report
from generator.config import Config
from generator.errors import ConfigError, InputError, visible
from generator.grouping.inclusion import new_file, scalar, with_works
from generator.grouping.suggestions import Candidate, Proposal, Suggestions
from generator.grouping.suggestions import suggest as proposals
from generator.model.articles import Work


@click.command()
@with_paths
@click.option("--write", "chosen", multiple=True, metavar="ISSUE", help="Write this proposal's issue file; repeatable.")
@click.option("--json", "as_json", is_flag=True, help="Print the proposals as JSON.")
def suggest(
    config_file: Path, articles: Path | None, issues: Path | None, chosen: tuple[str, ...], as_json: bool
) -> None:
    """Propose issues for the articles that belong to none, and say what each proposal rests on.

    Nothing is written without --write, and no file is ever replaced: for a new issue a file is made that lists its
    articles; to the file of an existing issue they are added under 'include'.
    """
    config = configured(config_file, articles=articles, issues=issues)
    desk = pipeline.read(config)
    errors = [problem for problem in desk.problems if problem.is_failure]
    report(errors)
    found = proposals(desk.grouping)
    for slug in dict.fromkeys(chosen):
        click.echo(visible(_write(_named(slug, found), config)), err=True)
    if as_json:
        click.echo(json.dumps(_as_data(found), ensure_ascii=False, indent=2))
    elif not chosen:
        click.echo("\n".join(map(visible, _lines(found))))
    if errors:
        sys.exit(InputError.exit_status)


def _named(slug: str, found: Suggestions) -> Proposal:
    by_slug = {proposal.slug: proposal for proposal in (*found.existing, *found.new)}
    if slug not in by_slug:
        raise ConfigError(f"Nothing is proposed for '{slug}'. There are: {', '.join(by_slug) or 'no proposals'}.")
    return by_slug[slug]


def _write(proposal: Proposal, config: Config) -> str:
    """Writes a proposal's issue file, or adds to it; what was done, in words."""
    works = [candidate.work.id for candidate in proposal.candidates]
    if proposal.issue and proposal.issue.stated:
        return _add(config.file.parent / proposal.issue.file.path, works)
    path = config.issues / f"{proposal.slug}.md"
    language = proposal.language if proposal.language in config.declared else None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(new_file(proposal.title or proposal.slug, language, works))
    except FileExistsError as error:
        raise ConfigError(f"{path} exists already. Edit that file, or move it away.") from error
    except OSError as error:
        raise ConfigError(f"{path} cannot be written: {error.strerror or error}. Check the folder.") from error
    return f"{path}: written with {len(works)} articles. Give the issue its own title."


def _add(path: Path, works: Sequence[str]) -> str:
    try:
        text = path.read_bytes().decode()
        changed = with_works(text, works)
        if changed is None:
            lines = "\n".join(f"  - {scalar(work)}" for work in works)
            raise ConfigError(
                f"{path}: its frontmatter is not one that can be added to. Write under 'include':\n{lines}"
            )
        path.write_bytes(changed.encode())
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} cannot be changed: {error}. Check the file.") from error
    return f"{path}: {', '.join(works)} added under 'include'."


def _lines(found: Suggestions) -> list[str]:
    lines: list[str] = []
    for proposal in found.existing:
        lines += [f"For the issue {proposal.slug} ({proposal.title}):", *_listed(proposal.candidates)]
        lines += [f"  To add: briefings suggest --write {proposal.slug}", ""]
    for proposal in found.new:
        lines += [f"New issue of {len(proposal.candidates)} articles: {proposal.slug}"]
        lines += [f"  Title, from its most central article: {proposal.title}"]
        lines += [f"  In common: {'; '.join(_reason(proposal))}", *_listed(proposal.candidates)]
        lines += [f"  To write: briefings suggest --write {proposal.slug}", ""]
    lines += [f"Perhaps translations of one another: {_path(one)} and {_path(two)}" for one, two in found.translations]
    lines += [f"Like no other: {_path(work)}" for work in found.left]
    return lines or ["Every article belongs to an issue."]


def _listed(candidates: Sequence[Candidate]) -> list[str]:
    return [
        f"  {_path(candidate.work)} ({', '.join(shared.form for shared in candidate.shares)})"
        for candidate in candidates
    ]


def _reason(proposal: Proposal) -> list[str]:
    """What the candidates share, by kind: "name SEC, Citadel Securities"."""
    kinds: dict[str, list[str]] = {}
    for shared in proposal.shared:
        kinds.setdefault("in titles" if shared.in_title else f"{shared.kind}s", []).append(shared.form)
    return [f"{kind} {', '.join(forms)}" for kind, forms in kinds.items()]


def _path(work: Work) -> str:
    return work.original.path


def _as_data(found: Suggestions) -> dict[str, object]:
    return {
        "existing": [_proposal(proposal) for proposal in found.existing],
        "new": [_proposal(proposal) for proposal in found.new],
        "left": [_work(work) for work in found.left],
        "translations": [[one.id, two.id] for one, two in found.translations],
    }


def _proposal(proposal: Proposal) -> dict[str, object]:
    return {
        "issue": proposal.slug,
        "title": proposal.title,
        "language": proposal.language,
        "shared": [
            {"text": one.form, "kind": one.kind.value, "in_title": one.in_title, "in": one.groups}
            for one in proposal.shared
        ],
        "articles": [
            _work(candidate.work) | {"shares": [shared.form for shared in candidate.shares]}
            for candidate in proposal.candidates
        ],
    }


def _work(work: Work) -> dict[str, object]:
    return {"id": work.id, "title": work.original.title, "paths": [article.path for article in work.versions]}
