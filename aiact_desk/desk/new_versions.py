"""The verb that begins a new version of a document from an old one."""

from __future__ import annotations

from aiact_desk.desk.desk import Desk
from aiact_desk.documents.nouns import Document


def new_version(desk: Desk, reference: str) -> Document:
    """Begin a draft of the same form, edition, model and versions, with every stated and calculated answer as it was
    given; the old document stays as it is. Rows that fill themselves are filled anew.

    Raises:
        Misuse: if the document is unknown.
    """
    old = desk.library.document(reference)
    answers = (*desk.library.calculated(old.id).values(), *desk.library.answers(old.id).values())
    return desk.library.add_edition(old.id, old.edition, answers)
