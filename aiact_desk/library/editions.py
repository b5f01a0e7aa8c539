"""A document begun from an old one, under its edition of the form or a newer one; the old one stays as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from aiact_desk.documents.nouns import Answer, Document
from aiact_desk.library import refs
from aiact_desk.library.documents import begun, document_of
from aiact_desk.library.opened import Opened
from aiact_desk.library.tables import (
    AnswerRow,
    CoverRow,
    DocumentRow,
    DocumentRunRow,
    DocumentSampleRow,
)
from aiact_desk.regulation.json_values import canonical

_Said = TypeVar("_Said", DocumentRunRow, DocumentSampleRow)


class Editions(Opened):
    def add_edition(self, document_id: str, edition: str, answers: Iterable[Answer]) -> Document:
        """Begin a draft of the same form, model and versions, with these answers as they were given, and when.

        What persons said of runs and samples in the old document stands in the new one, with their reasons.

        Raises: Misuse if the document is unknown.
        """
        with self._database.writing() as session:
            old = refs.find(session, refs.DOCUMENT, document_id)
            covered = select(CoverRow.version_id).where(CoverRow.document_id == old.id).order_by(CoverRow.position)
            new = begun(session, old.model_id, old.form, edition, session.scalars(covered).all(), old.id)
            session.add_all(_rows(new.id, answers))
            session.add_all((*_choices(session, old, new), *_sample_marks(session, old, new)))
            return document_of(session, new)


def _rows(document_id: str, answers: Iterable[Answer]) -> Iterator[AnswerRow]:
    """A field can have two: what a calculator gave, and what was stated."""
    revisions: Counter[str] = Counter()
    for answer in answers:
        revisions[answer.field] += 1
        yield _row(document_id, answer, revisions[answer.field])


def _row(document_id: str, answer: Answer, revision: int) -> AnswerRow:
    return AnswerRow(
        document_id=document_id,
        field=answer.field,
        revision=revision,
        value=canonical(answer.value),
        not_applicable=answer.not_applicable,
        left_open=answer.left_open,
        origin=answer.provenance.origin,
        source=answer.provenance.source,
        detail=answer.provenance.detail,
        at=answer.at,
    )


def _choices(session: Session, old: DocumentRow, new: DocumentRow) -> list[DocumentRunRow]:
    """The newest choice for each version and suite, where it was not taken back."""
    of_old = select(DocumentRunRow).where(DocumentRunRow.document_id == old.id).order_by(DocumentRunRow.revision)
    newest = {(row.version_id, row.suite): row for row in session.scalars(of_old)}
    return [_copied(row, new) for row in newest.values() if row.run_id is not None]


def _sample_marks(session: Session, old: DocumentRow, new: DocumentRow) -> list[DocumentSampleRow]:
    """The newest mark of each sample, where it was not taken back."""
    of_old = select(DocumentSampleRow).where(DocumentSampleRow.document_id == old.id)
    listed = session.scalars(of_old.order_by(DocumentSampleRow.revision))
    newest = {(row.run_id, row.pack, row.item): row for row in listed}
    return [_copied(row, new) for row in newest.values() if row.mark is not None]


def _copied(row: _Said, new: DocumentRow) -> _Said:
    """The same row of the new document, as its first revision."""
    cells = {column.key: getattr(row, column.key) for column in inspect(type(row)).columns}
    return type(row)(**{**cells, "document_id": new.id, "revision": 1})
