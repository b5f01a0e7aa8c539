"""Paired tests: two models over the same items. Imports scipy."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scipy.stats import binomtest, norm, t

from aiact_desk.evaluation.clusters import ItemScore, grouped
from aiact_desk.evaluation.intervals import FEW_CLUSTERS, bound_interval, degenerate, t_interval
from aiact_desk.evaluation.result import Interval
from aiact_desk.evaluation.sign_flips import sign_flip_p
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

    By paired t where groups are few: signs alone cannot tell enough there to stand a correction for many tests, and t,
    simulated for sparse changes, finds a difference that is none in at most 5 to 8 of 100. Else, and where all groups
    differ by the same, by the sign-flip test, whose signs `seed` draws. The interval is t over the groups with the
    jackknife error, or the bound for groups that were not seen where all differ by the same. It is widened to hold 0
    where p is at least 0.05, so no interval shows what the test does not; just below 0.05 it may hold 0 still.
    `bounded`: both scores lie in 0..1.

    Raises:
        Problem: if the differences have no bounds and do not vary.
    """
    clusters = grouped(differences)
    alike = degenerate(clusters)
    if alike and not bounded:
        raise Problem("evaluation.no_interval", items=clusters.items, groups=clusters.count)
    interval = bound_interval(clusters, _WIDEST) if alike else t_interval(clusters)
    by_t = clusters.count < FEW_CLUSTERS and not alike
    if by_t:
        p_value = 2 * float(t.sf(abs(clusters.mean) / clusters.error, clusters.count - 1))
    else:
        p_value = sign_flip_p(clusters, seed)
    low, high = (min(0.0, interval.low), max(0.0, interval.high)) if p_value >= 0.05 else (interval.low, interval.high)
    if bounded:
        low, high = max(low, _WIDEST[0]), min(high, _WIDEST[1])
    test = f"{'paired t' if by_t else 'sign-flip test'} over {clusters.count} {clusters.unit}"
    return Tested(Interval(low=low, high=high, method=interval.method), test, p_value)


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
