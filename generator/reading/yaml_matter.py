"""YAML frontmatter -> plain values: no tags, no aliases, and no scalar that changes when it is read."""

from __future__ import annotations

import re

import yaml

_DEEPEST = 40
_TRUTH = {"true": True, "false": False}
_NOTHING = frozenset({"", "~", "null"})
_WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,17})")
_FRACTION = re.compile(r"-?(?:0|[1-9]\d{0,14})\.\d{0,14}[1-9]|-?(?:0|[1-9]\d{0,14})\.0")


class AliasesRefusedError(yaml.YAMLError):
    """The text repeats a node by reference; a few lines of it can stand for gigabytes."""

    def __init__(self, line: int) -> None:
        super().__init__("aliases are refused")
        self.line = line


class _Composer(yaml.BaseLoader):
    """Composes nodes without resolving them: `no` stays a word, `1.10` keeps its zero, dates keep their zone."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """One node; refuses aliases and bottomless nesting."""
        if self.check_event(yaml.AliasEvent):
            event = self.get_event()  # type: ignore[no-untyped-call]
            raise AliasesRefusedError(event.start_mark.line + 1)
        self.depth += 1
        if self.depth > _DEEPEST:
            raise RecursionError
        node: yaml.Node | None = super().compose_node(parent, index)
        self.depth -= 1
        return node


def load(text: str) -> tuple[object, dict[str, int], tuple[tuple[str, int], ...]]:
    """The value of one YAML document, the line (from 0) of each of its top keys, and the keys that come twice.

    Scalars become numbers or booleans only where that loses nothing of how they are written; dates stay text.
    Raises yaml.YAMLError, AliasesRefusedError and RecursionError.
    """
    loader = _Composer(text)
    try:
        node = loader.get_single_node()
    finally:
        loader.dispose()
    marks: dict[str, int] = {}
    repeated: list[tuple[str, int]] = []
    if isinstance(node, yaml.MappingNode):
        for key, _ in node.value:
            name = str(_value(key))
            if name in marks:
                repeated.append((name, key.start_mark.line))
            marks.setdefault(name, key.start_mark.line)
    return (None if node is None else _value(node)), marks, tuple(repeated)


def _value(node: yaml.Node) -> object:
    if isinstance(node, yaml.MappingNode):
        found: dict[str, object] = {}
        for key, value in node.value:
            found.setdefault(str(_value(key)), _value(value))
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    return _scalar(node.value, plain=isinstance(node, yaml.ScalarNode) and node.style is None)


def _scalar(text: str, *, plain: bool) -> object:
    if not plain:
        return text
    word = text.casefold()
    if word in _NOTHING:
        return None
    if word in _TRUTH:
        return _TRUTH[word]
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _FRACTION.fullmatch(text) else text
