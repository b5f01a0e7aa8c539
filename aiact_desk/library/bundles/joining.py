"""A bundle of a document that is here: what changed there alone is taken over, nothing is overwritten unasked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from aiact_desk.documents.bundles.comparing import Agreed, Compared, Side, compare
from aiact_desk.documents.bundles.reading import Unpacked
from aiact_desk.documents.bundles.sayings import Key, Saying, sayings, sayings_in
from aiact_desk.documents.bundles.schema import Bundle, BundledAnswer, BundledChoice, BundledMark
from aiact_desk.documents.nouns import DocumentState
from aiact_desk.library.bundles.gathering import answers_of, choices_of, marks_of
from aiact_desk.library.bundles.said import answer_row, choice_row, mark_row
from aiact_desk.library.documents import document_of
from aiact_desk.library.tables import (
    AnswerRow,
    DocumentRow,
    DocumentRunRow,
    DocumentSampleRow,
    VersionRow,
)
from aiact_desk.problems import Problem


def must_be_same(session: Session, document: DocumentRow, bundle: Bundle) -> Problem | None:
    """What is remarked where the bundle covers other versions than the document here.

    Raises: Problem if it is of another form or edition.
    """
    given = bundle.document
    if (given.form, given.edition) != (document.form, document.edition):
        raise Problem("bundles.other_form", document=document.id, form=f"{given.form} {given.edition}")
    weights = {version.id: version.facts.identity for version in bundle.versions}
    known = _weights(session, document)
    if {weights[id] for id in given.versions} != {known[id] for id in document_of(session, document).version_ids}:
        return Problem("bundles.other_versions", document=document.id)
    return None


def here_now(session: Session, document: DocumentRow) -> dict[Key, Saying]:
    """The newest sayings of a document of this library."""
    of_document = (session, document.id)
    return sayings(
        answers_of(*of_document), choices_of(*of_document), marks_of(*of_document), _weights(session, document)
    )


def join_sayings(
    session: Session,
    document: DocumentRow,
    unpacked: Unpacked,
    agreed: Agreed,
    takes: Mapping[str, Side],
    version_ids: Mapping[str, str],
) -> tuple[Compared, ...]:
    """Take over what changed there alone, and the conflicts that `takes` decides so; every saying of either side.

    Raises: Misuse if `takes` names what neither side says.
    """
    compared = compare(here_now(session, document), sayings_in(unpacked.bundle), agreed, takes)
    if document.state != DocumentState.DRAFT:
        return tuple(replace(one, change="frozen") if one.change == "theirs" else one for one in compared)
    for one in compared:
        if one.change == "theirs" and one.there is not None:
            _take(session, document, one.there, version_ids)
    if any(one.change == "theirs" for one in compared):
        document.updated_at = datetime.now(UTC)
    return compared


def _take(session: Session, document: DocumentRow, there: Saying, version_ids: Mapping[str, str]) -> None:
    match there.said:
        case BundledAnswer() as said:
            answer = AnswerRow
            of_field = (answer.document_id == document.id, answer.field == said.field)
            highest = session.scalar(select(func.max(answer.revision)).where(*of_field))
            session.add(answer_row(document.id, said, (highest or 0) + 1))
        case BundledChoice() as said:
            choice, version = DocumentRunRow, version_ids[said.version]
            of_suite = (choice.document_id == document.id, choice.version_id == version, choice.suite == said.suite)
            highest = session.scalar(select(func.max(choice.revision)).where(*of_suite))
            session.add(choice_row(document.id, said, (highest or 0) + 1, version))
        case BundledMark() as said:
            mark = DocumentSampleRow
            sample = (mark.run_id == said.run, mark.pack == said.pack, mark.item == said.item)
            highest = session.scalar(select(func.max(mark.revision)).where(mark.document_id == document.id, *sample))
            session.add(mark_row(document.id, said, (highest or 0) + 1))
    session.flush()


def _weights(session: Session, document: DocumentRow) -> dict[str, str]:
    """What identifies each version of the document's model, by its id."""
    rows = session.scalars(select(VersionRow).where(VersionRow.model_id == document.model_id))
    return {row.id: row.weights_sha256 for row in rows}
