"""The accepted margin of ±30 % (Guidelines A.2), and where it stands to a threshold."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.regulation.compute.margins import Position, accepts, margin
from aiact_desk.regulation.compute.phases import Original
from aiact_desk.regulation.compute.standings import modifier_thresholds
from aiact_desk.regulation.scope_rules import load_scope_rules

RULES = load_scope_rules()
ERROR = RULES.error_margin
figures = st.decimals(min_value=0, max_value=10**30, allow_nan=False, allow_infinity=False)


@given(figures, figures)
def test_the_position_is_that_of_the_whole_margin(figure: Decimal, threshold: Decimal) -> None:
    """A threshold is crossed by more than it (Guidelines 2.1, Art. 51(2)), by the exact ends of the margin."""
    low, high = Fraction(figure) * Fraction(7, 10), Fraction(figure) * Fraction(13, 10)
    found = margin(figure, ERROR)
    assert (Fraction(found.low), Fraction(found.high)) == (low, high)
    expected = {(True, True): Position.ABOVE, (False, True): Position.STRADDLES, (False, False): Position.BELOW}
    assert found.position(threshold) is expected[low > Fraction(threshold), high > Fraction(threshold)]


@pytest.mark.parametrize(
    ("figure", "position"),
    [
        ("7.69e22", Position.BELOW),
        ("7.70e22", Position.STRADDLES),
        ("1e23", Position.STRADDLES),
        ("1.42e23", Position.STRADDLES),
        ("1.43e23", Position.ABOVE),
    ],
)
@pytest.mark.parametrize("power", [0, 2])
def test_the_span_that_straddles(figure: str, position: Position, power: int) -> None:
    """From 10^23 / 1.3 to 10^23 / 0.7, and a hundredfold for 10^25."""
    assert margin(Decimal(figure).scaleb(power), ERROR).position(Decimal(10) ** (23 + power)) is position


def test_edges() -> None:
    """Not more than the threshold at the upper end is below it; a lower end at the threshold is not above it."""
    assert margin(Decimal(100), ERROR).position(Decimal(130)) is Position.BELOW
    assert margin(Decimal(100), ERROR).position(Decimal(70)) is Position.STRADDLES
    assert accepts(Decimal(100), Decimal(130), ERROR)
    assert accepts(Decimal(100), Decimal(70), ERROR)
    assert not accepts(Decimal(100), Decimal("130.000001"), ERROR)
    assert not accepts(Decimal(100), Decimal("69.999999"), ERROR)


@given(st.decimals(min_value=0, max_value=10**30, places=6))
def test_a_modifier_is_held_against_exactly_one_third(flop: Decimal) -> None:
    """Guidelines 3.2."""
    ((threshold, _),) = modifier_thresholds(RULES, Original.model_validate({"flop": format(flop, "f")}))
    assert threshold * 3 == Fraction(flop)


def test_the_fallbacks_of_a_modifier() -> None:
    """Guidelines 3.2: about 3.33e24 where the original has systemic risk, 3.33e22 where not; both where unknown."""
    systemic = Fraction(10**25, 3)
    general = Fraction(10**23, 3)
    assert [limit for limit, _ in modifier_thresholds(RULES, Original(systemic_risk=True))] == [systemic]
    assert [limit for limit, _ in modifier_thresholds(RULES, Original(systemic_risk=False))] == [general]
    assert [limit for limit, _ in modifier_thresholds(RULES, Original())] == [general, systemic]
