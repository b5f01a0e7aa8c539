"""The documents of a library: which form of which edition, the versions it covers, and its state."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from aiact_desk.documents.nouns import Document, DocumentState
from aiact_desk.library import refs
from aiact_desk.library.opened import Opened
from aiact_desk.library.reading import Listing
from aiact_desk.library.tables import CoverRow, DocumentRow
from aiact_desk.pages import Page
from aiact_desk.problems import Misuse, Problem

_IN_ORDER = (
    select(CoverRow.version_id)
    .where(CoverRow.document_id == DocumentRow.id)
    .order_by(CoverRow.position)
    .correlate(DocumentRow)
    .subquery()
)
_COVERED = select(func.json_group_array(_IN_ORDER.c.version_id)).scalar_subquery()
_NEWEST_FIRST = Listing[Any](select(DocumentRow, _COVERED.label("version_ids")).order_by(DocumentRow.seq.desc()))
"""Rows of documents that have `version_ids` besides, a JSON array."""


class Documents(Opened):
    def add_document(self, model_id: str, form: str, edition: str, version_ids: Sequence[str] = ()) -> Document:
        """Begin a document as a draft; its number counts the documents of this form that the model has.

        Raises: Misuse if the model or a version is unknown, or if a version belongs to another model.
        """
        with self._database.writing() as session:
            model = refs.find(session, refs.MODEL, model_id)
            return document_of(session, begun(session, model.id, form, edition, version_ids))

    def documents(self, model_id: str | None = None, offset: int = 0, limit: int = 100) -> Page[Document]:
        """Documents of one model, or of all, the newest first; a `limit` of -1 gives all."""
        model = None if model_id is None else refs.id_of(self._database, refs.MODEL, model_id)
        return _NEWEST_FIRST.page(self._database, _listed, offset, limit, model_id=model)

    def document(self, ref: str) -> Document:
        """The document of this id or beginning of an id.

        Raises: Misuse if there is none, or more than one.
        """
        with self._database.reading() as session:
            return document_of(session, refs.find(session, refs.DOCUMENT, ref))

    def set_document_versions(self, document_id: str, version_ids: Sequence[str]) -> Document:
        """Say which versions a document covers, in this order.

        Raises: Misuse as `add_document`. Problem if the document is no draft.
        """
        with self._database.writing() as session:
            row = editable(session, document_id)
            session.execute(delete(CoverRow).where(CoverRow.document_id == row.id))
            _cover(session, row, version_ids)
            row.updated_at = datetime.now(UTC)
            return document_of(session, row)

    def touch_document(self, document_id: str) -> Document:
        """Note that something about the document changed now."""
        with self._database.writing() as session:
            row = refs.find(session, refs.DOCUMENT, document_id)
            row.updated_at = datetime.now(UTC)
            return document_of(session, row)


def begun(
    session: Session,
    model_id: str,
    form: str,
    edition: str,
    version_ids: Iterable[str],
    previous_id: str | None = None,
) -> DocumentRow:
    """The row of a new draft, the next of this form that the model has; begun from `previous_id`, if any."""
    same = (DocumentRow.model_id == model_id, DocumentRow.form == form)
    highest = session.scalar(select(func.max(DocumentRow.number)).where(*same)) or 0
    now = datetime.now(UTC)
    row = DocumentRow(
        id=refs.fresh_id(session, refs.DOCUMENT),
        model_id=model_id,
        form=form,
        edition=edition,
        number=highest + 1,
        state=DocumentState.DRAFT,
        previous_id=previous_id,
        created_at=now,
        updated_at=now,
    )
    session.add(row)
    session.flush()
    _cover(session, row, version_ids)
    return row


def editable(session: Session, document_id: str) -> DocumentRow:
    """The row of a document whose text may be changed: a draft.

    Raises: Misuse if it is unknown. Problem if it is in review, or approved.
    """
    row = refs.find(session, refs.DOCUMENT, document_id)
    if row.state != DocumentState.DRAFT:
        raise Problem("library.document_frozen", document=row.id, state=row.state)
    return row


def _cover(session: Session, document: DocumentRow, version_ids: Iterable[str]) -> None:
    versions = [refs.find(session, refs.VERSION, ref) for ref in version_ids]
    for version in versions:
        if version.model_id != document.model_id:
            raise Misuse("library.version_of_other_model", version=version.name)
    for position, id in enumerate(dict.fromkeys(version.id for version in versions)):
        session.add(CoverRow(document_id=document.id, position=position, version_id=id))


def document_of(session: Session, row: DocumentRow) -> Document:
    """A row as the document that others know, with the versions that it covers."""
    covered = select(CoverRow.version_id).where(CoverRow.document_id == row.id).order_by(CoverRow.position)
    return _document(row, session.scalars(covered))


def _listed(row: Any) -> Document:
    return _document(row, json.loads(row.version_ids))


def _document(row: DocumentRow, version_ids: Iterable[str]) -> Document:
    return Document(
        id=row.id,
        model_id=row.model_id,
        form=row.form,
        edition=row.edition,
        number=row.number,
        state=DocumentState(row.state),
        version_ids=tuple(version_ids),
        created_at=row.created_at,
        updated_at=row.updated_at,
        previous_id=row.previous_id,
    )
