"""The public benchmarks on the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aiact_desk.evaluation.benchmarks import benchmarks


def test_they_stand_in_the_list_of_suites(answer: Callable[..., Any]) -> None:
    found = {one["id"]: one for one in answer("suite", "list")}
    assert {"starter", "core", "full"} <= set(found)
    assert len(found["full"]["benchmarks"]) == len(benchmarks().benchmarks)
    assert found["full"]["packs"] == []


def test_they_are_shown_by_topic_as_data(answer: Callable[..., Any]) -> None:
    found = answer("suite", "show", "full")
    lines = {one["id"]: one for part in found["topics"] for one in part["benchmarks"]}
    assert lines["mmlu"]["dataset"]["id"] == "cais/mmlu"
    assert lines["mmlu"]["dataset"]["on_this_machine"] in ("absent", "other revision", "pinned revision")
    assert lines["wmdp_bio"]["proxy"]
    assert not lines["mmlu"]["proxy"]


def test_they_are_shown_to_a_person_with_source_licence_and_gaps(desk: Callable[..., Any]) -> None:
    told = desk("suite", "show", "full").stdout
    for text in (
        "Capabilities, performance and limitations",
        "c30699e8356da336a370243923dbaf21066bb9fe; licence MIT",
        "arXiv:2009.03300",
        "proxy: a low figure is no evidence of low risk",
        "Gap, bold:",
        "run import RESULTS --version VERSION",
    ):
        assert text in told


@pytest.mark.slow
def test_a_run_of_them_is_refused(answer: Callable[..., Any], desk: Callable[..., Any], tiny_model: Path) -> None:
    answer("model", "add", tiny_model, "--name", "tiny-1")
    told = desk("run", "start", "tiny-1", "full", code=2).stderr
    assert "lm_eval --model hf" in told
    assert "run import RESULTS --version tiny-1" in told
    assert answer("run", "list") == []
