"""The answers of a document: every save adds a revision, and nothing is ever overwritten."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import cast

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import Session

from aiact_desk.documents.nouns import Answer, Origin, Provenance
from aiact_desk.library import refs
from aiact_desk.library.documents import editable
from aiact_desk.library.opened import Opened
from aiact_desk.library.reading import Listing
from aiact_desk.library.tables import AnswerRow, DocumentRow
from aiact_desk.pages import Page
from aiact_desk.problems import Problem
from aiact_desk.regulation.json_values import Json, canonical

_CALCULATED: Origin = "computed"
_HISTORY = Listing[AnswerRow](select(AnswerRow).order_by(AnswerRow.revision))


@dataclass(frozen=True)
class Given:
    """An answer to save; see `Answers.save_answer`.

    Raises: ValueError for a value beside a reason why there is none, or two reasons.
    """

    field: str
    value: Json
    provenance: Provenance
    expected_revision: int | None = None
    not_applicable: str | None = None
    left_open: str | None = None

    def __post_init__(self) -> None:
        if [self.value, self.not_applicable, self.left_open].count(None) < 2:
            raise ValueError(f"{self.field}: a value and a reason why there is none, or two reasons")


class Answers(Opened):
    """Per field two lines of revisions, numbered together: what was stated, and what a calculator gave (its origin is
    "computed"). A stated answer stands before a calculated one, and neither covers the other.
    """

    def answers(self, document_id: str) -> dict[str, Answer]:
        """The current stated answer of each field that has one.

        Raises: Misuse if the document is unknown.
        """
        return self._newest(document_id, AnswerRow.origin != _CALCULATED)

    def calculated(self, document_id: str) -> dict[str, Answer]:
        """The current answer of each field that a calculator gave, also where a stated one stands before it.

        Raises: Misuse if the document is unknown.
        """
        return self._newest(document_id, AnswerRow.origin == _CALCULATED)

    def _newest(self, document_id: str, line: ColumnElement[bool]) -> dict[str, Answer]:
        with self._database.reading() as session:
            document = refs.find(session, refs.DOCUMENT, document_id)
            highest = (
                select(AnswerRow.field, func.max(AnswerRow.revision).label("revision"))
                .where(AnswerRow.document_id == document.id, line)
                .group_by(AnswerRow.field)
                .subquery()
            )
            same = and_(AnswerRow.field == highest.c.field, AnswerRow.revision == highest.c.revision)
            current = select(AnswerRow).join(highest, same).where(AnswerRow.document_id == document.id)
            rows = session.scalars(current.order_by(AnswerRow.field))
            return {row.field: _answer(row) for row in rows if not _empty(row)}

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

        Raises: Problem if the document is no draft, or if the answer changed since `expected_revision`.
            Misuse if the document is unknown. ValueError for a value beside a reason, or one that is no JSON.
        """
        given = Given(field, value, provenance, expected_revision, not_applicable, left_open)
        (saved,) = self.save_answers(document_id, [given])
        return saved

    def save_answers(self, document_id: str, given: Sequence[Given]) -> list[Answer]:
        """Save several answers as `save_answer` saves one: all of them, or none.

        Raises: as `save_answer`.
        """
        with self._database.writing() as session:
            document = editable(session, document_id)
            return [_saved(session, document, one) for one in given]

    def clear_answer(self, document_id: str, field: str, provenance: Provenance) -> None:
        """Take a field's stated answer away, else the calculated one: an empty revision, so that it is there no more.

        Raises: Problem if the document is no draft. Misuse if it is unknown.
        """
        with self._database.writing() as session:
            document = editable(session, document_id)
            for calculated in (False, True):
                current = _current(session, document.id, field, calculated=calculated)
                if current is not None and not _empty(current):
                    taken_back = replace(provenance, origin=_CALCULATED) if calculated else provenance
                    new = _next(session, document.id, field, None, taken_back, None)
                    session.add(new)
                    document.updated_at = new.at
                    return

    def answer_history(self, document_id: str, field: str, offset: int = 0, limit: int = -1) -> Page[Answer]:
        """The revisions of a field, the first one first; one with neither value nor reason took the answer away.
        A `limit` of -1 gives all.

        Raises: Misuse if the document is unknown.
        """
        document = refs.id_of(self._database, refs.DOCUMENT, document_id)
        return _HISTORY.page(self._database, _answer, offset, limit, document_id=document, field=field)


def _saved(session: Session, document: DocumentRow, given: Given) -> Answer:
    current = _current(session, document.id, given.field, calculated=given.provenance.origin == _CALCULATED)
    new = _next(session, document.id, given.field, given.value, given.provenance, given.not_applicable, given.left_open)
    if current is not None and _says(current) == _says(new):
        return _answer(current)
    if given.expected_revision is not None and given.expected_revision not in _seen_as(current):
        raise Problem("library.changed_meanwhile", document=document.id, field=given.field)
    session.add(new)
    document.updated_at = new.at
    return _answer(new)


def _revisions(document_id: str, field: str) -> Select[AnswerRow]:
    return select(AnswerRow).where(AnswerRow.document_id == document_id, AnswerRow.field == field)


def _current(session: Session, document_id: str, field: str, *, calculated: bool) -> AnswerRow | None:
    """The newest revision of one of the two lines."""
    line = AnswerRow.origin == _CALCULATED if calculated else AnswerRow.origin != _CALCULATED
    newest_first = _revisions(document_id, field).where(line).order_by(AnswerRow.revision.desc())
    return session.scalar(newest_first.limit(1))


def _next(
    session: Session,
    document_id: str,
    field: str,
    value: Json,
    provenance: Provenance,
    not_applicable: str | None,
    left_open: str | None = None,
) -> AnswerRow:
    of_field = (AnswerRow.document_id == document_id, AnswerRow.field == field)
    highest = session.scalar(select(func.max(AnswerRow.revision)).where(*of_field))
    return AnswerRow(
        document_id=document_id,
        field=field,
        revision=(highest or 0) + 1,
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
