"""The comments on a document and the steps that it took, as they travel."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from aiact_desk.documents.audit.entry import Kind
from aiact_desk.documents.bundles.schema import BundledComment, BundledStep
from aiact_desk.documents.review import Identity, StepKind
from aiact_desk.library import refs
from aiact_desk.library.audit_chain import newest, record
from aiact_desk.library.reviews import step_parts, step_subject
from aiact_desk.library.tables import CommentRow, DocumentRow, PersonRow, StepRow
from aiact_desk.problems import Problem


def comments_of(session: Session, document_id: str) -> tuple[BundledComment, ...]:
    """The comments on a document, the first one first."""
    rows = select(CommentRow).where(CommentRow.document_id == document_id).order_by(CommentRow.seq)
    return tuple(
        BundledComment(
            id=row.id,
            field=row.field,
            text=row.text,
            person=row.person,
            at=row.at,
            settled_by=row.settled_by,
            settled_at=row.settled_at,
        )
        for row in session.scalars(rows)
    )


def steps_of(session: Session, document_id: str) -> tuple[BundledStep, ...]:
    """The steps of a document, the first one first. A signature goes with its certificate, or not at all."""
    rows = select(StepRow).where(StepRow.document_id == document_id).order_by(StepRow.seq)
    return tuple(_step(session, row) for row in session.scalars(rows))


def join_comments(
    session: Session, document: DocumentRow, comments: Iterable[BundledComment]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Add comments that are not here yet, and settle those that were settled there; the ids of both.

    Raises: Problem if a comment of that id is here and says something else.
    """
    added, settled = [], []
    for one in comments:
        row = session.scalar(select(CommentRow).where(CommentRow.id == one.id))
        if row is None:
            session.add(CommentRow(**one.model_dump(), document_id=document.id))
            session.flush()
            added.append(one.id)
        elif (row.document_id, row.field, row.text) != (document.id, one.field, one.text):
            raise Problem("bundles.comment_differs", comment=one.id)
        elif row.settled_at is None and one.settled_at is not None:
            row.settled_by, row.settled_at = one.settled_by, one.settled_at
            settled.append(one.id)
    return tuple(added), tuple(settled)


def add_step(session: Session, document: DocumentRow, step: BundledStep, bundle: str, four_eyes: bool) -> None:
    """Note a step that was taken at another desk, with the hash of the bundle in which it came."""
    row = StepRow(
        document_id=document.id,
        step=step.step,
        person=step.person,
        function=step.function,
        reason=step.reason,
        text_sha256=step.text_sha256,
        identity=_identity(session, step),
        signature=step.signature,
        four_eyes=four_eyes,
        at=step.at,
    )
    session.add(row)
    session.flush()
    record(session, Kind.STEP, step_subject(row), **step_parts(row), certificate=step.certificate, bundle=bundle)


def _identity(session: Session, step: BundledStep) -> Identity:
    """What was checked at another desk was not checked here: only a signature can be, by a certificate that the list
    of people here holds for that name.
    """
    known = session.scalar(select(PersonRow.certificate).where(PersonRow.key == refs.key_of(step.person)))
    signed = step.signature is not None and step.certificate is not None and known == step.certificate
    return Identity.CERTIFICATE if signed else Identity.UNCHECKED


def _step(session: Session, row: StepRow) -> BundledStep:
    entry = newest(session, Kind.STEP, step_subject(row))
    certificate = entry.values().get("certificate") if entry and row.signature else None
    held = certificate if isinstance(certificate, str) else None
    return BundledStep(
        step=StepKind(row.step),
        person=row.person,
        function=row.function,
        reason=row.reason,
        text_sha256=row.text_sha256,
        identity=Identity(row.identity),
        signature=row.signature if held else None,
        certificate=held,
        four_eyes=row.four_eyes,
        at=row.at,
    )
