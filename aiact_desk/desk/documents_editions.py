"""The verb that takes a document to a new edition of its form."""

from __future__ import annotations

from dataclasses import dataclass, replace

from aiact_desk.desk.desk import Desk
from aiact_desk.desk.documents import show_document
from aiact_desk.documents.check import open_items
from aiact_desk.documents.content import Content
from aiact_desk.documents.editions import Migration, migrate
from aiact_desk.documents.nouns import Document
from aiact_desk.problems import Misuse
from aiact_desk.regulation.forms import editions, load_form


@dataclass(frozen=True)
class NewEdition:
    """A document, the one that was made from it under a new edition of its form, and what became of the answers."""

    old: Document
    content: Content
    migration: Migration


def new_edition(desk: Desk, reference: str, edition: str | None = None) -> NewEdition:
    """Begin a document of a newer edition (default: the newest) with every stated answer that carries over.

    Answers keep where they come from and when they were given; the old document stays as it is, answers and all. Rows
    that fill themselves are filled anew. A new row is asked only where it is open.

    Raises:
        Misuse: if the document or the edition is unknown, or the edition is not newer than the document's.
    """
    old = desk.library.document(reference)
    on_the_way = _on_the_way(old, edition)
    forms = [load_form(old.form, each) for each in (old.edition, *on_the_way)]
    migration = migrate(forms, desk.library.answers(old.id))
    calculated = migrate(forms, desk.library.calculated(old.id)).carried
    made = desk.library.add_edition(old.id, on_the_way[-1], (*calculated, *migration.carried))
    content = show_document(desk, made.id)
    missing = {item.field for item in open_items(content) if item.kind == "missing"}
    asked = tuple(one for one in migration.asked if one.before is not None or one.row.id in missing)
    return NewEdition(old, content, replace(migration, asked=asked))


def _on_the_way(document: Document, edition: str | None) -> tuple[str, ...]:
    """The editions after the document's, up to the one that is wanted."""
    newer = tuple(each for each in editions(document.form) if each > document.edition)
    if not newer:
        raise Misuse("editions.already", document=document.id, edition=document.edition)
    wanted = newer[-1] if edition is None else load_form(document.form, edition).edition
    if wanted not in newer:
        raise Misuse(
            "editions.older", document=document.id, found=document.edition, edition=wanted, known=", ".join(newer)
        )
    return tuple(each for each in newer if each <= wanted)
