"""Killed at fifty random moments, a run comes to the same figures, and no answer is asked for twice but one unit's."""

from __future__ import annotations

import json
import os
import random
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from aiact_desk.evaluation.launch import OFFLINE
from aiact_desk.evaluation.run_folder import RunFolder
from aiact_desk.evaluation.units import UnitPlan

pytestmark = pytest.mark.slow

KILLS = 50
RUNS = 10
NURSERY = Path(__file__).parents[1] / "fakes" / "nursery.py"
READINGS = {"started_at", "finished_at", "readings", "run_id"}
"""Times, energy and what other meters show."""

Work = Callable[[RunFolder, float | None], int]


@pytest.fixture(scope="module")
def work(tiny_model: Path) -> Iterator[Work]:
    """Works on a run folder in a process of its own, killed after some seconds of units if asked."""
    environment = {**os.environ, **OFFLINE, "OMP_NUM_THREADS": "1"}
    nursery = subprocess.Popen(
        [sys.executable, str(NURSERY)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    )
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    orders, answers = nursery.stdin, nursery.stdout

    def one(folder: RunFolder, kill_after: float | None) -> int:
        order = {"folder": str(folder.path), "weights": str(tiny_model), "kill_after": kill_after}
        orders.write(json.dumps({**order, "trace": str(folder.path / "trace")}) + "\n")
        orders.flush()
        return int(answers.readline())

    yield one
    with nursery:
        orders.close()


def figures(folder: RunFolder) -> bytes:
    """The bytes of `result.json` but for times and readings."""

    def timeless(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: timeless(each) for key, each in value.items() if key not in READINGS}
        return [timeless(each) for each in value] if isinstance(value, list) else value

    return json.dumps(timeless(json.loads(folder.result.read_bytes()))).encode()


def stored(folder: RunFolder) -> list[str]:
    if not folder.responses.exists():
        return []
    with closing(sqlite3.connect(folder.responses)) as db:
        return [unit for (unit,) in db.execute("SELECT id FROM unit ORDER BY id")]


def test_fifty_kills_change_no_figure(plan: Callable[..., RunFolder], work: Work) -> None:
    whole = plan("run-whole", limit=16)
    assert work(whole, None) == 0
    moments, killed = random.Random(50), 0
    for run in range(RUNS):
        folder = plan(f"run-{run}", limit=16)
        for _ in range(KILLS // RUNS):
            answered = stored(folder)
            killed += work(folder, moments.uniform(0.0, 0.25)) == -9
            assert stored(folder)[: len(answered)] == answered
        assert work(folder, None) == 0
        assert figures(folder) == figures(whole)
        check_units(folder)
    assert killed >= KILLS * 0.8, "most of the moments lie before the end"


def check_units(folder: RunFolder) -> None:
    """Every unit is stored once; a unit that was begun again was cut off by a kill, and no kill cut off two."""
    units = UnitPlan.model_validate_json(folder.units.read_bytes()).units
    assert stored(folder) == [unit.id for unit in units]
    with closing(sqlite3.connect(folder.responses)) as db:
        keys = [key for (key,) in db.execute("SELECT key FROM response")]
    assert sorted(keys) == sorted(key for unit in units for key in unit.keys)
    begun = Counter((folder.path / "trace").read_text().split())
    assert set(begun) == {unit.id for unit in units}
    assert sum(begun.values()) - len(begun) <= KILLS // RUNS
