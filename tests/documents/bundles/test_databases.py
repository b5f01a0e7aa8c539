"""Databases of samples from strangers: what acts by itself, or is no sample, is refused before it is read."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from aiact_desk.documents.bundles.databases import must_be_passive, must_hold_samples
from aiact_desk.evaluation import samples
from aiact_desk.evaluation.intervals import wilson_interval
from aiact_desk.evaluation.result import PackResult, RunResult, Sample
from aiact_desk.problems import Problem

SAMPLE = Sample(pack="p", item="i1", language="en", input="?", output="!", expected="!", right=True, score=1.0)


def result(pack: str = "p") -> RunResult:
    measured = PackResult(
        pack=pack,
        pack_version="1",
        pack_sha256="a" * 64,
        data_sha256="a" * 64,
        metric="accuracy",
        higher_is_better=True,
        value=1.0,
        interval=wilson_interval(1, 1),
        chance=None,
        items=1,
        items_in_pack=1,
        tokens_read=1,
        tokens_written=1,
    )
    return RunResult(
        run_id="run-k3f9x2ab",
        suite="s",
        suite_version="1",
        weights_sha256=None,
        dtype="float32",
        partial=False,
        started_at="2026-11-24T10:00:00+00:00",
        finished_at="2026-11-24T10:00:00+00:00",
        machine=None,
        packs=(measured,),
        inference=None,
        tokens_read=1,
        tokens_written=1,
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    samples.replace_pack(tmp_path / "samples.sqlite", "p", [SAMPLE])
    return tmp_path / "samples.sqlite"


def change(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        for statement in statements:
            database.execute(statement)


def test_what_this_program_writes_is_taken(file: Path) -> None:
    must_hold_samples(file, "samples.sqlite", result())
    must_be_passive(file, "samples.sqlite")
    assert sorted(path.name for path in file.parent.iterdir()) == ["samples.sqlite"]


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("CREATE TRIGGER t AFTER INSERT ON sample BEGIN SELECT 1; END", "trigger"),
        ("CREATE VIEW v AS SELECT * FROM sample", "view"),
        ("CREATE VIRTUAL TABLE f USING fts5(body)", "f"),
        ("CREATE TABLE more (a)", "more"),
        ("ALTER TABLE sample ADD COLUMN c AS (item || body)", "columns"),
        ("ALTER TABLE sample ADD COLUMN c", "columns"),
        ("DROP TABLE sample", "missing"),
        ("UPDATE sample SET body = '{}'", "cannot be read"),
        ("UPDATE sample SET body = 7", "cannot be read"),
        ("UPDATE sample SET item = 'i2'", "another one"),
        ("UPDATE sample SET right = 0", "another one"),
        ("UPDATE sample SET repeat = 'none'", "another one"),
        ("UPDATE sample SET body = CAST(zeroblob(5000000) AS TEXT)", "too long"),
        ("DELETE FROM sample", "no sample of p"),
    ],
)
def test_what_it_does_not_write_is_refused(file: Path, statement: str, reason: str) -> None:
    change(file, statement)
    with pytest.raises(Problem) as told:
        must_hold_samples(file, "samples.sqlite", result())
    assert told.value.id == "bundles.bad_database"
    assert reason in str(told.value.params["reason"])


@pytest.mark.parametrize("statement", ["CREATE VIEW v AS SELECT 1", "CREATE VIRTUAL TABLE f USING fts5(body)"])
def test_other_databases_hold_nothing_that_acts_either(file: Path, statement: str) -> None:
    change(file, statement)
    with pytest.raises(Problem):
        must_be_passive(file, "responses.sqlite")


def test_what_is_no_database_is_refused(file: Path) -> None:
    whole = file.read_bytes()
    for data in (b"", b"no database at all, but long enough to be looked at" * 20, whole[: len(whole) - 4096]):
        file.write_bytes(data)
        with pytest.raises(Problem) as told:
            must_hold_samples(file, "samples.sqlite", result())
        assert told.value.id == "bundles.bad_database"


def test_a_damaged_page_is_found(file: Path) -> None:
    samples.replace_pack(
        file, "p", [SAMPLE.model_copy(update={"item": f"i{number}", "input": "?" * 500}) for number in range(200)]
    )
    data = bytearray(file.read_bytes())
    for at in range(8192, len(data), 4096):
        data[at : at + 64] = b"\xff" * 64
    file.write_bytes(data)
    with pytest.raises(Problem) as told:
        must_hold_samples(file, "samples.sqlite", result())
    assert told.value.id == "bundles.bad_database"
