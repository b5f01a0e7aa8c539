"""How babel finds the texts of forms, topics, suites and packs in YAML files (see assets/translations/babel.cfg)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import BinaryIO

import yaml

SHOWN = frozenset(
    {
        "title", "label", "part", "guidance", "description", "covers", "adds", "note", "not_tested",
        "systemic_risk_note", "measures", "estimate", "access", "mark", "terms", "chapter", "text",
    }
)  # fmt: skip
"""Keys whose values a reader of the program or of a document sees."""

SHOWN_LISTS = frozenset({"options", "suggestions", "asks_for", "allows", "breaks"})
"""Keys whose values are lists of such texts."""

Message = tuple[int, str, str, list[str]]


def extract_yaml(
    file: BinaryIO,
    keywords: Collection[str],  # noqa: ARG001  (babel gives these three by name or place)
    comment_tags: Collection[str],  # noqa: ARG001
    options: Mapping[str, str],  # noqa: ARG001
) -> Iterator[Message]:
    """Every shown text of one YAML file as babel wants it: line, function, text, comments."""
    root = yaml.compose(file, Loader=yaml.SafeLoader)
    if root is not None:
        yield from _texts(root)


def _texts(node: yaml.Node) -> Iterator[Message]:
    if isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _texts(each)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value in SHOWN_LISTS and isinstance(value, yaml.SequenceNode):
                yield from (_message(option) for option in value.value if isinstance(option, yaml.ScalarNode))
            elif key.value in SHOWN and isinstance(value, yaml.ScalarNode):
                yield _message(value)
            else:
                yield from _texts(value)


def _message(node: yaml.ScalarNode) -> Message:
    return node.start_mark.line + 1, "gettext", str(node.value).strip(), []
