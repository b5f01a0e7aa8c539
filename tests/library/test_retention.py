"""How long a document is kept, holds and deletion in a real library, and what the audit chain says of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date

import pytest

from aiact_desk.documents.answer_pack.request import Answering, Place
from aiact_desk.documents.audit.entry import Kind
from aiact_desk.documents.keeping import Leaner
from aiact_desk.documents.nouns import Document, Provenance
from aiact_desk.documents.register import What
from aiact_desk.library.deletion import _OWN
from aiact_desk.library.store import Library
from aiact_desk.library.tables import Base
from aiact_desk.problems import Misuse, Problem

LEANS = {"documents", "claims", "deliveries"}
"""Tables that name a document and keep it from being deleted."""


def rows_about(library: Library, document: Document) -> int:
    """How many rows of all tables but the chain name the document."""
    with closing(sqlite3.connect(library.paths.database)) as database:
        counted = 0
        for table in Base.metadata.sorted_tables:
            for column in ("document_id", "id"):
                if column in table.c and table.name != "audit":
                    sql = f"SELECT count(*) FROM {table.name} WHERE {column} = ?"  # noqa: S608
                    counted += database.execute(sql, [document.id]).fetchone()[0]
    return counted


def delete(library: Library, document: Document) -> None:
    now = library.document(document.id)
    library.delete_document(now.id, now.updated_at, "its time is over", "2036-11-25", "Ada")


def test_a_start_and_a_hold_are_kept_beside_each_other_and_recorded(library: Library, document: Document) -> None:
    assert library.retention(document.id) is None
    library.set_retention_start(document.id, date(2026, 11, 25), "Ada")
    held = library.set_hold(document.id, "request 7", "Bo")
    assert (held.starts, held.hold, held.person) == (date(2026, 11, 25), "request 7", "Bo")
    released = library.set_hold(document.id, None, "Ada")
    assert (released.starts, released.hold) == (date(2026, 11, 25), None)
    assert library.set_retention_start(document.id, None, "Ada").starts is None
    said = [one.values() for one in library.audit_entries(limit=-1) if one.kind == Kind.RETENTION]
    assert [(one["starts"], one["hold"], one["person"]) for one in said] == [
        ("2026-11-25", None, "Ada"),
        ("2026-11-25", "request 7", "Bo"),
        ("2026-11-25", None, "Ada"),
        (None, None, "Ada"),
    ]
    assert library.check_chain().broken is None


def test_nothing_is_released_that_is_not_held(library: Library, document: Document) -> None:
    with pytest.raises(Misuse) as refused:
        library.set_hold(document.id, None, "Ada")
    assert refused.value.id == "retention.no_hold"


def test_a_hold_that_is_taken_away_behind_the_chain_is_found(library: Library, document: Document) -> None:
    library.set_hold(document.id, "request 7", "Ada")
    with closing(sqlite3.connect(library.paths.database)) as database, database:
        database.execute("UPDATE retention SET hold = NULL")
    broken = library.check_chain().broken
    assert broken is not None
    assert broken.why == "audit.record_altered"
    with closing(sqlite3.connect(library.paths.database)) as database, database:
        database.execute("DELETE FROM retention")
    gone = library.check_chain().broken
    assert gone is not None
    assert gone.why == "audit.record_gone"


def test_a_document_goes_with_all_that_is_its_own_and_the_chain_holds(
    library: Library, document: Document, typed: Provenance, approved: Callable[[Document], Document]
) -> None:
    library.save_answer(document.id, "general.authenticity", "told in confidence", typed)
    library.add_comment(document.id, None, "Looks right.", "Bo")
    library.add_packet(document.id, "Cy", {"general.authenticity": "0" * 64}, "", None, "Ada")
    library.set_retention_start(document.id, date(2016, 11, 25), "Ada")
    approved(document)
    library.add_export(
        document.id, "aio", file_name="a.pdf", sha256="1" * 64, size=1, head=library.audit_head(), person="Ada"
    )
    assert rows_about(library, document) > 6
    delete(library, document)
    assert rows_about(library, document) == 0
    assert library.check_chain().broken is None
    entries = list(library.all_audit_entries())
    (gone,) = [one for one in entries if one.kind == Kind.DELETION]
    said = gone.values()
    assert (gone.subject, said["reason"], said["person"], said["state"], said["until"]) == (
        document.id,
        "its time is over",
        "Ada",
        "exported",
        "2036-11-25",
    )
    assert not any("told in confidence" in one.content for one in entries)


def test_a_document_that_is_gone_without_a_deletion_is_found(
    library: Library, document: Document, approved: Callable[[Document], Document]
) -> None:
    approved(document)
    with closing(sqlite3.connect(library.paths.database)) as database, database:
        for table in ("document_texts", "review_steps", "document_versions", "documents"):
            column = "id" if table == "documents" else "document_id"
            database.execute(f"DELETE FROM {table} WHERE {column} = ?", [document.id])  # noqa: S608
    broken = library.check_chain().broken
    assert broken is not None
    assert broken.why == "audit.record_gone"


def test_a_document_on_which_another_one_leans_stays(library: Library, document: Document, typed: Provenance) -> None:
    newer = library.add_edition(document.id, document.edition, [])
    taker = library.add_document(document.model_id, "framework", "2025-07")
    source = Provenance("imported", document.id, "model_documentation_form/general.union_release_date")
    library.save_answer(taker.id, "dates.placing", "2026-11-25", source)
    assert library.leaning_on(document.id) == [Leaner("document", newer.id), Leaner("document", taker.id)]
    with pytest.raises(Problem) as refused:
        delete(library, document)
    assert refused.value.id == "retention.leaned_on"
    delete(library, newer)
    delete(library, taker)
    delete(library, document)
    assert library.documents() == []


def test_a_document_that_was_delivered_or_is_named_by_a_request_stays(library: Library, document: Document) -> None:
    recipient = library.add_recipient("Downstream AG", "downstream_provider", "", "Ada")
    library.add_delivery(recipient.id, What.DELIVERED, document.id, None, "dp", date(2026, 11, 25), "Ada")
    assert [one.kind for one in library.leaning_on(document.id)] == ["delivery"]
    with pytest.raises(Problem) as refused:
        delete(library, document)
    assert refused.value.id == "retention.leaned_on"
    request = library.add_request(
        document.model_id,
        number="AIO/7",
        authority="ai_office",
        basis="documentation",
        form="request",
        purpose="to see",
        received=date(2026, 11, 20),
        deadline=date(2026, 11, 30),
        fines_stated=True,
        person="Ada",
    )
    other = library.add_document(document.model_id, "framework", "2025-07")
    asked = Answering(rows=(Place(other.id, "general.authenticity"),))
    library.add_request_item(request.id, "the Framework", asked, "Ada")
    assert library.leaning_on(other.id) == [Leaner("request", request.id)]


def test_a_document_that_is_held_or_was_changed_meanwhile_stays(
    library: Library, document: Document, typed: Provenance
) -> None:
    library.save_answer(document.id, "general.authenticity", "a sum", typed)
    with pytest.raises(Problem) as changed:
        library.delete_document(document.id, document.updated_at, "over", "", "Ada")
    assert changed.value.id == "retention.changed_meanwhile"
    library.set_hold(document.id, "request 7", "Ada")
    with pytest.raises(Problem) as held:
        delete(library, document)
    assert held.value.id == "retention.held"
    assert library.document(document.id).id == document.id


def test_every_table_that_names_a_document_goes_with_it_or_keeps_it() -> None:
    """A table that is added later is put on one of the two lists, or this fails."""
    naming = {
        table.name
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name in ("documents", "exports", "packets")
    }
    assert naming == {one.__tablename__ for one in _OWN} | LEANS
