"""Calibration: what the parts and the error must be for models whose calibration is known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiact_desk.evaluation.figures.calibration import BINS, Forecast, brier, calibration


def drawn(count: int, seed: int, *, shift: float = 0.0) -> list[Forecast]:
    """Forecasts that are right with their probability less `shift`."""
    random = np.random.default_rng(seed)
    said = random.uniform(0.25, 0.95, count)
    right = random.random(count) < np.clip(said - shift, 0, 1)
    return [Forecast(float(one), bool(yes)) for one, yes in zip(said, right, strict=True)]


def test_a_calibrated_model_is_told_from_an_overconfident_one() -> None:
    good, bad = calibration(drawn(3_000, 1)), calibration(drawn(3_000, 1, shift=0.2))
    assert good.error <= good.by_luck_high
    assert bad.error > 5 * bad.by_luck_high
    assert bad.error == pytest.approx(0.2, abs=0.03)
    assert bad.reliability == pytest.approx(0.04, abs=0.012)


def test_the_bias_of_finite_bins_is_taken_out() -> None:
    """Over many calibrated models the mean reliability is 0, which the plain estimate misses by a bin's noise."""
    found = [calibration(drawn(1_000, seed)).reliability for seed in range(60)]
    assert np.mean(found) == pytest.approx(0.0, abs=4e-4)


def test_the_parts_add_up_to_the_brier_score_but_for_what_lies_within_bins() -> None:
    forecasts = drawn(6_000, 5, shift=0.1)
    found = calibration(forecasts)
    whole = found.reliability - found.resolution + found.uncertainty
    assert whole == pytest.approx(float(np.mean(brier(forecasts))), abs=2e-3)


def test_what_luck_shows_is_what_calibrated_models_show() -> None:
    found = [calibration(drawn(1_000, seed)) for seed in range(200)]
    assert np.mean([one.error for one in found]) == pytest.approx(np.mean([one.by_luck for one in found]), abs=2e-3)
    assert np.mean([one.error > one.by_luck_high for one in found]) == pytest.approx(0.05, abs=0.04)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=2 * BINS, max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_forecasts_have_finite_figures_whatever_their_order(pairs: list[tuple[float, bool]]) -> None:
    forecasts = [Forecast(said, right) for said, right in pairs]
    found = calibration(forecasts)
    assert found == calibration(forecasts[::-1])
    assert 0 <= found.error <= 1
    assert 0 <= found.by_luck <= found.by_luck_high + 1e-9 or found.by_luck_high == 0
    assert all(0 <= one <= 1 for one in brier(forecasts))


def test_too_few_forecasts_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 30"):
        calibration(drawn(29, 1))
