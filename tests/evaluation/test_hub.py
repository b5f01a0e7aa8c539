"""Fetching from a hub: what is refused before anything is asked. The fetching itself is tested with real HTTP."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from aiact_desk.evaluation.hub import fetch
from aiact_desk.problems import Problem
from aiact_desk.wording import say_problem


def refusal(named: str, files: list[str], to: Path) -> str:
    with pytest.raises(Problem) as caught:
        fetch(named, files, to, lambda *_: pytest.fail("something was fetched"))
    assert say_problem(caught.value)
    assert not to.exists()
    return caught.value.id


@pytest.mark.parametrize(
    "file", ["/etc/passwd", "../x.jsonl", "a/../../x", "a//b", ".hidden", "fetched.json", "", "a\\b"]
)
def test_paths_that_lead_elsewhere_are_refused(tmp_path: Path, file: str) -> None:
    assert refusal("owner/name@main", [file], tmp_path / "x") == "packs.no_file_of_data_set"


def test_a_file_must_be_named(tmp_path: Path) -> None:
    assert refusal("owner/name@main", [], tmp_path / "x") == "packs.no_file_named"


def test_without_the_library_the_message_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal("owner/name@main", ["x.jsonl"], tmp_path / "x") == "packs.told_offline"
    monkeypatch.delenv("HF_HUB_OFFLINE")
    assert refusal("owner/name@main", ["x.jsonl"], tmp_path / "x") == "packs.told_offline"
    monkeypatch.delenv("TRANSFORMERS_OFFLINE")
    monkeypatch.setitem(sys.modules, "huggingface_hub", None)
    assert refusal("owner/name@main", ["x.jsonl"], tmp_path / "x") == "packs.no_hub_library"
