"""Updating a library: after a backup, whole or not at all, by one program at a time, and never backwards."""

from __future__ import annotations

import fcntl
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from aiact_desk.documents.nouns import Document, Provenance
from aiact_desk.library import migrate
from aiact_desk.library.store import Library, open_library
from aiact_desk.library.tables import Base
from aiact_desk.paths import LibraryPaths
from aiact_desk.problems import Problem
from aiact_desk.wording import say_problem

HEAD = max(path.name[1:5] for path in migrate.MIGRATIONS.glob("versions/r*.py"))
NEXT = f"{int(HEAD) + 1:04}"
_REBUILD = """
def upgrade() -> None:
    with op.batch_alter_table("models", recreate="always") as table:
        table.add_column(sa.Column("country", sa.Text(), nullable=False, server_default="unknown"))
"""
_FAIL = """
def upgrade() -> None:
    op.create_table("unheard_of", sa.Column("id", sa.Text()))
    op.execute("UPDATE models SET name = 'half done'")
    raise RuntimeError("the migration is wrong")
"""
_ORPHAN = """
def upgrade() -> None:
    op.execute("DELETE FROM models")
"""


def _rows(database: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


def _backups(paths: LibraryPaths) -> list[Path]:
    return sorted((paths.root / "backups").glob("*"))


def test_the_migrations_make_the_tables_of_the_mappings(library: Library) -> None:
    engine = create_engine(f"sqlite:///{library.paths.database}")
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    engine.dispose()
    assert differences == []


def test_a_difference_between_migrations_and_mappings_would_be_found(library: Library) -> None:
    with closing(sqlite3.connect(library.paths.database)) as connection:
        connection.execute("ALTER TABLE runs DROP COLUMN item_limit")
        connection.execute("DROP INDEX ix_runs_suite")
    engine = create_engine(f"sqlite:///{library.paths.database}")
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    engine.dispose()
    assert {change[0] for change in differences} == {"add_column", "add_index"}


def test_an_older_library_is_updated_after_a_backup(
    library: Library, document: Document, typed: Provenance, migrations_with: Callable[[str], Path]
) -> None:
    library.save_answer(document.id, "name", "Läufer", typed)
    library.close()
    migrate.bring_up_to_date(library.paths, busy_timeout=1, migrations=migrations_with(_REBUILD))
    database = library.paths.database
    assert _rows(database, "SELECT name, country FROM models") == [("Läufer", "unknown")]
    assert _rows(database, "SELECT version_num FROM alembic_version") == [(NEXT,)]
    assert len(_rows(database, "SELECT * FROM versions")) == 1  # rebuilding a table takes nothing that hangs on it
    assert _rows(database, "PRAGMA foreign_key_check") == []
    (backup,) = _backups(library.paths)
    assert backup.match(f"library-*-{HEAD}.sqlite")
    assert _rows(backup, "PRAGMA integrity_check") == [("ok",)]
    assert _rows(backup, "SELECT version_num FROM alembic_version") == [(HEAD,)]


def test_a_library_of_the_first_release_is_updated(paths: LibraryPaths, tmp_path: Path) -> None:
    first = tmp_path / "first"
    shutil.copytree(migrate.MIGRATIONS, first, ignore=shutil.ignore_patterns("__pycache__", "r000[2-9]*"))
    paths.root.mkdir()
    migrate.bring_up_to_date(paths, busy_timeout=1, migrations=first)
    with closing(sqlite3.connect(paths.database)) as connection, connection:
        row = ("model-abcd", "Läufer", "läufer", "[]", "2026-01-01T00:00:00.000000+00:00")
        connection.execute("INSERT INTO models (id, name, key, notices, created_at) VALUES (?, ?, ?, ?, ?)", row)
    with open_library(paths) as library:
        assert [model.name for model in library.models()] == ["Läufer"]
        document = library.add_document("Läufer", "model_documentation_form", "2025-07")
        assert library.run_choices(document.id) == []
        assert library.profile_answers() == {}
    (backup,) = _backups(paths)
    assert backup.match("library-*-0001.sqlite")


def test_a_backup_is_a_library(
    library: Library, document: Document, migrations_with: Callable[[str], Path], tmp_path: Path
) -> None:
    before = library.models(), library.documents()
    library.close()
    migrate.bring_up_to_date(library.paths, busy_timeout=1, migrations=migrations_with(_REBUILD))
    (backup,) = _backups(library.paths)
    restored = LibraryPaths(tmp_path / "restored")
    restored.root.mkdir()
    backup.rename(restored.database)
    with open_library(restored) as again:
        assert (again.models(), again.documents()) == before


def test_writes_that_another_program_left_in_the_log_are_in_the_backup(
    library: Library, document: Document, migrations_with: Callable[[str], Path]
) -> None:
    assert library.paths.database.with_name("library.sqlite-wal").stat().st_size > 0  # the library is still open
    migrate.bring_up_to_date(library.paths, busy_timeout=1, migrations=migrations_with(_REBUILD))
    (backup,) = _backups(library.paths)
    assert _rows(backup, "SELECT name FROM models") == [("Läufer",)]


@pytest.mark.parametrize(("body", "error"), [(_FAIL, RuntimeError), (_ORPHAN, Problem)])
def test_an_update_that_fails_changes_nothing(
    library: Library, document: Document, migrations_with: Callable[[str], Path], body: str, error: type[Exception]
) -> None:
    before = library.models(), library.documents()
    library.close()
    with pytest.raises(error):
        migrate.bring_up_to_date(library.paths, busy_timeout=1, migrations=migrations_with(body))
    assert _rows(library.paths.database, "SELECT name FROM sqlite_schema WHERE name = 'unheard_of'") == []
    assert len(_backups(library.paths)) == 1
    with open_library(library.paths) as again:
        assert (again.models(), again.documents()) == before


def test_a_current_library_is_not_backed_up(library: Library) -> None:
    library.close()
    open_library(library.paths).close()
    assert _backups(library.paths) == []


def test_a_newer_library_is_refused_and_left_alone(
    library: Library, document: Document, migrations_with: Callable[[str], Path]
) -> None:
    library.close()
    migrate.bring_up_to_date(library.paths, busy_timeout=1, migrations=migrations_with(_REBUILD))
    before = library.paths.database.read_bytes()
    with pytest.raises(Problem) as caught:
        open_library(library.paths)
    assert caught.value.id == "library.newer"
    assert caught.value.params["found"] == NEXT
    assert "Update the program" in say_problem(caught.value)
    assert library.paths.database.read_bytes() == before


@pytest.mark.parametrize("revisions", [[], ["0001", "0004"]])
def test_a_version_table_that_says_nothing_is_refused(library: Library, revisions: list[str]) -> None:
    library.close()
    with closing(sqlite3.connect(library.paths.database)) as connection, connection:
        connection.execute("DELETE FROM alembic_version")
        connection.executemany("INSERT INTO alembic_version VALUES (?)", [(name,) for name in revisions])
    with pytest.raises(Problem) as caught:
        open_library(library.paths)
    assert caught.value.id == "library.not_a_library"


def test_a_library_that_another_program_updates_is_waited_for(library: Library) -> None:
    library.close()
    with (library.paths.root / ".migrating").open("ab") as held:
        fcntl.flock(held, fcntl.LOCK_SH)  # ours must be alone, not one of several
        with pytest.raises(Problem) as caught:
            open_library(library.paths, busy_timeout=0.2)
    assert caught.value.id == "library.opening_elsewhere"
    open_library(library.paths, busy_timeout=0.2).close()


def test_a_folder_name_with_signs_that_alembic_reads_holds_the_migrations(
    paths: LibraryPaths, migrations_with: Callable[[str], Path]
) -> None:
    odd = migrations_with(_REBUILD).rename(paths.root.parent / "100%(here)s")
    paths.root.mkdir()
    migrate.bring_up_to_date(paths, busy_timeout=1, migrations=odd)
    assert _rows(paths.database, "SELECT version_num FROM alembic_version") == [(NEXT,)]
