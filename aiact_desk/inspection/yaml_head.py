"""The YAML head of a model card, from a stranger: split off, judged before it is read, and read as plain text.

The loader knows only text, lists and tables: nothing is constructed, and the language code "no" stays Norwegian.
"""

from __future__ import annotations

from typing import Literal

import yaml

HEAD_LIMIT = 256 << 10
"""Characters; no head that a person wrote comes near."""

_DEEPEST = 20
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

Oddity = Literal["anchor", "depth", "tag"]


def split(text: str) -> tuple[str, str] | None:
    """The head between the first two lines of dashes, and the text behind it; an empty head where there is none.

    None where the head is not closed within `HEAD_LIMIT` characters.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if not text.startswith("---\n"):
        return "", text
    end = text.find("\n---", 3, HEAD_LIMIT + 8)
    if end < 0 or end > HEAD_LIMIT:
        return None
    return text[4 : end + 1], text[end + 4 :].partition("\n")[2]


def oddities(head: str) -> frozenset[Oddity]:
    """What plain YAML has no need of: anchors and aliases (they can grow without end), tags, deep nesting.

    Raises: yaml.YAMLError or ValueError if it is no YAML.
    """
    found: set[Oddity] = set()
    depth = 0
    for event in yaml.parse(head, Loader=_LOADER):
        if getattr(event, "anchor", None) is not None:
            found.add("anchor")
        if getattr(event, "tag", None) is not None:
            found.add("tag")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            found.add("depth")
            break
    return frozenset(found)


def load(head: str) -> dict[str, object]:
    """The table that a head without anchors is; empty where it is something else.

    Raises: yaml.YAMLError, ValueError or RecursionError if it is no YAML.
    """
    table = yaml.load(head, Loader=_LOADER)  # noqa: S506  (the base loader makes text, lists and tables only)
    return {key: value for key, value in table.items() if isinstance(key, str)} if isinstance(table, dict) else {}
