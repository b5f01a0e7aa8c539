"""Several programs at once, a sudden end, a full disk and an older library: the tables and the chain stay whole."""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from aiact_desk.documents.nouns import Document
from aiact_desk.library import backup, migrate
from aiact_desk.library.store import Library, open_library
from aiact_desk.paths import LibraryPaths
from aiact_desk.problems import Problem
from aiact_desk.regulation.json_values import canonical

_PROGRAM = """
import sys
from pathlib import Path
from aiact_desk.documents.nouns import Provenance, RunEnd
from aiact_desk.library.store import open_library
from aiact_desk.paths import LibraryPaths
from aiact_desk.problems import Problem

library = open_library(LibraryPaths(Path(sys.argv[1])), busy_timeout=60)
document, version, name = sys.argv[2:5]
typed = Provenance("typed", name)
"""
_WRITE = """
made = 0
while made < 25:
    known = library.answers(document).get("counter")
    value, revision = (0, 0) if known is None else (known.value, known.revision)
    try:
        library.save_answer(document, "counter", value + 1, typed, expected_revision=revision)
    except Problem as problem:
        assert problem.id == "library.changed_meanwhile", problem
        continue
    library.add_person(f"{name} {made}", "", name)
    run = library.add_run(version, "core", None)
    library.set_run_end(run.id, RunEnd.SUCCESS)
    made += 1
library.close()
"""
_SAVE_FOR_EVER = """
for number in range(10**9):
    run = library.add_run(version, "core", number)
    print("run", run.id, flush=True)
    library.set_run_end(run.id, RunEnd.SUCCESS)
    print("end", run.id, flush=True)
    library.save_answer(document, "counter", number, typed)
    print("answer", number, flush=True)
"""
_FILL = """
saved = []
ballast = (library.paths.root / "ballast").open("wb", buffering=0)
try:
    while True:
        ballast.write(bytes(4096))
except OSError:
    size = ballast.tell()
ballast.close()
import os
os.truncate(library.paths.root / "ballast", size - 200_000)
try:
    while True:
        saved.append(library.add_run(version, "core", None).id)
except Problem as problem:
    assert problem.id == "library.disk_full", problem
assert saved
try:
    library.add_person("somebody with a long name " * 1000, "", name)
except Problem as problem:
    assert problem.id == "library.disk_full", problem
library.close()
os.unlink(library.paths.root / "ballast")
with open_library(library.paths) as again:
    assert again.check_chain().broken is None, again.check_chain().broken
    assert [run.id for run in again.runs(limit=-1)] == saved[::-1]
    assert again.people() == []
    again.add_run(version, "core", None)
    assert again.check_chain().broken is None
"""


def _program(text: str, library: LibraryPaths, document: Document, name: str) -> subprocess.Popen[str]:
    arguments = [str(library.root), document.id, document.version_ids[0], name]
    return subprocess.Popen([sys.executable, "-c", _PROGRAM + text, *arguments], stdout=subprocess.PIPE, text=True)


def test_two_programs_lose_no_answer_no_record_and_no_row_of_the_chain(library: Library, document: Document) -> None:
    programs = [_program(_WRITE, library.paths, document, name) for name in ("ada", "bo")]
    for program in programs:
        program.communicate(timeout=300)
    assert [program.returncode for program in programs] == [0, 0]
    counter = library.answers(document.id)["counter"]
    assert counter.value == counter.revision == 50
    assert len(library.people(limit=-1)) == len(library.runs(limit=-1)) == 50
    assert library.check_chain().broken is None
    kinds = [entry.kind for entry in library.audit_entries(limit=-1)]
    assert {kind: kinds.count(kind) for kind in ("begin", "person", "run")} == {"begin": 1, "person": 50, "run": 100}


@pytest.mark.parametrize("seed", range(6))
def test_a_program_that_is_killed_at_any_moment_loses_at_most_its_last_save(
    library: Library, document: Document, seed: int
) -> None:
    library.close()
    program = _program(_SAVE_FOR_EVER, library.paths, document, "ada")
    assert program.stdout is not None
    said = [program.stdout.readline()]
    time.sleep(random.Random(seed).uniform(0, 0.3))
    program.send_signal(signal.SIGKILL)
    said += program.communicate()[0].splitlines()
    told = [line.split() for line in said if line.strip()]
    with open_library(library.paths) as again:
        assert again.check_chain().broken is None
        runs = [run.id for run in again.runs(limit=-1)][::-1]
        confirmed = [value for what, value in told if what == "run"]
        assert runs[: len(confirmed)] == confirmed
        assert len(runs) - len(confirmed) in (0, 1)  # the last may be saved and not yet told
        answers = [answer.value for answer in again.answer_history(document.id, "counter")]
        saved = [int(value) for what, value in told if what == "answer"]
        assert answers[: len(saved)] == saved
        assert len(answers) - len(saved) in (0, 1)
    backup.must_be_whole(library.paths.database)


