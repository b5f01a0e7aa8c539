"""The sign-flip test against scipy's, with every sign and with drawn ones."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, permutation_test

from aiact_desk.evaluation.clusters import Clusters
from aiact_desk.evaluation.sign_flips import DRAWS, sign_flip_p


def clusters(totals: list[float]) -> Clusters:
    return Clusters(np.full(len(totals), 2.0), np.array(totals))


def of_scipy(totals: list[float], resamples: float) -> float:
    theirs = permutation_test(
        (np.array(totals),),
        lambda changes, axis=-1: np.sum(changes, axis=axis),
        permutation_type="samples",
        n_resamples=resamples,
        vectorized=True,
        rng=np.random.default_rng(7),
    )
    return float(theirs.pvalue)


@given(st.lists(st.sampled_from([-1.0, -0.25, 0.0, 0.125, 0.25, 1.0]), min_size=2, max_size=9))
def test_every_sign_is_gone_through_as_scipy_does(totals: list[float]) -> None:
    """Over sums that have no rounding, of which scipy lets some count as smaller."""
    assert sign_flip_p(clusters(totals), 1) == pytest.approx(min(1.0, of_scipy(totals, np.inf)))


def test_drawn_signs_agree_with_scipys() -> None:
    totals = np.random.default_rng(3).normal(0.3, 1, 50).tolist()
    assert sign_flip_p(clusters(totals), 1) == pytest.approx(of_scipy(totals, 20_000), abs=0.01)
    assert sign_flip_p(clusters(totals), 1) == sign_flip_p(clusters(totals), 1)


def test_drawn_signs_agree_with_the_sign_test() -> None:
    totals = [1.0] * 25 + [-1.0] * 15
    assert sign_flip_p(clusters(totals), 1) == pytest.approx(binomtest(25, 40).pvalue, abs=0.02)


def test_rounding_is_no_change_and_no_p_value_is_zero() -> None:
    assert sign_flip_p(clusters([1e-17] * 12), 1) == 1
    assert sign_flip_p(clusters([1.0] * 200), 1) == pytest.approx(1 / (DRAWS + 1))
