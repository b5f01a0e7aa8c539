"""Computation per 1,000 tokens, from work units and meters."""

from __future__ import annotations

import pytest

from aiact_desk.evaluation.figures.computation import counted_estimate, energy_beside, flop_scores
from aiact_desk.evaluation.responses import UnitCost
from aiact_desk.evaluation.result import Energy, Readings
from aiact_desk.evaluation.work import Work


def spent(*forwards: int) -> list[tuple[str, UnitCost]]:
    return [(f"unit-{n}", UnitCost(Work(forwards=each), 1.0)) for n, each in enumerate(forwards)]


def test_operations_are_told_per_thousand_tokens_that_ran_and_units_without_any_say_nothing() -> None:
    scores = flop_scores(spent(100, 0, 400), lambda work: work.forwards**2)
    assert [(score.item, score.score) for score in scores] == [("unit-0", 100_000.0), ("unit-2", 400_000.0)]


def test_units_that_differ_give_an_interval_and_equal_ones_a_count() -> None:
    differing = counted_estimate(flop_scores(spent(100, 300, 200), lambda work: work.forwards**2))
    assert differing.value == pytest.approx(200_000)
    assert differing.interval.low < 200_000 < differing.interval.high
    for units in ((100,), (100, 100)):
        counted = counted_estimate(flop_scores(spent(*units), lambda work: 7 * work.forwards))
        assert (counted.value, counted.interval.low, counted.interval.high) == (7_000, 7_000, 7_000)
        assert "counted" in counted.interval.method


def test_energy_is_told_by_each_counter_there_is_and_not_where_there_is_none() -> None:
    found = energy_beside(Readings(forwards=500, energy=Energy(joules={"nvml": 20.0, "rapl:package-0": 5.0})))
    assert {one.of: one.value for one in found} == {"nvml": 40.0, "rapl:package-0": 10.0}
    assert energy_beside(Readings(forwards=500, energy=Energy(absent="no counter"))) == ()
    assert energy_beside(Readings()) == ()
