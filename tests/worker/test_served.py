"""A run on a model behind a server: figures without anything on its weights, and nothing lost when the server fails."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest

from aiact_desk.evaluation import events, run_folder
from aiact_desk.evaluation.event_stream import EventFollower
from aiact_desk.evaluation.launch import launch
from aiact_desk.evaluation.request import Asking, MeasuredVersion, Sampling, ServedModel
from aiact_desk.evaluation.run_folder import RunFolder
from tests.fakes.server import FakeServer, running

Plan = Callable[..., RunFolder]

pytestmark = pytest.mark.slow


@pytest.fixture
def fake() -> Iterator[FakeServer]:
    with running(FakeServer()) as found:
        yield found


@pytest.fixture
def planned(plan: Plan, fake: FakeServer) -> Plan:
    """Makes a run folder for the served model."""
    server = ServedModel(url=fake.url, name="tiny")
    version = MeasuredVersion(id="v", name="tiny", architecture="", parameters=None, weights_sha256=None, served=server)
    return lambda name="run-a", **changes: plan(name, **{"version": version, **changes})


def finish(folder: RunFolder) -> int:
    return launch(["evaluate", str(folder.path), ""], folder.log, {"OMP_NUM_THREADS": "1"}).wait(120)


def failure(folder: RunFolder) -> events.Failed:
    last = EventFollower(folder.events).poll()[-1]
    assert isinstance(last, events.Failed)
    return last


def figures(folder: RunFolder) -> list[Any]:
    packs = json.loads(folder.result.read_bytes())["packs"]
    return [{name: value for name, value in pack.items() if name != "readings"} for pack in packs]


def test_a_run_that_breaks_off_goes_on_where_it_was(planned: Plan, fake: FakeServer) -> None:
    undisturbed, folder = planned("run-u"), planned("run-a")
    assert finish(undisturbed) == 0, undisturbed.log.read_text()
    all_asked = len(fake.asked)

    fake.asked, fake.breaks_after = [], all_asked // 2
    assert finish(folder) == 1
    assert failure(folder).id == "inspection.server_refused"
    assert "the device is lost" in failure(folder).params["reason"]
    with closing(sqlite3.connect(folder.responses)) as store:
        kept = [row[0] for row in store.execute("SELECT id FROM unit")]
    assert kept, "what was answered is kept"

    fake.asked, fake.breaks_after = [], None
    assert finish(folder) == 0, folder.log.read_text()
    assert len(fake.asked) < all_asked
    assert figures(folder) == figures(undisturbed)
    result = run_folder.read_result(folder)
    assert (result.weights_sha256, result.inference, result.dtype) == (None, None, "unknown")
    readings = result.readings
    assert (readings.flop, readings.peak_host, readings.peak_device, readings.energy.joules) == (None, None, None, {})
    assert readings.seconds > 0
    assert result.tokens_read > 0
    assert run_folder.altered_files(folder) == ()


def test_a_server_without_scores_is_found_out_before_anything_is_measured(planned: Plan, fake: FakeServer) -> None:
    fake.echoes = False
    folder = planned()
    assert finish(folder) == 1
    assert failure(folder).id == "evaluation.server_no_logprobs"
    assert failure(folder).params["packs"] == "shutdown_answers"
    assert not folder.units.exists()
    assert len(fake.asked) == 2


def test_answers_drawn_twice_differ_and_come_again_alike(planned: Plan, fake: FakeServer) -> None:
    asking = Asking(sampling=Sampling(temperature=1.0), repeats=2, vary=("seeds",), chat_template=False)
    for name in ("run-a", "run-b"):
        assert finish(planned(name, asking=asking, limit=2)) == 0
    seeds = [body["seed"] for body in fake.asked if "seed" in body]
    assert len(seeds) == 8
    assert sorted(seeds[:4]) == sorted(seeds[4:])
    assert len(set(seeds)) == 4
