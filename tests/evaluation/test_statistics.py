"""A pack's figure: which interval fits, bounds, what a sample is worth, spread, and what can have no figure."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t
from statsmodels.stats.power import NormalIndPower
from statsmodels.stats.proportion import proportion_confint

from aiact_desk.evaluation.intervals import wilson_interval
from aiact_desk.evaluation.score import Score
from aiact_desk.evaluation.statistics import Estimate, estimate
from aiact_desk.problems import Problem
from tests.evaluation.scores import clustered_answers

SHARES = st.sampled_from([0.0, 1.0]) | st.floats(0, 1)
ANY = st.floats(-1e6, 1e6)


def scores_of(values: st.SearchStrategy[float]) -> st.SearchStrategy[list[Score]]:
    """Up to 60 items in some groups, one to three repeats each."""
    items = st.lists(st.tuples(st.integers(0, 8), st.lists(values, min_size=1, max_size=3)), min_size=1, max_size=60)
    return items.map(
        lambda found: [
            Score(str(item), f"g{group}" if group else "", repeat, score)
            for item, (group, repeats) in enumerate(found)
            for repeat, score in enumerate(repeats)
        ]
    )


def singles(values: list[float]) -> list[Score]:
    return [Score(str(item), "", 0, value) for item, value in enumerate(values)]


def estimated(scores: list[Score], chance: float | None = None, seed: int = 1) -> Estimate | None:
    """None where the scores can have no interval."""
    try:
        return estimate(scores, chance, seed)
    except Problem as problem:
        if problem.id != "evaluation.no_interval":
            raise
        return None


def test_single_independent_answers_have_wilsons_interval_and_nothing_else_has() -> None:
    answers = singles([1.0] * 30 + [0.0] * 10)
    found = estimate(answers, 0.5, 1)
    assert (found.interval, found.clusters) == (wilson_interval(30, 40), None)
    assert found.effective_items == pytest.approx(40)
    repeated = answers + [Score(one.item, "", 1, one.score) for one in answers]
    in_groups = [Score(one.item, f"g{int(one.item) % 9}", 0, one.score) for one in answers]
    for others in (repeated, in_groups, singles([0.5, 0.25, 1.0])):
        assert "Wilson" not in estimate(others, None, 1).interval.method
    assert estimate(repeated, None, 1).interval.method.startswith("t over 40 items")
    assert estimate(in_groups, None, 1).clusters == 9


def test_repeats_belong_to_their_item_and_add_no_items() -> None:
    answers = singles([1.0, 0.0] * 20)
    same = [Score(one.item, "", repeat, one.score) for one in answers for repeat in range(5)]
    found = estimate(same, None, 1)
    assert found.effective_items == pytest.approx(40, rel=0.15)
    assert found.value == 0.5


@pytest.mark.parametrize(("value", "ends"), [(0.0, (0.0, 0.3694166)), (1.0, (0.6305834, 1.0))])
def test_a_count_of_zero_or_of_all_has_a_bound(value: float, ends: tuple[float, float]) -> None:
    single = estimate(singles([value] * 40), None, 1).interval
    assert (single.low, single.high) == pytest.approx(proportion_confint(40 * value, 40, method="wilson"), abs=1e-12)
    grouped_ = estimate([Score(str(n), f"g{n % 8}", 0, value) for n in range(40)], None, 1)
    exact = proportion_confint(8 * value, 8, method="beta")
    assert (grouped_.interval.low, grouped_.interval.high) == pytest.approx(ends, abs=1e-6)
    assert (grouped_.interval.low, grouped_.interval.high) == pytest.approx(exact, abs=1e-9)
    assert "Clopper" in grouped_.interval.method
    assert grouped_.effective_items is not None
    assert 5 < grouped_.effective_items < 8, "as if each group were about one answer"


def test_groups_of_one_mean_say_no_more_than_their_number() -> None:
    """A model that always answers "A" is right in one of each pair: no group differs, and that is no certainty."""
    found = estimate([Score(f"{n}{side}", f"p{n}", 0, float(side)) for n in range(20) for side in (0, 1)], None, 1)
    unseen = 1 - 0.025 ** (1 / 20)
    assert (found.interval.low, found.interval.high) == pytest.approx((0.5 - unseen / 2, 0.5 + unseen / 2))


def test_one_group_tells_next_to_nothing() -> None:
    found = estimate([Score(str(n), "one", 0, float(n % 2)) for n in range(500)], None, 1)
    assert found.interval.high - found.interval.low == pytest.approx(0.975)
    assert found.clusters == 1
    assert found.effective_items is not None
    assert found.effective_items < 1


@given(scores_of(SHARES) | scores_of(ANY), st.none() | st.floats(0, 0.9))
def test_the_interval_holds_the_value_and_has_a_width(scores: list[Score], chance: float | None) -> None:
    found = estimated(scores, chance)
    if found is None:
        return
    assert found.interval.low <= found.value <= found.interval.high
    assert found.interval.low < found.interval.high
    assert found.effective_items is None or found.effective_items >= 0
    assert found.smallest_difference > 0
    if all(0 <= one.score <= 1 for one in scores):
        assert found.interval.low >= 0
        assert found.interval.high <= 1
        assert found.smallest_difference <= 1


@given(scores_of(SHARES) | scores_of(ANY), st.randoms(use_true_random=False))
def test_the_order_of_the_scores_moves_nothing(scores: list[Score], shuffle: random.Random) -> None:
    found, other = estimated(scores), list(scores)
    shuffle.shuffle(other)
    assert estimated(other) == found


def test_the_seed_alone_decides_the_draws() -> None:
    scores = singles(np.random.default_rng(1).normal(size=200).tolist())
    assert estimate(scores, None, 1) == estimate(scores, None, 1)
    assert estimate(scores, None, 1).interval != estimate(scores, None, 2).interval


@given(scores_of(st.sampled_from([0.0, 1.0])), st.floats(0.01, 0.9))
def test_the_adjusted_interval_is_the_linear_image(scores: list[Score], chance: float) -> None:
    found = estimate(scores, chance, 1)
    assert found.adjusted is not None
    ends = (found.interval.low, found.value, found.interval.high)
    image = (found.adjusted.interval.low, found.adjusted.value, found.adjusted.interval.high)
    assert [one * (1 - chance) + chance for one in image] == pytest.approx(ends, abs=1e-9)


def test_guessing_taken_out_goes_below_zero_and_is_none_where_nobody_guesses() -> None:
    found = estimate(singles([1.0] * 5 + [0.0] * 35), 0.25, 1).adjusted
    assert found is not None
    assert found.value == pytest.approx(-1 / 6)
    assert found.interval.low < -0.2
    assert estimate(singles([1.0, 0.0]), 0.0, 1).adjusted is None
    assert estimate(singles([1.0, 0.0]), None, 1).adjusted is None


def test_items_that_are_alike_are_worth_fewer() -> None:
    chance = np.random.default_rng(5)
    alike = estimate(clustered_answers(chance, 60, 0.5, 0.6), None, 1)
    apart = estimate(clustered_answers(chance, 60, 0.5, 0.01), None, 1)
    assert alike.effective_items is not None
    assert apart.effective_items is not None
    assert alike.effective_items < 0.6 * apart.effective_items
    assert alike.smallest_difference > apart.smallest_difference


def test_the_smallest_difference_has_the_power_that_it_promises() -> None:
    found = estimate(singles([1.0, 0.0] * 500), None, 1)
    power = NormalIndPower().power(found.smallest_difference / 0.5, nobs1=1000, alpha=0.05)
    assert power == pytest.approx(0.8, abs=0.005)


def test_spread_over_repeats() -> None:
    def repeated(shares: tuple[int, ...]) -> list[Score]:
        return [Score(str(n), "", at, float(n < right)) for at, right in enumerate(shares) for n in range(10)]

    three = estimate(repeated((4, 6, 5)), None, 1).spread
    assert three is not None
    assert three.interval is not None
    assert three.values == (0.4, 0.6, 0.5)
    assert three.deviation == pytest.approx(0.1)
    half = t.ppf(0.975, 2) * 0.1 / math.sqrt(3)
    assert (three.interval.low, three.interval.high) == pytest.approx((0.5 - half, 0.5 + half))
    two, same = estimate(repeated((4, 6)), None, 1).spread, estimate(repeated((4, 4, 4)), None, 1).spread
    assert two is not None
    assert same is not None
    assert (two.interval, same.interval, same.deviation) == (None, None, 0)
    assert estimate(repeated((4,)), None, 1).spread is None


@pytest.mark.parametrize(
    ("scores", "problem"),
    [
        ([], "no_scores"),
        (singles([0.5, math.nan]), "score_not_finite"),
        (singles([math.inf]), "score_not_finite"),
        (singles([7.5]), "no_interval"),
        (singles([7.5, 7.5, 7.5]), "no_interval"),
        ([Score("a", "g", 0, 3.0), Score("b", "g", 0, 9.0)], "no_interval"),
    ],
)
def test_what_can_have_no_figure_is_one_problem(scores: list[Score], problem: str) -> None:
    with pytest.raises(Problem, match=problem):
        estimate(scores, None, 1)


@pytest.mark.parametrize("value", [0.0, 0.3, 1.0])
def test_one_item_has_a_wide_interval(value: float) -> None:
    found = estimate(singles([value]), None, 1)
    assert found.interval.low <= value <= found.interval.high
    assert found.interval.high - found.interval.low > 0.7
