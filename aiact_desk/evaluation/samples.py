"""`samples.sqlite`: the scored samples of a run, indexed by pack, language and right or wrong. Their only home."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from aiact_desk.evaluation.result import Sample
from aiact_desk.files import disk_problems
from aiact_desk.pages import Page
from aiact_desk.problems import Problem

_TABLES = """
CREATE TABLE IF NOT EXISTS sample (
  pack TEXT NOT NULL, item TEXT NOT NULL, repeat INTEGER NOT NULL, language TEXT NOT NULL, right INTEGER NOT NULL,
  body TEXT NOT NULL, PRIMARY KEY (pack, item, repeat)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS sample_by_score ON sample (pack, right, language, item);
"""
PAGE = "SELECT body FROM sample WHERE pack = ? ORDER BY item, repeat LIMIT ? OFFSET ?"


def replace_pack(file: Path, pack: str, samples: Iterable[Sample]) -> None:
    """Store the samples of one pack, in place of any that an earlier attempt left; one at a time is in memory.

    What `samples` raises while it gives them goes on, and nothing is stored then.
    """
    rows = ((s.pack, s.item, s.repeat, s.language, int(s.right), s.model_dump_json()) for s in samples)
    try:
        with disk_problems(file), closing(sqlite3.connect(file)) as db, db:
            db.executescript(_TABLES)
            db.execute("DELETE FROM sample WHERE pack = ?", (pack,))
            db.executemany("INSERT INTO sample VALUES (?, ?, ?, ?, ?, ?)", rows)
    except sqlite3.DatabaseError as error:
        if "full" in str(error):
            raise Problem("files.disk_full", path=file) from error
        raise Problem("evaluation.folder_damaged", file=file, reason=str(error)) from error


def read_pack(file: Path, pack: str, offset: int = 0, limit: int = -1) -> Page[Sample]:
    """The samples of one pack in the order of their items and repeats; a page of them with `offset` and `limit`.

    Raises:
        Problem: if the file is missing or damaged.
    """
    return Page(_rows(file, PAGE, (pack, limit, offset)), lambda cells: Sample.model_validate_json(cells[0]))


def read_items(file: Path, pack: str) -> tuple[str, ...]:
    """The ids of the items of one pack that were asked, in their order; no sample is read.

    Raises:
        Problem: if the file is missing or damaged.
    """
    return tuple(item for (item,) in _rows(file, "SELECT item FROM sample WHERE pack = ? AND repeat = 0", (pack,)))


def read_first_asked(file: Path, pack: str, items: Sequence[str]) -> tuple[Sample, ...]:
    """The samples of these items, in this order, as they were asked the first time.

    Raises:
        Problem: if the file is missing or damaged.
    """
    query = "SELECT body FROM sample WHERE pack = ? AND item = ? AND repeat = 0"
    bodies = [body for item in items for (body,) in _rows(file, query, (pack, item))]
    return tuple(Sample.model_validate_json(body) for body in bodies)


@dataclass(frozen=True)
class ItemScores:
    """The scores of one item, one for each repeat; `right` counts those that were right. `cluster` as in `Sample`."""

    item: str
    cluster: str
    scores: tuple[float, ...]
    right: int

    @property
    def mean(self) -> float:
        return math.fsum(self.scores) / len(self.scores)

    @property
    def is_right(self) -> bool:
        """Whether it is right in more than half of its repeats."""
        return 2 * self.right > len(self.scores)


def read_scores(file: Path, pack: str) -> list[ItemScores]:
    """The scores of one pack, item by item in their order; prompts and answers are not read into memory.

    Raises:
        Problem: if the file is missing or damaged.
    """
    query = (
        "SELECT item, right, json_extract(body, '$.cluster'), json_extract(body, '$.score') FROM sample "
        "WHERE pack = ? ORDER BY item, repeat"
    )
    found = []
    for item, rows in groupby(_rows(file, query, (pack,)), key=lambda row: row[0]):
        rights, clusters, scores = zip(*(row[1:] for row in rows), strict=True)
        if None in scores:
            raise Problem("evaluation.folder_damaged", file=file, reason=f"without a score of the item {item}")
        found.append(ItemScores(item, clusters[0] or "", tuple(map(float, scores)), sum(rights)))
    return found


def _rows(file: Path, query: str, given: tuple[str | int, ...]) -> list[tuple[Any, ...]]:
    if not file.is_file():
        raise Problem("evaluation.folder_damaged", file=file, reason="missing")
    try:
        with closing(sqlite3.connect(file.absolute().as_uri() + "?mode=ro", uri=True)) as db:
            return db.execute(query, given).fetchall()
    except sqlite3.DatabaseError as error:
        raise Problem("evaluation.folder_damaged", file=file, reason=str(error)) from error
