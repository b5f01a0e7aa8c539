"""Which documents lean on a run or a version, as the tables say it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Select, or_, select

from aiact_desk.documents.nouns import Document, DocumentState
from aiact_desk.library import refs
from aiact_desk.library.documents import document_of
from aiact_desk.library.opened import Opened
from aiact_desk.library.tables import (
    AnswerRow,
    CoverRow,
    DocumentRow,
    DocumentRunRow,
    DocumentSampleRow,
    ExportRow,
    RequestItemRow,
    RunRow,
    TextRow,
)


class Leaning(Opened):
    def documents_naming_run(self, run_id: str) -> list[Document]:
        """The documents that name a run: in a choice or a mark (also one that was taken back), in an answer, or in a
        text that was sent to review, or a request names it in them; and drafts that cover its version and were exported
        since it began. Newest first.

        Raises: Misuse if the run is unknown.
        """
        with self._database.reading() as session:
            run = refs.find(session, refs.RUN, run_id)
            named = or_(*(DocumentRow.id.in_(one) for one in _naming(run)))
            rows = session.scalars(select(DocumentRow).where(named).order_by(DocumentRow.seq.desc()))
            return [document_of(session, row) for row in rows]

    def documents_covering(self, version_id: str) -> list[Document]:
        """The documents that cover a version, or in which a run of it was chosen once. Newest first.

        Raises: Misuse if the version is unknown.
        """
        with self._database.reading() as session:
            version = refs.find(session, refs.VERSION, version_id)
            chosen = select(DocumentRunRow.document_id).where(DocumentRunRow.version_id == version.id)
            named = or_(DocumentRow.id.in_(_covering(version.id)), DocumentRow.id.in_(chosen))
            rows = session.scalars(select(DocumentRow).where(named).order_by(DocumentRow.seq.desc()))
            return [document_of(session, row) for row in rows]


def _covering(version_id: str) -> Select[str]:
    return select(CoverRow.document_id).where(CoverRow.version_id == version_id)


def _naming(run: RunRow) -> Iterable[Select[str]]:
    covering = _covering(run.version_id)
    in_its_json = TextRow.content.contains(f'"{run.id}"', autoescape=True)
    return (
        select(DocumentRunRow.document_id).where(DocumentRunRow.run_id == run.id),
        select(DocumentSampleRow.document_id).where(DocumentSampleRow.run_id == run.id),
        select(AnswerRow.document_id).where(AnswerRow.origin == "measured", AnswerRow.source == run.id),
        select(TextRow.document_id).where(TextRow.document_id.in_(covering), in_its_json),
        select(DocumentRow.id)
        .join(RequestItemRow, RequestItemRow.runs.contains(DocumentRow.id))
        .where(RequestItemRow.runs.contains(f'"{run.id}"')),
        select(ExportRow.document_id)
        .join(DocumentRow, DocumentRow.id == ExportRow.document_id)
        .where(
            ExportRow.document_id.in_(covering),
            DocumentRow.state == DocumentState.DRAFT,
            ExportRow.at >= run.created_at,
        ),
    )
