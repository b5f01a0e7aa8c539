"""Opening a library: made, opened again, copied, and refused where it cannot be one."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest

from aiact_desk.documents.nouns import Document, Provenance
from aiact_desk.inspection.facts import VersionFacts
from aiact_desk.library.store import Library, open_library
from aiact_desk.paths import LibraryPaths
from aiact_desk.problems import Problem
from aiact_desk.wording import say_problem

_HeldBack = Callable[[], AbstractContextManager[None]]


def _refusal(paths: LibraryPaths) -> Problem:
    with pytest.raises(Problem) as caught:
        open_library(paths, busy_timeout=0.2)
    assert str(paths.root) in say_problem(caught.value)
    return caught.value


def _everything(library: Library) -> object:
    documents = library.documents()
    return (
        library.models(),
        library.versions(),
        library.runs(),
        documents,
        [library.answers(document.id) for document in documents],
    )


def test_a_missing_library_is_made_with_its_parents(tmp_path: Path) -> None:
    paths = LibraryPaths(tmp_path / "a" / "b")
    with open_library(paths) as library:
        assert library.models() == []
    assert sorted(entry.name for entry in paths.root.iterdir()) == [".migrating", ".open", "library.sqlite"]
    assert paths.root.stat().st_mode & 0o777 == 0o700


def test_an_empty_file_becomes_a_library_and_needs_no_backup(paths: LibraryPaths) -> None:
    paths.root.mkdir()
    paths.database.touch()
    with open_library(paths) as library:
        library.add_model("Läufer", None)
    assert not (paths.root / "backups").exists()


@pytest.mark.parametrize("name", ["lib #1 ?x=%20", "bücher", "a%b", "with 'quotes\""])
def test_any_folder_name_will_do(tmp_path: Path, name: str) -> None:
    for _ in range(2):
        open_library(LibraryPaths(tmp_path / name)).close()
    assert [entry.name for entry in tmp_path.iterdir()] == [name]


def test_a_relative_folder_is_found_after_the_program_went_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with open_library(LibraryPaths(Path("library"))) as library:
        monkeypatch.chdir("/")
        assert library.paths.root == tmp_path / "library"
        library.add_model("Läufer", None)


def test_what_was_kept_is_there_again(library: Library, document: Document, typed: Provenance) -> None:
    library.save_answer(document.id, "name", "Läufer", typed)
    library.add_run(document.version_ids[0], "core", 20)
    before = _everything(library)
    library.close()
    with open_library(library.paths) as again:
        assert _everything(again) == before


@pytest.mark.parametrize("closed", [True, False])
def test_a_copy_of_the_folder_opens_elsewhere_and_reads_the_same(
    library: Library, document: Document, typed: Provenance, tmp_path: Path, closed: bool
) -> None:
    library.save_answer(document.id, "name", "Läufer", typed)
    before = _everything(library)
    if closed:
        library.close()
    copied = shutil.copytree(library.paths.root, tmp_path / "elsewhere" / "copy")
    if closed:
        shutil.rmtree(library.paths.root)
    with open_library(LibraryPaths(copied)) as copy:
        assert _everything(copy) == before


def test_the_library_does_not_know_where_it_lies(
    library: Library, document: Document, facts_of: Callable[[str], VersionFacts]
) -> None:
    inside = library.paths.root / "weights" / "laeufer"
    library.add_version(document.model_id, "inside", str(inside), facts_of("b" * 64))
    library.close()
    root = str(library.paths.root).encode()
    assert root not in library.paths.database.read_bytes()
    moved = library.paths.root.rename(library.paths.root.with_name("moved"))
    with open_library(LibraryPaths(moved)) as again:
        assert again.version("inside").path == str(moved / "weights" / "laeufer")
        assert again.version("Läufer 135M").path == "/models/laeufer"


def test_the_database_is_set_for_durability_and_integrity(library: Library) -> None:
    with library._database.reading() as session:
        settings = {
            name: session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        }
    assert settings == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2, "busy_timeout": 300}


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    assert _refusal(LibraryPaths(tmp_path / "file")).id == "library.not_a_folder"
    assert _refusal(LibraryPaths(tmp_path / "file" / "library")).id == "library.not_a_folder"
    assert (tmp_path / "file").read_text() == "mine"


def test_a_folder_that_cannot_be_is_refused(tmp_path: Path) -> None:
    problem = _refusal(LibraryPaths(tmp_path / ("x" * 300)))
    assert problem.id == "library.folder_failed"
    assert "too long" in say_problem(problem)


@pytest.mark.parametrize("content", [b"no database at all, but long enough to be one" * 20, b"short"])
def test_a_file_that_is_no_database_is_refused_and_left_alone(paths: LibraryPaths, content: bytes) -> None:
    paths.root.mkdir()
    paths.database.write_bytes(content)
    assert _refusal(paths).id == "library.not_a_database"
    assert paths.database.read_bytes() == content


def test_a_folder_in_place_of_the_database_is_refused(paths: LibraryPaths) -> None:
    paths.database.mkdir(parents=True)
    assert _refusal(paths).id == "library.not_a_database"


def test_the_database_of_another_program_is_refused_and_left_alone(paths: LibraryPaths) -> None:
    paths.root.mkdir()
    with closing(sqlite3.connect(paths.database)) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    before = paths.database.read_bytes()
    assert _refusal(paths).id == "library.not_a_library"
    assert paths.database.read_bytes() == before


def test_a_damaged_database_is_told(library: Library, document: Document) -> None:
    library.close()
    content = bytearray(library.paths.database.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)  # every page but the first, which holds the list of tables
    library.paths.database.write_bytes(content)
    with pytest.raises(Problem) as caught, open_library(library.paths) as again:
        again.models()
    assert caught.value.id == "library.damaged"
    assert "backups" in say_problem(caught.value)


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that everybody may enter; pytest's own are closed to others."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_folder_that_may_not_be_made_is_refused(open_to_all: Path, without_rights: _HeldBack) -> None:
    open_to_all.chmod(0o555)
    with without_rights():
        assert _refusal(LibraryPaths(open_to_all / "library")).id == "library.unwritable"


def test_a_library_that_may_not_be_written_is_refused(open_to_all: Path, without_rights: _HeldBack) -> None:
    paths = LibraryPaths(open_to_all / "library")
    open_library(paths).close()
    paths.root.chmod(0o555)
    (paths.root / ".migrating").chmod(0o666)
    paths.database.chmod(0o444)
    with without_rights():
        assert _refusal(paths).id == "library.unwritable"
    paths.root.chmod(0o777)
    with without_rights():  # a folder that may be written does not help a file that may not
        assert _refusal(paths).id == "library.unwritable"
    paths.root.chmod(0o555)
    paths.database.chmod(0o666)
    with without_rights():  # nor the other way round: SQLite writes beside its file
        assert _refusal(paths).id == "library.unwritable"
    (paths.root / ".migrating").chmod(0o444)
    with without_rights():
        assert _refusal(paths).id == "library.unwritable"
