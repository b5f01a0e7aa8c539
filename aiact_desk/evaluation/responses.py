"""`responses.sqlite`: every answer of the model, committed unit by unit, so that a killed run loses one at most."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from aiact_desk.evaluation.request import RunRequest
from aiact_desk.evaluation.work import Work
from aiact_desk.files import disk_problems
from aiact_desk.problems import Problem


@dataclass(frozen=True)
class Written:
    """A written answer. `cut_off`: the limit on tokens ended it, no stop string and no end token."""

    text: str
    cut_off: bool


Response = Written | float | tuple[float, bool]
"""A written text; a whole-document log-probability; or a choice's log-probability and whether it is the greedy one."""

SIDE_FILES = 128 * 1024
"""Bytes that SQLite needs beside the database to write at all."""

_TABLES = """
CREATE TABLE IF NOT EXISTS fingerprint (value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS unit (id TEXT PRIMARY KEY, cost TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS response (key TEXT PRIMARY KEY, unit TEXT NOT NULL, value TEXT NOT NULL);
"""


@dataclass(frozen=True)
class UnitCost:
    """What computing a unit took: the work, seconds, joules by counter, the highest memory in bytes meanwhile.

    `plain_path` says why lm-eval's own way was taken for it, or for a unit before it in the same attempt.
    """

    work: Work
    seconds: float
    joules: Mapping[str, float] = field(default_factory=dict)
    peak_host: int | None = None
    peak_device: int | None = None
    plain_path: str | None = None


def fingerprint(request: RunRequest, dtype: str, device: str, engine: str) -> str:
    """The part of an answer's fingerprint that all answers of a run share.

    Two runs with equal fingerprints give equal answers to equal requests; a store never mixes two. Of a served model
    that tells no digest nobody knows whether it is the same tomorrow: its answers are valid for this run only.
    `dtype` and `device` are what "auto" came to; `engine` names the model class and the versions it rests on.
    """
    version = request.version
    hashes = (version.weights_sha256, version.tokenizer_sha256, version.config_sha256, version.chat_template_sha256)
    parts: tuple[str | None, ...] = (*hashes, dtype, device, engine)
    served = version.served
    if served is not None:
        parts = (*parts, served.model_dump_json(), "" if served.digest else request.run_id)
    settings = (request.asking.model_dump(), request.engine.model_dump(exclude={"device", "dtype"}))
    return hashlib.sha256(json.dumps([parts, settings], sort_keys=True).encode()).hexdigest()


class ResponseStore:
    """The answers of one run. One writer: the worker that holds the run's lock."""

    def __init__(self, file: Path, fingerprint: str) -> None:
        """Open or make the store.

        Raises:
            Problem: if it holds answers under another fingerprint (other weights, settings or versions), is damaged, or
                the disk is full.
        """
        self._file = file
        with self._problems():
            self._db = sqlite3.connect(file, isolation_level=None)
        with self.let_go_on_errors(), self._problems():
            self._db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;" + _TABLES)
            found = self._db.execute("SELECT value FROM fingerprint").fetchone()
            if found is None:
                self._db.execute("INSERT INTO fingerprint VALUES (?)", (fingerprint,))
            elif found[0] != fingerprint:
                raise Problem("evaluation.other_fingerprint", file=file)

    def get(self, keys: Iterable[str]) -> dict[str, Response]:
        """The stored answers among these keys."""
        found = {}
        for key in keys:
            row = self._db.execute("SELECT value FROM response WHERE key = ?", (key,)).fetchone()
            if row is not None:
                found[key] = _read(row[0])
        return found

    def commit_unit(self, unit: str, answers: Mapping[str, Response], cost: UnitCost) -> None:
        """Store a computed unit whole: all of its answers or none."""
        rows = [(key, unit, _stored(value)) for key, value in answers.items()]
        with self._problems():
            self._db.execute("BEGIN IMMEDIATE")
            self._db.executemany("INSERT INTO response VALUES (?, ?, ?)", rows)
            self._db.execute("INSERT INTO unit VALUES (?, ?)", (unit, json.dumps(asdict(cost))))
            self._db.execute("COMMIT")

    def costs(self) -> dict[str, UnitCost]:
        """What each computed unit took, by its id."""
        rows = self._db.execute("SELECT id, cost FROM unit").fetchall()
        return {unit: _cost(json.loads(cost)) for unit, cost in rows}

    def close(self) -> None:
        """Fold the write-ahead log into the file, so that the folder can be hashed and copied.

        Raises:
            Problem: if the disk is full; it can be called again then.
        """
        with self._problems():
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._db.execute("PRAGMA journal_mode=DELETE")
        self._db.close()

    @contextmanager
    def let_go_on_errors(self) -> Iterator[None]:
        """Where what is done inside fails, leave the files as they are: the next attempt goes on from there."""
        try:
            yield
        except BaseException:
            with suppress(sqlite3.Error):
                self._db.close()
            raise

    @contextmanager
    def _problems(self) -> Iterator[None]:
        """Turn an error of the database into a Problem, and leave no transaction open."""
        try:
            with disk_problems(self._file):
                yield
        except sqlite3.DatabaseError as error:
            problem = _problem(self._file, error)
            with suppress(sqlite3.Error):
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
            raise problem from error


def _stored(answer: Response) -> str:
    return json.dumps(asdict(answer) if isinstance(answer, Written) else answer)


def _read(stored: str) -> Response:
    value = json.loads(stored)
    if isinstance(value, dict):
        return Written(value["text"], value["cut_off"])
    return (float(value[0]), bool(value[1])) if isinstance(value, list) else float(value)


def _cost(stored: dict[str, Any]) -> UnitCost:
    return UnitCost(**{**stored, "work": Work(**stored["work"])})


def _problem(file: Path, error: sqlite3.DatabaseError) -> Problem:
    # with hardly any room left SQLite cannot make its side files, and calls that an I/O error
    no_room = "I/O" in str(error) and shutil.disk_usage(file.parent).free < SIDE_FILES
    if "full" in str(error) or no_room:
        return Problem("files.disk_full", path=file)
    return Problem("evaluation.folder_damaged", file=file, reason=str(error))
