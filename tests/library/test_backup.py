"""Backups: whole while others write, read again, put back without losing what was there."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from aiact_desk.documents.nouns import Document, Provenance
from aiact_desk.library import backup, backup_folder, migrate
from aiact_desk.library.restore import Restored, restore
from aiact_desk.library.store import Library, open_library
from aiact_desk.paths import LibraryPaths
from aiact_desk.problems import Misuse, Problem
from aiact_desk.wording import say_problem

_SAVE_FOR_EVER = """
import sys
from pathlib import Path
from aiact_desk.documents.nouns import Provenance
from aiact_desk.library.store import open_library
from aiact_desk.paths import LibraryPaths

library = open_library(LibraryPaths(Path(sys.argv[1])), busy_timeout=60)
for number in range(10**9):
    run = library.add_run(sys.argv[2], "core", number)
    library.save_answer(sys.argv[3], "counter", number, Provenance("typed", "Ada"))
    print(number, flush=True)
"""


@pytest.fixture
def kept(library: Library, tmp_path: Path) -> Path:
    to = tmp_path / "kept.sqlite"
    backup.copy_database(library.paths.database, to)
    return to


def _put_back(library: Library, from_: Path) -> Restored:
    return restore(library.paths, from_, timeout=0.2)


def _refused(library: Library, from_: Path) -> Problem:
    """What is said of a backup that is refused; the library stays as it is."""
    library.close()
    before = {path: path.read_bytes() for path in sorted(library.paths.root.rglob("*")) if path.is_file()}
    with pytest.raises(Problem) as caught:
        _put_back(library, from_)
    assert say_problem(caught.value)
    assert {path: path.read_bytes() for path in sorted(library.paths.root.rglob("*")) if path.is_file()} == before
    return caught.value


def _with_files(library: Library, to: Path) -> backup_folder.Copied:
    to.mkdir()
    backup.copy_database(library.paths.database, LibraryPaths(to).database)
    return backup_folder.copy_files(library.paths, to)


def _attach(library: Library, name: str, content: bytes) -> Path:
    file = library.paths.root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def test_a_copy_is_whole_while_another_program_writes(library: Library, document: Document, tmp_path: Path) -> None:
    arguments = [str(library.paths.root), document.version_ids[0], document.id]
    program = subprocess.Popen([sys.executable, "-c", _SAVE_FOR_EVER, *arguments], stdout=subprocess.PIPE, text=True)
    try:
        assert program.stdout is not None
        confirmed = 0
        for number in range(5):
            confirmed = int(program.stdout.readline())
            to = tmp_path / f"{number}.sqlite"
            backup.copy_database(library.paths.database, to)
            backup.must_be_whole(to)
            check = backup.check_chain(to)
            assert check.broken is None
            assert check.rows >= confirmed + 2
            with closing(sqlite3.connect(to)) as db:
                (runs,) = db.execute("SELECT count(*) FROM runs").fetchone()
                assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
            assert check.rows - 1 == runs  # one moment: each run with its row of the chain
    finally:
        program.kill()
        program.communicate()
    assert sorted(path.name for path in tmp_path.glob("*.sqlite*")) == [f"{number}.sqlite" for number in range(5)]


def test_a_copy_is_for_its_owner_alone(kept: Path) -> None:
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_broken_chain_is_told_of_a_copy(library: Library, document: Document, kept: Path) -> None:
    library.add_run(document.version_ids[0], "core", None)
    with closing(sqlite3.connect(library.paths.database)) as db, db:
        db.execute("UPDATE audit SET at = '2020' WHERE seq = 1")
    altered = kept.with_name("altered.sqlite")
    backup.copy_database(library.paths.database, altered)
    broken = backup.check_chain(altered).broken
    assert broken is not None
    assert (broken.seq, broken.why) == (1, "audit.row_altered")
    assert backup.check_chain(kept).broken is None


def test_a_damaged_copy_is_found(library: Library, document: Document, kept: Path) -> None:
    content = bytearray(kept.read_bytes())
    content[8192:12288] = b"\xff" * 4096
    kept.write_bytes(content)
    with pytest.raises(Problem) as caught:
        backup.must_be_whole(kept)
    assert caught.value.id == "library.damaged"


def test_a_row_that_refers_to_nothing_is_found(library: Library, document: Document, kept: Path) -> None:
    with closing(sqlite3.connect(kept)) as db, db:
        db.execute("INSERT INTO runs (id, version_id, suite, created_at, end) VALUES ('run-1', 'no', 's', 'a', 'b')")
    with pytest.raises(Problem) as caught:
        backup.must_be_whole(kept)
    assert caught.value.id == "library.damaged"


def test_a_backup_is_put_back_and_what_was_there_is_moved_aside(
    library: Library, document: Document, typed: Provenance, kept: Path
) -> None:
    backup.copy_database(library.paths.database, kept.with_name("with document.sqlite"))
    library.save_answer(document.id, "later", "typed after the backup", typed)
    later = library.answers(document.id)
    library.close()
    done = _put_back(library, kept.with_name("with document.sqlite"))
    assert (done.revision, done.files) == (migrate.newest_revision(), 0)
    assert done.chain is not None
    assert done.chain.broken is None
    with open_library(library.paths) as again:
        assert again.documents() == [document]
        assert again.answers(document.id) == {}
    assert done.aside is not None
    aside = LibraryPaths(done.aside)
    with open_library(aside) as old:
        assert old.answers(document.id) == later
    assert not list(library.paths.root.glob(".restoring-*"))


def test_what_a_killed_program_left_in_the_log_is_moved_aside_too(
    library: Library, document: Document, typed: Provenance, kept: Path, tmp_path: Path
) -> None:
    library.save_answer(document.id, "x", "only in the log yet", typed)
    crashed = LibraryPaths(shutil.copytree(library.paths.root, tmp_path / "crashed"))
    assert crashed.database.with_name("library.sqlite-wal").stat().st_size > 0
    done = restore(crashed, kept, timeout=0.2)
    assert done.aside is not None
    with open_library(LibraryPaths(done.aside)) as old:
        assert old.answers(document.id)["x"].value == "only in the log yet"
    with open_library(crashed) as again:
        assert again.documents() == [document]
        assert again.answers(document.id) == {}
        assert again.check_chain().broken is None


def test_a_backup_makes_a_library_where_there_is_none(library: Library, document: Document, tmp_path: Path) -> None:
    to = tmp_path / "b.sqlite"
    backup.copy_database(library.paths.database, to)
    fresh = LibraryPaths(tmp_path / "new" / "library")
    assert restore(fresh, to, timeout=0.2).aside is None
    with open_library(fresh) as again:
        assert again.documents() == [document]


def test_a_damaged_library_can_be_replaced(library: Library, kept: Path) -> None:
    library.close()
    library.paths.database.write_bytes(b"no database")
    done = _put_back(library, kept)
    assert done.aside is not None
    assert (done.aside / "library.sqlite").read_bytes() == b"no database"
    with open_library(library.paths) as again:
        assert again.models() == []


def test_nothing_is_put_back_under_another_program(library: Library, kept: Path) -> None:
    with open_library(library.paths):  # as another program has it
        assert _refused(library, kept).id == "upkeep.library_open"
    assert _put_back(library, kept).aside is not None


def test_a_library_is_not_opened_while_a_backup_takes_its_place(library: Library) -> None:
    library.close()
    from aiact_desk.library import locks

    with locks.alone(library.paths.root / locks.OPEN, timeout=0, otherwise="upkeep.library_open"):
        with pytest.raises(Problem) as caught:
            open_library(library.paths, busy_timeout=0.1)
        assert caught.value.id == "library.opening_elsewhere"
    open_library(library.paths, busy_timeout=0.1).close()


@pytest.mark.parametrize(
    ("content", "id"),
    [(b"no database" * 100, "library.not_a_database"), (b"", "library.not_a_library")],
)
def test_what_is_no_library_is_refused(library: Library, tmp_path: Path, content: bytes, id: str) -> None:
    file = tmp_path / "other"
    file.write_bytes(content)
    assert _refused(library, file).id == id


def test_a_missing_backup_and_another_programs_database_are_refused(library: Library, tmp_path: Path) -> None:
    assert _refused(library, tmp_path / "none").id == "upkeep.no_backup"
    other = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(other)) as db:
        db.execute("CREATE TABLE bookmarks (url TEXT)")
    assert _refused(library, other).id == "library.not_a_library"


def test_a_backup_of_a_newer_program_is_refused(library: Library, kept: Path) -> None:
    with closing(sqlite3.connect(kept)) as db, db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")
    assert _refused(library, kept).id == "library.newer"


def test_a_damaged_backup_is_refused(library: Library, kept: Path) -> None:
    content = bytearray(kept.read_bytes())
    content[8192:] = b"\xff" * (len(content) - 8192)
    kept.write_bytes(content)
    assert _refused(library, kept).id == "library.damaged"


def test_a_backup_of_an_older_program_is_put_back_and_updated(
    library: Library, paths: LibraryPaths, tmp_path: Path
) -> None:
    older = LibraryPaths(tmp_path / "older")
    older.root.mkdir()
    migrations = tmp_path / "migrations"
    shutil.copytree(migrate.MIGRATIONS, migrations, ignore=shutil.ignore_patterns("__pycache__", "r000[3-9]*"))
    migrate.bring_up_to_date(older, busy_timeout=1, migrations=migrations)
    library.close()
    done = _put_back(library, older.database)
    assert (done.revision, done.chain) == ("0002", None)
    with open_library(paths) as again:
        assert again.models() == []


def test_a_full_disk_leaves_no_part_of_a_copy(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", _no_room)
    with pytest.raises(OSError, match="No space"):
        backup.copy_database(library.paths.database, tmp_path / "b.sqlite")
    assert list(tmp_path.glob("b.sqlite*")) == []


def _no_room(_: int) -> None:
    raise OSError(28, os.strerror(28))


def test_files_come_along_and_are_put_back(library: Library, document: Document, tmp_path: Path) -> None:
    attachment = _attach(library, f"attachments/{'a' * 64}", b"evidence")
    deep = _attach(library, "runs/run-1/original/log.json", b"{}")
    _attach(library, "runs/run-1/.0123456789abcdef", b"half")
    (library.paths.root / "attachments" / "link").symlink_to("/etc/passwd")
    to = tmp_path / "backup"
    copied = _with_files(library, to)
    assert (copied.files, copied.size, copied.left_out, copied.altered) == (2, 10, (), ())
    assert sorted(str(path.relative_to(to)) for path in to.rglob("*") if path.is_file()) == [
        f"attachments/{'a' * 64}",
        "contents.json",
        "library.sqlite",
        "runs/run-1/original/log.json",
    ]
    attachment.write_bytes(b"changed since")
    deep.unlink()
    library.close()
    done = _put_back(library, to)
    assert done.files == 2
    assert (attachment.read_bytes(), deep.read_bytes()) == (b"evidence", b"{}")
    assert done.aside is not None
    assert (done.aside / "attachments" / ("a" * 64)).read_bytes() == b"changed since"
    with open_library(library.paths) as again:
        assert again.documents() == [document]


def test_a_run_that_is_not_as_its_manifest_says_is_named(library: Library, tmp_path: Path) -> None:
    _attach(library, "runs/run-1/result.json", b"{}")
    _attach(library, "runs/run-1/manifest.json", json.dumps({"result.json": "0" * 64}).encode())
    assert _with_files(library, tmp_path / "backup").altered == ("run-1",)


def test_a_run_at_work_is_left_out(library: Library, tmp_path: Path) -> None:
    from aiact_desk.evaluation.lock import WorkerLock

    _attach(library, "runs/run-1/events.jsonl", b"")
    _attach(library, "runs/run-2/events.jsonl", b"")
    alive = WorkerLock(library.paths.run("run-1") / "worker.lock")
    copied = _with_files(library, tmp_path / "backup")
    assert (copied.left_out, copied.files) == (("run-1",), 1)
    assert _refused(library, tmp_path / "backup").id == "upkeep.run_alive"
    alive.release()


def _outside(to: Path) -> None:
    _change_contents(to, {"../../outside": "0" * 64})


def _absolute(to: Path) -> None:
    _change_contents(to, {"/etc/passwd": "0" * 64})


def _other_room(to: Path) -> None:
    _change_contents(to, {"library.sqlite": "0" * 64})


def _no_hash(to: Path) -> None:
    _change_contents(to, {"attachments/a": "no hash"})


def _no_list(to: Path) -> None:
    (to / "contents.json").write_bytes(b"[" * 100_000)


def _changed(to: Path) -> None:
    (to / "attachments" / "a").write_bytes(b"another")


def _gone(to: Path) -> None:
    (to / "attachments" / "a").unlink()


def _link(to: Path) -> None:
    (to / "attachments" / "a").unlink()
    (to / "attachments" / "a").symlink_to("/etc/passwd")


def _change_contents(to: Path, files: dict[str, str]) -> None:
    (to / "contents.json").write_text(json.dumps({"files": files}))


@pytest.mark.parametrize(
    ("spoil", "id"),
    [
        (_outside, "upkeep.backup_reaches_out"),
        (_absolute, "upkeep.backup_reaches_out"),
        (_other_room, "upkeep.backup_reaches_out"),
        (_no_hash, "upkeep.backup_altered"),
        (_no_list, "upkeep.backup_altered"),
        (_changed, "upkeep.backup_altered"),
        (_gone, "upkeep.backup_altered"),
        (_link, "upkeep.backup_altered"),
    ],
)
def test_a_backup_that_was_altered_is_refused(
    library: Library, tmp_path: Path, spoil: Callable[[Path], None], id: str
) -> None:
    _attach(library, "attachments/a", b"evidence")
    to = tmp_path / "backup"
    _with_files(library, to)
    spoil(to)
    found = _refused(library, to)
    assert found.id == id
    assert isinstance(found, Misuse) == (id == "upkeep.backup_reaches_out")
