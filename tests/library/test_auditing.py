"""The chain in a real library: what is saved becomes a row, and what is changed behind its back is found."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiact_desk.documents.audit.entry import Kind
from aiact_desk.documents.nouns import Document, Provenance
from aiact_desk.evaluation.ending import RunEnd
from aiact_desk.library.store import Library
from aiact_desk.problems import Misuse


@pytest.fixture
def lived(
    library: Library, document: Document, typed: Provenance, approved: Callable[[Document], Document]
) -> Document:
    """A document with two answers, a run and an export, approved."""
    library.add_person("Bo", "head of compliance", "Ada")
    run = library.add_run(document.version_ids[0], "starter", 10)
    library.set_run_end(run.id, RunEnd.SUCCESS)
    library.save_answer(document.id, "name", "Läufer", typed)
    library.save_answer(document.id, "size", "7B", Provenance("imported", "Cem, 2026-11-20", "packet"))
    done = approved(document)
    head = library.audit_head()
    library.add_export(done.id, "aio", file_name="a.pdf", sha256="0" * 64, size=5, head=head, person="Ada")
    return done


def change(library: Library, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(library.paths.database)) as connection:
        connection.execute(statement, values)
        connection.commit()


def test_what_is_saved_is_a_row(library: Library, lived: Document) -> None:
    kinds = [entry.kind for entry in library.audit_entries(limit=-1)]
    assert kinds == ["begin", "person", "run", "run", *["value"] * 2, *["step", "state"] * 2, "export", "state"]
    assert library.check_chain().broken is None
    assert library.document(lived.id).state == "exported"


def test_a_value_that_did_not_change_is_not_recorded_twice(
    library: Library, document: Document, typed: Provenance, text_of: Callable[..., object]
) -> None:
    def send() -> None:
        now = library.document(document.id)
        library.send_to_review(now.id, text_of(now), now.updated_at, "Ada")  # type: ignore[arg-type]

    library.save_answer(document.id, "name", "Läufer", typed)
    library.save_answer(document.id, "size", "7B", typed)
    send()
    library.send_back(document.id, "which size?", "Bo")
    library.save_answer(document.id, "size", "8B", typed)
    library.clear_answer(document.id, "name", typed)
    send()
    rows = [entry for entry in library.audit_entries(limit=-1) if entry.kind == Kind.VALUE]
    assert [entry.subject.partition("/")[2] for entry in rows] == ["name", "size", "size", "name"]
    assert rows[-1].values()["answer"] is None
    assert library.check_chain().broken is None


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("UPDATE answers SET value = '\"8B\"' WHERE field = 'size'", "audit.record_altered"),
        ("UPDATE answers SET source = 'Dora' WHERE field = 'name'", "audit.record_altered"),
        ("UPDATE documents SET state = 'approved'", "audit.record_altered"),
        ("UPDATE document_texts SET content = replace(content, 'Beispiel', 'Anders')", "audit.record_altered"),
        ("UPDATE exports SET audience = 'dp'", "audit.record_altered"),
        ("UPDATE people SET function = 'intern'", "audit.record_altered"),
        ("UPDATE people SET passphrase = 'scrypt$2$1$1$00$00'", "audit.record_altered"),
        ("UPDATE runs SET \"end\" = 'cancelled'", "audit.record_altered"),
        ("UPDATE review_steps SET person = 'Ada' WHERE step = 'approved'", "audit.record_altered"),
        ("DELETE FROM review_steps WHERE step = 'approved'", "audit.record_gone"),
        ("DELETE FROM answers WHERE field = 'size'", "audit.record_altered"),
        ("DELETE FROM exports", "audit.record_gone"),
        ("DELETE FROM audit WHERE seq = 3", "audit.row_missing"),
        ("UPDATE audit SET at = replace(at, '2026', '2025') WHERE seq = 2", "audit.row_altered"),
        ("UPDATE audit SET content = '{}' WHERE seq = 5", "audit.row_altered"),
        ("DELETE FROM audit", "audit.record_unknown"),
    ],
)
def test_a_change_behind_its_back_is_found(library: Library, lived: Document, statement: str, why: str) -> None:
    assert library.check_chain().broken is None
    change(library, statement)
    broken = library.check_chain().broken
    assert broken is not None
    assert broken.why == why


@settings(max_examples=60)
@given(st.data())
def test_a_flipped_bit_in_any_row_is_found(shared_library: Library, data: st.DataObject) -> None:
    """The rows lie in a real database file; each example puts the row back as it was."""
    if shared_library.audit_head() is None:
        for name in ("Ada", "Bo", "Cem"):
            shared_library.add_person(name, "writes", "Ada")
    entries = shared_library.audit_entries(limit=-1)
    entry = data.draw(st.sampled_from(entries))
    column = data.draw(st.sampled_from(["at", "kind", "subject", "content", "previous", "hash"]))
    old = getattr(entry, column)
    place, bit = data.draw(st.integers(0, len(old) - 1)), data.draw(st.integers(0, 6))
    new = old[:place] + chr(ord(old[place]) ^ (1 << bit)) + old[place + 1 :]
    change(shared_library, f"UPDATE audit SET {column} = ? WHERE seq = ?", new, entry.seq)  # noqa: S608
    try:
        broken = shared_library.check_chain().broken
        assert broken is not None
        assert broken.seq == entry.seq
    finally:
        change(shared_library, f"UPDATE audit SET {column} = ? WHERE seq = ?", old, entry.seq)  # noqa: S608


def test_a_person_is_erased_and_the_chain_holds(library: Library, lived: Document) -> None:
    ada = library.add_person("Ada", "writes", "Bo")
    erased = library.erase_person("Ada", "asked for it", "Bo")
    assert erased > 0
    assert library.check_chain().broken is None
    with closing(sqlite3.connect(library.paths.database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        dumped = "\n".join(connection.iterdump())
    assert "Ada" not in dumped
    assert b"Ada" not in library.paths.database.read_bytes()
    assert library.answers(lived.id)["name"].provenance.source == f"erased person {ada.id}"
    assert library.answers(lived.id)["name"].value == "Läufer"
    last = library.audit_entries(limit=1, newest_first=True)[0]
    assert last.values()["reason"] == "asked for it"


def test_a_part_is_erased_with_a_reason(library: Library, lived: Document) -> None:
    row = next(entry for entry in library.audit_entries(limit=-1) if entry.subject.endswith("/size"))
    library.erase_audit_parts({row.seq: ["answer", "source"]}, "named a person", "Ada")
    assert library.check_chain().broken is None
    found = library.audit_entry(row.seq)
    assert found is not None
    assert "source" not in found.values()
    for rows, id in (({999: ["answer"]}, "audit.row_unknown"), ({row.seq: ["no"]}, "audit.part_unknown")):
        with pytest.raises(Misuse, match=id):
            library.erase_audit_parts(rows, "reason", "Ada")
    with pytest.raises(Misuse, match=r"audit\.row_unknown"):
        library.erase_audit_parts({1: ["name"]}, "reason", "Ada")


def test_runs_from_before_the_chain_are_no_fault(library: Library, document: Document) -> None:
    run = library.add_run(document.version_ids[0], "starter", None)
    change(library, "DELETE FROM audit")
    change(library, "UPDATE runs SET created_at = '2020-01-01T00:00:00.000000+00:00' WHERE id = ?", run.id)
    library.add_person("Ada", "", "Ada")
    assert library.check_chain().broken is None
