"""Rows that a calculator fills: training compute and training energy, with the working in words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from aiact_desk.regulation.compute.estimate import ComputeEstimate, PhaseEstimate, TotalCompute
from aiact_desk.regulation.energy.estimate import EnergyEstimate
from aiact_desk.regulation.numbers import EXACT
from aiact_desk.regulation.scope_rules import Total
from aiact_desk.wording.catalogue import N_, translate

CALCULATOR = "calculator"
"""How the source of an answer begins that a calculator gave; the calculator's name follows."""

_KEPT_FIGURES = 6
"""Figures of a computed sum that are kept: more than any form asks for. The rest is cut off, not rounded, so that no
figure reaches a power of ten or a threshold that the exact one stays below."""


@dataclass(frozen=True)
class Calculated:
    """A value for a row, as `values.parse` takes it, and what it was computed from, in short."""

    field: str
    given: str
    inputs: str


def compute_rows(found: ComputeEstimate, total: Total) -> tuple[Calculated, ...]:
    """The amount of computation by the total that the form is to state, and how it was come to."""
    chosen = found.direct if total is Total.DIRECT else found.cumulative
    inputs = ", ".join(phase.phase.name for phase in found.phases if phase.counted)
    return (
        Calculated("compute.flop_aio", _figures(chosen.flop), inputs),
        Calculated("compute.method", _compute_method(found, chosen), inputs),
    )


def energy_rows(found: EnergyEstimate) -> tuple[Calculated, ...]:
    """The energy in MWh, and how it was come to."""
    inputs = ", ".join(part.name for part in found.parts)
    return (
        Calculated("energy.training_mwh", _figures(found.mwh), inputs),
        Calculated("energy.training_method", _energy_method(found), inputs),
    )


def _figures(number: Decimal) -> str:
    if number == 0:
        return "0"
    last = Decimal(1).scaleb(number.adjusted() - _KEPT_FIGURES + 1)
    return format(number.quantize(last, ROUND_FLOOR, EXACT).normalize(EXACT), "f")


def _compute_method(found: ComputeEstimate, chosen: TotalCompute) -> str:
    """Without a figure: the row is read by authorities that are given the order of magnitude alone."""
    which = {
        Total.DIRECT: N_("Counted are the operations that directly update parameters."),
        Total.CUMULATIVE: N_("Counted are all operations of the cumulative total of the Guidelines."),
    }[chosen.total]
    lines = [translate(which)]
    lines += [_phase(phase) for phase in found.phases if phase.counted and chosen.total in phase.totals]
    if left_out := [phase.phase.name for phase in found.phases if chosen.total not in phase.totals]:
        lines.append(translate(N_("Not counted in this total: {names}.")).format(names=", ".join(left_out)))
    return "\n".join(lines)


def _phase(found: PhaseEstimate) -> str:
    """One phase: the method that counts, and the others that were computed beside it."""
    counted = found.counted
    assert counted is not None  # noqa: S101  (the caller has looked)
    text = translate(N_("{phase}: by the {method} method")).format(phase=found.phase.name, method=counted.method)
    for each in found.figures:
        if each is not counted:
            text += translate(N_(", checked by the {method} method")).format(method=each.method)
    return f"{text}."


def _energy_method(found: EnergyEstimate) -> str:
    """Without what went in, for the same reason: hardware-days are for the AI Office alone."""
    parts = ", ".join(f"{part.name} ({part.method.title})" for part in found.parts)
    lines = [translate(N_("Added up: {parts}.")).format(parts=parts)]
    measured = N_("The power was measured or stated at the boundary: {boundary}.")
    lines.append(translate(measured).format(boundary=found.measured_at.value))
    if found.pue is not None:
        lines.append(translate(N_("Times a power usage effectiveness of {pue}.")).format(pue=format(found.pue, "f")))
    return "\n".join(lines)
