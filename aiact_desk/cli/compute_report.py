"""Estimates of compute and energy on a terminal: what was put in and what came out, with force and source."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console

from aiact_desk.cli.show import heading, pairs, table
from aiact_desk.regulation.compute.estimate import ComputeEstimate, PhaseEstimate
from aiact_desk.regulation.compute.figures import Figure
from aiact_desk.regulation.compute.inference import InferenceCompute
from aiact_desk.regulation.compute.standings import Standing
from aiact_desk.regulation.derive import to_significant_figures
from aiact_desk.regulation.energy.estimate import EnergyEstimate
from aiact_desk.regulation.quantities import FLOP, HARDWARE_DAYS, MEGAWATT_HOURS, shown, shown_briefly
from aiact_desk.regulation.scope.findings import flop
from aiact_desk.regulation.scope_rules import load_scope_rules
from aiact_desk.regulation.terms import Force
from aiact_desk.wording.catalogue import translate

POSITIONS = {"above": "above", "below": "below", "straddles": "straddles the threshold: decide and say why"}


def forces(given: Iterable[Force]) -> str:
    """Forces for a cell."""
    return ", ".join(force.value for force in given)


def show_compute(out: Console, found: ComputeEstimate) -> None:
    """The whole estimate."""
    for each in found.phases:
        _phase(out, each)
    heading(out, "Totals")
    rules = load_scope_rules()
    rows = [
        (
            each.total.value,
            shown_briefly(FLOP, each.flop),
            shown(FLOP, each.flop),
            f"{flop(each.margin.low)} to {flop(each.margin.high)}",
            "" if each.bound is None else flop(each.bound),
        )
        for each in found.totals
    ]
    table(
        out,
        ("Total", "Two figures", "Exact", f"Margin of {rules.error_margin:.0%}", "With all parameters of experts"),
        rows,
    )
    heading(out, "Thresholds")
    _standings(out, found.standings)
    if found.bound_standings:
        out.print("With all parameters of mixtures of experts in place of the active ones:", markup=False)
        _standings(out, found.bound_standings)
    if found.hardware_days:
        heading(out, "Hardware-days")
        pairs(
            out, [(name, shown(HARDWARE_DAYS, to_significant_figures(days, 6))) for name, days in found.hardware_days]
        )
    notes = (rules.rule("S14"), rules.rule("S15"))
    for rule in notes:
        said = f"{rule.id} ({forces(rule.force)}; {rule.source}): {translate(rule.note)}"
        out.print(said, markup=False, style="dim")


def show_inference(out: Console, found: InferenceCompute) -> None:
    """The compute of a task."""
    pairs(out, [("Task", found.given.task), ("Hardware", found.given.hardware)])
    _figure(out, found.figure)


def show_energy(out: Console, found: EnergyEstimate) -> None:
    """The energy with its boundary and its parts."""
    for part in found.parts:
        title = translate(part.method.title)
        heading(out, f"{part.name}: {title}" if part.name else title)
        rows = [*part.inputs, ("energy before PUE", shown(MEGAWATT_HOURS, part.mwh))]
        rows.append(("formula", f"{part.method.expression} ({forces(part.method.force)})"))
        pairs(out, rows)
    heading(out, "Training energy")
    reach = found.boundary.value
    if found.pue is not None:
        reach = f"{reach}, from power at the {found.measured_at.value} and a PUE of {found.pue:f}"
    rows = [
        ("two figures", shown_briefly(MEGAWATT_HOURS, found.mwh)),
        ("exact", shown(MEGAWATT_HOURS, found.mwh)),
        ("boundary", reach),
        ("asked for by", found.source),
    ]
    pairs(out, rows)
    out.print(translate(found.note), markup=False, style="dim")


def _phase(out: Console, found: PhaseEstimate) -> None:
    heading(out, f"{found.phase.name}: {translate(found.kind.title)}")
    counts = f"counts: {' and '.join(found.totals)}" if found.totals else "not counted"
    source = load_scope_rules().counting.source
    out.print(f"{counts} ({translate(found.reason)}; {forces(found.force)}; {source})", markup=False)
    for figure in found.figures:
        _figure(out, figure)
    if found.difference is not None and found.counted:
        method = load_scope_rules().method("larger_counts")
        why = "named" if found.phase.counted else f"{translate(method.title)}; {forces(method.force)}"
        said = f"The figures differ by {found.difference:.1%}; {found.counted.method} counts ({why})."
        out.print(said, markup=False)


def _figure(out: Console, figure: Figure) -> None:
    rows = [
        ("method", translate(load_scope_rules().method(figure.method).title)),
        *figure.inputs,
        ("FLOP", f"{shown_briefly(FLOP, figure.flop)}, exactly {shown(FLOP, figure.flop)}"),
    ]
    if figure.bound is not None:
        rows.append(("with all parameters", shown(FLOP, figure.bound)))
    rows += [("formula", f"{each.expression} ({forces(each.force)}; {each.source})") for each in figure.methods]
    pairs(out, rows)


def _standings(out: Console, found: Iterable[Standing]) -> None:
    rows = [
        (
            each.rule.rule,
            translate(each.rule.title) + (f" ({each.basis})" if each.basis else ""),
            flop(each.flop),
            each.total.value,
            POSITIONS[each.position.value],
            forces(each.rule.force),
            each.rule.source,
        )
        for each in found
    ]
    table(out, ("Rule", "Threshold", "More than", "Uses the total", "Where it stands", "Force", "Source"), rows)
