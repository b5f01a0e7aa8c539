"""What a model card (README.md) and a licence file say: licence, its link, base models, languages.

The card's head is YAML from a stranger (see `yaml_head`): anchors and aliases are refused.
"""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from aiact_desk.inspection import yaml_head
from aiact_desk.inspection.findings import Findings
from aiact_desk.inspection.hashing import Listed
from aiact_desk.inspection.reading import printable, read_start

_MOST_ITEMS = 200
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
    """The table of the head; empty where there is none, or none that can be read."""
    text = read_start(card.file, 4 * yaml_head.HEAD_LIMIT).decode("utf-8", "replace")
    found = yaml_head.split(text)
    if found is None:
        findings.warn("inspection.card_head_long", file=card.path, limit=yaml_head.HEAD_LIMIT)
        return {}
    try:
        if yaml_head.oddities(found[0]) & {"anchor", "depth"}:
            findings.warn("inspection.card_head_anchors", file=card.path)
            return {}
        return yaml_head.load(found[0])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = getattr(error, "problem", None) or type(error).__name__
        findings.warn("inspection.card_head_broken", file=card.path, reason=reason)
        return {}


def _text(value: object) -> str | None:
    if isinstance(value, list):
        return ", ".join(_texts(value)) or None
    return printable(value.strip()) if isinstance(value, str) and value.strip() not in _ABSENT else None


def _texts(value: object) -> tuple[str, ...]:
    """One text or a list of texts, without the empty ones and each once."""
    items = value[:_MOST_ITEMS] if isinstance(value, list) else [value]
    texts = (_text(item) for item in items if isinstance(item, str))
    return tuple(dict.fromkeys(text for text in texts if text))
