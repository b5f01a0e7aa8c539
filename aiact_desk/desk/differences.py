"""The verb that says what differs between two documents."""

from __future__ import annotations

from aiact_desk.desk.desk import Desk
from aiact_desk.desk.documents import show_document
from aiact_desk.documents.difference import Difference, difference
from aiact_desk.problems import Misuse
from aiact_desk.regulation.forms import editions, load_form


def difference_between(desk: Desk, old: str, new: str | None = None) -> Difference:
    """What differs between two documents of one form, of whichever editions and models.

    With one document alone: between the one that it was begun from, and itself.

    Raises:
        Misuse: if a document is unknown, they are of different forms, or the only one was begun from none.
    """
    if new is None:
        old, new = _previous(desk, old), old
    was, now = show_document(desk, old), show_document(desk, new)
    if was.form.id != now.form.id:
        raise Misuse("difference.other_form", old=was.document.id, form=was.form.title, other=now.form.title)
    first, last = sorted((was.form.edition, now.form.edition))
    between = [edition for edition in editions(was.form.id) if first <= edition <= last]
    return difference(was, now, [load_form(was.form.id, edition) for edition in between])


def _previous(desk: Desk, reference: str) -> str:
    document = desk.library.document(reference)
    if document.previous_id is None:
        raise Misuse("difference.no_previous", document=document.id)
    return document.previous_id
