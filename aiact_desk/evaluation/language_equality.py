"""How much a score differs between languages, when the same items are asked in each.

Two figures, each with a 95 % interval and beside what it would be if language made no difference:

* the spread: the standard deviation between the languages' scores with the sampling variance taken out;
* the gap: the best language's score minus the worst one's. By chance alone it is never 0, so it is read against the
  value expected without any difference.

Languages whose wording nobody has checked are listed with their scores, and not compared.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 4000
SEED = 20260802

_Z = 1.959963984540054  # the normal quantile of a two-sided 95 % interval
_ROUNDING = 1e-12
_TAILS = (0.025, 0.975)
_Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Score:
    """One answer: `parallel` names the item in all languages, `value` lies in 0 to 1."""

    parallel: str
    language: str
    value: float


@dataclass(frozen=True)
class LanguageFigure:
    """The mean score of one language with its 95 % interval (Wilson)."""

    language: str
    items: int
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Difference:
    """A figure of how languages differ.

    `low` and `high` are its 95 % interval. `expected` is its mean over random swaps of languages within each item, so
    without any difference between languages; `p` the share of swaps, the data included, that give at least as much.
    """

    value: float
    low: float
    high: float
    expected: float
    p: float


@dataclass(frozen=True)
class LanguageEquality:
    """The comparison of the languages.

    `items` were answered in all compared languages, `left_out` in some only. `variance` is the estimate that the spread
    is the root of; it can be below 0 (see `spread_is_cut`).
    """

    compared: tuple[LanguageFigure, ...]
    listed: tuple[LanguageFigure, ...]
    items: int
    left_out: int
    variance: float
    spread: Difference
    gap: Difference

    @property
    def spread_is_cut(self) -> bool:
        """Whether the spread reads 0 because the languages differ less than sampling alone would make them."""
        return self.variance < 0


def compare_languages(scores: Sequence[Score], unchecked: Collection[str] = (), seed: int = SEED) -> LanguageEquality:
    """The figures of one pack that asks the same in many languages; the same scores and seed give the same figures.

    The variance between languages is the analysis-of-variance estimate of a variance component in a two-way layout of
    items by languages: (MS languages - MS residual) / items. It is unbiased whatever the items' difficulties are.
    Source: S. R. Searle, G. Casella, C. E. McCulloch, "Variance Components", Wiley (1992), chapter 4.

    The intervals come from a bootstrap over items, each drawn with its answers in all languages. That of the spread is
    of the basic kind (the estimate minus quantiles of its errors), since resampling adds once more the noise that the
    estimate has. Source: A. C. Davison, D. V. Hinkley, "Bootstrap Methods and their Application" (1997), section 5.2.
    That of the gap is careful, since the best and the worst language are picked by their scores: its lower end takes
    away the range of all languages' errors, as in Tukey's comparison of all pairs; its upper end adds the error of one
    pair, as the two languages that truly are best and worst differ by at most the gap and that.
    In simulations it held the true gap in at least 99 of 100 cases.

    Raises:
        ValueError: if fewer than two checked languages share at least two items, or an answer is there twice.
    """
    by_language = _by_language(scores)
    checked = [language for language in sorted(by_language) if language not in unchecked]
    shared = set.intersection(*(set(by_language[language]) for language in checked)) if checked else set()
    if len(checked) < 2 or len(shared) < 2:
        raise ValueError("a comparison needs two languages and two items that are answered in both")
    known = {parallel for language in checked for parallel in by_language[language]}
    table = np.array([[by_language[language][parallel] for language in checked] for parallel in sorted(shared)])
    means = table.mean(axis=0)[None]
    spread, gap = _differences(table, np.random.default_rng(seed))
    figures = {language: _figure(language, list(its.values())) for language, its in by_language.items()}
    return LanguageEquality(
        compared=tuple(_figure(language, table[:, column]) for column, language in enumerate(checked)),
        listed=tuple(figures[language] for language in sorted(by_language) if language in unchecked),
        items=len(shared),
        left_out=len(known - shared),
        variance=float(_variance(means, _residual(table, means))[0]),
        spread=spread,
        gap=gap,
    )


def _by_language(scores: Sequence[Score]) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for score in scores:
        its = found.setdefault(score.language, {})
        if score.parallel in its:
            raise ValueError(f"{score.parallel} is answered twice in {score.language}")
        its[score.parallel] = score.value
    return found


def _figure(language: str, values: Sequence[float] | _Floats) -> LanguageFigure:
    """Wilson's interval; for scores between 0 and 1 their variance is at most that of right and wrong answers."""
    items, value = len(values), float(np.mean(values))
    middle = (value + _Z**2 / (2 * items)) / (1 + _Z**2 / items)
    half = _Z / (1 + _Z**2 / items) * math.sqrt(value * (1 - value) / items + _Z**2 / (4 * items**2))
    return LanguageFigure(language, items, value, max(0.0, middle - half), min(1.0, middle + half))


