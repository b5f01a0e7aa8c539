"""Estimates of compute and energy as JSON: amounts are exact decimals in a text, beside what is printed of them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from aiact_desk.regulation.compute.estimate import ComputeEstimate, PhaseEstimate, TotalCompute
from aiact_desk.regulation.compute.figures import Figure
from aiact_desk.regulation.compute.inference import InferenceCompute
from aiact_desk.regulation.compute.standings import Standing
from aiact_desk.regulation.energy.estimate import EnergyEstimate, EnergyPart
from aiact_desk.regulation.quantities import FLOP, MEGAWATT_HOURS, plain, shown_briefly

Record = dict[str, Any]


def compute(found: ComputeEstimate) -> Record:
    return {
        "totals": {each.total.value: _total(each) for each in found.totals},
        "thresholds": [_standing(each) for each in found.standings],
        "thresholds_with_all_parameters": [_standing(each) for each in found.bound_standings],
        "hardware_days": {name: plain(days) for name, days in found.hardware_days},
        "phases": [_phase(each) for each in found.phases],
    }


def inference(found: InferenceCompute) -> Record:
    return {"task": found.given.task, "hardware": found.given.hardware, **_figure(found.figure)}


def energy(found: EnergyEstimate) -> Record:
    return {
        "mwh": plain(found.mwh),
        "shown": shown_briefly(MEGAWATT_HOURS, found.mwh),
        "boundary": found.boundary.value,
        "measured_at": found.measured_at.value,
        "pue": None if found.pue is None else plain(found.pue),
        "source": found.source,
        "parts": [_energy_part(each) for each in found.parts],
    }


def _total(found: TotalCompute) -> Record:
    return {
        **_amount(found.flop),
        "low": plain(found.margin.low),
        "high": plain(found.margin.high),
        "with_all_parameters": None if found.bound is None else plain(found.bound),
    }


def _standing(found: Standing) -> Record:
    return {
        "rule": found.rule.rule,
        "title": found.rule.title,
        "threshold": str(found.flop),
        "basis": found.basis or None,
        "total": found.total.value,
        "position": found.position.value,
        "force": [force.value for force in found.rule.force],
        "source": found.rule.source,
    }


def _phase(found: PhaseEstimate) -> Record:
    return {
        "name": found.phase.name,
        "kind": found.kind.id,
        "totals": [total.value for total in found.totals],
        "because": found.reason,
        "force": [force.value for force in found.force],
        "figures": [_figure(each) for each in found.figures],
        "counted": found.counted.method if found.counted else None,
        "difference": None if found.difference is None else plain(found.difference),
    }


def _figure(found: Figure) -> Record:
    return {
        "method": found.method,
        **_amount(found.flop),
        "with_all_parameters": None if found.bound is None else plain(found.bound),
        "formulas": [
            {"expression": each.expression, "force": [force.value for force in each.force], "source": each.source}
            for each in found.methods
        ],
        "inputs": [{"name": name, "value": value} for name, value in found.inputs],
    }


def _amount(flop: Decimal) -> Record:
    return {"flop": plain(flop), "shown": shown_briefly(FLOP, flop)}


def _energy_part(found: EnergyPart) -> Record:
    return {
        "name": found.name,
        "method": found.method.id,
        "expression": found.method.expression,
        "force": [force.value for force in found.method.force],
        "mwh": plain(found.mwh),
        "inputs": [{"name": name, "value": value} for name, value in found.inputs],
    }
