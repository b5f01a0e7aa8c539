"""Paired tests: two models over the same items. Imports scipy."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scipy.stats import binomtest, norm, t

from aiact_desk.evaluation.bootstrap import resampled
from aiact_desk.evaluation.clusters import Clusters, ItemScore, grouped
from aiact_desk.evaluation.intervals import FEW_CLUSTERS, bound_interval, degenerate, t_interval
from aiact_desk.evaluation.result import Interval
from aiact_desk.problems import Problem

_Z = float(norm.ppf(0.975))
_WIDEST = (-1.0, 1.0)


@dataclass(frozen=True)
class Tested:
    """A 95 % interval of a difference, and the two-sided p-value of none."""

    interval: Interval
    test: str
    p_value: float


def mcnemar(to_right: int, to_wrong: int, items: int) -> Tested:
    """Independent single answers that are right or wrong: McNemar's test in its exact form, the binomial one.

    The exact test never rejects too often; its mid-p form, which rejects more, may. The interval is that of Bonett and
    Price for the difference of paired shares. Sources: Q. McNemar, Psychometrika 12 (1947); D. G. Bonett and
    R. M. Price, Journal of Educational and Behavioral Statistics 37 (2012); both compared with others by
    M. W. Fagerland, S. Lydersen and P. Laake, Statistics in Medicine 33 (2014).
    """
    p_value = float(binomtest(to_right, to_right + to_wrong).pvalue) if to_right + to_wrong else 1.0
    better, worse = (to_right + 1) / (items + 2), (to_wrong + 1) / (items + 2)
    apart = _Z * math.sqrt((better + worse - (better - worse) ** 2) / (items + 2))
    low, high = max(-1.0, better - worse - apart), min(1.0, better - worse + apart)
    return Tested(Interval(low=low, high=high, method="Bonett–Price"), "McNemar, exact", p_value)


def paired_means(differences: Sequence[ItemScore], seed: int, *, bounded: bool) -> Tested:
    """Any other scores: the mean of the items' differences, with groups of items that stand and fall together.

    By BCa bootstrap over the groups; by t where they are few. `bounded`: both scores lie in 0..1. Where all groups
    differ by the same, the sign test over groups and the bound for groups that were not seen are given.

    Raises:
        Problem: if the differences have no bounds and do not vary.
    """
    clusters = grouped(differences)
    if degenerate(clusters):
        if not bounded:
            raise Problem("evaluation.no_interval", items=clusters.items, groups=clusters.count)
        return Tested(bound_interval(clusters, _WIDEST), f"sign test over {_over(clusters)}", _sign_test(clusters))
    if clusters.count < FEW_CLUSTERS:
        p_value = 2 * float(t.sf(abs(clusters.mean) / clusters.error, clusters.count - 1))
        return Tested(_cut(t_interval(clusters), bounded), f"paired t over {_over(clusters)}", p_value)
    drawn = resampled(clusters, seed)
    return Tested(_cut(drawn.interval(), bounded), f"paired bootstrap over {_over(clusters)}", drawn.p_value())


def holm(p_values: Sequence[float]) -> list[float]:
    """The p-values corrected for their number, so that one false finding among all comes with at most 5 %.

    Source: S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6
    (1979).
    """
    corrected, largest = [0.0] * len(p_values), 0.0
    for rank, at in enumerate(sorted(range(len(p_values)), key=lambda at: p_values[at])):
        largest = max(largest, min(1.0, (len(p_values) - rank) * p_values[at]))
        corrected[at] = largest
    return corrected


def _sign_test(clusters: Clusters) -> float:
    """All groups differ in one direction, or none does. Source: W. J. Conover, "Practical Nonparametric Statistics"."""
    return min(1.0, 2 * 0.5**clusters.count) if clusters.mean else 1.0


def _cut(interval: Interval, bounded: bool) -> Interval:
    """A difference of two scores in 0..1 is nowhere beyond -1..1."""
    if not bounded:
        return interval
    low, high = max(interval.low, _WIDEST[0]), min(interval.high, _WIDEST[1])
    return Interval(low=low, high=high, method=interval.method)


def _over(clusters: Clusters) -> str:
    return f"{clusters.count} {clusters.unit}"
