"""Remarks on documents and on their fields."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select

from aiact_desk.documents.nouns import DocumentState
from aiact_desk.documents.review import Comment
from aiact_desk.library import refs
from aiact_desk.library.opened import Opened
from aiact_desk.library.reading import Listing
from aiact_desk.library.tables import CommentRow
from aiact_desk.pages import Page
from aiact_desk.problems import Misuse, Problem

_FIRST_FIRST = Listing[CommentRow](select(CommentRow).order_by(CommentRow.seq))


class Comments(Opened):
    def add_comment(self, document_id: str, field: str | None, text: str, person: str) -> Comment:
        """Remark something on a document that is not approved yet, or on one field of it.

        Raises: Misuse if the document is unknown or nothing is said. Problem if it is approved.
        """
        if not text.strip():
            raise Misuse("library.comment_empty")
        with self._database.writing() as session:
            document = refs.find(session, refs.DOCUMENT, document_id)
            if document.state not in (DocumentState.DRAFT, DocumentState.IN_REVIEW):
                raise Problem("library.document_frozen", document=document.id, state=document.state)
            row = CommentRow(
                id=refs.fresh_id(session, refs.COMMENT),
                document_id=document.id,
                field=field,
                text=text.strip(),
                person=person,
                at=datetime.now(UTC),
                settled_by=None,
                settled_at=None,
            )
            session.add(row)
            return _comment(row)

    def settle_comment(self, ref: str, person: str) -> Comment:
        """Say that nothing is left to do about a comment; a comment that was settled before stays as it is.

        Raises: Misuse if there is none.
        """
        with self._database.writing() as session:
            row = refs.find(session, refs.COMMENT, ref)
            if row.settled_at is None:
                row.settled_by, row.settled_at = person, datetime.now(UTC)
            return _comment(row)

    def comments(self, document_id: str, offset: int = 0, limit: int = -1) -> Page[Comment]:
        """The comments on a document, the first one first; a `limit` of -1 gives all.

        Raises: Misuse if the document is unknown.
        """
        document = refs.id_of(self._database, refs.DOCUMENT, document_id)
        return _FIRST_FIRST.page(self._database, _comment, offset, limit, document_id=document)


def _comment(row: CommentRow) -> Comment:
    return Comment(row.id, row.document_id, row.field, row.text, row.person, row.at, row.settled_by, row.settled_at)
