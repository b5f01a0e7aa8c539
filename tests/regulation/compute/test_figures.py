"""The two methods and our own formulas, against fractions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from aiact_desk.regulation.compute.figures import architecture_figure, hardware_figure
from aiact_desk.regulation.compute.inference import InferenceTask, inference
from aiact_desk.regulation.compute.phases import Architecture, Period
from aiact_desk.regulation.scope_rules import load_scope_rules
from aiact_desk.regulation.terms import Force

RULES = load_scope_rules()

counts = st.integers(min_value=1, max_value=10**15)
amounts = st.decimals(min_value="0.001", max_value=10**6, places=3)
shares = st.decimals(min_value="0.0001", max_value=1, places=4)


def period(**given_: Any) -> Period:
    return Period.model_validate(given_)


@given(st.lists(st.tuples(counts, amounts, amounts, shares), min_size=1, max_size=5))
def test_the_hardware_method_is_exact_over_periods_and_types(
    periods: list[tuple[int, Decimal, Decimal, Decimal]],
) -> None:
    """Guidelines, annex: C = N * L * H * U, summed over periods with constant N; L in seconds."""
    made = tuple(
        period(units=units, hours=str(hours), peak=f"{peak} TFLOP/s", utilisation=str(share))
        for units, hours, peak, share in periods
    )
    exact = sum(
        units * Fraction(hours) * 3600 * Fraction(peak) * 10**12 * Fraction(share)
        for units, hours, peak, share in periods
    )
    assert Fraction(hardware_figure(RULES, made).flop) == exact


@given(counts, amounts, shares)
def test_unit_hours_are_units_times_hours(units: int, hours: Decimal, share: Decimal) -> None:
    apart = period(units=units, hours=str(hours), peak="3e14", utilisation=str(share))
    whole = period(unit_hours=format(units * hours, "f"), peak="300 TFLOP/s", utilisation=f"{share * 100} %")
    assert hardware_figure(RULES, (apart,)).flop == hardware_figure(RULES, (whole,)).flop


@given(counts, counts, st.sampled_from([2, 6]))
def test_the_architecture_method_is_exact(parameters: int, tokens: int, operations: int) -> None:
    """Guidelines, annex: C = 6 * P * D; two of the six for forward passes alone (ours)."""
    made = Architecture.model_validate({"parameters": parameters, "tokens": tokens})
    figure = architecture_figure(RULES, made, operations)
    assert (figure.flop, figure.bound) == (Decimal(operations * parameters * tokens), None)


@given(counts, counts, counts)
def test_a_mixture_counts_active_parameters_and_has_all_of_them_as_bound(active: int, more: int, tokens: int) -> None:
    made = Architecture.model_validate({"parameters": active + more, "active_parameters": active, "tokens": tokens})
    figure = architecture_figure(RULES, made, 6)
    assert (figure.flop, figure.bound) == (Decimal(6 * active * tokens), Decimal(6 * (active + more) * tokens))
    assert Force.OURS in {force for method in figure.methods for force in method.force}


@given(counts, counts, st.integers(1, 200), st.integers(1, 20_000), st.integers(1, 10**7))
def test_a_long_context_adds_its_attention(parameters: int, tokens: int, layers: int, width: int, context: int) -> None:
    """Ours: + 12 * layers * d_model * context per token in training, a third of it for forward passes."""
    long_context = {"layers": layers, "width": width, "context": context}
    made = Architecture.model_validate({"parameters": parameters, "tokens": tokens, "long_context": long_context})
    per_token = 12 * layers * width * context
    training, forward = architecture_figure(RULES, made, 6), architecture_figure(RULES, made, 2)
    assert training.flop == (6 * parameters + per_token) * tokens
    assert Fraction(forward.flop) * 3 == Fraction(training.flop)  # a product of decimals would be rounded to 28 digits
    assert [method.id for method in training.methods] == ["architecture", "long_context"]


def test_inference_is_two_operations_per_active_parameter_and_token() -> None:
    task = {"parameters": "30B", "active_parameters": "3B", "tokens": "100k", "task": "write", "hardware": "64 A100"}
    found = inference(RULES, InferenceTask.model_validate(task))
    assert found.flop == 2 * 3 * 10**9 * 10**5


@pytest.mark.parametrize(
    ("given_", "id"),
    [
        ({"units": 1, "hours": 1, "unit_hours": 1}, "compute.time_once"),
        ({"units": 1}, "compute.time_once"),
        ({}, "compute.time_once"),
        ({"unit_hours": 0}, "compute.zero"),
        ({"unit_hours": 1, "peak": "many"}, "regulation.not_a_number"),
        ({"unit_hours": 1, "utilisation": "1.01"}, "compute.more_than_all"),
        ({"unit_hours": 1, "utilisation": "101 %"}, "compute.more_than_all"),
        ({"unit_hours": 1, "utilisation": "0"}, "compute.zero"),
    ],
)
def test_a_period_that_cannot_be_is_refused(given_: dict[str, object], id: str) -> None:
    with pytest.raises(ValidationError, match=id.replace(".", r"\.")):
        period(**({"peak": "3e14", "utilisation": "0.4"} | given_))


def test_more_active_than_all_parameters_are_refused() -> None:
    with pytest.raises(ValidationError, match=r"compute\.active_above_total"):
        Architecture.model_validate({"parameters": "1B", "active_parameters": "2B", "tokens": "1T"})
