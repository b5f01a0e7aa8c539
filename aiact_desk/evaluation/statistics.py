"""A pack's figure from its scores: value, interval, what the sample is worth, spread. Imports scipy."""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scipy.stats import norm, t

from aiact_desk.evaluation.clusters import ItemScore, grouped
from aiact_desk.evaluation.intervals import mean_interval, share_interval, wilson_interval
from aiact_desk.evaluation.result import Adjusted, Interval, Spread
from aiact_desk.evaluation.score import Score
from aiact_desk.problems import Problem

_Z = float(norm.ppf(0.975))
_Z_POWER = float(norm.ppf(0.8))


@dataclass(frozen=True)
class Estimate:
    """A mean over items and all that is said of it; see `PackResult` for the meaning of each.

    `clusters` is None where every item stands for itself; `effective_items` where no number of items can be told.
    """

    value: float
    interval: Interval
    clusters: int | None
    effective_items: float | None
    smallest_difference: float
    adjusted: Adjusted | None
    spread: Spread | None


def estimate(scores: Sequence[Score], chance: float | None, seed: int) -> Estimate:
    """The mean over items (each the mean over its repeats) with its 95 % interval, which the groups of items decide.

    Independent single answers that are right or wrong have Wilson's interval. Other scores that all lie in 0..1 are
    taken to be bounded by 0 and 1 and have t over the groups on the logit scale. Scores beyond have the bootstrap over
    the groups, or t where those are few. `chance`: what guessing scores, None where nobody can guess. `seed`: of the
    bootstrap; the order of the scores moves nothing.

    Raises:
        Problem: if there are no scores, one is no finite number, or they cannot have an interval.
    """
    _check(scores)
    items = item_scores(scores)
    clusters = grouped(items)
    binary = is_binary(scores)
    single = clusters.count == len(items) == len(scores)
    value = clusters.mean
    if binary and single:
        interval = wilson_interval(round(math.fsum(clusters.totals)), clusters.items)
    elif bounded(scores):
        interval = share_interval(clusters)
    else:
        interval = mean_interval(clusters, seed)
    width = interval.high - interval.low
    smallest = smallest_difference(width)
    return Estimate(
        value=value,
        interval=interval,
        clusters=None if clusters.count == len(items) else clusters.count,
        effective_items=_at_most(
            len(scores), _effective_answers(value, width) if binary else _effective_items(items, width)
        ),
        smallest_difference=min(1.0, smallest) if bounded(scores) else smallest,
        adjusted=_adjusted(value, interval, chance),
        spread=_spread(scores),
    )


def item_scores(scores: Sequence[Score]) -> list[ItemScore]:
    """Each item once, with its mean over the repeats."""
    found: dict[str, list[float]] = defaultdict(list)
    clusters: dict[str, str] = {}
    for one in scores:
        found[one.item].append(one.score)
        clusters[one.item] = one.cluster
    return [ItemScore(item, clusters[item], math.fsum(each) / len(each)) for item, each in found.items()]


def is_binary(scores: Sequence[Score]) -> bool:
    """Whether every score says right or wrong."""
    return all(one.score in (0.0, 1.0) for one in scores)


def bounded(scores: Sequence[Score]) -> bool:
    """Whether every score lies in 0..1."""
    return all(0.0 <= one.score <= 1.0 for one in scores)


def smallest_difference(width: float) -> float:
    """The smallest true difference to another model that a two-sided test at 5 % shows with a power of 80 %.

    Unpaired: as if the other model had answered as many other items and had as wide an interval (`width`, whose half
    is taken for 1.96 standard errors). A paired comparison over the same items usually shows smaller ones.
    Source: (z_0.975 + z_0.8) * sqrt(2) * standard error; J. Cohen, "Statistical Power Analysis" (1988), ch. 2;
    H. S. Bloom, "Minimum detectable effects", Evaluation Review 19 (1995).
    """
    return (_Z + _Z_POWER) * math.sqrt(2) * width / (2 * _Z)


def _check(scores: Sequence[Score]) -> None:
    if not scores:
        raise Problem("evaluation.no_scores")
    for one in scores:
        if not math.isfinite(one.score):
            raise Problem("evaluation.score_not_finite", item=one.item, score=one.score)


def _at_most(count: int, effective: float | None) -> float | None:
    """Groups that by chance differ less than independent items would are no gain in knowledge."""
    return None if effective is None else min(float(count), effective)


def _effective_answers(value: float, width: float) -> float:
    """The independent single answers whose Wilson interval is as wide: its formula solved for their number.

    With z the normal quantile, the width w of Wilson's interval satisfies
    ((n + z²) w / 2)² = z² (n value (1 - value) + z² / 4). The ratio of items to this number is the design effect
    (L. Kish, "Survey Sampling", 1965), here of the whole interval and not of the variance alone.
    """
    variance, half = value * (1 - value), width / 2
    # with m = n + z²: half² m² - z² variance m - z⁴ (1/4 - variance) = 0
    a, b, c = half**2, -(_Z**2) * variance, -(_Z**4) * (0.25 - variance)
    return max(0.0, (-b + math.sqrt(b * b - 4 * a * c)) / (2 * a) - _Z**2)


def _effective_items(items: Sequence[ItemScore], width: float) -> float | None:
    """The independent items whose normal interval is as wide; None where the items do not differ."""
    deviation = statistics.stdev(sorted(one.score for one in items)) if len(items) > 1 else 0.0
    return (2 * _Z * deviation / width) ** 2 if deviation else None


def _adjusted(value: float, interval: Interval, chance: float | None) -> Adjusted | None:
    """The linear image under which `chance` becomes 0 and 1 stays; not cut at zero. None where guessing scores nothing.

    Source: Cohen's kappa with a fixed chance, J. Cohen, Educational and Psychological Measurement 20 (1960).
    """
    if not chance or chance >= 1:
        return None
    low, middle, high = ((one - chance) / (1 - chance) for one in (interval.low, value, interval.high))
    return Adjusted(value=middle, interval=Interval(low=low, high=high, method=interval.method))


def _spread(scores: Sequence[Score]) -> Spread | None:
    """The mean of each repeat, and for three or more that differ a 95 % interval of their mean by Student's t."""
    by_repeat: Mapping[int, list[float]] = defaultdict(list)
    for one in scores:
        by_repeat[one.repeat].append(one.score)
    if len(by_repeat) < 2:
        return None
    values = tuple(math.fsum(by_repeat[repeat]) / len(by_repeat[repeat]) for repeat in sorted(by_repeat))
    deviation = statistics.stdev(values)
    if len(values) < 3 or deviation == 0:
        return Spread(values=values, deviation=deviation)
    middle = statistics.fmean(values)
    apart = float(t.ppf(0.975, len(values) - 1)) * deviation / math.sqrt(len(values))
    interval = Interval(low=middle - apart, high=middle + apart, method=f"t over {len(values)} repeats")
    return Spread(values=values, deviation=deviation, interval=interval)
