"""Events come at most ten times a second, however fast the units are."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from aiact_desk.evaluation import events
from aiact_desk.evaluation.event_stream import EventFollower, EventWriter
from aiact_desk.evaluation.responses import UnitCost
from aiact_desk.evaluation.units import Unit
from aiact_desk.evaluation.work import Work
from aiact_desk.worker.progress import ProgressMeter

UNIT = Unit(id="u", pack="p", kind="loglikelihood", items=1, keys=("k",))
COST = UnitCost(Work(tokens_read=10), 0.001)


def test_a_thousand_units_a_second_become_ten_events_a_second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    writer = EventWriter(tmp_path / "events.jsonl", "run-1")
    meter = ProgressMeter(writer, tmp_path / "telemetry.jsonl", 3000)
    for _ in range(3000):
        meter.unit_done(UNIT, COST)
        now[0] += 0.001
    writer.close()
    told = [event for event in EventFollower(tmp_path / "events.jsonl").poll() if isinstance(event, events.Progress)]
    assert 28 <= len(told) <= 32
    assert (told[-1].done, told[-1].total, told[-1].tokens) == (3000, 3000, 30_000)
    assert told[-1].rate == pytest.approx(10_000)


def test_units_found_in_the_store_count_as_done_and_not_as_speed(tmp_path: Path) -> None:
    writer = EventWriter(tmp_path / "events.jsonl", "run-1")
    meter = ProgressMeter(writer, tmp_path / "telemetry.jsonl", 2)
    meter.unit_done(UNIT, None)
    meter.unit_done(UNIT, COST)
    writer.close()
    last = [event for event in EventFollower(tmp_path / "events.jsonl").poll() if isinstance(event, events.Progress)][
        -1
    ]
    assert (last.done, last.tokens, last.remaining) == (2, 10, 0.0)


def test_a_telemetry_file_that_cannot_be_written_costs_a_reading_and_no_run(tmp_path: Path) -> None:
    writer = EventWriter(tmp_path / "events.jsonl", "run-1")
    meter = ProgressMeter(writer, tmp_path / "missing" / "telemetry.jsonl", 1)
    meter.unit_done(UNIT, COST)
    writer.close()
