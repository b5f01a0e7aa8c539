"""Intervals of the figures. Imports scipy, so only the worker uses it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy
from scipy.stats import binomtest, sem, t

from aiact_desk.evaluation.result import Interval


def wilson_interval(right: int, items: int) -> Interval:
    """The 95 % Wilson score interval of a proportion of independent answers.

    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
    """
    found = binomtest(right, items).proportion_ci(confidence_level=0.95, method="wilson")
    return Interval(low=float(found.low), high=float(found.high), method="Wilson")


def interval_of(scores: Sequence[float]) -> Interval:
    """The 95 % interval of a mean score: Wilson for right-or-wrong scores, Student's t for graded ones.

    Raises:
        ValueError: if there is no score.
    """
    if not scores:
        raise ValueError("no scores")
    if all(score in (0.0, 1.0) for score in scores):
        return wilson_interval(int(sum(scores)), len(scores))
    mean, error = float(numpy.mean(scores)), float(sem(scores))
    half = error * float(t.ppf(0.975, len(scores) - 1))
    return Interval(low=mean - half, high=mean + half, method="t")
