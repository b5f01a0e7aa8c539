"""The verbs on runs, with a worker that needs no model."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from aiact_desk.desk import runs
from aiact_desk.desk.desk import Desk
from aiact_desk.documents.nouns import Run, RunEnd, Version
from aiact_desk.evaluation import events
from aiact_desk.evaluation.launch import Launcher
from aiact_desk.problems import Misuse, Problem

Measured = Callable[..., Run]


@pytest.mark.parametrize(
    ("ending", "end"),
    [
        ("success", RunEnd.SUCCESS),
        ("flood", RunEnd.SUCCESS),
        ("garbage", RunEnd.SUCCESS),
        ("failure", RunEnd.ERROR),
        ("crash", RunEnd.CRASHED),
    ],
)
def test_every_ending_is_told_apart(desk: Desk, measured: Measured, ending: str, end: RunEnd) -> None:
    run = measured(ending)
    assert run.end == end
    report = runs.show_run(desk, run.id)
    assert (report.result is not None) == (end == RunEnd.SUCCESS)
    assert (report.failure is not None) == (end in (RunEnd.ERROR, RunEnd.CRASHED))


def test_a_crash_says_where_to_look_and_how_to_go_on(desk: Desk, measured: Measured) -> None:
    run = measured("crash")
    failure = runs.show_run(desk, run.id).failure
    assert failure is not None
    assert failure.id == "evaluation.crashed"
    assert str(failure.params["log"]).endswith("worker.log")


def test_a_worker_that_dies_before_its_first_word_is_a_crash(desk: Desk, version: Version) -> None:
    import subprocess
    import sys

    def dies(*_: object, **__: object) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-c", "import sys; sys.exit(9)"])

    started = runs.start_run(dataclasses.replace(desk, launch=dies), version.id, "starter")
    assert list(runs.follow_run(desk, started.id, pause=0.02)) == []
    assert desk.library.run(started.id).end == RunEnd.CRASHED


def test_a_run_is_cancelled_and_found_by_another_desk(
    desk: Desk, version: Version, fake_launcher: Callable[[str], Launcher]
) -> None:
    slow = dataclasses.replace(desk, launch=fake_launcher("slow"))
    started = runs.start_run(slow, version.id, "starter")
    watch = runs.RunWatch(desk, started)
    seen: list[events.Event] = []
    while not any(isinstance(event, events.Progress) for event in seen):
        seen += watch.poll()
    assert watch.alive()
    with pytest.raises(Problem, match="run_is_alive"):
        runs.resume_run(desk, started.id)
    runs.cancel_run(desk, started.id)
    list(runs.follow_run(desk, started.id, pause=0.02))
    assert desk.library.run(started.id).end == RunEnd.CANCELLED
    with pytest.raises(Misuse, match="run_not_running"):
        runs.cancel_run(desk, started.id)


def test_a_limit_that_is_no_number_of_items_starts_nothing(desk: Desk, version: Version) -> None:
    with pytest.raises(Misuse, match="limit_not_positive"):
        runs.start_run(desk, version.id, "starter", limit=0)
    assert runs.list_runs(desk) == []
    assert not desk.paths.runs.exists()


def test_a_model_that_does_not_fit_into_memory_is_not_started(
    desk: Desk, version: Version, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "BYTES_PER_PARAMETER", 1 << 50)
    with pytest.raises(Problem, match="too_large_for_memory"):
        runs.start_run(desk, version.id, "starter", device="cpu")
    assert runs.list_runs(desk) == []
