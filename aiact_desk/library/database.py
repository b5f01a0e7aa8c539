"""The open database file: its settings, short sessions, and what SQLite says turned into problems.

WAL lets a face read while another program writes. `synchronous=FULL` makes each commit reach the disk before it is
confirmed: with NORMAL a power cut could take back the last answers that a person has seen as saved, and a library
commits a few times a minute, so the price (one fsync a commit) is not felt.
"""

from __future__ import annotations

import os
import sqlite3
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from aiact_desk.library import place
from aiact_desk.paths import LibraryPaths
from aiact_desk.problems import Misuse, Problem

_PROBLEMS = {
    sqlite3.SQLITE_BUSY: "library.busy",
    sqlite3.SQLITE_LOCKED: "library.busy",
    sqlite3.SQLITE_FULL: "library.disk_full",
    sqlite3.SQLITE_NOTADB: "library.not_a_database",
    sqlite3.SQLITE_CORRUPT: "library.damaged",
    sqlite3.SQLITE_READONLY: "library.unwritable",
    sqlite3.SQLITE_PERM: "library.unwritable",
    sqlite3.SQLITE_CANTOPEN: "library.unwritable",
    sqlite3.SQLITE_IOERR: "library.disk_failed",
}


def engine_of(file: Path, *, busy_timeout: float, foreign_keys: bool = True) -> Engine:
    """An engine on the file whose connections wait `busy_timeout` seconds for the lock of another program."""
    engine = create_engine(URL.create("sqlite", database=str(file)), connect_args={"timeout": busy_timeout})

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # the driver shall not begin transactions of its own: `begin` does
        connection.execute(f"PRAGMA foreign_keys={int(foreign_keys)}")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA secure_delete=ON")  # what is erased shall not lie in a free page of the file

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes the lock at once: what it reads to decide on cannot be changed before it writes.
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


class Database:
    """The database of one library, opened. `reading` and `writing` are one transaction each, `rows` one statement."""

    def __init__(self, paths: LibraryPaths, *, busy_timeout: float, lock: int) -> None:
        """`lock` is the descriptor of a lock that is held as long as the database is open."""
        self._let_go = weakref.finalize(self, os.close, lock)
        self._file, self._busy_timeout = paths.database, busy_timeout
        self._idle: list[sqlite3.Connection] = []
        self._reader = engine_of(paths.database, busy_timeout=busy_timeout)
        self._writer = self._reader.execution_options(writes=True)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One consistent view of the whole library, whatever others write meanwhile."""
        with worded(self._file), Session(self._reader) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """All or nothing: what is added here is kept at the end, or not at all if anything is raised."""
        with worded(self._file), Session(self._writer) as session, session.begin():
            yield session

    def rows(self, sql: str, given: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """What one SELECT finds, as SQLite gives it. Its connection stays open and waits for the next one."""
        try:
            try:
                connection = self._idle.pop()
            except IndexError:
                connection = self._connected()
            try:
                return connection.execute(sql, given).fetchall()
            finally:
                self._idle.append(connection)
        except (sqlite3.Error, OverflowError, UnicodeEncodeError):
            with worded(self._file):
                raise

    def _connected(self) -> sqlite3.Connection:
        """One more connection, for as many threads as read at once; none of them writes."""
        connection = sqlite3.connect(
            self._file, timeout=self._busy_timeout, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA query_only=ON")
        return connection

    def close(self) -> None:
        while self._idle:
            self._idle.pop().close()
        self._reader.dispose()
        self._let_go()


@contextmanager
def worded(file: Path) -> Iterator[None]:
    """Turn what SQLite and the system say about the database file into a Problem where a person can mend it."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        problem = _problem_of(error, file)
        if problem is None:
            raise
        raise problem from error
    except OSError as error:
        raise place.problem_of(error, file.parent) from error
    except UnicodeEncodeError as error:
        raise Misuse("library.not_text", text=ascii(error.object)) from error
    except OverflowError as error:
        raise Misuse("library.number_too_large") from error


def _problem_of(error: DBAPIError | sqlite3.Error, file: Path) -> Problem | None:
    said = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(said, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF  # the low byte is the code, the rest detail
    if code == sqlite3.SQLITE_IOERR and place.is_full(file.parent):
        code = sqlite3.SQLITE_FULL
    id = _PROBLEMS.get(code)
    return None if id is None else Problem(id, path=file)
