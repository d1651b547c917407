"""Issue files for what was suggested: the text of a new one, and an editor's own with works added under `include`."""

import re
from collections.abc import Sequence

import yaml

from generator.reading.lines import joined, numbered
from generator.reading.matter import Matter, split_matter

_ITEM = re.compile(r"\s*- ")
_FLOW = re.compile(r"include:\s*\[(?P<items>[^\[\]#]*)\](?P<rest>\s*(?:#.*)?)")


def new_file(title: str, language: str | None, works: Sequence[str]) -> str:
    """The text of an issue file that lists these works; the title says that it was only suggested.

    `language` is that of the title; None where it is not one of the site's.
    """
    title = " ".join(title.split())  # YAML takes more characters for line ends than articles do
    stated = yaml.safe_dump({"title": {language: title} if language else title}, allow_unicode=True, width=10**6)
    return "\n".join(
        (
            "---",
            "# The title is a suggestion: that of the article most like the others. Write the policy question.",
            stated.rstrip("\n"),
            "status: open",
            "include:",
            *(f"  - {scalar(work)}" for work in works),
            "---",
            "",
        )
    )


def with_works(text: str, works: Sequence[str]) -> str | None:
    """An issue file's text with these works added to its `include`, everything else as the editor wrote it.

    None where its frontmatter is not plain YAML, or is written in a way that cannot be added to safely.
    """
    changed = _added(text.split("\n"), [scalar(work) for work in works])
    if changed is None:
        return None
    before, after = _matter(text), _matter("\n".join(changed))
    wanted = [*_listed(before), *works]
    others = {key: value for key, value in before.data.items() if key != "include"}
    kept = {key: value for key, value in after.data.items() if key != "include"}
    same = others == kept and joined(before.body) == joined(after.body) and before.broken == after.broken
    return "\n".join(changed) if same and _listed(after) == wanted else None


def scalar(work: str) -> str:
    """A work's address as YAML writes it: in quotation marks where it could be read as a number, a date or "yes"."""
    return yaml.safe_dump([work], default_flow_style=True, allow_unicode=True, width=10**6).strip()[1:-1]


def _added(lines: Sequence[str], items: Sequence[str]) -> list[str] | None:
    """The lines with items added; None where it is not clear where they would go."""
    ends = [place for place, line in enumerate(lines) if line.rstrip() == "---"]
    if len(ends) < 2 or ends[0] != 0:
        return None
    head = list(lines[: ends[1]])
    ending = "\r" if lines[0].endswith("\r") else ""
    start = next((place for place, line in enumerate(head) if line.startswith("include:")), None)
    if start is None:
        head += [f"include:{ending}", *(f"  - {item}{ending}" for item in items)]
    elif flow := _FLOW.fullmatch(head[start].rstrip("\r")):
        listed = flow["items"].strip().rstrip(",")
        head[start] = f"include: [{', '.join(filter(None, (listed, *items)))}]{flow['rest']}{ending}"
    else:
        last = max((place for place in _block(head, start)), default=None)
        if last is None:
            return None
        indent = head[last][: head[last].index("- ")]
        head[last + 1 : last + 1] = [f"{indent}- {item}{ending}" for item in items]
    return [*head, *lines[ends[1] :]]


def _block(head: Sequence[str], start: int) -> list[int]:
    """The places of the list items below a key."""
    found = []
    for place in range(start + 1, len(head)):
        line = head[place].strip()
        if _ITEM.match(head[place]):
            found.append(place)
        elif line and not line.startswith("#"):
            break
    return found


def _matter(text: str) -> Matter:
    return split_matter(numbered(text), "")


def _listed(matter: Matter) -> list[object]:
    listed = matter.data.get("include") or []
    return list(listed) if isinstance(listed, list) else [listed]
