"""Paired tests against statsmodels and scipy, by simulation, and at their edges."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest, ttest_rel
from statsmodels.stats.contingency_tables import mcnemar as mcnemar_of_statsmodels
from statsmodels.stats.multitest import multipletests

from aiact_desk.evaluation.paired import holm, mcnemar, paired_means
from aiact_desk.problems import Problem
from tests.evaluation.scores import items_of

CHANGES = st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(0, 200))


@given(CHANGES)
def test_mcnemar_is_that_of_statsmodels_and_its_interval_holds_the_difference(case: tuple[int, int, int]) -> None:
    to_right, to_wrong, unchanged = case
    items = to_right + to_wrong + unchanged
    if items == 0:
        return
    found = mcnemar(to_right, to_wrong, items)
    theirs = mcnemar_of_statsmodels([[unchanged, to_right], [to_wrong, 0]], exact=True)
    assert found.p_value == pytest.approx(theirs.pvalue if to_right + to_wrong else 1.0)
    assert -1 <= found.interval.low <= (to_right - to_wrong) / items <= found.interval.high <= 1
    assert found.interval.low < found.interval.high
    mirrored = mcnemar(to_wrong, to_right, items)
    assert (mirrored.interval.low, mirrored.p_value) == pytest.approx((-found.interval.high, found.p_value))


@pytest.mark.parametrize("items", [30, 200])
def test_the_interval_of_paired_shares_covers_what_it_says(items: int) -> None:
    chance, tries, held = np.random.default_rng(items), 2000, 0
    for _ in range(tries):
        to_right, to_wrong, _ = chance.multinomial(items, [0.2, 0.1, 0.7])
        interval = mcnemar(int(to_right), int(to_wrong), items).interval
        held += interval.low <= 0.1 <= interval.high
    assert 0.92 <= held / tries <= 0.98


@settings(max_examples=20)  # theirs takes its time
@given(st.lists(st.floats(0, 1), max_size=30))
def test_holm_is_that_of_statsmodels(p_values: list[float]) -> None:
    theirs = multipletests(p_values, method="holm")[1].tolist() if p_values else []
    assert holm(p_values) == pytest.approx(theirs)


def test_few_items_have_the_paired_t_test() -> None:
    chance = np.random.default_rng(2)
    before, after = chance.normal(0, 1, 20), chance.normal(0.5, 1, 20)
    theirs = ttest_rel(after, before)
    found = paired_means(items_of((after - before).tolist()), 1, bounded=False)
    expected = theirs.confidence_interval(0.95)
    assert found.p_value == pytest.approx(theirs.pvalue)
    assert (found.interval.low, found.interval.high) == pytest.approx((expected.low, expected.high))
    assert found.test == "paired t over 20 items"


def test_many_items_have_the_sign_flip_test_and_t() -> None:
    differences = np.random.default_rng(3).normal(0.1, 1, 400)
    theirs = ttest_rel(differences, np.zeros(400))
    found = paired_means(items_of(differences.tolist()), 1, bounded=False)
    expected = theirs.confidence_interval(0.95)
    assert found.test == "sign-flip test over 400 items"
    assert found.p_value == pytest.approx(theirs.pvalue, abs=0.015)
    assert (found.interval.low, found.interval.high) == pytest.approx((expected.low, expected.high))


@pytest.mark.slow
@pytest.mark.parametrize("groups", [9, 50])
def test_no_difference_is_found_in_about_five_of_a_hundred(groups: int) -> None:
    """Items of a group change together; a test that took them one by one would find one in every fourth try."""
    chance, tries, found, held = np.random.default_rng(groups), 600, 0, 0
    for _ in range(tries):
        together = np.repeat(chance.normal(0, 1, groups), 6)
        alone = chance.normal(0, 1, 6 * groups)
        tested = paired_means(items_of((together + alone).tolist(), 6), 1, bounded=False)
        found += tested.p_value < 0.05
        held += tested.interval.low <= 0 <= tested.interval.high
    assert 0.02 <= found / tries <= 0.08
    assert 0.92 <= held / tries <= 0.98


@given(st.lists(st.sampled_from([-1.0, -0.5, 0.0, 0.5, 1.0]), min_size=1, max_size=60), st.integers(1, 5))
def test_the_interval_holds_the_mean_and_keeps_to_its_bounds(differences: list[float], group_of: int) -> None:
    found = paired_means(items_of(differences, group_of), 1, bounded=True)
    mean = sum(differences) / len(differences)
    assert -1 <= found.interval.low <= mean + 1e-12
    assert mean - 1e-12 <= found.interval.high <= 1
    assert found.interval.low < found.interval.high
    assert 0 < found.p_value <= 1
    assert found.p_value < 0.05 or found.interval.low <= 0 <= found.interval.high


def in_pairs(changed: list[float], groups: int) -> list[float]:
    """Items in groups of 2, the first of which changed by so much and the others not at all."""
    return [one for group in [*changed, *[0.0] * (groups - len(changed))] for one in (group, group)]


@pytest.mark.parametrize("changed", [1, 3, 5, 6, 12])
def test_few_changes_in_one_direction_have_the_exact_sign_test(changed: int) -> None:
    found = paired_means(items_of(in_pairs([1.0] * changed, 60), 2), 1, bounded=True)
    assert found.p_value == pytest.approx(binomtest(changed, changed).pvalue)
    assert (found.interval.low <= 0) == (found.p_value >= 0.05)


@pytest.mark.parametrize("groups", [30, 60])
def test_sparse_changes_are_not_called_a_difference_too_often(groups: int) -> None:
    chance, tries, found, missed = np.random.default_rng(groups), 400, 0, 0
    for _ in range(tries):
        changed = chance.choice([-1.0, 0.0, 1.0], groups, p=[0.05, 0.9, 0.05]).tolist()
        tested = paired_means(items_of(in_pairs(changed, groups), 2), 1, bounded=True)
        found += tested.p_value < 0.05
        missed += not tested.interval.low <= 0 <= tested.interval.high
    assert found / tries <= 0.065
    assert missed <= found


def test_groups_that_all_change_alike_have_a_bound() -> None:
    none = paired_means(items_of([0.0] * 40, 5), 1, bounded=True)
    every = paired_means(items_of([1.0] * 40, 5), 1, bounded=True)
    assert none.p_value == 1
    assert (none.interval.low, none.interval.high) == pytest.approx((-0.3694166, 0.3694166))
    assert every.p_value == pytest.approx(2 / 2**8)
    assert (every.interval.low, every.interval.high) == pytest.approx((1 - 2 * 0.3694166, 1))
    with pytest.raises(Problem, match="no_interval"):
        paired_means(items_of([2.5] * 3), 1, bounded=False)
