"""Conversions are exact up to the figures that are kept, and never above the exact amount."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.documents.importing.training_effort import (
    Span,
    cut_off,
    days_of_seconds,
    megawatt_hours_of_joules,
    megawatt_hours_of_kilowatt_hours,
    seconds_in_all,
    training_time,
)

AMOUNTS = st.fractions(min_value=0, max_value=10**30)


def test_units() -> None:
    """1 W is 1 J/s (SI), so 1 kWh is 3.6 MJ and 1 MWh 3.6 GJ; a day has 86 400 s."""
    assert megawatt_hours_of_joules(Fraction(3_600_000_000)) == "1"
    assert megawatt_hours_of_joules(Fraction(1_800_000)) == "0.0005"
    assert megawatt_hours_of_kilowatt_hours(Fraction("1234.5")) == "1.2345"
    assert days_of_seconds(Fraction(129_600)) == "1.5"
    assert days_of_seconds(Fraction(100)) == "0.0011574"


@given(AMOUNTS)
def test_what_is_cut_off_lies_below_the_sixth_figure(number: Fraction) -> None:
    kept = Fraction(cut_off(number))
    assert kept <= number
    assert number - kept <= number / 10**5
    assert len(Decimal(cut_off(number)).normalize().as_tuple().digits) <= 6


@given(st.integers(min_value=0, max_value=10**18))
def test_joules_and_kilowatt_hours_agree(kilowatt_hours: int) -> None:
    by_joules = megawatt_hours_of_joules(Fraction(kilowatt_hours) * 3_600_000)
    assert by_joules == megawatt_hours_of_kilowatt_hours(Fraction(kilowatt_hours))


@given(st.integers(min_value=0, max_value=999_999))
def test_six_figures_are_kept_exactly(number: int) -> None:
    assert cut_off(Fraction(number, 1000)) == format((Decimal(number) / 1000).normalize(), "f")


def test_a_negative_amount_is_none() -> None:
    with pytest.raises(ValueError, match="negative"):
        cut_off(Fraction(-1))


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 50)), max_size=12))
def test_time_that_runs_share_counts_once(given_spans: list[tuple[int, int]]) -> None:
    spans = [Span(Fraction(start), Fraction(start + length)) for start, length in given_spans]
    seconds = {second for start, length in given_spans for second in range(start, start + length)}
    assert seconds_in_all(spans) == len(seconds)


def test_training_time_wants_an_accelerator() -> None:
    assert training_time("x", Fraction(1), {}) is None
    assert training_time("x", Fraction(86_400), {"a100": Fraction(8 * 86_400)}) == {
        "period": "x",
        "days": "1",
        "hardware": [{"amount": "8", "accelerator": "a100"}],
    }
