"""The steps of a document that comes back: joined where they are about the very text that stands here."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from aiact_desk.documents.audit.entry import Kind
from aiact_desk.documents.bundles.reading import Unpacked
from aiact_desk.documents.bundles.schema import BundledStep
from aiact_desk.documents.nouns import DocumentState
from aiact_desk.documents.review import StepKind
from aiact_desk.library import refs
from aiact_desk.library.audit_chain import record
from aiact_desk.library.authors import author_keys
from aiact_desk.library.bundles.remarks import add_step, steps_of
from aiact_desk.library.reviews import erase_journal, sha256_of_text
from aiact_desk.library.tables import CommentRow, DocumentRow
from aiact_desk.problems import Problem

_LEADS_TO = {StepKind.RETURNED: DocumentState.DRAFT, StepKind.APPROVED: DocumentState.APPROVED}


def join_steps(
    session: Session, document: DocumentRow, unpacked: Unpacked, *, four_eyes: bool
) -> tuple[tuple[StepKind, ...], Problem | None]:
    """Join the steps that were taken there since the document left; which, and why the next one was not.

    `four_eyes`: whether who wrote the document may not approve it.
    """
    here, there = [_same(one) for one in steps_of(session, document.id)], unpacked.bundle.steps
    joined: list[StepKind] = []
    for number, step in enumerate(there):
        if number < len(here):
            if here[number] != _same(step):
                return tuple(joined), Problem("bundles.moved_meanwhile", document=document.id)
            continue
        wrote = refs.key_of(step.person) in author_keys(session, document.id)
        if why := _refused(session, document, step, wrote=wrote and four_eyes):
            return tuple(joined), why
        _take(session, document, step, unpacked.sha256, four_eyes=not wrote and step.step is StepKind.APPROVED)
        joined.append(step.step)
    return tuple(joined), None


def _same(step: BundledStep) -> tuple[StepKind, str, object]:
    """What stays the same of a step wherever it is looked at; a name can be erased."""
    return step.step, step.text_sha256, step.at


def _refused(session: Session, document: DocumentRow, step: BundledStep, *, wrote: bool) -> Problem | None:
    """Why a step is not joined."""
    if step.step is StepKind.SENT:
        return Problem("bundles.sent_there", document=document.id)
    if document.state != DocumentState.IN_REVIEW or sha256_of_text(session, document.id) != step.text_sha256:
        return Problem("bundles.moved_meanwhile", document=document.id)
    if step.step is StepKind.RETURNED:
        return None
    if wrote:
        return Problem("bundles.own_work", document=document.id, person=step.person)
    unsettled = select(func.count()).where(CommentRow.document_id == document.id, CommentRow.settled_at.is_(None))
    if count := session.scalar(unsettled):
        return Problem("bundles.comments_open", document=document.id, count=count)
    return None


def _take(session: Session, document: DocumentRow, step: BundledStep, bundle: str, *, four_eyes: bool) -> None:
    if step.step is StepKind.APPROVED:
        erase_journal(session, document)
    add_step(session, document, step, bundle, four_eyes)
    document.state, document.updated_at = _LEADS_TO[step.step], step.at
    record(session, Kind.STATE, document.id, state=document.state, text=step.text_sha256, bundle=bundle)
