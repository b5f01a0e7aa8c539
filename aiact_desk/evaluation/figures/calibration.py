"""Whether a model is right as often as the probability of its answers says.

Each answer is a forecast: the probability of the choice taken, and whether it was right. Bins hold equally many
forecasts (equal mass), in the order of their probabilities.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BINS = 15
LEAST_FORECASTS = 1_000
"""Below this many answers the parts and the error are mostly noise, and are not given."""
SIMULATED = 1_000
SEED = 20260802

_Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Forecast:
    """The probability that the model gave to its answer, in 0..1, and whether the answer was right."""

    probability: float
    right: bool


@dataclass(frozen=True)
class Calibration:
    """Parts of the Brier score, and the error of the probabilities.

    `reliability` (0 is best), `resolution` (more is better) and `uncertainty` are estimates with the bias of finite
    bins taken out; the first can be a little below 0. `error` is the root mean square distance between probability and
    share right over the bins, with that bias taken out and cut at 0. `by_luck` is the mean of `error` where every
    answer is right with exactly its probability, `by_luck_high` what only one in twenty such models exceeds.
    """

    reliability: float
    resolution: float
    uncertainty: float
    error: float
    by_luck: float
    by_luck_high: float


def brier(forecasts: Sequence[Forecast]) -> list[float]:
    """The Brier score of each forecast: (probability - right)², 0 is best.

    Source: G. W. Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78
    (1950), here of the one event that the answer is right.
    """
    return [(forecast.probability - forecast.right) ** 2 for forecast in forecasts]


def calibration(forecasts: Sequence[Forecast], seed: int = SEED) -> Calibration:
    """The parts and the error of these forecasts; the same ones and seed give the same figures.

    Sources: the parts A. H. Murphy, Journal of Applied Meteorology 12 (1973), with the bias taken out after C. A. T.
    Ferro and T. E. Fricker, Quarterly Journal of the Royal Meteorological Society 138 (2012); the error the debiased
    estimate of A. Kumar, P. Liang and T. Ma, "Verified uncertainty calibration", NeurIPS (2019), with equal-mass bins.

    Raises:
        ValueError: if there are fewer than two forecasts a bin.
    """
    if len(forecasts) < 2 * BINS:
        raise ValueError(f"calibration needs at least {2 * BINS} forecasts")
    probabilities, right = _ordered(forecasts)
    sizes, said = _binned(probabilities)
    shares = _means(right[None], sizes)
    draws = np.random.default_rng(seed).random((SIMULATED, len(right))) < probabilities
    lucky = _error(said, _means(draws.astype(float), sizes), sizes)
    reliability, resolution, uncertainty = _parts(said, shares[0], sizes)
    return Calibration(
        reliability=reliability,
        resolution=resolution,
        uncertainty=uncertainty,
        error=float(_error(said, shares, sizes)[0]),
        by_luck=float(lucky.mean()),
        by_luck_high=float(np.quantile(lucky, 0.95)),
    )


def _ordered(forecasts: Sequence[Forecast]) -> tuple[_Floats, _Floats]:
    """Probabilities in ascending order, and whether each was right; equal ones share what they got, so that the order
    in which they come decides nothing."""
    said = np.array([forecast.probability for forecast in forecasts])
    right = np.array([float(forecast.right) for forecast in forecasts])
    values, which, counts = np.unique(said, return_inverse=True, return_counts=True)
    shares = np.bincount(which, weights=right) / counts
    return np.repeat(values, counts), np.repeat(shares, counts)


def _binned(ordered: _Floats) -> tuple[_Floats, _Floats]:
    """The sizes of the bins, which differ by one at most, and the mean probability of each."""
    parts = np.array_split(ordered, BINS)
    return np.array([float(len(part)) for part in parts]), np.array([part.mean() for part in parts])


def _means(rows: _Floats, sizes: _Floats) -> _Floats:
    """The mean of each bin in each row, of shape (rows, bins)."""
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(int)
    means: _Floats = np.add.reduceat(rows, starts, axis=1) / sizes
    return means


def _error(said: _Floats, shares: _Floats, sizes: _Floats) -> _Floats:
    """For each row of shares."""
    noise = shares * (1 - shares) / (sizes - 1)
    squares = ((said - shares) ** 2 - noise) @ (sizes / sizes.sum())
    root: _Floats = np.sqrt(np.maximum(0, squares))
    return root


def _parts(said: _Floats, shares: _Floats, sizes: _Floats) -> tuple[float, float, float]:
    weights, count = sizes / sizes.sum(), sizes.sum()
    base = float(weights @ shares)
    noise = float(weights @ (shares * (1 - shares) / (sizes - 1)))
    of_base = base * (1 - base) / (count - 1)
    reliability = float(weights @ (said - shares) ** 2) - noise
    resolution = float(weights @ (shares - base) ** 2) - noise + of_base
    return reliability, resolution, base * (1 - base) + of_base
