"""Training energy in MWh, with its boundary and to two significant figures."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from aiact_desk.problems import Misuse
from aiact_desk.regulation.energy.estimate import EnergyEstimate, estimate_energy, metered_energy
from aiact_desk.regulation.energy.metered import read_log
from aiact_desk.regulation.energy.sources import Boundary, EnergySources
from aiact_desk.regulation.scope_rules import load_scope_rules

RULES = load_scope_rules()

amounts = st.decimals(min_value="0.01", max_value=10**9, places=2)
factors = st.decimals(min_value=1, max_value=3, places=3)


def estimated(*parts: dict[str, Any], boundary: str = "node", **more: Any) -> EnergyEstimate:
    return estimate_energy(RULES, EnergySources.model_validate({"boundary": boundary, "parts": parts, **more}))


@given(amounts, amounts, factors)
def test_hardware_days_times_power_times_pue_are_exact(days: Decimal, power: Decimal, pue: Decimal) -> None:
    """Ours: E_MWh = hardware_days * 24 * W * PUE / 10^6."""
    part = {"method": "hardware_days", "hardware_days": str(days), "power": str(power)}
    found = estimated(part, pue=str(pue))
    assert Fraction(found.mwh) == Fraction(days) * 24 * Fraction(power) * Fraction(pue) / 10**6
    assert found.boundary is Boundary.FACILITY
    assert found.measured_at is Boundary.NODE


@given(amounts, amounts, st.decimals(min_value="0.01", max_value=1, places=2), amounts)
def test_energy_from_operations(flop: Decimal, peak: Decimal, share: Decimal, power: Decimal) -> None:
    """Ours: E_MWh = C / (H * U) * W / 3600 / 10^6, kept to 28 figures."""
    part = {"method": "from_flop", "flop": f"{flop} EFLOP", "peak": f"{peak} TFLOP/s", "utilisation": str(share)}
    found = estimated(part | {"power": f"{power} W"})
    seconds = Fraction(flop) * 10**18 / (Fraction(peak) * 10**12 * Fraction(share))
    exact = seconds * Fraction(power) / 3600 / 10**6
    assert abs(Fraction(found.mwh) - exact) <= exact / 10**26


def test_parts_are_added_and_rounded_to_two_figures_beside_the_exact_figure() -> None:
    """The form asks for MWh to two significant figures at least."""
    found = estimated({"method": "kilowatt_hours", "kwh": "128 MWh"}, {"method": "kilowatt_hours", "kwh": "5500"})
    assert (found.mwh, found.rounded) == (Decimal("133.5"), Decimal(130))
    assert (found.boundary, found.pue) == (Boundary.NODE, None)


@given(amounts)
def test_the_rounded_figure_is_the_nearest_of_two_figures(kwh: Decimal) -> None:
    found = estimated({"method": "kilowatt_hours", "kwh": str(kwh)})
    step = Fraction(10) ** (found.mwh.adjusted() - 1)
    assert abs(Fraction(found.rounded) - Fraction(found.mwh)) <= step / 2
    assert (Fraction(found.rounded) / step).denominator == 1


def test_logs_become_megawatt_hours() -> None:
    hour_at_a_megawatt = read_log(iter(["time,power_kw\n", "1700000000,1000\n", "1700003600,1000\n"]), "a.csv")
    counter = read_log(iter(["meter_kwh\n", "100\n", "600\n"]), "b.csv")
    found = metered_energy(RULES, [("a", hour_at_a_megawatt), ("b", counter)], Boundary.NODE, Decimal("1.2"))
    assert [part.mwh for part in found.parts] == [1, Decimal("0.5")]
    assert found.mwh == Decimal("1.8")


def test_the_boundary_is_stated_and_the_pue_fits_it() -> None:
    part = {"method": "kilowatt_hours", "kwh": "1"}
    with pytest.raises(Misuse, match="pue_at_facility"):
        estimated(part, boundary="facility", pue="1.2")
    with pytest.raises(ValidationError, match=r"energy\.pue_below_one"):
        estimated(part, pue="0.99")
    with pytest.raises(ValidationError, match="boundary"):
        EnergySources.model_validate({"parts": [part]})
