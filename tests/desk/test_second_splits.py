"""The verbs on second splits: what is drawn and kept, and which runs say anything about them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping

import pytest

from aiact_desk.desk import runs
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.second_splits import compare_splits, make_second_splits
from aiact_desk.documents.nouns import Run, Version
from aiact_desk.evaluation.launch import Launcher
from aiact_desk.evaluation.packs import Pack
from aiact_desk.evaluation.task_file import NAME
from aiact_desk.problems import Misuse

PACK = "calendar_questions"
Measure = Callable[..., Run]


@pytest.fixture
def measure(desk: Desk, version: Version, fake_launcher: Callable[[str], Launcher]) -> Measure:
    """Measures the tiny Version with the fake worker."""

    def run(name: str, asking: Mapping[str, object] | None = None) -> Run:
        faked = dataclasses.replace(desk, launch=fake_launcher("success"))
        started = runs.start_run(faked, version.id, name, asking=asking)
        list(runs.follow_run(faked, started.id, pause=0.02))
        return desk.library.run(started.id)

    return run


def drawn(desk: Desk) -> Pack:
    made, without = make_second_splits(desk, [PACK])
    assert not without
    return made[0]


def outdate(pack: Pack) -> None:
    """As if it had been drawn by an earlier release of the program."""
    task = pack.folder / NAME
    task.write_text(task.read_text().replace(f"version: {pack.version}", "version: 0.9"))


def test_a_second_split_is_drawn_once_for_each_version_of_the_pack(desk: Desk) -> None:
    first = drawn(desk)
    assert drawn(desk).sha256 == first.sha256
    outdate(first)
    assert desk.packs.pack(first.id).version == "0.9"
    assert drawn(desk) == first


def test_both_splits_are_compared_pack_by_pack(desk: Desk, measure: Measure) -> None:
    drawn(desk)
    found = compare_splits(desk, measure(f"pack:{PACK}").id, measure("second").id)
    assert [one.pack for one in found.differences] == [PACK]
    assert found.of_other_versions == found.asking == ()


def test_what_was_asked_otherwise_is_told(desk: Desk, measure: Measure) -> None:
    drawn(desk)
    shipped, second = measure(f"pack:{PACK}"), measure("second", asking={"most_written": 7})
    assert compare_splits(desk, shipped.id, second.id).asking == ("length",)


def test_splits_of_other_versions_and_runs_in_the_wrong_order_are_refused(desk: Desk, measure: Measure) -> None:
    outdate(drawn(desk))
    shipped, second = measure(f"pack:{PACK}"), measure("second")
    with pytest.raises(Misuse, match="splits_of_other_packs"):
        compare_splits(desk, shipped.id, second.id)
    with pytest.raises(Misuse, match="no_common_split"):
        compare_splits(desk, second.id, shipped.id)
