"""Intervals of the figures. Imports scipy, so only the worker uses it."""

from __future__ import annotations

from scipy.stats import binomtest

from aiact_desk.evaluation.result import Interval


def wilson_interval(right: int, items: int) -> Interval:
    """The 95 % Wilson score interval of a proportion of independent answers.

    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
    """
    found = binomtest(right, items).proportion_ci(confidence_level=0.95, method="wilson")
    return Interval(low=float(found.low), high=float(found.high), method="Wilson")
