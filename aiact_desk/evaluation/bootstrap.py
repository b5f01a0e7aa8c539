"""The bootstrap over groups of items: groups are drawn anew with replacement, each with all of its items."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.stats import norm

from aiact_desk.evaluation.clusters import Clusters, Floats
from aiact_desk.evaluation.result import Interval

SEED = 20260802
"""Seed of every draw behind intervals and tests, the same for every run."""
DRAWS = 4_999
_AT_ONCE = 1_000_000
"""Groups drawn in one step: 16 MB of numbers."""
_FEW_KINDS = 10
"""Groups for each kind, of one size and sum, from which on kinds are drawn instead of groups."""


@dataclass(frozen=True)
class Resampled:
    """The means of `DRAWS` redrawn samples in rising order, beside the sample that they were drawn from."""

    clusters: Clusters
    means: Floats

    @property
    def bias(self) -> float:
        """How far the value lies from the median of the means, in standard normal units (z0)."""
        return self._normal(self.clusters.mean)

    @property
    def acceleration(self) -> float:
        """How fast the error changes with the value, from leaving out one group at a time (a)."""
        left = self.clusters.without_one
        apart = left.mean() - left
        spread = float(np.square(apart).sum())
        return float((apart**3).sum()) / (6 * spread * math.sqrt(spread))

    def interval(self) -> Interval:
        """The 95 % interval, bias-corrected and accelerated (BCa); widened to the value where it would not hold it.

        It is chosen over percentiles because it follows the skew of the scores. Source: B. Efron, "Better bootstrap
        confidence intervals", JASA 82 (1987).
        """
        low, high = (float(np.quantile(self.means, self._level(level))) for level in (0.025, 0.975))
        value = self.clusters.mean
        method = f"bootstrap (BCa) over {self.clusters.count} {self.clusters.unit}"
        return Interval(low=min(low, value), high=max(high, value), method=method)

    def _normal(self, value: float) -> float:
        """The share of means below the value, as a standard normal quantile; a tie counts half, none is not nothing."""
        below = np.searchsorted(self.means, value, "left")
        share = (below + np.searchsorted(self.means, value, "right")) / 2
        return float(norm.ppf((share + 0.5) / (len(self.means) + 1)))

    def _level(self, level: float) -> float:
        moved = self.bias + float(norm.ppf(level))
        return float(norm.cdf(self.bias + moved / (1 - self.acceleration * moved)))


def resampled(clusters: Clusters, seed: int) -> Resampled:
    """Draw the samples; the same seed draws the same ones."""
    chance = np.random.default_rng(seed)
    kinds, counts = np.unique(np.stack([clusters.sizes, clusters.totals]), axis=1, return_counts=True)
    if len(counts) * _FEW_KINDS < clusters.count:  # groups of one kind are drawn together: the same law, much faster
        times = chance.multinomial(clusters.count, counts / clusters.count, DRAWS)
        return Resampled(clusters, np.sort((times @ kinds[1]) / (times @ kinds[0])))
    step = max(1, _AT_ONCE // clusters.count)
    means = []
    for begin in range(0, DRAWS, step):
        drawn = chance.integers(0, clusters.count, (min(step, DRAWS - begin), clusters.count), dtype=np.int32)
        means.append(clusters.totals[drawn].sum(axis=1) / clusters.sizes[drawn].sum(axis=1))
    return Resampled(clusters, np.sort(np.concatenate(means)))
