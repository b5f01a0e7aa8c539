"""The database under other programs, a full disk and a sudden end: nothing is lost, and nothing is half written."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from aiact_desk.documents.nouns import Document, Provenance
from aiact_desk.library.store import Library, open_library
from aiact_desk.paths import LibraryPaths
from aiact_desk.problems import Problem
from aiact_desk.wording import say_problem

_PROGRAM = """
import os
import sys
from pathlib import Path
from aiact_desk.documents.nouns import Provenance
from aiact_desk.library.store import open_library
from aiact_desk.paths import LibraryPaths
from aiact_desk.problems import Problem

library = open_library(LibraryPaths(Path(sys.argv[1])), busy_timeout=60)
document, name = sys.argv[2:4]
"""
_COUNT_TO_FIFTY = """
import time

def begun():
    try:
        return library.add_document(library.add_model("Läufer", None).id, "mdf", "1").id
    except Problem as problem:
        assert problem.id == "library.model_taken", problem
    while not library.documents():
        time.sleep(0.01)
    return library.documents()[0].id

document = begun()
done = 0
while done < 50:
    current = library.answers(document).get("counter")
    value, revision = (0, 0) if current is None else (current.value, current.revision)
    try:
        library.save_answer(document, "counter", value + 1, Provenance("typed", name), expected_revision=revision)
    except Problem as problem:
        assert problem.id == "library.changed_meanwhile", problem
        continue
    library.save_answer(document, f"{name}-{done}", done, Provenance("typed", name))
    done += 1
library.close()
"""
_SAVE_FOR_EVER = """
for number in range(10**9):
    library.save_answer(document, "counter", number, Provenance("typed", name))
    print(number, flush=True)
"""
_FILL_THE_DISK = """
from aiact_desk.wording import say_problem

def assert_full(act):
    try:
        act()
    except Problem as problem:
        assert problem.id == "library.disk_full", problem
        print(say_problem(problem))
    else:
        raise AssertionError("there was room")

def save():
    global saved
    library.save_answer(document, "x", "y" * 3000 + str(saved), Provenance("typed", name))
    saved += 1

def save_on():
    while True:
        save()

saved = 0
with (library.paths.root / "ballast").open("wb", buffering=0) as ballast:
    try:
        while True:
            ballast.write(bytes(4096))
    except OSError:
        size = ballast.tell()
assert_full(save)  # no room for the files beside the database
os.truncate(library.paths.root / "ballast", size - 200_000)
assert_full(save_on)  # room for some
assert saved > 0
assert len(library.answer_history(document, "x")) == saved
assert_full(lambda: open_library(LibraryPaths(library.paths.root / "another")))
library.close()
(library.paths.root / "ballast").unlink()
with open_library(library.paths) as again:
    assert len(again.answer_history(document, "x")) == saved
    again.save_answer(document, "x", "room again", Provenance("typed", name))
