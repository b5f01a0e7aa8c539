"""`responses.sqlite`: every answer of the model, committed unit by unit, so that a killed run loses one at most."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping
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

_TABLES = """
CREATE TABLE IF NOT EXISTS fingerprint (value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS unit (id TEXT PRIMARY KEY, cost TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS response (key TEXT PRIMARY KEY, unit TEXT NOT NULL, value TEXT NOT NULL);
"""


@dataclass(frozen=True)
class UnitCost:
    """What computing a unit took: the work, seconds, joules by counter, the highest memory in bytes meanwhile."""

    work: Work
    seconds: float
    joules: Mapping[str, float] = field(default_factory=dict)
    peak_host: int | None = None
    peak_device: int | None = None


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
            Problem: if it holds answers under another fingerprint (other weights, settings or versions), or is damaged.
        """
        self._file = file
        try:
            self._db = sqlite3.connect(file, isolation_level=None)
            self._db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;" + _TABLES)
            found = self._db.execute("SELECT value FROM fingerprint").fetchone()
        except sqlite3.DatabaseError as error:
            raise _problem(file, error) from error
        if found is None:
            self._db.execute("INSERT INTO fingerprint VALUES (?)", (fingerprint,))
        elif found[0] != fingerprint:
            self._db.close()
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
        try:
            with disk_problems(self._file):
                self._db.execute("BEGIN IMMEDIATE")
                self._db.executemany("INSERT INTO response VALUES (?, ?, ?)", rows)
                self._db.execute("INSERT INTO unit VALUES (?, ?)", (unit, json.dumps(asdict(cost))))
                self._db.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise _problem(self._file, error) from error

    def costs(self) -> dict[str, UnitCost]:
        """What each computed unit took, by its id."""
        rows = self._db.execute("SELECT id, cost FROM unit").fetchall()
        return {unit: _cost(json.loads(cost)) for unit, cost in rows}

    def close(self) -> None:
        """Fold the write-ahead log into the file, so that the folder can be hashed and copied."""
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._db.execute("PRAGMA journal_mode=DELETE")
        self._db.close()


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
    if "full" in str(error):
        return Problem("files.disk_full", path=file)
    return Problem("evaluation.folder_damaged", file=file, reason=str(error))
