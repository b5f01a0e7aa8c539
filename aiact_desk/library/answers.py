"""The answers of a document: every save adds a revision, and nothing is ever overwritten."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import cast

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session

from aiact_desk.documents.nouns import Answer, Origin, Provenance
from aiact_desk.library import refs
from aiact_desk.library.documents import editable
from aiact_desk.library.opened import Opened
from aiact_desk.library.tables import AnswerRow, canonical
from aiact_desk.problems import Problem
from aiact_desk.regulation.values import Json


class Answers(Opened):
    def answers(self, document_id: str) -> dict[str, Answer]:
        """The current answer of each field that has one.

        Raises: Misuse if the document is unknown.
        """
        with self._database.reading() as session:
            document = refs.find(session, refs.DOCUMENT, document_id)
            highest = (
                select(AnswerRow.field, func.max(AnswerRow.revision).label("revision"))
                .where(AnswerRow.document_id == document.id)
                .group_by(AnswerRow.field)
                .subquery()
            )
            same = and_(AnswerRow.field == highest.c.field, AnswerRow.revision == highest.c.revision)
            current = select(AnswerRow).join(highest, same).where(AnswerRow.document_id == document.id)
            rows = session.scalars(current.order_by(AnswerRow.field))
            return {row.field: _answer(row) for row in rows if not _empty(row)}

    def calculated(self, document_id: str) -> dict[str, Answer]:
        """The newest answer of each field that a calculator gave, also where a person's answer stands before it.

        One that was taken back right after it was given does not count.

        Raises: Misuse if the document is unknown.
        """
        with self._database.reading() as session:
            document = refs.find(session, refs.DOCUMENT, document_id)
            computed = and_(AnswerRow.document_id == document.id, AnswerRow.origin == "computed")
            rows = session.scalars(select(AnswerRow).where(computed).order_by(AnswerRow.field, AnswerRow.revision))
            newest = {row.field: row for row in rows if not _empty(row)}
            after = {
                (row.field, row.revision)
                for row in session.scalars(select(AnswerRow).where(AnswerRow.document_id == document.id))
                if _empty(row)
            }
            return {field: _answer(row) for field, row in newest.items() if (field, row.revision + 1) not in after}

    def save_answer(
        self,
        document_id: str,
        field: str,
        value: Json,
        provenance: Provenance,
        not_applicable: str | None = None,
        left_open: str | None = None,
        expected_revision: int | None = None,
    ) -> Answer:
        """Add a revision of a field's answer, unless nothing about it changed.

        `expected_revision` is the revision that the writer has seen, 0 where the field had no answer: another
        writer's answer is then never covered unseen. `value` must be None where `not_applicable` or `left_open` holds
        a reason, and only one of the three is given.

        Raises: Problem if the document is approved, or if the answer changed since `expected_revision`.
            Misuse if the document is unknown. ValueError for a value beside a reason, or one that is no JSON.
        """
        if [value, not_applicable, left_open].count(None) < 2:
            raise ValueError(f"{field}: a value and a reason why there is none, or two reasons")
        with self._database.writing() as session:
            document = editable(session, document_id)
            current = _current(session, document.id, field)
            new = _next(current, document.id, field, value, provenance, not_applicable, left_open)
            if current is not None and _says(current) == _says(new):
                return _answer(current)
            if expected_revision is not None and expected_revision not in _seen_as(current):
                raise Problem("library.changed_meanwhile", document=document.id, field=field)
            session.add(new)
            document.updated_at = new.at
            return _answer(new)

    def clear_answer(self, document_id: str, field: str, provenance: Provenance) -> None:
        """Take a field's answer away: an empty revision, so that the field reads as unanswered.

        Raises: Problem if the document is approved. Misuse if it is unknown.
        """
        with self._database.writing() as session:
            document = editable(session, document_id)
            current = _current(session, document.id, field)
            if current is not None and not _empty(current):
                new = _next(current, document.id, field, None, provenance, None)
                session.add(new)
                document.updated_at = new.at

    def answer_history(self, document_id: str, field: str) -> list[Answer]:
        """Every revision of a field, the first one first; one with neither value nor reason took the answer away.

        Raises: Misuse if the document is unknown.
        """
        with self._database.reading() as session:
            document = refs.find(session, refs.DOCUMENT, document_id)
            history = _revisions(document.id, field).order_by(AnswerRow.revision)
            return [_answer(row) for row in session.scalars(history)]


def _revisions(document_id: str, field: str) -> Select[AnswerRow]:
    return select(AnswerRow).where(AnswerRow.document_id == document_id, AnswerRow.field == field)


def _current(session: Session, document_id: str, field: str) -> AnswerRow | None:
    newest_first = _revisions(document_id, field).order_by(AnswerRow.revision.desc())
    return session.scalar(newest_first.limit(1))


def _next(
    current: AnswerRow | None,
    document_id: str,
    field: str,
    value: Json,
    provenance: Provenance,
    not_applicable: str | None,
    left_open: str | None = None,
) -> AnswerRow:
    return AnswerRow(
        document_id=document_id,
        field=field,
        revision=1 if current is None else current.revision + 1,
        value=canonical(value),
        not_applicable=not_applicable,
        left_open=left_open,
        origin=provenance.origin,
        source=provenance.source,
        detail=provenance.detail,
        at=datetime.now(UTC),
    )


def _empty(row: AnswerRow) -> bool:
    return row.value == canonical(None) and row.not_applicable is None and row.left_open is None


def _says(row: AnswerRow) -> tuple[str, str | None, str | None, str, str, str]:
    return row.value, row.not_applicable, row.left_open, row.origin, row.source, row.detail


def _seen_as(current: AnswerRow | None) -> set[int]:
    """The revisions that a writer who knows the current state can have seen: an emptied field looks like a new one."""
    if current is None:
        return {0}
    return {current.revision, 0} if _empty(current) else {current.revision}


def _answer(row: AnswerRow) -> Answer:
    provenance = Provenance(cast("Origin", row.origin), row.source, row.detail)
    value = json.loads(row.value)
    return Answer(row.field, value, provenance, row.at, row.revision, row.not_applicable, row.left_open)
