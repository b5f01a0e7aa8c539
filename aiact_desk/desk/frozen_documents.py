"""Documents that are no drafts: they say what they said when they were sent to review."""

from __future__ import annotations

from collections.abc import Sequence

from aiact_desk.desk import document_runs
from aiact_desk.desk.desk import Desk
from aiact_desk.documents.content import Content
from aiact_desk.documents.frozen import FrozenText, thaw
from aiact_desk.documents.nouns import Document, DocumentState, Model, Version
from aiact_desk.problems import Problem
from aiact_desk.regulation.schema import Form


def frozen_content(desk: Desk, form: Form, document: Document, model: Model, versions: Sequence[Version]) -> Content:
    """What a document said when it was sent to review, whatever was measured, read or recorded since.

    Raises:
        Problem: if the library holds no such text.
    """
    text = _text(desk, document)
    listing = document_runs.listing(desk, versions, desk.library.run_choices(document.id), only=text.runs)
    evidence, unreadable = document_runs.evidence_in(listing)
    content = Content(
        form,
        document,
        model,
        tuple(versions),
        {},
        desk.library.answers(document.id),
        evidence,
        unreadable,
        listing,
        tuple(desk.library.sample_marks(document.id)),
        steps=tuple(desk.library.steps(document.id)),
    )
    return thaw(text, content)


def must_rest_on_the_same(desk: Desk, content: Content) -> None:
    """Nothing is printed of a frozen text whose runs are others than they were.

    Raises:
        Problem: if a run that counts is gone or was altered, also where its manifest was altered with it.
    """
    if content.document.state != DocumentState.DRAFT:
        document_runs.must_be_as_frozen(desk, content.listing, _text(desk, content.document).runs)


def _text(desk: Desk, document: Document) -> FrozenText:
    text = desk.library.frozen_text(document.id)
    if text is None:
        raise Problem("library.text_altered", document=document.id)
    return text
