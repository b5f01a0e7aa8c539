"""SQLite files of a run from another desk: looked at before anything else reads them.

Nothing in such a file is trusted: it is opened to read only, and must hold the tables that this program writes and
nothing that acts by itself (a trigger, a view, a computed column).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from pydantic import ValidationError

from aiact_desk.evaluation.result import RunResult, Sample
from aiact_desk.inspection.reading import printable
from aiact_desk.problems import Problem

LONGEST_SAMPLE = 4 << 20
"""Bytes of one sample."""

_SAMPLES = {"sample": ("pack", "item", "repeat", "language", "right", "body")}
_BODIES = "SELECT pack, item, repeat, right, body FROM sample"


def must_hold_samples(file: Path, name: str, result: RunResult) -> None:
    """Every sample can be read and stands where it says, and every pack of the figures has some.

    Raises:
        Problem: if the file is no such database, or a sample is none. `name` names the file in the bundle.
    """
    with _opened(file, name) as database:
        _must_have(database, _SAMPLES)
        longest = database.execute("SELECT max(length(CAST(body AS BLOB))) FROM sample").fetchone()[0] or 0
        if longest > LONGEST_SAMPLE:
            raise sqlite3.DatabaseError("a sample is too long")
        for row in database.execute(_BODIES):
            _must_be_sample(*row)
        found = {pack for (pack,) in database.execute("SELECT DISTINCT pack FROM sample")}
        if missing := [pack.pack for pack in result.packs if pack.items and pack.pack not in found]:
            raise sqlite3.DatabaseError(f"no sample of {missing[0]}")


def must_be_passive(file: Path, name: str) -> None:
    """Raises Problem if the file is no whole database, or holds anything that acts by itself."""
    with _opened(file, name) as database:
        _must_have(database, None)


@contextmanager
def _opened(file: Path, name: str) -> Iterator[sqlite3.Connection]:
    """`immutable`: no journal beside the file is looked for, and none is made."""
    try:
        address = file.absolute().as_uri() + "?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as database:
            database.execute("PRAGMA trusted_schema=OFF")
            database.execute("PRAGMA cell_size_check=ON")
            yield database
    except (sqlite3.Error, UnicodeDecodeError, OverflowError) as error:
        raise Problem("bundles.bad_database", file=name, reason=printable(error)) from None


def _must_have(database: sqlite3.Connection, tables: Mapping[str, tuple[str, ...]] | None) -> None:
    """Raises sqlite3.DatabaseError unless the schema is plain, and of these tables where they are given."""
    for kind, table, sql in database.execute("SELECT type, tbl_name, sql FROM sqlite_schema"):
        if kind not in ("table", "index") or (tables is not None and table not in tables):
            raise sqlite3.DatabaseError(f"it holds the {kind} {table}")
        if kind == "table" and not str(sql).upper().startswith("CREATE TABLE"):
            raise sqlite3.DatabaseError(f"{table} is no plain table")
    for table, columns in (tables or {}).items():
        found = database.execute("SELECT name, hidden FROM pragma_table_xinfo(?)", (table,)).fetchall()
        if found != [(column, 0) for column in columns]:
            raise sqlite3.DatabaseError(f"the table {table} is missing, or has other columns")
    said = database.execute("PRAGMA quick_check(1)").fetchone()[0]
    if said != "ok":
        raise sqlite3.DatabaseError(str(said))


def _must_be_sample(pack: object, item: object, repeat: object, right: object, body: object) -> None:
    try:
        sample = Sample.model_validate_json(body if isinstance(body, str | bytes) else "")
    except ValidationError:
        raise sqlite3.DatabaseError(f"the sample {item} of {pack} cannot be read") from None
    if (sample.pack, sample.item, sample.repeat, int(sample.right)) != (pack, item, repeat, right):
        raise sqlite3.DatabaseError(f"the sample {item} of {pack} is another one than its row says")
