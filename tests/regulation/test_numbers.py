"""Numbers as people write them: read exactly, or refused where they could mean two things."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.problems import Misuse
from aiact_desk.regulation.field_types import Number, OtherUnit
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.numbers import number_example, parse_number, show_number
from aiact_desk.wording import say_problem

COUNT = Number(kind="number", unit="parameters", whole=True, abbreviated=True, minimum=Decimal(1))
FLOP = Number(
    kind="number",
    unit="floating-point operations",
    abbreviated=True,
    other_units=(OtherUnit(name="FLOP", factor=Decimal(1)), OtherUnit(name="PFLOP", factor=Decimal(10) ** 15)),
)
ENERGY = Number(kind="number", unit="MWh", other_units=(OtherUnit(name="kWh", factor=Decimal("0.001")),))
POWER = Number(kind="number", unit="floating-point operations", power_of_ten=True, minimum=Decimal(1))
TYPES = [COUNT, FLOP, ENERGY, POWER]


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("134515008", "134515008"),
        ("134,515,008", "134515008"),
        ("134 515 008", "134515008"),
        ("134\u202f515\u202f008", "134515008"),
        ("134'515'008", "134515008"),
        ("134,515", "134515"),
        ("134515008 parameters", "134515008"),
        ("134515008 Parameters", "134515008"),
        ("007", "7"),
        ("7B", "7000000000"),
        ("7.0b", "7000000000"),
        ("135M", "135000000"),
        ("1.3T", "1300000000000"),
        ("2k", "2000"),
        ("7 B parameters", "7000000000"),
        ("1.35e8", "135000000"),
        ("1.500e3", "1500"),
        (134515008, "134515008"),
        (7e9, "7000000000"),
    ],
)
def test_counts(given: Json, value: str) -> None:
    assert parse_number("Size", COUNT, given) == value


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("1.6e21", "1600000000000000000000"),
        ("1.6E+21", "1600000000000000000000"),
        ("1.6 x 10^21", "1600000000000000000000"),
        ("1.6 × 10^21", "1600000000000000000000"),
        ("1.6 × 10²¹", "1600000000000000000000"),
        ("1.6*10**21", "1600000000000000000000"),
        ("1.6 · 10^21 FLOP", "1600000000000000000000"),
        ("2 PFLOP", "2000000000000000"),
        ("10^21", "1000000000000000000000"),
        ("10²¹ floating-point operations", "1000000000000000000000"),
        ("1.6e-1", "0.16"),
        (1.6e21, "1600000000000000000000"),
        ("0", "0"),
        ("1,234,567.8", "1234567.8"),
        ("1,500.0", "1500.0"),
    ],
)
def test_amounts(given: Json, value: str) -> None:
    assert parse_number("Amount", FLOP, given) == value


def test_zeros_behind_the_point_are_kept_since_they_say_how_exact_a_figure_is() -> None:
    assert parse_number("Energy", ENERGY, "2.0 MWh") == "2.0"


def test_another_unit_is_turned_into_the_own_one() -> None:
    assert parse_number("Energy", ENERGY, "12.5 kWh") == "0.0125"


@pytest.mark.parametrize(
    ("type_", "given"),
    [
        (FLOP, "1,5"),
        (FLOP, "1,500"),
        (COUNT, "1,500B"),
        (COUNT, "1.500"),
        (FLOP, "1.500.000"),
        (FLOP, "1.234,5"),
        (FLOP, "0,500"),
        (FLOP, "12 34"),
        (FLOP, "1,500 000"),
        (FLOP, "1,"),
    ],
)
def test_separators_that_leave_two_readings_are_refused(type_: Number, given: str) -> None:
    with pytest.raises(Misuse, match="number_ambiguous") as refused:
        parse_number("Amount", type_, given)
    assert given in say_problem(refused.value)


@pytest.mark.parametrize(
    ("type_", "given", "id"),
    [
        (FLOP, "many", "not_a_number"),
        (FLOP, "NaN", "not_a_number"),
        (FLOP, "inf", "not_a_number"),
        (FLOP, float("nan"), "not_a_number"),
        (FLOP, float("inf"), "not_a_number"),
        (FLOP, True, "not_a_number"),
        (FLOP, None, "not_a_number"),
        (FLOP, ["1"], "not_a_number"),
        (FLOP, "", "not_a_number"),
        (FLOP, "FLOP", "not_a_number"),
        (FLOP, "١٢", "not_a_number"),
        (FLOP, "1.6e21 FLOP/s", "not_a_number"),
        (FLOP, "5²", "not_a_number"),
        (FLOP, "about 5", "not_a_number"),
        (ENERGY, "12.5 mWh", "not_a_number"),
        (ENERGY, "2k", "not_a_number"),
        (FLOP, "-5", "number_negative"),
        (FLOP, "−5", "number_negative"),
        (FLOP, -5, "number_negative"),
        (FLOP, "1e101", "number_too_large"),
        (FLOP, "1e9999", "number_too_large"),
        (FLOP, "9" * 101, "number_too_large"),
        (FLOP, "9" * 201, "number_too_large"),
        (COUNT, "1.5", "number_not_whole"),
        (COUNT, "0", "number_too_small"),
        (POWER, "1.6e21", "not_a_power_of_ten"),
    ],
)
def test_what_is_no_number_here_is_refused_with_a_sentence(type_: Number, given: Json, id: str) -> None:
    with pytest.raises(Misuse, match=rf"regulation\.{id}\(") as refused:
        parse_number("Amount", type_, given)
    assert say_problem(refused.value).startswith("Amount: ")


def test_an_integer_too_long_to_print_is_refused() -> None:
    with pytest.raises(Misuse, match="number_too_large"):
        parse_number("Amount", FLOP, 10**5000)


@pytest.mark.parametrize(
    ("type_", "value", "shown"),
    [
        (COUNT, "134515008", "134\u00a0515\u00a0008 parameters"),
        (COUNT, "8192", "8192 parameters"),
        (COUNT, "10000", "10\u00a0000 parameters"),
        (FLOP, "1600000000000000000000", "1.6 × 10^21 floating-point operations"),
        (FLOP, "1000000000000000", "1 × 10^15 floating-point operations"),
        (FLOP, "999999999999999", "999\u00a0999\u00a0999\u00a0999\u00a0999 floating-point operations"),
        (POWER, "1000000000000000000000", "10^21 floating-point operations"),
        (POWER, "1", "10^0 floating-point operations"),
        (ENERGY, "0.0125", "0.0125 MWh"),
        (ENERGY, "2.0", "2.0 MWh"),
        (Number(kind="number", unit=""), "12345.5", "12\u00a0345.5"),
    ],
)
def test_shown(type_: Number, value: str, shown: str) -> None:
    assert show_number(type_, value) == shown


@pytest.mark.parametrize("type_", TYPES, ids=lambda type_: type_.unit)
def test_the_example_is_taken(type_: Number) -> None:
    assert parse_number("Amount", type_, number_example(type_))


@given(st.decimals(min_value=0, max_value=10**90, allow_nan=False, allow_infinity=False, places=None))
def test_what_is_read_is_exact_and_reading_it_again_or_as_shown_changes_nothing(number: Decimal) -> None:
    written = str(number)
    if abs(number.adjusted()) > 99 or len(written) > 190:
        return
    value = parse_number("Amount", FLOP, written)
    assert Decimal(value) == number
    assert parse_number("Amount", FLOP, value) == value
    assert Decimal(parse_number("Amount", FLOP, show_number(FLOP, value))) == number


@given(st.integers(min_value=1, max_value=10**60))
def test_whole_numbers_are_read_as_shown(number: int) -> None:
    value = parse_number("Size", COUNT, number)
    assert int(value) == number
    assert parse_number("Size", COUNT, f"{number:,}") == value
    assert parse_number("Size", COUNT, show_number(COUNT, value)) == value


@given(st.text(max_size=30) | st.text(alphabet="0123456789.,e+-x×10^²kMBT ", max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    for type_ in TYPES:
        try:
            value = parse_number("Amount", type_, text)
        except Misuse as refused:
            say_problem(refused).encode("utf-8")
        else:
            assert Decimal(value).is_finite()
            assert Decimal(value) >= type_.minimum
            assert parse_number("Amount", type_, value) == value
