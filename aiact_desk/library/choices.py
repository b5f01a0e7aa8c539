"""The runs that persons chose for a document: every choice adds a revision, and nothing is ever overwritten."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from aiact_desk.documents.nouns import RunChoice
from aiact_desk.library import refs
from aiact_desk.library.documents import editable
from aiact_desk.library.opened import Opened
from aiact_desk.library.reading import Listing, newest
from aiact_desk.library.tables import DocumentRow, DocumentRunRow, RunRow
from aiact_desk.pages import Page
from aiact_desk.problems import Misuse

_STANDING = Listing[DocumentRunRow](
    newest(DocumentRunRow, "document_id", "version_id", "suite")
    .where(DocumentRunRow.run_id.is_not(None))
    .order_by(DocumentRunRow.version_id, DocumentRunRow.suite),
)


class Choices(Opened):
    def run_choices(self, document_id: str, offset: int = 0, limit: int = -1) -> Page[RunChoice]:
        """The choices that stand, one at most for each version and suite; a `limit` of -1 gives all.

        Raises: Misuse if the document is unknown.
        """
        document = refs.id_of(self._database, refs.DOCUMENT, document_id)
        return _STANDING.page(self._database, _choice, offset, limit, document_id=document)

    def choose_run(self, document_id: str, run_id: str, reason: str, person: str) -> RunChoice:
        """Let a document rest on a run, for the version and the suite of that run, whatever runs come later.

        Raises: Misuse if the document or the run is unknown. Problem if the document is no draft.
        """
        with self._database.writing() as session:
            document, run = editable(session, document_id), refs.find(session, refs.RUN, run_id)
            row = _next(_current(session, document, run), document, run, reason, person)
            row.run_id = run.id
            session.add(row)
            document.updated_at = row.at
            return _choice(row)

    def take_back_choice(self, document_id: str, run_id: str, person: str) -> None:
        """Take back the choice for the version and the suite of this run, whichever run was chosen for them.

        Raises: Misuse if the document or the run is unknown, or nothing was chosen. Problem if the document is
            no draft.
        """
        with self._database.writing() as session:
            document, run = editable(session, document_id), refs.find(session, refs.RUN, run_id)
            current = _current(session, document, run)
            if current is None or current.run_id is None:
                raise Misuse("library.no_choice", document=document.id, suite=run.suite)
            row = _next(current, document, run, "", person)
            session.add(row)
            document.updated_at = row.at


def _current(session: Session, document: DocumentRow, run: RunRow) -> DocumentRunRow | None:
    return session.scalar(
        select(DocumentRunRow)
        .where(
            DocumentRunRow.document_id == document.id,
            DocumentRunRow.version_id == run.version_id,
            DocumentRunRow.suite == run.suite,
        )
        .order_by(DocumentRunRow.revision.desc())
        .limit(1)
    )


def _next(
    current: DocumentRunRow | None, document: DocumentRow, run: RunRow, reason: str, person: str
) -> DocumentRunRow:
    return DocumentRunRow(
        document_id=document.id,
        version_id=run.version_id,
        suite=run.suite,
        revision=1 if current is None else current.revision + 1,
        run_id=None,
        reason=reason,
        person=person,
        at=datetime.now(UTC),
    )


def _choice(row: DocumentRunRow) -> RunChoice:
    return RunChoice(row.document_id, row.version_id, row.suite, row.run_id or "", row.reason, row.person, row.at)
