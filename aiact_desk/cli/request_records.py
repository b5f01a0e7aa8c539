"""Requests, answers and the register as JSON records."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from aiact_desk.desk.answer_packs import Check
from aiact_desk.documents.answer_pack.request import AnswerPack, Claim, Item, Request, RequestFile
from aiact_desk.documents.register import Delivery, Recipient, ToTell
from aiact_desk.wording import say
from aiact_desk.wording.catalogue import translate

Record = dict[str, Any]


def request(found: Request) -> Record:
    return {
        "id": found.id,
        "model": found.model_id,
        "number": found.number,
        "authority": found.authority,
        "basis": found.basis,
        "form": found.form,
        "purpose": found.purpose,
        "received": found.received.isoformat(),
        "deadline": found.deadline.isoformat(),
        "fines_stated": found.fines_stated,
        "person": found.person,
        "at": found.at.isoformat(),
        "answered_at": found.closed_at.isoformat() if found.closed_at else None,
    }


def request_file(found: RequestFile) -> Record:
    return {
        **request(found.request),
        "items": [item(each) for each in found.items],
        "claims": [claim(each) for each in found.claims],
        "answers": [answer_pack(each) for each in found.packs],
    }


def item(found: Item) -> Record:
    return {
        "id": found.id,
        "request": found.request_id,
        "text": found.text,
        "rows": [str(place) for place in found.answering.rows],
        "runs": [str(place) for place in found.answering.runs],
        "files": [asdict(file) for file in found.answering.files],
    }


def claim(found: Claim) -> Record:
    return {
        "id": found.id,
        "request": found.request_id,
        "ground": found.ground,
        "reason": found.reason,
        "row": str(found.row) if found.row else None,
        "words": found.words,
        "file": found.file_sha256,
        "withdrawn": found.withdrawn_at is not None,
    }


def answer_pack(found: AnswerPack) -> Record:
    return {
        "id": found.id,
        "request": found.request_id,
        "answered_by": found.answered_by,
        "capacity": found.capacity,
        "power": found.power,
        "confirmed": list(found.confirmed),
        "with_drafts": found.with_drafts,
        "late": found.late,
        "texts": found.texts,
        "files": [asdict(file) for file in found.files],
        "at": found.at.isoformat(),
    }


def check(found: Check) -> Record:
    return {
        **request(found.file.request),
        "findings": [
            {"item": one.item, "id": one.why, "says": say(one.why, one.params), "blocks": one.blocks}
            for one in found.findings
        ],
        "questions": [{"id": one.id, "text": translate(one.text), "source": one.source} for one in found.questions],
    }


def recipient(found: Recipient) -> Record:
    return {
        "id": found.id,
        "name": found.name,
        "kind": found.kind,
        "contact": found.contact,
        "added_at": found.added_at.isoformat(),
    }


def delivery(found: Delivery) -> Record:
    return {
        "id": found.id,
        "recipient": recipient(found.recipient),
        "what": found.what.value,
        "document": found.document_id,
        "number": found.number,
        "export": found.export_id,
        "audience": found.audience,
        "unfit": found.unfit,
        "day": found.day.isoformat(),
    }


def to_tell(found: ToTell) -> Record:
    return {
        "recipient": recipient(found.recipient),
        "holds": found.document_id,
        "number": found.number,
        "since": found.day.isoformat(),
    }
