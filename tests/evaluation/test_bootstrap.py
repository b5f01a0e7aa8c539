"""The bootstrap over groups against an analytic error and scipy's own."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.stats import bootstrap

from aiact_desk.evaluation.bootstrap import resampled
from aiact_desk.evaluation.clusters import Clusters
from aiact_desk.evaluation.intervals import mean_interval


def uneven(groups: int = 300) -> Clusters:
    chance = np.random.default_rng(11)
    sizes = chance.integers(1, 9, groups).astype(float)
    return Clusters(sizes, sizes * chance.normal(2, 1, groups) + chance.normal(0, 1, groups) * np.sqrt(sizes))


def test_the_bootstrap_agrees_with_the_cluster_robust_error() -> None:
    clusters = uneven()
    residuals = clusters.totals - clusters.sizes * clusters.mean
    analytic = math.sqrt(clusters.count / (clusters.count - 1) * np.square(residuals).sum()) / clusters.sizes.sum()
    assert clusters.error == pytest.approx(analytic, rel=0.02)
    assert resampled(clusters, 5).means.std(ddof=1) == pytest.approx(analytic, rel=0.03)


def test_the_bootstrap_is_scipys() -> None:
    clusters = uneven(120)
    theirs = bootstrap(
        (clusters.sizes, clusters.totals),
        lambda sizes, totals, axis=-1: totals.sum(axis=axis) / sizes.sum(axis=axis),
        paired=True,
        n_resamples=4_999,
        rng=np.random.default_rng(2),
    ).confidence_interval
    ours, wide = mean_interval(clusters, 1), theirs.high - theirs.low
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=0.05 * wide)


def test_groups_of_few_kinds_are_drawn_by_the_same_law() -> None:
    chance = np.random.default_rng(4)
    few = Clusters(chance.integers(1, 3, 500).astype(float), chance.integers(0, 2, 500).astype(float))
    distinct = Clusters(few.sizes, few.totals + np.arange(500) * 1e-9)
    by_kind, one_by_one = resampled(few, 1).means, resampled(distinct, 1).means
    for level in (0.025, 0.5, 0.975):
        wide = one_by_one.std()
        assert np.quantile(by_kind, level) == pytest.approx(np.quantile(one_by_one, level), abs=0.12 * wide)