def _differences(table: _Floats, random: np.random.Generator) -> tuple[Difference, Difference]:
    """Spread and gap, from the same resamples and the same swaps."""
    means = table.mean(axis=0)
    drawn_means, drawn_variances = _resampled(table, random)
    swapped = np.array([random.permuted(table, axis=1).mean(axis=0) for _ in range(RESAMPLES)])
    variance, observed = _variance(means[None], _residual(table, means[None])), means.var(ddof=1)
    small, large = np.quantile(drawn_variances - observed, _TAILS)
    spread = np.sqrt(np.maximum(0, [variance[0], variance[0] - large, variance[0] - small]))
    swapped_variances = _variance(swapped, _residual(table, swapped))
    expected = np.sqrt(np.maximum(0, swapped_variances)).mean()
    gap, swapped_gaps = np.ptp(means), np.ptp(swapped, axis=1)
    low, high = _gap_interval(float(gap), drawn_means - means)
    return (
        Difference(
            value=float(spread[0]),
            low=float(spread[1]),
            high=float(spread[2]),
            expected=float(expected),
            p=_share_at_least(swapped_variances, float(variance[0])),
        ),
        Difference(
            value=float(gap),
            low=low,
            high=high,
            expected=float(swapped_gaps.mean()),
            p=_share_at_least(swapped_gaps, float(gap)),
        ),
    )


def _gap_interval(gap: float, errors: _Floats) -> tuple[float, float]:
    """From the resampled errors of the languages' means; see `compare_languages`."""
    by_luck = np.quantile(np.ptp(errors, axis=1), _TAILS[1])
    of_a_pair = np.quantile(errors[:, :, None] - errors[:, None, :], _TAILS[1], axis=0).max()
    return max(0.0, gap - float(by_luck)), min(1.0, gap + float(of_a_pair))


def _resampled(table: _Floats, random: np.random.Generator) -> tuple[_Floats, _Floats]:
    """The languages' means, and the variance between them, in samples of as many whole items with replacement."""
    items, languages = table.shape
    counts = random.multinomial(items, np.full(items, 1 / items), size=RESAMPLES).astype(float)
    means = counts @ table / items
    squares = counts @ (table**2).sum(axis=1)
    of_items = languages * (counts @ table.mean(axis=1) ** 2)
    return means, _variance(means, _mean_square(squares, of_items, means, items))


def _residual(table: _Floats, means: _Floats) -> _Floats:
    """The sampling variance of a language's mean that neither items nor languages explain, for rows of means.

    The rows are the table's own means or those after swaps within items, which leave the other sums as they are.
    """
    items, languages = table.shape
    squares, of_items = (table**2).sum(), languages * (table.mean(axis=1) ** 2).sum()
    return _mean_square(np.full(len(means), squares), np.full(len(means), of_items), means, items)


def _mean_square(squares: _Floats, of_items: _Floats, means: _Floats, items: int) -> _Floats:
    languages = means.shape[1]
    of_languages, overall = items * (means**2).sum(axis=1), items * languages * means.mean(axis=1) ** 2
    left = np.maximum(0, squares - of_items - of_languages + overall)
    found: _Floats = left / ((items - 1) * (languages - 1)) / items
    return found


def _variance(means: _Floats, residual: _Floats) -> _Floats:
    """The variance between languages, less the part of it that sampling items makes."""
    found = means.var(axis=1, ddof=1) - residual
    cleared: _Floats = np.where(np.abs(found) < _ROUNDING, 0.0, found)
    return cleared


def _share_at_least(swapped: _Floats, value: float) -> float:
    """Counting the data as one of the swaps, so that the share is never 0; equal up to rounding counts as equal."""
    return float((1 + (swapped >= value - _ROUNDING).sum()) / (1 + len(swapped)))
