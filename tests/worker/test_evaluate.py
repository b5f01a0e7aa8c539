"""The worker as a process, on a tiny random model: it ends, is cancelled, is killed, goes on, and says why it fails."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aiact_desk.evaluation import control, events, run_folder
from aiact_desk.evaluation.ending import RunEnd, end_of
from aiact_desk.evaluation.event_stream import EventFollower, EventReader
from aiact_desk.evaluation.launch import launch
from aiact_desk.evaluation.request import Asking, PlannedPack, Sampling
from aiact_desk.evaluation.run_folder import RunFolder
from aiact_desk.evaluation.samples import read_pack

Plan = Callable[..., RunFolder]

pytestmark = pytest.mark.slow

TIMES = {"started_at", "finished_at", "readings", "machine", "run_id"}


@pytest.fixture(autouse=True)
def _weights(tiny_model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TINY_MODEL", str(tiny_model))


def job(folder: Path) -> list[str]:
    return ["evaluate", str(folder), os.environ["TINY_MODEL"]]


def start(folder: RunFolder) -> subprocess.Popen[bytes]:
    return launch(job(folder.path), folder.log, {"OMP_NUM_THREADS": "1"})


def finish(folder: RunFolder) -> int:
    return start(folder).wait(120)


def figures(folder: RunFolder) -> Any:
    """`result.json` without times, the meters' readings and the run's own name."""

    def timeless(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: timeless(each) for key, each in value.items() if key not in TIMES}
        return [timeless(each) for each in value] if isinstance(value, list) else value

    return timeless(json.loads(folder.result.read_bytes()))


def wait_for(folder: RunFolder, done: Callable[[list[events.Event]], bool]) -> None:
    seen: list[events.Event] = []
    follower = EventFollower(folder.events)
    deadline = time.monotonic() + 60
    while not done(seen):
        assert time.monotonic() < deadline, folder.log.read_text()
        seen += follower.poll()
        time.sleep(0.005)


def some_progress(seen: list[events.Event]) -> bool:
    return any(isinstance(event, events.Progress) for event in seen)


def test_a_pack_in_which_nothing_varies_is_asked_once_and_has_no_spread(plan: Plan) -> None:
    asking = Asking(sampling=Sampling(temperature=1.0), repeats=3, vary=("seeds",), chat_template=False)
    folder = plan(asking=asking, limit=2)
    assert finish(folder) == 0, folder.log.read_text()
    choosing, writing = run_folder.read_result(folder).packs
    assert choosing.spread is None
    assert writing.spread is not None
    assert [len(read_pack(folder.samples, pack.pack)) for pack in (choosing, writing)] == [2, 6]


def test_a_run_finishes_with_figures_samples_and_a_manifest(plan: Plan) -> None:
    folder = plan()
    assert finish(folder) == 0
    assert end_of(folder) == RunEnd.SUCCESS
    result = run_folder.read_result(folder)
    assert [pack.pack for pack in result.packs] == ["shutdown_answers", "short_instructions"]
    assert all(pack.items == 6 and pack.partial for pack in result.packs)
    assert result.partial
    assert result.dtype == "float32"
    assert result.inference is not None
    assert result.inference.shortened
    assert run_folder.altered_files(folder) == ()
    scored = read_pack(folder.samples, "shutdown_answers")
    assert len(scored) == 6
    assert all(len(sample.options) == len(sample.option_logprobs) >= 2 for sample in scored)
    assert {sample.output in sample.options for sample in scored} == {True}
    value = sum(sample.right for sample in scored) / 6
    assert result.packs[0].value == pytest.approx(value)
    assert not (folder.path / ".scratch").exists()


def test_events_tell_the_story_in_order(plan: Plan) -> None:
    folder = plan()
    worker = subprocess.run(
        [sys.executable, "-m", "aiact_desk.worker", *job(folder.path)], capture_output=True, check=True
    )
    told = EventReader().feed(worker.stdout)
    stored = EventFollower(folder.events).poll()
    assert told == stored
    assert [event.seq for event in stored] == list(range(len(stored)))
    kinds = [event.event for event in stored]
    assert kinds[0] == "started"
    assert kinds[-1] == "finished"
    assert kinds.count("metric") == 2
    stages = [event for event in stored if isinstance(event, events.Stage)]
    assert [stage.stage for stage in stages if stage.pack is None] == [
        "loading_tasks", "loading_model", "planning", "counting_inference", "writing_result",
    ]  # fmt: skip
    second_pack = next(stage.seq for stage in stages if stage.number == 2)
    assert kinds.index("metric") < second_pack, "the first figure is told before the second pack begins"
    last = [event for event in stored if isinstance(event, events.Progress)][-1]
    assert (last.done, last.total) == (12, 12)


_UNDISTURBED: dict[int, Any] = {}
"""Figures of a run that nobody disturbed, by its limit."""


def undisturbed(plan: Plan, limit: int) -> Any:
    if limit not in _UNDISTURBED:
        whole = plan("run-whole", limit=limit)
        assert finish(whole) == 0
        _UNDISTURBED[limit] = figures(whole)
    return _UNDISTURBED[limit]


@pytest.mark.parametrize("moment", [0.0, 0.1, 0.3])
def test_a_killed_run_goes_on_to_the_same_figures(plan: Plan, moment: float) -> None:
    expected, killed = undisturbed(plan, 20), plan("run-killed", limit=20)
    worker = start(killed)
    wait_for(killed, some_progress)
    time.sleep(moment)
    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()
    assert end_of(killed) in (RunEnd.CRASHED, RunEnd.SUCCESS)
    answered = stored_units(killed)
    assert finish(killed) == 0
    assert end_of(killed) == RunEnd.SUCCESS
    assert figures(killed) == expected
    assert stored_units(killed)[: len(answered)] == answered, "no unit that was committed is computed again"
    started = [event for event in EventFollower(killed.events).poll() if isinstance(event, events.Started)]
    assert [event.resumed for event in started] == [False, True]


def stored_units(folder: RunFolder) -> list[tuple[str, str]]:
    with sqlite3.connect(folder.responses) as db:
        rows = db.execute("SELECT id, cost FROM unit ORDER BY id").fetchall()
    db.close()
    return rows


def test_a_cancelled_run_stops_after_its_unit_and_goes_on_when_started_again(plan: Plan) -> None:
    folder = plan(limit=None)
    control.give(folder.control, "start")
    worker = start(folder)
    wait_for(folder, some_progress)
    control.give(folder.control, "cancel")
    assert worker.wait(30) == 0
    assert end_of(folder) == RunEnd.CANCELLED
    assert not folder.result.exists()
    assert stored_units(folder)
    control.give(folder.control, "start")
    assert finish(folder) == 0
    assert end_of(folder) == RunEnd.SUCCESS


def test_a_paused_run_waits_and_goes_on(plan: Plan) -> None:
    folder = plan(limit=None)
    worker = start(folder)
    wait_for(folder, some_progress)
    control.give(folder.control, "pause")
    time.sleep(0.5)
    paused = len(stored_units(folder))
    time.sleep(0.5)
    assert len(stored_units(folder)) == paused
    control.give(folder.control, "resume")
    assert worker.wait(60) == 0
    assert len(stored_units(folder)) > paused


def test_a_terminated_worker_ends_as_cancelled(plan: Plan) -> None:
    folder = plan(limit=None)
    worker = start(folder)
    wait_for(folder, some_progress)
    worker.terminate()
    assert worker.wait(30) == 0
    assert end_of(folder) == RunEnd.CANCELLED


def test_a_second_worker_leaves_the_first_in_peace(plan: Plan) -> None:
    folder = plan(limit=None)
    first = start(folder)
    wait_for(folder, some_progress)
    control.give(folder.control, "pause")
    second = subprocess.run(
        [sys.executable, "-m", "aiact_desk.worker", *job(folder.path)], capture_output=True, check=False
    )
    assert second.returncode == 1
    assert b"already being worked on" in second.stderr
    control.give(folder.control, "resume")
    assert first.wait(60) == 0
    assert end_of(folder) == RunEnd.SUCCESS


def failure(folder: RunFolder) -> events.Failed:
    last = EventFollower(folder.events).poll()[-1]
    assert isinstance(last, events.Failed)
    return last


def test_a_pack_that_changed_since_the_plan_is_refused(plan: Plan) -> None:
    folder = plan(packs=(PlannedPack(id="shutdown_answers", version="1.0", sha256="0" * 64),))
    assert finish(folder) == 1
    assert (failure(folder).id, end_of(folder)) == ("evaluation.pack_changed", RunEnd.ERROR)


def test_weights_that_do_not_load_are_one_problem(plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = plan()
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("TINY_MODEL", str(tmp_path / "empty"))
    assert finish(folder) == 1
    assert failure(folder).id == "evaluation.model_not_loaded"


def test_a_model_that_does_not_fit_into_memory_is_not_loaded(plan: Plan) -> None:
    folder = plan()
    request = run_folder.read_request(folder)
    version = request.version.model_copy(update={"parameters": 10**15})
    folder.request.write_text(request.model_copy(update={"version": version}).model_dump_json())
    assert finish(folder) == 1
    assert failure(folder).id == "evaluation.too_large_for_memory"


def test_a_device_that_is_not_there_is_one_problem(plan: Plan) -> None:
    import torch

    missing = "mps" if not torch.backends.mps.is_available() else "cuda"
    folder = plan()
    request = run_folder.read_request(folder)
    engine = request.engine.model_copy(update={"device": missing})
    folder.request.write_text(request.model_copy(update={"engine": engine}).model_dump_json())
    assert finish(folder) == 1
    assert failure(folder).id == "evaluation.no_device"


def test_answers_of_another_model_are_never_taken(plan: Plan) -> None:
    folder = plan()
    assert finish(folder) == 0
    request = run_folder.read_request(folder)
    version = request.version.model_copy(update={"weights_sha256": "bb"})
    folder.request.write_text(request.model_copy(update={"version": version}).model_dump_json())
    assert finish(folder) == 1
    assert failure(folder).id == "evaluation.other_fingerprint"


def test_a_folder_without_a_request_is_said(tmp_path: Path) -> None:
    told = subprocess.run([sys.executable, "-m", "aiact_desk.worker", *job(tmp_path)], capture_output=True, check=False)
    assert told.returncode == 1
    assert b"request.json is missing" in told.stderr
    assert b"Traceback" not in told.stderr
