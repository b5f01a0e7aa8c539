"""A run folded from its events, and the lines of its figures."""

from __future__ import annotations

import pytest

from aiact_desk.evaluation.events import Event, Failed, Finished, Metric, Progress, Stage, Started, Telemetry, Warned
from aiact_desk.evaluation.request import EngineSettings, MeasuredVersion, PlannedPack, RunRequest
from aiact_desk.gui.evaluations.live_run import LiveRun, told
from aiact_desk.gui.evaluations.pack_lines import pack_lines
from aiact_desk.gui.evaluations.run_words import progress_words, stage_words

HEAD = {"run_id": "run-1", "at": "2026-03-01T10:00:00.000+00:00"}
STARTED = Started(**HEAD, seq=0, pid=1, host="here", resumed=False)
LOADING = Stage(**HEAD, seq=1, stage="loading_model")
PACK = Stage(**HEAD, seq=2, stage="pack", pack="two", number=2, packs=3)
HALF = Progress(**HEAD, seq=3, done=1500, total=3000, tokens=9, rate=1234.5, remaining=75.0)


def metric(pack: str, value: float, seq: int = 4) -> Metric:
    return Metric(**HEAD, seq=seq, pack=pack, metric="acc", value=value, low=0.1, high=0.9, items=40, partial=False)


def request() -> RunRequest:
    version = MeasuredVersion(id="v", name="V", architecture="llama", parameters=1, weights_sha256="0" * 64)
    packs = tuple(PlannedPack(id=id, version="1", sha256="0" * 64) for id in ("one", "two", "three"))
    return RunRequest(
        run_id="run-1",
        created_at=HEAD["at"],
        program="test",
        version=version,
        suite="starter",
        suite_version="1",
        packs=packs,
        engine=EngineSettings(threads=1),
    )


def test_the_last_of_each_counts() -> None:
    live = told(LiveRun(), [STARTED, LOADING, PACK, HALF, Telemetry(**HEAD, seq=5, resident=7, processor=90.0)])
    assert (live.stage, live.progress) == (PACK, HALF)
    assert live.telemetry is not None
    assert live.ending is None


def test_folding_in_two_steps_is_folding_at_once() -> None:
    events: list[Event] = [STARTED, PACK, metric("one", 0.5), Warned(**HEAD, seq=6, id="evaluation.unexpected"), HALF]
    for cut in range(len(events)):
        assert told(told(LiveRun(), events[:cut]), events[cut:]) == told(LiveRun(), events)


def test_a_second_attempt_begins_anew_and_keeps_the_figures() -> None:
    failed = Failed(**HEAD, seq=5, id="evaluation.unexpected")
    live = told(LiveRun(), [STARTED, metric("one", 0.5), HALF, failed, STARTED])
    assert (live.progress, live.ending) == (None, None)
    assert [one.pack for one in live.metrics] == ["one"]
    assert told(live, [metric("one", 0.75)]).metrics == (metric("one", 0.75),)


def test_lines_wait_work_and_come() -> None:
    live = told(LiveRun(), [STARTED, metric("one", 0.5), PACK])
    lines = pack_lines(request(), live, None, {"one": "The first"}, {"one": "Privacy"}, over=False)
    assert [(line.title, line.wait) for line in lines] == [("The first", ""), ("two", "at_work"), ("three", "waiting")]
    ended = told(live, [Finished(**HEAD, seq=9, end="cancelled")])
    over = pack_lines(request(), ended, None, {}, {}, over=True)
    assert [line.wait for line in over] == ["", "not_measured", "not_measured"]


@pytest.mark.parametrize(("readable", "wait"), [(False, "not_measurable"), (None, "waiting")])
def test_a_figure_that_may_not_be_read_yet_does_not_come(*, readable: bool | None, wait: str) -> None:
    hidden = metric("one", 0.5).model_copy(update={"readable": readable})
    (line, *_) = pack_lines(request(), told(LiveRun(), [STARTED, hidden]), None, {}, {}, over=False)
    assert (line.estimate, line.wait, line.items) == (None, wait, 40)


def test_words() -> None:
    assert stage_words(None, {}) == "Starting the worker"
    assert stage_words(PACK, {"two": "The second"}) == "Measuring The second (2 of 3)"
    told_ = progress_words(HALF).replace("\u00a0", " ")
    assert told_ == "1 500 of 3 000 items · 1 234 tokens per second · about 1 min 15 s left"
