"""Runs are compared at the command line, for a person and for a script."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aiact_desk.compose import open_desk
from aiact_desk.desk import models, runs
from aiact_desk.evaluation.launch import Launcher
from aiact_desk.evaluation.run_folder import read_result
from tests.fakes.improved import alter_pack, improve, mark_as_imported

Call = Callable[..., Any]


@pytest.fixture
def measured(own_home: Path, tiny_model: Path, fake_launcher: Callable[[str], Launcher]) -> tuple[str, str, list[str]]:
    """Two complete runs, and the packs in their order. The second has all of the first pack right, asked other items
    in the second pack, has 0.9 for all of the fourth, and was measured elsewhere."""
    opened = open_desk(own_home / "library")
    models.new_model(opened, "Tiny", "Example Ltd")
    version = models.add_version(opened, tiny_model, "Tiny", "tiny-1")
    faked = dataclasses.replace(opened, launch=fake_launcher("success"))
    made = []
    for _ in range(2):
        made.append(runs.start_run(faked, version.id, "starter"))
        list(runs.follow_run(faked, made[-1].id, pause=0.02))
    folder = runs.folder_of(opened, made[1])
    packs = [pack.pack for pack in read_result(folder).packs]
    improve(folder, packs[0])
    improve(folder, packs[3], 0.9)
    alter_pack(folder, packs[1])
    mark_as_imported(folder)
    opened.library.close()
    return made[0].id, made[1].id, packs


def test_a_script_reads_the_comparison(answer: Call, measured: tuple[str, str, list[str]]) -> None:
    first, other, packs = measured
    found = answer("run", "compare", first, other, "--items", 3, "--page", 2)
    assert (found["first"]["id"], found["correction"], found["tests"]) == (first, "Holm", len(packs) - 1)
    (comparison,) = found["comparisons"]
    assert comparison["other"]["id"] == other
    assert comparison["other"]["origin"]["tool"] == "lm-eval"
    assert comparison["asking_differs"] == ["not_stated"]
    by_id = {pack["id"]: pack for pack in comparison["packs"]}
    assert list(by_id) == packs
    improved, altered, same = (by_id[pack] for pack in packs[:3])
    assert (improved["better"], improved["reason"]) == (True, None)
    assert improved["difference"] == pytest.approx(0.5, abs=0.02)
    assert improved["interval"]["low"] < improved["difference"] < improved["interval"]["high"]
    assert improved["to_right"]["count"] > 15
    assert len(improved["to_right"]["items"]) == 3
    assert improved["to_wrong"] == {"count": 0, "items": []}
    assert altered["reason"] == "other_data"
    assert "difference" not in altered
    partly = by_id[packs[3]]
    assert (partly["to_right"], partly["to_wrong"], partly["reason"]) == (None, None, None)
    assert (same["difference"], same["p"], same["better"]) == (0, 1, None)
    earlier = answer("run", "compare", first, other, "--items", 3)["comparisons"][0]["packs"][0]["to_right"]["items"]
    assert not {one["id"] for one in earlier} & {one["id"] for one in improved["to_right"]["items"]}


def test_a_person_reads_the_comparison(desk: Call, measured: tuple[str, str, list[str]]) -> None:
    first, other, packs = measured
    told = desk("run", "compare", first, other, "--items", 2).stdout
    assert f"{other} (tiny-1, starter) against {first}" in told
    assert f"{other}: measured elsewhere with lm-eval 0.4.12" in told
    assert "Not asked alike" in told
    assert f"Not compared: {packs[1]}: its items differ" in told
    (line,) = (line for line in told.splitlines() if line.startswith(packs[0]) and "groups" in line)
    assert line.rstrip().endswith("better")
    assert "+0.5" in line
    assert f"{packs[0]}: " in told
    assert "1 to 2 of them: " in told
    assert f"{packs[3]}: no items are listed as changed" in told
    assert "Holm" in told
    reverse = desk("run", "compare", other, first, "--items", 0).stdout
    assert "worse" in reverse
    assert " of them" not in reverse


def test_wrong_use_is_told(desk: Call, measured: tuple[str, str, list[str]]) -> None:
    first = measured[0]
    assert "two runs" in desk("run", "compare", first, code=2).stderr
    assert "named twice" in desk("run", "compare", first, first, code=2).stderr
    assert desk("run", "compare", first, "run-0", code=2).stderr
