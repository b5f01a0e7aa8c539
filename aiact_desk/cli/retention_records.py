"""How long documents are kept, as JSON records: the shapes that scripts rely on."""

from __future__ import annotations

from dataclasses import asdict

from aiact_desk.cli.records import Record
from aiact_desk.desk.retention import Keeping
from aiact_desk.documents.keeping import RetentionRecord
from aiact_desk.regulation.retention.keeping import KeptBy


def keeping(found: Keeping) -> Record:
    return {
        "document": found.document.id,
        "until": found.until.isoformat() if found.until else None,
        "rules": [_rule(one) for one in found.rules],
        "said": _said(found.said) if found.said else None,
        "leaning": [asdict(one) for one in found.leaning],
        "exports": found.exports,
    }


def _rule(found: KeptBy) -> Record:
    return {
        **found.rule.model_dump(mode="json"),
        "starts": [{**asdict(one), "day": one.day.isoformat()} for one in found.starts],
        "waits_for": list(found.waits_for),
        "until": found.until.isoformat() if found.until else None,
    }


def _said(said: RetentionRecord) -> Record:
    starts = said.starts.isoformat() if said.starts else None
    return {"starts": starts, "hold": said.hold, "person": said.person, "at": said.at.isoformat()}
