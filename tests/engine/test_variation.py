"""Repeats of a pack: all ask in different ways, and there are no more of them than there are ways."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from aiact_desk.engine.variation import task_of, ways_of
from aiact_desk.evaluation.packs import Pack, load_packs, shipped_pack, shots, task_config
from aiact_desk.evaluation.prompt_formats import formats
from aiact_desk.evaluation.request import Asking, EngineSettings, MeasuredVersion, RunRequest, Sampling, Variation

PACKS = load_packs()


def request(vary: tuple[Variation, ...], repeats: int = 4, temperature: float = 0.0) -> RunRequest:
    return RunRequest(
        run_id="run-a",
        created_at="2026-11-23T10:00:00+00:00",
        program="AI Act Desk",
        version=MeasuredVersion(id="v", name="tiny", architecture="LlamaForCausalLM", parameters=1, weights_sha256="a"),
        suite="starter",
        suite_version="1.0",
        packs=(),
        engine=EngineSettings(device="cpu", threads=1, batch_size=2),
        asking=Asking(repeats=repeats, vary=vary, sampling=Sampling(temperature=temperature)),
    )


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_formats_asked_differ_from_one_another(pack: Pack) -> None:
    most = len(formats(str(task_config(pack)["doc_to_text"])))
    templates = [way.template for way in ways_of(pack, request(("format",), repeats=8))]
    assert len(set(templates)) == len(templates) == most


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_orders_asked_differ_and_are_as_many_as_there_are(pack: Pack) -> None:
    shown = int(str(task_config(pack)["num_fewshot"]))
    ways = ways_of(pack, request(("shots",)))
    assert len(set(ways)) == len(ways) == min(4, math.perm(len(shots(pack)), shown))


def test_seeds_change_drawn_answers_only() -> None:
    asked = request(("seeds",), temperature=0.7)
    assert len(ways_of(shipped_pack("shutdown_answers"), asked)) == 1
    assert len(ways_of(shipped_pack("short_instructions"), asked)) == 4


def test_shown_examples_are_those_of_the_way(tmp_path: Path) -> None:
    pack, asked = shipped_pack("environment_facts"), request(("shots", "format"))
    first, second, *_ = ways_of(pack, asked)
    assert task_of(pack, first, asked.asking, tmp_path / "a.jsonl") == task_config(pack)
    config = task_of(pack, second, asked.asking, tmp_path / "b.jsonl")
    files = config["dataset_kwargs"]["data_files"]
    assert config["doc_to_text"] == second.template != first.template
    assert Path(files["dev"]).read_text(encoding="utf-8").splitlines() == list(second.shots)
    assert not (tmp_path / "a.jsonl").exists()
