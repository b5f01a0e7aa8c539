"""Runs of one pack: planned, measured and printed as a suite of its own."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from aiact_desk.desk import packs, runs
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.document_runs import listing
from aiact_desk.desk.measurable import find_measurable
from aiact_desk.desk.pack_importing import import_pack
from aiact_desk.documents.nouns import RunEnd, Version
from aiact_desk.evaluation.launch import Launcher
from aiact_desk.problems import Misuse
from tests.evaluation.pack_folders import copied


@pytest.fixture
def mine(desk: Desk, tmp_path: Path) -> str:
    """The id of an imported pack with a title of its own."""
    folder = copied(tmp_path)
    path = folder / "task.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title: Answers to questions", "title: My questions"), encoding="utf-8")
    import_pack(desk, folder)
    return "mine"


def test_an_imported_pack_is_measured_and_printed_by_its_title(
    desk: Desk, version: Version, mine: str, fake_launcher: Callable[[str], Launcher]
) -> None:
    faked = dataclasses.replace(desk, launch=fake_launcher("success"))
    started = runs.start_run(faked, version.id, f"pack:{mine}", limit=6)
    list(runs.follow_run(faked, started.id, pause=0.02))
    report = runs.show_run(desk, started.id)
    pack = desk.packs.pack(mine)
    assert (report.run.end, report.run.suite) == (RunEnd.SUCCESS, "pack:mine")
    assert (report.request.suite, report.request.suite_version) == ("pack:mine", pack.version)
    assert [(one.id, one.version, one.sha256) for one in report.request.packs] == [(mine, pack.version, pack.sha256)]

    (candidate,) = listing(desk, [version], []).candidates
    evidence = candidate.complete.evidence
    assert evidence is not None
    (result,) = evidence.result.packs
    assert evidence.words_of(result).title.startswith("My questions")
    packs.remove_pack(desk, mine)
    (candidate,) = listing(desk, [version], []).candidates
    assert candidate.complete.evidence is not None
    assert candidate.complete.evidence.words_of(result).title == "mine"


def test_a_shipped_pack_comes_with_the_one_that_shows_its_competence(desk: Desk) -> None:
    assert [pack.id for pack in find_measurable(desk, "pack:shutdown_answers").packs] == ["shutdown_answers"]
    beside = [pack for pack in map(desk.packs.pack, desk.packs.ids()) if pack.competence not in (None, "itself")]
    assert beside
    for pack in beside[:3]:
        assert [one.id for one in find_measurable(desk, f"pack:{pack.id}").packs] == [pack.id, pack.competence]


def test_an_unknown_pack_is_no_suite(desk: Desk, version: Version) -> None:
    for name in ("pack:nowhere", "pack:", "pack:../mine"):
        with pytest.raises(Misuse) as caught:
            runs.start_run(desk, version.id, name)
        assert caught.value.id == "packs.unknown"
