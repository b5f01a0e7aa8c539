"""Public benchmarks are shown by topic with what of their data is here, and never run."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiact_desk.desk.benchmarks import refuse_benchmarks, show_benchmarks
from aiact_desk.evaluation.benchmarks import benchmarks
from aiact_desk.problems import Misuse
from aiact_desk.wording import say_problem


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of the hub."""
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setenv("HF_DATASETS_CACHE", str(tmp_path / "datasets"))
    return tmp_path / "hub"


def put(hub: Path, id: str, revision: str) -> None:
    folder = hub / f"datasets--{id.replace('/', '--')}" / "snapshots" / revision
    folder.mkdir(parents=True)
    (folder / "README.md").write_text("data", encoding="utf-8")


def test_every_benchmark_stands_under_its_topic_once(hub: Path) -> None:
    found = show_benchmarks()
    shown = [line.benchmark for part in found.topics for line in part.lines]
    assert sorted(one.id for one in shown) == sorted(one.id for one in benchmarks().benchmarks)
    assert all(line.benchmark.topic == part.topic.id for part in found.topics for line in part.lines)
    assert {gap.name for part in found.topics for gap in part.gaps} == {gap.name for gap in benchmarks().gaps}


def test_data_that_are_here_are_not_missing(hub: Path) -> None:
    pinned = benchmarks().dataset("openai/gsm8k").revision
    assert pinned
    put(hub, "openai/gsm8k", pinned)
    put(hub, "cais/mmlu", "0" * 40)
    found = show_benchmarks()
    seen = {line.benchmark.id: line.presence for part in found.topics for line in part.lines}
    assert (seen["gsm8k"], seen["mmlu"], seen["mmlu_pro"]) == ("pinned revision", "other revision", "absent")
    assert len(found.missing) == len(benchmarks().datasets) - 2


def test_a_run_is_refused_with_what_is_missing_and_what_to_do(hub: Path) -> None:
    with pytest.raises(Misuse) as caught:
        refuse_benchmarks("full", "demo-model")
    sentence = say_problem(caught.value)
    missing = show_benchmarks().missing
    assert f"{', '.join(missing[:3])} and {len(missing) - 3} more" in sentence
    assert "lm_eval --model hf" in sentence
    assert "--log_samples" in sentence
    assert "run import RESULTS --version demo-model" in sentence


def test_a_run_is_refused_too_where_all_data_are_here(hub: Path) -> None:
    for one in benchmarks().datasets:
        put(hub, one.id, "0" * 40)
    with pytest.raises(Misuse) as caught:
        refuse_benchmarks("full", "demo-model")
    assert caught.value.id == "desk.benchmarks_not_run"
    assert "run import RESULTS --version demo-model" in say_problem(caught.value)


def test_suites_of_packs_are_not_refused(hub: Path) -> None:
    for suite in ("starter", "core", "no such suite"):
        refuse_benchmarks(suite, "demo-model")
