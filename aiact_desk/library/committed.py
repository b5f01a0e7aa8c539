"""The values of a document that are saved for review: their text, and a row of the chain for each change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from aiact_desk.documents.audit.entry import Kind
from aiact_desk.documents.frozen import FilledAnswer, FrozenText
from aiact_desk.library.audit_chain import newest, record
from aiact_desk.library.tables import AnswerRow, DocumentRow, TextRow
from aiact_desk.problems import Problem
from aiact_desk.regulation.json_values import Json, canonical


def commit_values(session: Session, document: DocumentRow, text: FrozenText, person: str) -> None:
    """Keep the text, and record each value that is another one than when the document was last sent to review."""
    before = text_of(session, document.id)
    for field, parts in values_in(session, document.id, text).items():
        known = newest(session, Kind.VALUE, subject_of(document.id, field))
        if known is None or _said(known.values()) != _said(parts):
            record(session, Kind.VALUE, subject_of(document.id, field), **parts, by=person)
    for field in _fields(before) - _fields(text) if before else set():
        record(session, Kind.VALUE, subject_of(document.id, field), answer=None, source=None, by=person)
    revision = 1 + (_newest_revision(session, document.id) or 0)
    content = canonical(text.model_dump(mode="json"))
    session.add(TextRow(document_id=document.id, revision=revision, content=content, at=datetime.now(UTC)))
    session.flush()


def text_of(session: Session, document_id: str) -> FrozenText | None:
    """The newest text of a document.

    Raises: Problem if what the library holds is no text.
    """
    newest_first = select(TextRow.content).where(TextRow.document_id == document_id).order_by(TextRow.revision.desc())
    content = session.scalar(newest_first.limit(1))
    if content is None:
        return None
    try:
        return FrozenText.model_validate_json(content)
    except ValidationError as error:
        raise Problem("library.text_altered", document=document_id) from error


def values_in(session: Session, document_id: str, text: FrozenText) -> dict[str, dict[str, Json]]:
    """What the chain says of each value of a text, by field: the answer, and apart from it where it comes from, since
    that can be a person's name. A stated answer stands before a filled one.
    """
    found = {field: _filled(answer) for field, answer in text.filled.items()}
    found |= {field: {"answer": None, "source": None} for field in text.stated}  # of a row that is gone
    for row in _stated(session, document_id, text):
        found[row.field] = {"answer": _answer(row), "source": row.source}
    return found


def subject_of(document_id: str, field: str) -> str:
    """The subject of the rows about one field of a document."""
    return f"{document_id}/{field}"


def _stated(session: Session, document_id: str, text: FrozenText) -> Iterator[AnswerRow]:
    rows = session.scalars(select(AnswerRow).where(AnswerRow.document_id == document_id))
    return (row for row in rows if text.stated.get(row.field) == row.revision)


def _filled(answer: FilledAnswer) -> dict[str, Json]:
    said = answer.model_dump(mode="json", exclude={"source"})
    return {"answer": said, "source": answer.source}


def _answer(row: AnswerRow) -> dict[str, Json]:
    return {
        "value": row.value,
        "not_applicable": row.not_applicable,
        "left_open": row.left_open,
        "origin": row.origin,
        "detail": row.detail,
        "revision": row.revision,
        "at": row.at.isoformat(),
    }


def _said(parts: dict[str, Json]) -> Json:
    """What is compared: the answer with its source, not who sent it to review."""
    return [parts.get("answer"), parts.get("source")]


def _fields(text: FrozenText) -> set[str]:
    return {*text.filled, *text.stated}


def _newest_revision(session: Session, document_id: str) -> int | None:
    of_document = select(TextRow.revision).where(TextRow.document_id == document_id)
    return session.scalar(of_document.order_by(TextRow.revision.desc()).limit(1))