"""


def _run(program: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", _PROGRAM + program, *arguments], stdout=subprocess.PIPE, text=True)


@contextmanager
def _another_program_writes(library: Library) -> Iterator[None]:
    with closing(sqlite3.connect(library.paths.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def _integrity(library: Library) -> list[tuple[str]]:
    with closing(sqlite3.connect(library.paths.database)) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall()


def test_two_programs_that_make_a_library_and_write_at_once_lose_nothing(paths: LibraryPaths) -> None:
    programs = [_run(_COUNT_TO_FIFTY, str(paths.root), "-", name) for name in ("ada", "bo")]
    for program in programs:
        program.communicate(timeout=120)
    assert [program.returncode for program in programs] == [0, 0]
    with open_library(paths) as library:
        (document,) = library.documents()
        answers = library.answers(document.id)
    assert answers["counter"].value == answers["counter"].revision == 100
    assert len(answers) == 101


def test_threads_may_share_a_library(library: Library, document: Document, typed: Provenance) -> None:
    def save(number: int) -> int:
        return patient.save_answer(document.id, "x", number, typed).revision

    with open_library(library.paths, busy_timeout=60) as patient, ThreadPoolExecutor(4) as threads:
        revisions = list(threads.map(save, range(20)))
    assert sorted(revisions) == list(range(1, 21))


def test_a_program_that_is_killed_keeps_what_it_was_told_is_saved(library: Library, document: Document) -> None:
    program = _run(_SAVE_FOR_EVER, str(library.paths.root), document.id, "ada")
    assert program.stdout is not None
    confirmed = [int(program.stdout.readline()) for _ in range(10)][-1]
    program.send_signal(signal.SIGKILL)
    confirmed = max([confirmed, *(int(line) for line in program.communicate()[0].splitlines())])
    library.close()
    with open_library(library.paths) as again:
        history = again.answer_history(document.id, "counter")
    assert len(history) in {confirmed + 1, confirmed + 2}  # the last may be saved and not yet told
    assert [answer.value for answer in history] == list(range(len(history)))
    assert _integrity(library) == [("ok",)]


def test_a_busy_database_is_told_and_can_still_be_read(library: Library, document: Document, typed: Provenance) -> None:
    with _another_program_writes(library):
        begun = time.monotonic()
        with pytest.raises(Problem) as caught:
            library.save_answer(document.id, "x", 1, typed)
        assert 0.2 < time.monotonic() - begun < 5
        assert caught.value.id == "library.busy"
        assert "try again" in say_problem(caught.value)
        assert library.document(document.id) == document
    assert library.save_answer(document.id, "x", 1, typed).revision == 1


def test_a_database_that_is_freed_in_time_is_waited_for(
    library: Library, document: Document, typed: Provenance
) -> None:
    library.close()
    with open_library(library.paths, busy_timeout=10) as patient, ThreadPoolExecutor(1) as thread:
        with _another_program_writes(library):
            saving = thread.submit(patient.save_answer, document.id, "x", 1, typed)
            time.sleep(0.2)
            assert not saving.done()
        assert saving.result().revision == 1


def test_a_full_database_is_told_and_nothing_is_half_written(
    library: Library, document: Document, typed: Provenance
) -> None:
    def hold_at_this_size(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # SQLite takes the present size where that is more

    event.listen(library._database._reader, "checkout", hold_at_this_size)
    before = library.models(), library.documents(), library.answers(document.id)
    for write in (
        lambda: library.save_answer(document.id, "x", "y" * 100_000, typed),
        lambda: library.add_model("new", None, ["y" * 100_000]),
    ):
        with pytest.raises(Problem) as caught:
            write()
        assert caught.value.id == "library.disk_full"
        assert "make room" in say_problem(caught.value)
    assert (library.models(), library.documents(), library.answers(document.id)) == before
    event.remove(library._database._reader, "checkout", hold_at_this_size)
    library.close()
    assert _integrity(library) == [("ok",)]
    assert library.save_answer(document.id, "x", "y" * 100_000, typed).revision == 1


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """A folder that a program may mount a small disk on, seen by nobody but itself."""
    made = tmp_path / "disk"
    made.mkdir()
    trial = ["unshare", "-rm", "mount", "-t", "tmpfs", "none", str(made)]
    if shutil.which("unshare") is None or subprocess.run(trial, capture_output=True).returncode != 0:
        pytest.skip("this system lets a program mount no disk of its own")
    return made


def test_a_disk_that_is_really_full_is_told(library: Library, document: Document, disk: Path) -> None:
    library.close()
    program = [sys.executable, "-c", _PROGRAM + _FILL_THE_DISK, str(disk / "library"), document.id, "ada"]
    script = 'mount -t tmpfs -o size=1m none "$1" && cp -r "$2" "$1/library" && shift 2 && exec "$@"'
    ended = subprocess.run(
        ["unshare", "-rm", "sh", "-c", script, "sh", str(disk), str(library.paths.root), *program],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.count("is full") == 3


def test_a_full_disk_stops_the_making_of_a_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_: object, **__: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "mkdir", no_room)
    with pytest.raises(Problem) as caught:
        open_library(LibraryPaths(tmp_path / "library"))
    assert caught.value.id == "library.disk_full"