def test_a_full_disk_leaves_the_tables_and_the_chain_whole(
    library: Library, document: Document, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    trial = ["unshare", "-rm", "mount", "-t", "tmpfs", "none", str(disk)]
    if shutil.which("unshare") is None or subprocess.run(trial, capture_output=True).returncode != 0:
        pytest.skip("this system lets a program mount no disk of its own")
    library.close()
    arguments = [str(disk / "library"), document.id, document.version_ids[0], "ada"]
    program = [sys.executable, "-c", _PROGRAM + _FILL, *arguments]
    script = 'mount -t tmpfs -o size=2m none "$1" && cp -r "$2" "$1/library" && shift 2 && exec "$@"'
    ended = subprocess.run(
        ["unshare", "-rm", "sh", "-c", script, "sh", str(disk), str(library.paths.root), *program],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ended.returncode == 0, ended.stderr


_AT = "2026-01-01T00:00:00.000000+00:00"
_OLD: dict[str, dict[str, object]] = {
    "models": {"id": "model-1", "name": "Läufer", "key": "läufer", "notices": "[]", "created_at": _AT},
    "versions": {
        "id": "version-1",
        "name": "Läufer 135M",
        "key": "läufer 135m",
        "model_id": "model-1",
        "path": "/models/1",
        "weights_sha256": "a" * 64,
        "facts": "",
        "added_at": _AT,
    },
    "runs": {"id": "run-1", "version_id": "version-1", "suite": "core", "created_at": _AT, "end": "success"},
    "documents": {
        "id": "document-1",
        "model_id": "model-1",
        "form": "model_documentation_form",
        "edition": "2025-07",
        "number": 1,
        "state": "draft",
        "created_at": _AT,
        "updated_at": _AT,
    },
    "document_versions": {"document_id": "document-1", "position": 0, "version_id": "version-1"},
    "answers": {
        "document_id": "document-1",
        "field": "general.name",
        "revision": 1,
        "value": '"Läufer"',
        "origin": "typed",
        "source": "Ada",
        "detail": "",
        "at": _AT,
    },
}


@pytest.mark.parametrize("revision", ["0001", "0002", "0003", "0004"])
def test_an_older_library_with_runs_and_documents_is_updated_after_a_backup(
    paths: LibraryPaths, document: Document, library: Library, tmp_path: Path, revision: str
) -> None:
    facts = canonical(library.version(document.version_ids[0]).facts.model_dump(mode="json"))
    older = LibraryPaths(tmp_path / "older")
    _make_older(older, tmp_path / "migrations", revision, facts)
    with open_library(older) as updated:
        (old,) = updated.documents()
        assert (old.id, old.version_ids, old.previous_id) == ("document-1", ("version-1",), None)
        assert updated.answers(old.id)["general.name"].value == "Läufer"
        assert [run.id for run in updated.runs("version-1")] == ["run-1"]
        assert updated.version("version-1").facts.parameters == 134_515_008
        assert updated.check_chain().broken is None  # what is older than the chain was never in it
        updated.add_run("version-1", "core", None)
        updated.save_answer(old.id, "general.name", "Anders", updated.answers(old.id)["general.name"].provenance)
        assert updated.check_chain().broken is None
    (kept,) = (older.root / "backups").iterdir()
    assert kept.match(f"library-*-{revision}.sqlite")
    backup.must_be_whole(kept)
    with closing(sqlite3.connect(kept)) as db:
        assert db.execute("SELECT value FROM answers").fetchall() == [('"Läufer"',)]


def _make_older(older: LibraryPaths, migrations: Path, revision: str, facts: str) -> None:
    later = [path.name for path in migrate.MIGRATIONS.glob("versions/r*.py") if path.name[1:5] > revision]
    shutil.copytree(migrate.MIGRATIONS, migrations, ignore=shutil.ignore_patterns("__pycache__", *later))
    older.root.mkdir()
    migrate.bring_up_to_date(older, busy_timeout=1, migrations=migrations)
    with closing(sqlite3.connect(older.database)) as db, db:
        for table, row in _OLD.items():
            full = {**row, "facts": facts} if table == "versions" else row
            columns = ", ".join(f'"{name}"' for name in full)
            values = ", ".join("?" * len(full))
            db.execute(f"INSERT INTO {table} ({columns}) VALUES ({values})", [*full.values()])  # noqa: S608


def test_a_newer_library_is_refused_and_no_byte_of_it_changes(library: Library, document: Document) -> None:
    library.close()
    with closing(sqlite3.connect(library.paths.database)) as db, db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")
    before = {path: path.read_bytes() for path in library.paths.root.rglob("*") if path.is_file()}
    with pytest.raises(Problem) as caught:
        open_library(library.paths)
    assert caught.value.id == "library.newer"
    assert {path: path.read_bytes() for path in library.paths.root.rglob("*") if path.is_file()} == before
