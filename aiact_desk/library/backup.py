"""Copying the database of a library to one file, while others write, and whether such a file is whole."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy.orm import Session

from aiact_desk.documents.audit.checking import ChainCheck
from aiact_desk.library import agreement
from aiact_desk.library.database import engine_of, worded
from aiact_desk.problems import Problem


def copy_database(database: Path, to: Path) -> None:
    """Copy a database as it stands at one moment to a file of its own, which is whole or not there.

    Raises: Problem if the disk is full, or either file cannot be used.
    """
    partial = to.with_name(f"{to.name}.partial")
    try:
        with worded(to), closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(partial)) as copy:
            partial.chmod(0o600)
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # no second file beside the copy
        with partial.open("rb+") as written:
            os.fsync(written.fileno())
        partial.rename(to)
        _settle(to.parent)
    finally:
        partial.unlink(missing_ok=True)


def must_be_whole(database: Path) -> None:
    """Raises: Problem if SQLite finds a damaged page, a missing row of an index or a reference to nothing."""
    with worded(database), closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as db:
        said = db.execute("PRAGMA integrity_check(1)").fetchone()
        if said != ("ok",) or db.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise Problem("library.damaged", path=database)


def check_chain(database: Path) -> ChainCheck:
    """Read the audit chain of a file that has the tables of this program.

    Raises: Problem if the file cannot be read.
    """
    engine = engine_of(database, busy_timeout=0)
    try:
        with worded(database), Session(engine) as session:
            return agreement.check_chain(session)
    finally:
        engine.dispose()


def _settle(folder: Path) -> None:
    """Let the name of a new file reach the disk too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
