"""The profile: figures under topics, and no figure on conduct of a model that cannot do the task."""

from __future__ import annotations

from typing import Any

import pytest

from aiact_desk.evaluation.profile import competence_of, counted, profile, shows, shows_so_far
from aiact_desk.evaluation.result import Beside, Interval, PackResult, RunResult, Skipped
from aiact_desk.evaluation.suites import Entry
from aiact_desk.evaluation.topics import topics


def result(pack: str, value: float, half: float = 0.05, **more: Any) -> PackResult:
    fields: dict[str, Any] = {
        "pack": pack, "pack_version": "1.0", "pack_sha256": "a", "data_sha256": "b", "metric": "acc",
        "higher_is_better": True, "value": value,
        "interval": Interval(low=value - half, high=value + half, method="Wilson"), "chance": 0.25, "items": 120,
        "items_in_pack": 120, "tokens_read": 0, "tokens_written": 0,
    }  # fmt: skip
    return PackResult(**fields | more)


def run(*packs: PackResult, skipped: tuple[Skipped, ...] = ()) -> RunResult:
    return RunResult(
        run_id="r", suite="core", suite_version="1", weights_sha256=None, dtype="float32", partial=False,
        started_at="2026-11-24T12:00:00+00:00", finished_at="2026-11-24T12:00:00+00:00", machine=None, packs=packs,
        skipped=skipped, inference=None, tokens_read=0, tokens_written=0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("value", "half", "readable"),
    [(0.9, 0.05, True), (0.31, 0.05, True), (0.29, 0.05, False), (0.25, 0.05, False), (0.05, 0.02, False)],
)
def test_conduct_is_shown_only_where_the_whole_interval_of_the_task_lies_above_chance(
    value: float, half: float, *, readable: bool
) -> None:
    conduct = result("one", value, half, competence="itself")
    assert shows(conduct, {"one": conduct}) is readable
    assert shows(result("one", value, half), {})


def test_consistency_rests_on_the_share_right_of_the_same_items() -> None:
    """A model that always takes A is consistent, and knows nothing."""
    right = Beside(figure="right", value=0.26, interval=Interval(low=0.2, high=0.33, method="t"), expected=0.25)
    always_a = result("one", 1.0, 0.0, competence="itself", metric="consistency", beside=(right,))
    assert not shows(always_a, {"one": always_a})
    competence = competence_of(always_a, {"one": always_a})
    assert competence is not None
    assert (competence.value, competence.chance) == (0.26, 0.25)


def test_competence_can_be_shown_by_another_pack_of_the_same_situations() -> None:
    conduct, other = result("one", 1.0, 0.0, competence="two"), result("two", 0.8)
    assert shows(conduct, {"one": conduct, "two": other})
    assert not shows(conduct, {"one": conduct, "two": result("two", 0.27)})
    assert not shows(conduct, {"one": conduct})
    assert shows_so_far(conduct, {"one": conduct}) is None
    assert competence_of(conduct, {"one": conduct}) is None


def test_every_topic_stands_in_the_profile_with_how_far_it_is_covered() -> None:
    entries = [Entry(pack=pack, topic=topic, adds="") for pack, topic in (
        ("a", "privacy"), ("b", "privacy"), ("c", "bias"), ("d", "bias"), ("e", "oversight"), ("f", "robustness"),
    )]  # fmt: skip
    skipped = Skipped(pack="d", id="evaluation.skipped_without_flop", params={"pack": "d", "reason": "x"})
    found = profile(
        run(result("a", 0.8), result("b", 0.7), result("c", 0.8), result("e", 0.25, competence="itself"),
            result("f", 0.8, items=3), skipped=(skipped,)),
        entries, topics(),
    )  # fmt: skip
    by_id = {one.topic.id: one for one in found}
    assert len(found) == len(topics().topics)
    assert by_id["privacy"].coverage == "measured"
    assert by_id["bias"].coverage == "partly"
    assert by_id["bias"].lines[1].skipped == skipped
    assert by_id["oversight"].coverage == "not_measured"
    assert by_id["robustness"].coverage == "partly"
    assert by_id["explainability"].coverage == "not_measurable"
    assert by_id["calibration"].coverage == "not_measured"
    assert sum(counted(found).values()) == len(found)
