"""Which documents rest on a run or a version: evidence is kept as long as the figures that rest on it."""

from __future__ import annotations

from aiact_desk.desk import document_runs
from aiact_desk.desk.desk import Desk
from aiact_desk.documents.nouns import Document, DocumentState, Run


def documents_resting_on_run(desk: Desk, run_id: str) -> list[Document]:
    """The documents whose figures rest on a run, newest first: those that name it (in a choice, a mark, an answer, or a
    text that was sent to review), drafts in which it counts now by rule, and drafts that were exported since it began.

    Raises:
        Misuse: if the run is unknown.
    """
    run = desk.library.run(run_id)
    resting = {one.id: one for one in desk.library.documents_naming_run(run.id)}
    for one in desk.library.documents_covering(run.version_id):
        if one.id not in resting and one.state is DocumentState.DRAFT and _counts_in(desk, one, run):
            resting[one.id] = one
    return sorted(resting.values(), key=lambda one: one.created_at, reverse=True)


def documents_resting_on_version(desk: Desk, version_id: str) -> list[Document]:
    """The documents that cover a version, or once rested on a run of it, newest first.

    Raises:
        Misuse: if the version is unknown.
    """
    return desk.library.documents_covering(version_id)


def _counts_in(desk: Desk, document: Document, run: Run) -> bool:
    """Whether a draft rests on the run as things stand."""
    version = desk.library.version(run.version_id)
    listing = document_runs.listing(desk, [version], desk.library.run_choices(document.id))
    return any(one.chosen and one.run.id == run.id for one in listing.candidates)
