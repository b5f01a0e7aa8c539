"""Bringing the tables of a library up to date: one program at a time, after a backup, all or nothing."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect
from sqlalchemy.orm import Session

from aiact_desk.library import audit_chain as chain
from aiact_desk.library import database, locks, place
from aiact_desk.library.backup import copy_database
from aiact_desk.library.tables import AuditRow
from aiact_desk.paths import LibraryPaths
from aiact_desk.problems import Problem

MIGRATIONS = Path(__file__).with_name("migrations")
_ONE_AT_A_TIME = threading.Lock()  # Alembic hands its connection to the migrations through module state
_VERSION_TABLE = "alembic_version"


def bring_up_to_date(paths: LibraryPaths, *, busy_timeout: float, migrations: Path = MIGRATIONS) -> None:
    """Make the database where it is missing, or update an older one; leave a current one as it is.

    Raises: Problem if the database is none, is not ours, is newer than `migrations`, is in use or cannot be written.
    """
    lock = paths.root / locks.UPDATING
    with (
        locks.alone(lock, timeout=busy_timeout, otherwise="library.opening_elsewhere"),
        database.worded(paths.database),
    ):
        found = revision_of(paths.database, busy_timeout)
        refuse_newer(found, paths.root, migrations)
        _use_wal(paths, busy_timeout)
        if found != newest_revision(migrations):
            _upgrade(paths, _config(migrations), found, busy_timeout)


def newest_revision(migrations: Path = MIGRATIONS) -> str | None:
    """The revision that this program works with."""
    return ScriptDirectory.from_config(_config(migrations)).get_current_head()


def refuse_newer(found: str | None, root: Path, migrations: Path = MIGRATIONS) -> None:
    """Raises: Problem if a database is at a revision that this program does not know."""
    known = {script.revision for script in ScriptDirectory.from_config(_config(migrations)).walk_revisions()}
    if found is not None and found not in known:
        raise Problem("library.newer", path=root, found=found)


def _config(migrations: Path) -> Config:
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))  # "%" begins a placeholder there
    return config


def revision_of(file: Path, timeout: float = 0) -> str | None:
    """The revision that the database is at; None where there is none yet. Nothing is changed, whoever's file it is."""
    if not file.exists():
        return None
    if not file.is_file():
        raise Problem("library.not_a_database", path=file)
    if not os.access(file, os.R_OK | os.W_OK, effective_ids=True):
        raise Problem("library.unwritable", path=file)  # SQLite would open it to read, and fail at the first answer
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=rw", uri=True, timeout=timeout)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        if not tables:
            return None
        if _VERSION_TABLE not in tables:
            raise Problem("library.not_a_library", path=file)
        revisions: list[str] = [row[0] for row in connection.execute(f"SELECT version_num FROM {_VERSION_TABLE}")]  # noqa: S608
    if len(revisions) != 1:
        raise Problem("library.not_a_library", path=file)
    return revisions[0]


def _use_wal(paths: LibraryPaths, timeout: float) -> None:
    with closing(sqlite3.connect(paths.database, timeout=timeout)) as connection:
        (mode,) = connection.execute("PRAGMA journal_mode=WAL").fetchone()
    if mode != "wal":  # a file system without shared memory, and without a name that `place` knows
        raise Problem("library.no_wal", path=paths.root)


def _upgrade(paths: LibraryPaths, config: Config, found: str | None, timeout: float) -> None:
    """Update the tables in one transaction that also spans the backup, so that no write falls between the two."""
    # Foreign keys are off while tables are rebuilt (dropping the old one would count as deleting its rows) and are
    # checked as a whole before the commit.
    engine = database.engine_of(paths.database, busy_timeout=timeout, foreign_keys=False)
    try:
        with engine.execution_options(writes=True).begin() as connection:
            if found is not None:
                _back_up(paths, found)
            with _ONE_AT_A_TIME:
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
            if found is not None:
                _begin_chain(connection)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise Problem("library.damaged", path=paths.database)
    finally:
        engine.dispose()


def _begin_chain(connection: Connection) -> None:
    """Runs from before the audit chain are told from later ones by its first row, so a library that has runs has it."""
    if inspect(connection).has_table(AuditRow.__tablename__):
        with Session(connection, join_transaction_mode="rollback_only") as session:
            chain.begin(session)
            session.commit()  # of what is in the update's own transaction, which goes on


def _back_up(paths: LibraryPaths, found: str) -> None:
    """Copy the database to `backups/`, named by the moment and by the revision that it is at."""
    folder = paths.root / "backups"
    place.make_folder(folder)
    copy_database(paths.database, folder / f"library-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}-{found}.sqlite")
