"""The steps of a document from draft to approved, and the text that each step was about."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from aiact_desk.documents.audit.entry import Kind
from aiact_desk.documents.frozen import FrozenText
from aiact_desk.documents.nouns import Document, DocumentState
from aiact_desk.documents.review import Identity, Step, StepKind
from aiact_desk.library import refs
from aiact_desk.library.audit_chain import record
from aiact_desk.library.authors import author_keys
from aiact_desk.library.committed import commit_values, text_of
from aiact_desk.library.documents import document_of
from aiact_desk.library.opened import Opened
from aiact_desk.library.reading import Listing
from aiact_desk.library.tables import AnswerRow, DocumentRow, StepRow, TextRow
from aiact_desk.pages import Page
from aiact_desk.problems import Problem
from aiact_desk.regulation.json_values import Json

_STEPS = Listing[StepRow](select(StepRow).order_by(StepRow.seq))


class Reviews(Opened):
    def send_to_review(self, document_id: str, text: FrozenText, seen: datetime, person: str) -> Document:
        """Freeze a draft with this text; every value that changed since it was last sent becomes a row of the chain.

        `seen` is `updated_at` of the document from which the text was made.

        Raises: Problem if the document is no draft, or was changed since.
        """
        with self._database.writing() as session:
            row = _in(session, document_id, DocumentState.DRAFT, "library.not_in_draft")
            if row.updated_at != seen:
                raise Problem("library.document_changed_meanwhile", document=row.id)
            commit_values(session, row, text, person)
            return _stepped(session, row, DocumentState.IN_REVIEW, StepKind.SENT, person)

    def send_back(self, document_id: str, reason: str, person: str) -> Document:
        """Make a document a draft again, for a reason.

        Raises: Problem if it is not in review.
        """
        with self._database.writing() as session:
            row = _in(session, document_id, DocumentState.IN_REVIEW, "library.not_in_review")
            return _stepped(session, row, DocumentState.DRAFT, StepKind.RETURNED, person, reason=reason)

    def approve(
        self,
        document_id: str,
        person: str,
        *,
        function: str,
        text_sha256: str,
        identity: Identity,
        signature: str | None,
        certificate: str | None,
        four_eyes: bool,
    ) -> Document:
        """Approve the text of this hash. What was typed on the way to it, and never sent to review, is erased.

        `certificate` (PEM) is the one that `signature` is checked by; it stands in the chain.

        Raises: Problem if the document is not in review, or its text is another one.
        """
        with self._database.writing() as session:
            row = _in(session, document_id, DocumentState.IN_REVIEW, "library.not_in_review")
            if sha256_of_text(session, row.id) != text_sha256:
                raise Problem("library.document_changed_meanwhile", document=row.id)
            erase_journal(session, row)
            return _stepped(
                session,
                row,
                DocumentState.APPROVED,
                StepKind.APPROVED,
                person,
                function=function,
                identity=identity,
                signature=signature,
                certificate=certificate,
                four_eyes=four_eyes,
            )

    def wrote(self, document_id: str, name: str) -> bool:
        """Whether somebody of this name had a hand in a document (see `author_keys`).

        Raises: Misuse if the document is unknown.
        """
        with self._database.reading() as session:
            return refs.key_of(name) in author_keys(session, refs.find(session, refs.DOCUMENT, document_id).id)

    def steps(self, document_id: str, offset: int = 0, limit: int = -1) -> Page[Step]:
        """The steps of a document, the first one first; a `limit` of -1 gives all.

        Raises: Misuse if the document is unknown.
        """
        document = refs.id_of(self._database, refs.DOCUMENT, document_id)
        return _STEPS.page(self._database, _step, offset, limit, document_id=document)

    def frozen_text(self, document_id: str) -> FrozenText | None:
        """The text that a document was last sent to review with; None where it never was.

        Raises: Misuse if the document is unknown. Problem if what the library holds is no text.
        """
        with self._database.reading() as session:
            return text_of(session, refs.find(session, refs.DOCUMENT, document_id).id)


def _in(session: Session, document_id: str, state: DocumentState, otherwise: str) -> DocumentRow:
    row = refs.find(session, refs.DOCUMENT, document_id)
    if row.state != state:
        raise Problem(otherwise, document=row.id, state=row.state)
    return row


def _stepped(
    session: Session,
    document: DocumentRow,
    state: DocumentState,
    step: StepKind,
    person: str,
    *,
    function: str = "",
    reason: str = "",
    identity: Identity = Identity.UNCHECKED,
    signature: str | None = None,
    certificate: str | None = None,
    four_eyes: bool = False,
) -> Document:
    """Note a step and the state that it leads to, in the tables and in the chain."""
    now = datetime.now(UTC)
    row = StepRow(
        document_id=document.id,
        step=step,
        person=person,
        function=function,
        reason=reason,
        text_sha256=sha256_of_text(session, document.id),
        identity=identity,
        signature=signature,
        four_eyes=four_eyes,
        at=now,
    )
    session.add(row)
    session.flush()
    document.state, document.updated_at = state, now
    record(session, Kind.STEP, step_subject(row), **step_parts(row), certificate=certificate)
    record(session, Kind.STATE, document.id, state=state.value, text=row.text_sha256)
    return document_of(session, document)


def step_subject(row: StepRow) -> str:
    """The subject of the chain's row about a step."""
    return f"{row.document_id}/step-{row.seq}"


def step_parts(row: StepRow) -> dict[str, Json]:
    """What the audit chain says of a step."""
    return {
        "step": StepKind(row.step).value,
        "person": row.person,
        "function": row.function,
        "reason": row.reason,
        "text": row.text_sha256,
        "identity": Identity(row.identity).value,
        "signature": row.signature,
        "four_eyes": row.four_eyes,
    }


def sha256_of_text(session: Session, document_id: str) -> str:
    """The hash of the newest text."""
    newest = select(TextRow.content).where(TextRow.document_id == document_id).order_by(TextRow.revision.desc())
    return sha256((session.scalar(newest.limit(1)) or "").encode()).hexdigest()


def erase_journal(session: Session, document: DocumentRow) -> None:
    """Delete the revisions of answers that no text of the document names and that are not the newest of their line."""
    texts = session.scalars(select(TextRow.content).where(TextRow.document_id == document.id))
    kept = {(field, number) for text in texts for field, number in FrozenText.model_validate_json(text).stated.items()}
    calculated = AnswerRow.origin == "computed"
    of_document = AnswerRow.document_id == document.id
    newest = select(AnswerRow.field, func.max(AnswerRow.revision)).where(of_document)
    for line in (calculated, ~calculated):
        kept |= {(field, number) for field, number in session.execute(newest.where(line).group_by(AnswerRow.field))}
    for field, number in session.execute(select(AnswerRow.field, AnswerRow.revision).where(of_document)).all():
        if (field, number) not in kept:
            one = (of_document, AnswerRow.field == field, AnswerRow.revision == number)
            session.execute(delete(AnswerRow).where(*one))


def _step(row: StepRow) -> Step:
    return Step(
        row.document_id,
        StepKind(row.step),
        row.person,
        row.function,
        row.reason,
        row.text_sha256,
        Identity(row.identity),
        row.signature,
        row.four_eyes,
        row.at,
    )
