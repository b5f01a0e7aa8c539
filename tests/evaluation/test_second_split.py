"""Second splits: of the same make, from a secret, and a difference that only learning by heart explains."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from aiact_desk.evaluation import packs
from aiact_desk.evaluation.pack_check import check_pack
from aiact_desk.evaluation.result import Interval, PackResult
from aiact_desk.evaluation.second_split import of_other_versions, split_differences, write_second_split
from aiact_desk.problems import Misuse


def result(pack: str, value: float, low: float, high: float, **more: Any) -> PackResult:
    fields: dict[str, Any] = {
        "pack": pack, "pack_version": "1.0", "pack_sha256": "a", "data_sha256": "b", "metric": "acc",
        "higher_is_better": True, "value": value, "interval": Interval(low=low, high=high, method="t"),
        "chance": 0.25, "items": 120, "items_in_pack": 120, "tokens_read": 0, "tokens_written": 0,
    }  # fmt: skip
    return PackResult(**fields | more)


@pytest.mark.parametrize("id", ["calendar_questions", "harm_request_choices", "written_instructions"])
def test_a_second_split_is_a_whole_pack_with_nothing_wrong(id: str, tmp_path: Path) -> None:
    shipped = packs.shipped_pack(id)
    second = write_second_split(shipped, "a secret", tmp_path / f"{id}_second")
    assert (second.task, second.metric, second.competence is None) == (
        f"{id}_second", shipped.metric, shipped.competence is None,
    )  # fmt: skip
    assert not check_pack(second)
    ours, theirs = ({item.question for item in packs.items(pack)} for pack in (second, shipped))
    assert len(ours & theirs) < len(ours) / 2


def test_the_same_secret_draws_the_same_and_another_draws_others(tmp_path: Path) -> None:
    shipped = packs.shipped_pack("calendar_questions")
    one, same, other = (
        write_second_split(shipped, secret, tmp_path / str(n) / "calendar_questions_second")
        for n, secret in enumerate(("a", "a", "b"))
    )
    assert one.sha256 == same.sha256
    assert one.data_sha256 != other.data_sha256


@pytest.mark.parametrize(("id", "reason"), [("typo_answers", "no_generator"), ("pack_canaries", "same_second_split")])
def test_what_cannot_be_drawn_anew_is_refused(id: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(Misuse) as caught:
        write_second_split(packs.shipped_pack(id), "a", tmp_path / f"{id}_second")
    assert caught.value.id == f"packs.{reason}"


def test_the_difference_has_the_interval_of_both_figures() -> None:
    (found,) = split_differences(
        {"one": result("one", 0.9, 0.85, 0.94), "alone": result("alone", 0.5, 0.4, 0.6)},
        {"one_second": result("one_second", 0.6, 0.5, 0.68)},
    )
    assert found.value == pytest.approx(0.3)
    assert found.interval.low == pytest.approx(0.3 - (0.05**2 + 0.08**2) ** 0.5)
    assert found.interval.high == pytest.approx(0.3 + (0.04**2 + 0.1**2) ** 0.5)
    assert found.shows


def test_equal_figures_show_nothing_and_partial_ones_are_not_compared() -> None:
    one = {"one": result("one", 0.5, 0.4, 0.6)}
    (found,) = split_differences(one, {"one_second": result("one_second", 0.5, 0.4, 0.6)})
    assert (found.value, found.shows) == (0.0, False)
    assert split_differences(one, {"one_second": result("one_second", 0.5, 0.4, 0.6, items=3)}) == []


def test_splits_of_different_versions_of_a_pack_are_not_compared() -> None:
    shipped = {id: result(id, 0.9, 0.85, 0.94, pack_version="2.0") for id in ("old", "new")}
    second = {
        "old_second": result("old_second", 0.4, 0.3, 0.5, pack_version="1.0"),
        "new_second": result("new_second", 0.4, 0.3, 0.5, pack_version="2.0"),
    }
    assert [found.pack for found in split_differences(shipped, second)] == ["new"]
    assert of_other_versions(shipped, second) == ["old"]


def test_a_lower_brier_score_counts_as_answered_better() -> None:
    brier = {"metric": "brier_score", "higher_is_better": False}
    (found,) = split_differences(
        {"one": result("one", 0.1, 0.08, 0.12, **brier)}, {"one_second": result("one_second", 0.3, 0.26, 0.34, **brier)}
    )
    assert found.value == pytest.approx(0.2)
    assert found.shows
