"""The verbs on runs, with a worker that needs no model."""

from __future__ import annotations

import dataclasses
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from aiact_desk.desk import models, runs
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


def test_a_crash_says_what_it_was_where_to_look_and_how_to_go_on(desk: Desk, measured: Measured) -> None:
    run = measured("crash")
    failure = runs.show_run(desk, run.id).failure
    assert failure is not None
    assert failure.id == "evaluation.crashed_fault"
    assert failure.params["fault"] == "SIGSEGV"
    assert str(failure.params["log"]).endswith("worker.log")


def test_a_worker_that_dies_before_its_first_word_is_a_crash(desk: Desk, version: Version) -> None:
    def dies(job: Sequence[str], log: Path, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
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


def test_a_run_is_never_taken_for_crashed_while_it_is_being_started(
    desk: Desk, version: Version, fake_launcher: Callable[[str], Launcher]
) -> None:
    """Another program lists the runs at the worst moment: between the record and the worker."""
    seen: list[RunEnd] = []
    fake = fake_launcher("success")

    def slowly(job: Sequence[str], log: Path, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
        seen.extend(run.end for run in runs.list_runs(desk))
        return fake(job, log, environment)

    started = runs.start_run(dataclasses.replace(desk, launch=slowly), version.id, "starter")
    list(runs.follow_run(desk, started.id, pause=0.02))
    assert seen == [RunEnd.RUNNING]
    assert desk.library.run(started.id).end == RunEnd.SUCCESS


def test_a_worker_that_cannot_be_started_leaves_no_living_run(desk: Desk, version: Version) -> None:
    def refuses(job: Sequence[str], log: Path, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
        raise Problem("files.disk_full", path="/")

    with pytest.raises(Problem, match="disk_full"):
        runs.start_run(dataclasses.replace(desk, launch=refuses), version.id, "starter")
    assert [run.end for run in runs.list_runs(desk)] == [RunEnd.CRASHED]


def test_a_run_goes_on_with_the_weights_where_they_are_now(
    desk: Desk, tiny_model: Path, tmp_path: Path, measured: Measured, version: Version
) -> None:
    """The plan does not say where weights lie: moved weights are found, changed ones are refused."""
    run = measured("failure")
    moved = tmp_path / "moved"
    jobs: list[list[str]] = []
    shutil.copytree(tiny_model, moved)
    models.add_version(desk, moved, "Tiny")

    def notes(job: Sequence[str], log: Path, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
        jobs.append(list(job))
        return subprocess.Popen([sys.executable, "-c", ""])

    noting = dataclasses.replace(desk, launch=notes)
    runs.resume_run(noting, run.id)
    assert jobs[0][2] == str(moved)
    list(runs.follow_run(desk, run.id, pause=0.02))
    config = moved / "config.json"
    config.write_text(config.read_text().replace('"rms_norm_eps": 1e-06', '"rms_norm_eps": 1e-02'))
    with pytest.raises(Problem, match="weights_changed"):
        runs.resume_run(noting, run.id)
    with pytest.raises(Problem, match="weights_changed"):
        runs.start_run(noting, version.id, "starter")
    assert len(jobs) == 1
