"""`samples.sqlite`: the scored samples of a run, indexed by pack, language and right or wrong. Their only home."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from aiact_desk.evaluation.result import Sample
from aiact_desk.files import disk_problems
from aiact_desk.problems import Problem

_TABLES = """
CREATE TABLE IF NOT EXISTS sample (
  pack TEXT NOT NULL, item TEXT NOT NULL, language TEXT NOT NULL, right INTEGER NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (pack, item)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS sample_by_score ON sample (pack, right, language, item);
"""


def replace_pack(file: Path, pack: str, samples: Iterable[Sample]) -> None:
    """Store the samples of one pack, in place of any that an earlier attempt left."""
    rows = [(s.pack, s.item, s.language, int(s.right), s.model_dump_json()) for s in samples]
    try:
        with disk_problems(file), closing(sqlite3.connect(file)) as db, db:
            db.executescript(_TABLES)
            db.execute("DELETE FROM sample WHERE pack = ?", (pack,))
            db.executemany("INSERT INTO sample VALUES (?, ?, ?, ?, ?)", rows)
    except sqlite3.DatabaseError as error:
        if "full" in str(error):
            raise Problem("files.disk_full", path=file) from error
        raise Problem("evaluation.folder_damaged", file=file, reason=str(error)) from error


def read_pack(file: Path, pack: str, offset: int = 0, limit: int = -1) -> tuple[Sample, ...]:
    """The samples of one pack in the order of their items; a page of them with `offset` and `limit`.

    Raises:
        Problem: if the file is missing or damaged.
    """
    if not file.is_file():
        raise Problem("evaluation.folder_damaged", file=file, reason="missing")
    try:
        db = sqlite3.connect(file.absolute().as_uri() + "?mode=ro", uri=True)
        query = "SELECT body FROM sample WHERE pack = ? ORDER BY item LIMIT ? OFFSET ?"
        rows = db.execute(query, (pack, limit, offset)).fetchall()
        db.close()
    except sqlite3.DatabaseError as error:
        raise Problem("evaluation.folder_damaged", file=file, reason=str(error)) from error
    return tuple(Sample.model_validate_json(body) for (body,) in rows)
