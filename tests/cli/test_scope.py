"""`scope`, `compute` and `energy` at the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aiact_desk.cli.app import run_command_line
from aiact_desk.cli.scope import OUTCOMES
from aiact_desk.regulation.scope_rules import Outcome

Call = Callable[..., str]


@pytest.fixture
def desk(capsys: pytest.CaptureFixture[str]) -> Call:
    """Carries out `aiact-desk ARGUMENTS…` in this process and gives back what it said; ends in code `code`."""

    def call(*arguments: object, code: int = 0) -> str:
        assert run_command_line(list(map(str, arguments)), lambda _: 0) == code
        told = capsys.readouterr()
        assert (told.err == "") is (code == 0)
        assert (told.out == "") is (code != 0)
        return told.out or told.err

    return call


@pytest.fixture
def answer(desk: Call) -> Callable[..., Any]:
    return lambda *arguments: json.loads(desk("--json", *arguments))


def test_one_phase_by_both_methods(answer: Callable[..., Any]) -> None:
    options = ["--parameters", "7B", "--tokens", "2T"]
    hardware = ["--units", "1024", "--hours", "500", "--peak", "989e12", "--utilisation", "0.4"]
    found = answer("compute", "estimate", *options, *hardware)
    assert found["totals"]["direct"]["flop"] == "729169920000000000000000"
    assert found["totals"]["direct"]["shown"] == "7.3 × 10^23 FLOP"
    assert found["totals"]["cumulative"] == found["totals"]["direct"]
    assert [figure["flop"] for figure in found["phases"][0]["figures"]] == [
        "729169920000000000000000",
        "84000000000000000000000",
    ]
    assert [(each["total"], each["position"]) for each in found["thresholds"]] == [
        ("direct", "above"),
        ("cumulative", "below"),
    ]


def test_the_templates_are_files_to_start_from(desk: Call, tmp_path: Path) -> None:
    for group, verb, told in (
        ("compute", "estimate", "straddles the threshold: decide and say why"),
        ("energy", "estimate", "facility, from power at the node and a PUE of 1.2"),
        ("scope", "assess", "Missing: provider.role"),
    ):
        path = tmp_path / f"{group}.yaml"
        path.write_text(desk(group, "template"))
        said = desk(group, verb, path)
        assert told in said
        assert "guideline" in said or "ours" in said


def test_an_assessment_as_data_and_for_a_person(desk: Call, answer: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    phase = "{name: Pre-training, kind: pre_training, stated: {flop: 9e22, source: a counter}}"
    path.write_text(f"as_of: 2026-11-24\ncompute: {{phases: [{phase}]}}\nmodel: {{outputs: [text]}}\n")
    found = answer("scope", "assess", path)
    assert [each["id"] for each in found["findings"]] == [f"S{number}" for number in range(1, 16)]
    first = found["findings"][0]
    assert (first["outcome"], first["force"], first["source"]) == (
        "straddles",
        ["guideline"],
        "Guidelines C(2025) 7719, s. 2.1",
    )
    assert {"fact": "model.outputs", "value": "text"} in first["used"]
    assert found["compute"]["totals"]["cumulative"]["flop"] == "90000000000000000000000"
    said = desk("scope", "assess", path)
    assert "S1 Indicative criterion of a general-purpose AI model: straddles the threshold" in said
    assert "A person has to decide" in said


def test_inference_and_energy(answer: Callable[..., Any]) -> None:
    task = ["--task", "100 000 tokens", "--hardware", "64 A100"]
    found = answer("compute", "inference", "--parameters", "7B", "--tokens", "100k", *task)
    assert (found["flop"], found["task"]) == ("1400000000000000", "100 000 tokens")
    energy = answer("energy", "estimate", "--kwh", "128000", "--boundary", "node", "--pue", "1.2")
    assert (energy["mwh"], energy["shown"], energy["boundary"]) == ("153.6", "150 MWh", "facility")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["compute", "estimate"], "a file of phases, or options"),
        (["compute", "estimate", "none.yaml"], "no file at none.yaml"),
        (["compute", "estimate", "--parameters", "7B"], "--tokens: this is missing"),
        (["compute", "estimate", "--parameters", "7B", "--tokens", "1,5"], "--tokens: the separators"),
        (["compute", "estimate", "--kind", "warm_up", "--parameters", "7B", "--tokens", "1T"], "pre_training"),
        (["energy", "estimate"], "one way to the energy"),
        (["energy", "estimate", "--kwh", "1"], "Name --boundary"),
        (["scope", "assess", "none.yaml"], "no file at none.yaml"),
    ],
)
def test_wrong_use_is_one_sentence(desk: Call, arguments: list[str], told: str) -> None:
    assert told in desk(*arguments, code=2)


def test_every_outcome_has_words() -> None:
    assert set(OUTCOMES) == set(Outcome)
