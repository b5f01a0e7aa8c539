"""What a model card (README.md) and a licence file say: licence, its link, base models, languages.

The card's head is YAML from a stranger. It is read with the loader that knows only text, lists and tables: nothing
is constructed, and the language code "no" stays Norwegian. Anchors and aliases, which can grow without end, are
refused.
"""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from aiact_desk.inspection.findings import Findings
from aiact_desk.inspection.hashing import Listed
from aiact_desk.inspection.reading import printable, read_start

HEAD_LIMIT = 256 << 10
_DEEPEST = 20
_MOST_ITEMS = 200
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_ABSENT = ("", "~", "null", "None")

_LICENCE_TITLES = {
    "apache-2.0": ("apache license", "version 2.0, january 2004"),
    "mit": ("mit license", "permission is hereby granted, free of charge"),
}
"""Licence texts that say their own name, by two phrases near their beginning."""


def find_card(card: Listed, findings: Findings) -> None:
    """Record what the YAML head of a model card states; a head that cannot be read is a warning, never a failure."""
    head = _head(card, findings)
    licence, name = _text(head.get("license")), _text(head.get("license_name"))
    findings.found(
        card.path,
        licence=name if licence in (None, "other") and name else licence,
        licence_link=_text(head.get("license_link")),
        base_models=_texts(head.get("base_model")),
        languages=_texts(head.get("language")),
    )


def find_licence(licence: Listed, findings: Findings) -> None:
    """Record the licence file as the link where the card gave none, and its name where its text says so plainly."""
    start = " ".join(read_start(licence.file, 4096).decode("utf-8", "replace").lower().split())
    named = (id for id, phrases in _LICENCE_TITLES.items() if all(phrase in start for phrase in phrases))
    if "licence" not in findings.values:
        findings.found(licence.path, licence=next(named, None))
    if "licence_link" not in findings.values:
        findings.found(licence.path, licence_link=licence.path)


def _head(card: Listed, findings: Findings) -> Mapping[str, object]:
    """The table between the first two lines of dashes; empty where there is none."""
    text = read_start(card.file, HEAD_LIMIT + 8).decode("utf-8-sig", "replace").replace("\r\n", "\n")
    if not text.startswith("---\n"):
        return {}
    end = text.find("\n---", 3)
    if end < 0 or end > HEAD_LIMIT:
        findings.warn("inspection.card_head_long", file=card.path, limit=HEAD_LIMIT)
        return {}
    head = text[4 : end + 1]
    try:
        if not _is_plain(head):
            findings.warn("inspection.card_head_anchors", file=card.path)
            return {}
        table = yaml.load(head, Loader=_LOADER)  # noqa: S506  (the base loader makes text, lists and tables only)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = getattr(error, "problem", None) or type(error).__name__
        findings.warn("inspection.card_head_broken", file=card.path, reason=reason)
        return {}
    return table if isinstance(table, dict) else {}


def _is_plain(head: str) -> bool:
    """Whether YAML has no anchors and no aliases, and is not nested deeply."""
    depth = 0
    for event in yaml.parse(head, Loader=_LOADER):
        if getattr(event, "anchor", None) is not None:
            return False
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            return False
    return True


def _text(value: object) -> str | None:
    if isinstance(value, list):
        return ", ".join(_texts(value)) or None
    return printable(value.strip()) if isinstance(value, str) and value.strip() not in _ABSENT else None


def _texts(value: object) -> tuple[str, ...]:
    """One text or a list of texts, without the empty ones and each once."""
    items = value[:_MOST_ITEMS] if isinstance(value, list) else [value]
    texts = (_text(item) for item in items if isinstance(item, str))
    return tuple(dict.fromkeys(text for text in texts if text))
