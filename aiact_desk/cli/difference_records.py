"""Differences of documents as JSON records: the shapes that scripts rely on."""

from __future__ import annotations

from dataclasses import asdict

from aiact_desk.cli.records import Record
from aiact_desk.documents.difference import Difference, FieldChange, Said


def difference(found: Difference) -> Record:
    return {
        "old": found.old.id,
        "new": found.new.id,
        "fields": [_field(one) for one in found.fields],
        "evidence": [asdict(one) for one in found.evidence],
    }


def _field(found: FieldChange) -> Record:
    return {
        "id": found.field,
        "label": found.label,
        "change": found.change.value,
        "old": _said(found.old),
        "new": _said(found.new),
        "parts": [asdict(part) for part in found.parts],
    }


def _said(said: Said | None) -> Record | None:
    return {**asdict(said), "at": said.at.isoformat()} if said else None
