"""The figure of one phase by one method, in exact arithmetic, with what went into it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext

from aiact_desk.regulation.compute.phases import Architecture, LongContext, Period, Stated
from aiact_desk.regulation.numbers import EXACT
from aiact_desk.regulation.quantities import COUNT, HOURS, PARAMETERS, PEAK, SHARE, TOKENS, UNIT_HOURS, shown
from aiact_desk.regulation.scope_rules import Method, ScopeRules

SECONDS = 3600
ATTENTION = 2
"""Operations per layer, width, context and token in one forward pass, per operation per parameter (4 = 2 * 2)."""

Inputs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Figure:
    """Floating-point operations of a phase by a method.

    `bound` is the same with all parameters of a mixture of experts in place of the active ones. `methods` are the
    rules used, each with its force and source; `inputs` are what was put in, as shown.
    """

    method: str
    flop: Decimal
    methods: tuple[Method, ...]
    inputs: Inputs
    bound: Decimal | None = None


def hardware_figure(rules: ScopeRules, periods: tuple[Period, ...]) -> Figure:
    """C = N * L * H * U, summed over periods and types of unit; L in seconds (Guidelines, annex)."""
    with localcontext(EXACT):
        flop = sum((unit_hours(each) * SECONDS * each.peak * each.utilisation for each in periods), Decimal(0))
    inputs = tuple(pair for number, each in enumerate(periods, start=1) for pair in _period_inputs(number, each))
    return Figure("hardware", flop, (rules.method("hardware"),), inputs)


def unit_hours(period: Period) -> Decimal:
    """Hours of use over all units of a period."""
    if period.unit_hours is not None:
        return period.unit_hours
    assert period.units is not None and period.hours is not None  # noqa: S101, PT018  (the period saw to it)
    return EXACT.multiply(period.units, period.hours)


def architecture_figure(rules: ScopeRules, given: Architecture, operations: int) -> Figure:
    """C = 6 * P * D (Guidelines, annex). `operations` are 6, or 2 for forward passes alone (ours).

    With experts, P are the active parameters, and the bound has all of them (ours). A long context adds
    12 * layers * width * context per token, a third of it for forward passes alone (ours).
    """
    active = given.active_parameters or given.parameters
    with localcontext(EXACT):
        attention = attention_per_token(given.long_context, operations) if given.long_context else Decimal(0)
        flop = (operations * active + attention) * given.tokens
        bound = (operations * given.parameters + attention) * given.tokens
    names = ["forward" if operations == ATTENTION else "architecture"]
    names += ["mixture"] if active != given.parameters else []
    names += ["long_context"] if given.long_context else []
    return Figure(
        "architecture",
        flop,
        tuple(map(rules.method, names)),
        _architecture_inputs(given),
        bound if active != given.parameters else None,
    )


def attention_per_token(given: LongContext, operations: int) -> Decimal:
    """Operations of the attention per token: 2 * 6 * layers * width * context in training, 2 * 2 * … forward (ours)."""
    with localcontext(EXACT):
        return ATTENTION * operations * given.layers * given.width * given.context


def stated_figure(rules: ScopeRules, given: Stated) -> Figure:
    """A figure taken over as it is."""
    return Figure("stated", given.flop, (rules.method("stated"),), (("source", given.source),))


def _period_inputs(number: int, period: Period) -> Inputs:
    name = period.accelerator or "accelerator not named"
    if period.unit_hours is not None:
        time = shown(UNIT_HOURS, period.unit_hours)
    else:
        assert period.units is not None and period.hours is not None  # noqa: S101, PT018  (the period saw to it)
        time = f"{shown(COUNT, period.units)} units × {shown(HOURS, period.hours)}"
    peak = f"peak {shown(PEAK, period.peak)} ({period.precision or 'precision not stated'})"
    return ((f"period {number}", f"{name}: {time}, {peak}, utilisation {shown(SHARE, period.utilisation)}"),)


def _architecture_inputs(given: Architecture) -> Inputs:
    pairs = [("parameters", shown(PARAMETERS, given.parameters))]
    if given.active_parameters is not None:
        pairs.append(("active parameters", shown(PARAMETERS, given.active_parameters)))
    pairs.append(("tokens", shown(TOKENS, given.tokens)))
    if given.long_context:
        long = given.long_context
        pairs += [(name, shown(COUNT, getattr(long, name))) for name in ("layers", "width", "context")]
    return tuple(pairs)
