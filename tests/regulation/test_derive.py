"""Coarser rows: bands at their edges, orders of magnitude and rounding against exact arithmetic."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.problems import Misuse
from aiact_desk.regulation.derive import derive, to_significant_figures
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.schema import Form
from aiact_desk.regulation.values import parse
from aiact_desk.wording import say_problem

FORM = load_form("model_documentation_form")
POSITIVE = st.decimals(Decimal("0.001"), 10**30, allow_nan=False, allow_infinity=False, places=3)


@pytest.mark.parametrize(
    ("parameters", "band"),
    [
        (1, "1-500M"),
        (134_515_008, "1-500M"),
        (500_000_000, "1-500M"),
        (500_000_001, "500M-5B"),
        (5 * 10**9, "500M-5B"),
        (5 * 10**9 + 1, "5B-15B"),
        (15 * 10**9, "5B-15B"),
        (15 * 10**9 + 1, "15B-50B"),
        (50 * 10**9, "15B-50B"),
        (50 * 10**9 + 1, "50B-100B"),
        (100 * 10**9, "50B-100B"),
        (100 * 10**9 + 1, "100B-500B"),
        (500 * 10**9, "100B-500B"),
        (500 * 10**9 + 1, "500B-1T"),
        (10**12, "500B-1T"),
        (10**12 + 1, ">1T"),
    ],
)
def test_the_upper_end_of_a_size_band_belongs_to_the_lower_band(form: Form, parameters: int, band: str) -> None:
    assert derive(form, form.field("properties.size_range"), str(parameters)) == band


@pytest.mark.parametrize(
    ("days", "band"),
    [
        ("0.5", "Less than 1 month"),
        ("30", "Less than 1 month"),
        ("30.4375", "1-3 months"),
        ("91.3125", "1-3 months"),
        ("91.4", "3-6 months"),
        ("182.625", "3-6 months"),
        ("182.6251", "More than 6 months"),
    ],
)
def test_the_band_of_a_training_time_keeps_its_period_and_nothing_finer(form: Form, days: str, band: str) -> None:
    exact: Json = {"period": "Pre-training", "days": days, "hardware": [{"amount": "9", "accelerator": "H100"}]}
    coarse = form.field("compute.time_nca")
    assert derive(form, coarse, exact) == {"period": "Pre-training", "band": band}


@pytest.mark.parametrize(
    ("exact", "power"),
    [("1", 0), ("9.99", 0), ("10", 1), ("9999999999999999999999", 21), ("10000000000000000000000", 22)],
)
def test_the_order_of_magnitude_is_the_power_of_ten_at_or_below(form: Form, exact: str, power: int) -> None:
    assert derive(form, form.field("compute.flop_nca"), exact) == str(10**power)


def test_zero_has_no_order_of_magnitude(form: Form) -> None:
    with pytest.raises(Misuse, match="no_order_of_magnitude") as refused:
        derive(form, form.field("compute.flop_nca"), "0")
    assert "zero" in say_problem(refused.value)


@given(POSITIVE)
def test_an_order_of_magnitude_is_exact(number: Decimal) -> None:
    power = Fraction(str(derive(FORM, FORM.field("compute.flop_nca"), format(number, "f"))))
    assert power <= Fraction(number) < 10 * power
    assert set(str(power.numerator * power.denominator)) <= {"1", "0"}


def test_every_size_of_the_data_is_rounded_for_national_authorities(form: Form) -> None:
    exact: Json = [
        {"part": "Training", "amount": "1950000000000", "unit": "tokens"},
        {"part": "Testing", "amount": "0", "unit": "tokens"},
        {"part": "Validation", "amount": "25.0", "unit": "hours"},
    ]
    coarse = form.field("data.points_nca")
    rounded = derive(form, coarse, exact)
    assert rounded == [
        {"part": "Training", "amount": "2000000000000", "unit": "tokens"},
        {"part": "Testing", "amount": "0", "unit": "tokens"},
        {"part": "Validation", "amount": "30", "unit": "hours"},
    ]
    assert parse(coarse, rounded) == rounded


@pytest.mark.parametrize(
    ("number", "figures", "rounded"),
    [("0.096", 1, "0.1"), ("9.96", 2, "10"), ("9.94", 2, "9.9"), ("2.5", 1, "3"), ("3.5", 1, "4"), ("1449", 2, "1400"),
     ("99.5", 2, "100"), ("5", 2, "5"), ("0.050", 2, "0.050"), ("0", 3, "0"), ("0.00", 1, "0.00")],
)  # fmt: skip
def test_rounding(number: str, figures: int, rounded: str) -> None:
    assert format(to_significant_figures(Decimal(number), figures), "f") == rounded


@given(POSITIVE, st.integers(1, 12))
def test_rounding_agrees_with_fractions(number: Decimal, figures: int) -> None:
    rounded = to_significant_figures(number, figures)
    exact = Fraction(number)
    step = Fraction(1)
    while step * 10**figures <= exact:
        step *= 10
    while step * 10 ** (figures - 1) > exact:
        step /= 10
    assert Fraction(rounded) == (exact / step + Fraction(1, 2)).__floor__() * step
    assert to_significant_figures(rounded, figures) == rounded


def test_a_row_that_is_asked_for_itself_is_not_derived(form: Form) -> None:
    with pytest.raises(ValueError, match="not derived"):
        derive(form, form.field("properties.size_exact"), "1")


@given(st.integers(1, 10**40))
def test_what_is_derived_is_canonical(number: int) -> None:
    for id in ("properties.size_range", "compute.flop_nca"):
        coarse = FORM.field(id)
        derived = derive(FORM, coarse, str(number))
        assert parse(coarse, derived) == derived
