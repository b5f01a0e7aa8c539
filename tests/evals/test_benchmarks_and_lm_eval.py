"""The list of public benchmarks says what lm-eval's own files say. Building the index of all its tasks takes long."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from aiact_desk.evaluation.benchmarks import Benchmark, benchmarks

pytestmark = pytest.mark.slow

LISTED = benchmarks().benchmarks
IDS = [one.id for one in LISTED]
PROGRAM = Path(__file__).with_name("lm_eval_index.py")
ABSENT = (
    "bold",
    "wino_bias",
    "global_mmlu",
    "belebele_gle_Latn",
    "multiblimp_mlt",
    "simple_qa",
    "cyberseceval",
    "xstest",
)
"""Names that gaps give as absent, where the gap is named after a task."""

Facts = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def said() -> Facts:
    """What lm-eval says of every task that the list or a gap names, from a process that cannot reach the hub."""
    names = [name for one in LISTED for name in one.tasks.values()]
    told = subprocess.run(
        [sys.executable, str(PROGRAM)],
        input=json.dumps([*names, *ABSENT]),
        env={**os.environ, "HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=1200,
    )
    assert told.returncode == 0, told.stderr[-2000:]
    found: Facts = json.loads(told.stdout)
    return found


def of(one: Benchmark, said: Facts) -> list[dict[str, Any]]:
    return [facts for name in one.tasks.values() for facts in said[name]]


@pytest.mark.parametrize("one", LISTED, ids=IDS)
def test_every_name_is_one_of_lm_eval(one: Benchmark, said: Facts) -> None:
    assert [name for name in one.tasks.values() if not said.get(name)] == []


@pytest.mark.parametrize("one", LISTED, ids=IDS)
def test_data_set_and_configurations_are_those_of_its_files(one: Benchmark, said: Facts) -> None:
    found = of(one, said)
    assert {facts["dataset"] for facts in found} == {one.dataset}
    assert sorted({facts["config"] for facts in found if facts["config"]}) == sorted(one.configs)


@pytest.mark.parametrize("one", LISTED, ids=IDS)
def test_shots_and_metrics_are_those_of_its_files(one: Benchmark, said: Facts) -> None:
    found = of(one, said)
    assert {facts["shots"] for facts in found} == {one.shots}
    assert {tuple(facts["metrics"]) for facts in found} == {one.metrics}


@pytest.mark.parametrize("one", LISTED, ids=IDS)
def test_a_revision_that_its_files_pin_is_the_one_that_is_listed(one: Benchmark, said: Facts) -> None:
    assert {facts["revision"] for facts in of(one, said)} <= {None, benchmarks().dataset(one.dataset).revision}


def test_names_that_gaps_are_about_are_not_there(said: Facts) -> None:
    assert set(ABSENT) <= {gap.name for gap in benchmarks().gaps}
    assert not set(ABSENT) & set(said)
