"""Groups of items that stand and fall together, and the mean over items with the error that such groups leave it.

The estimand is the mean over items; the groups (clusters) are what was drawn. Everything here depends on the scores
alone, not on their order.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

NO_ERROR = 1e-12
"""A standard error below this is rounding: the groups do not differ."""


@dataclass(frozen=True)
class ItemScore:
    """The mean score of one item over its repeats, and the name of its group ("": it stands for itself)."""

    item: str
    cluster: str
    score: float


@dataclass(frozen=True)
class Clusters:
    """`sizes` are the items of each group, `totals` the sums of their scores; both of shape (groups,)."""

    sizes: Floats
    totals: Floats

    @property
    def count(self) -> int:
        return len(self.sizes)

    @property
    def items(self) -> int:
        return round(float(self.sizes.sum()))

    @property
    def unit(self) -> str:
        """What the groups are called in the name of a method."""
        return "items" if self.count == self.items else "groups"

    @property
    def mean(self) -> float:
        """The mean over all items."""
        return math.fsum(self.totals) / math.fsum(self.sizes)

    @property
    def without_one(self) -> Floats:
        """The mean over the items that are left when one group is taken away, for each group. Needs two groups."""
        return (math.fsum(self.totals) - self.totals) / (math.fsum(self.sizes) - self.sizes)

    @property
    def error(self) -> float:
        """The cluster-robust standard error of the mean by leaving out one group at a time; needs two groups.

        With groups of one size it is the standard error of the mean over the groups' means. Sources: the delete-one
        jackknife as of B. Efron and C. Stein, Annals of Statistics 9 (1981); as a cluster-robust variance (CR3), and
        why it is preferred where groups are few: J. G. MacKinnon, M. Ø. Nielsen and M. D. Webb, "Fast and reliable
        jackknife and bootstrap methods for cluster-robust inference", Journal of Applied Econometrics 38 (2023);
        clustered errors of benchmarks: E. Miller, "Adding error bars to evals", arXiv 2411.00640 (2024).
        """
        left = self.without_one
        return math.sqrt((self.count - 1) / self.count * float(np.square(left - left.mean()).sum()))


def grouped(items: Iterable[ItemScore]) -> Clusters:
    """The groups of these items, in an order that depends on their sizes and sums alone."""
    scores: dict[tuple[str, str], list[float]] = defaultdict(list)
    for one in items:
        scores["group" if one.cluster else "item", one.cluster or one.item].append(one.score)
    pairs = sorted((float(len(group)), math.fsum(group)) for group in scores.values())
    sizes, totals = zip(*pairs, strict=True)
    return Clusters(np.array(sizes), np.array(totals))
