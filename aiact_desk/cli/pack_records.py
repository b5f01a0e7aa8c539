"""Packs as JSON records: the shapes that scripts rely on."""

from __future__ import annotations

from aiact_desk.cli.records import Record, shipped_pack
from aiact_desk.desk.packs import CheckedPack, ListedPack, ShownPack
from aiact_desk.evaluation.packs import Pack
from aiact_desk.wording import say, say_problem


def listed(found: ListedPack) -> Record:
    facts = shipped_pack(found.pack) if found.pack else {"id": found.id}
    return {
        **facts,
        "languages": list(found.languages),
        "from": found.origin,
        "code": sorted(found.pack.code) if found.pack else [],
        "signed": found.signature.model_dump() if found.signature else None,
        "fault": say_problem(found.fault) if found.fault else None,
    }


def shown(found: ShownPack) -> Record:
    return {
        **listed(found.listed),
        "folder": str(found.pack.folder),
        "datasheet": dict(found.sections),
        "drawn": [item.model_dump(mode="json") for item in found.drawn],
    }


def checked(found: CheckedPack) -> Record:
    findings = [{"id": one.id, "text": say(one.id, one.params), "params": one.params} for one in found.findings]
    return {"name": found.name, "items": found.pack.items if found.pack else None, "findings": findings}


def split(found: Pack) -> Record:
    return {"id": found.id, "items": found.items, "templates": found.templates, "sha256": found.sha256}
