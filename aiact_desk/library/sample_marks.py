"""What persons said of single samples in a document: every saying adds a revision, and nothing is ever overwritten."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select

from aiact_desk.documents.nouns import Mark, SampleMark
from aiact_desk.library import refs
from aiact_desk.library.documents import editable
from aiact_desk.library.opened import Opened
from aiact_desk.library.reading import Listing, newest
from aiact_desk.library.tables import DocumentSampleRow
from aiact_desk.pages import Page
from aiact_desk.problems import Misuse

_STANDING = Listing[DocumentSampleRow](
    newest(DocumentSampleRow, "document_id", "run_id", "pack", "item")
    .where(DocumentSampleRow.mark.is_not(None))
    .order_by(DocumentSampleRow.run_id, DocumentSampleRow.pack, DocumentSampleRow.item),
)


class SampleMarks(Opened):
    def sample_marks(self, document_id: str, offset: int = 0, limit: int = -1) -> Page[SampleMark]:
        """The marks that stand, one at most for each sample, by run, pack and item; a `limit` of -1 gives all.

        Raises: Misuse if the document is unknown.
        """
        document = refs.id_of(self._database, refs.DOCUMENT, document_id)
        return _STANDING.page(self._database, _mark, offset, limit, document_id=document)

    def mark_sample(
        self, document_id: str, run_id: str, pack: str, item: str, mark: Mark | None, reason: str, person: str
    ) -> None:
        """Say something of one sample, or, without a mark, take back what was said.

        Raises: Misuse if the document or the run is unknown, or there is no mark to take back. Problem if the
            document is approved.
        """
        with self._database.writing() as session:
            document, run = editable(session, document_id), refs.find(session, refs.RUN, run_id)
            row = DocumentSampleRow
            current = session.scalar(
                select(row)
                .where(row.document_id == document.id, row.run_id == run.id, row.pack == pack, row.item == item)
                .order_by(row.revision.desc())
                .limit(1)
            )
            if mark is None and (current is None or current.mark is None):
                raise Misuse("library.no_sample_mark", document=document.id, item=item)
            new = DocumentSampleRow(
                document_id=document.id,
                run_id=run.id,
                pack=pack,
                item=item,
                revision=1 if current is None else current.revision + 1,
                mark=mark,
                reason=reason,
                person=person,
                at=datetime.now(UTC),
            )
            session.add(new)
            document.updated_at = new.at


def _mark(row: DocumentSampleRow) -> SampleMark:
    return SampleMark(row.run_id, row.pack, row.item, Mark(str(row.mark)), row.reason, row.person, row.at)
