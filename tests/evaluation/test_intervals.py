"""Intervals against their definitions, statsmodels and scipy, and by simulation."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import ttest_1samp
from statsmodels.stats.proportion import proportion_confint

from aiact_desk.evaluation.clusters import grouped
from aiact_desk.evaluation.intervals import t_interval, wilson_interval
from aiact_desk.evaluation.score import Score
from aiact_desk.evaluation.statistics import estimate
from tests.evaluation.scores import clustered_answers, items_of


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_is_that_of_statsmodels_and_solves_the_score_equation(case: tuple[int, int]) -> None:
    right, items = case
    found = wilson_interval(right, items)
    value, z = right / items, 1.959963984540054
    assert (found.low, found.high) == pytest.approx(proportion_confint(right, items, method="wilson"), abs=1e-12)
    assert -1e-12 <= found.low <= value + 1e-12
    assert value - 1e-12 <= found.high <= 1 + 1e-12
    for limit in (found.low, found.high):
        assert abs(value - limit) == pytest.approx(z * math.sqrt(limit * (1 - limit) / items), abs=1e-9)


@pytest.mark.parametrize("group_of", [1, 5])
def test_the_error_over_equal_groups_is_that_of_their_means(group_of: int) -> None:
    values = np.random.default_rng(3).normal(size=60)
    clusters = grouped(items_of(values.tolist(), group_of))
    means = values.reshape(-1, group_of).mean(axis=1)
    expected = ttest_1samp(means, 0).confidence_interval(0.95)
    found = t_interval(clusters)
    assert clusters.error == pytest.approx(means.std(ddof=1) / math.sqrt(len(means)))
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))


@pytest.mark.slow
@pytest.mark.parametrize(("groups", "mean", "alike"), [(8, 0.5, 0.2), (13, 0.7, 0.3), (40, 0.85, 0.1), (80, 0.6, 0.4)])
def test_intervals_of_clustered_answers_cover_what_they_say(groups: int, mean: float, alike: float) -> None:
    chance, tries, held = np.random.default_rng(groups), 1000, 0
    for _ in range(tries):
        interval = estimate(clustered_answers(chance, groups, mean, alike), None, 1).interval
        held += interval.low <= mean <= interval.high
    assert 0.92 <= held / tries <= 0.98


@pytest.mark.slow
@pytest.mark.parametrize("groups", [10, 60])
def test_intervals_of_skewed_scores_cover_what_they_say(groups: int) -> None:
    """By t over 10 groups, by bootstrap over 60."""
    chance, tries, held = np.random.default_rng(7), 500, 0
    for _ in range(tries):
        shift = chance.gamma(4, 1, groups)
        values = [Score(f"{g}-{n}", f"t{g}", 0, shift[g] + chance.normal()) for g in range(groups) for n in range(3)]
        interval = estimate(values, None, 1).interval
        held += interval.low <= 4 <= interval.high
    assert 0.92 <= held / tries <= 0.98
