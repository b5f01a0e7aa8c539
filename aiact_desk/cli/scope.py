"""Commands on scope: what the rules of Chapter V say of a model."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from aiact_desk.cli import compute_records
from aiact_desk.cli.compute_report import forces, show_compute
from aiact_desk.cli.session import session
from aiact_desk.cli.show import heading
from aiact_desk.desk import scope
from aiact_desk.regulation.scope.assess import Assessment
from aiact_desk.regulation.scope.findings import Finding
from aiact_desk.regulation.scope_rules import Outcome, load_scope_rules
from aiact_desk.wording.catalogue import translate

commands = typer.Typer(no_args_is_help=True)

OUTCOMES = {
    Outcome.MET: "met",
    Outcome.NOT_MET: "not met",
    Outcome.STRADDLES: "straddles the threshold",
    Outcome.NEEDS_DECISION: "needs a decision",
    Outcome.UNKNOWN: "unknown",
    Outcome.INFORMS: "informs",
    Outcome.DOES_NOT_APPLY: "does not apply",
}


@commands.command("assess")
def assess(
    context: typer.Context, file: Annotated[Path, typer.Argument(metavar="FACTS.yaml", help="What is known.")]
) -> None:
    """One finding per rule, with its force and source, from what is known; it decides nothing."""
    found = scope.assess_scope(file, datetime.now().astimezone().date())
    session(context).answer(_record(found), lambda out: _show(out, found))


@commands.command("template")
def template(context: typer.Context) -> None:
    """Print a file of facts to start from."""
    text = scope.facts_template()
    session(context).answer({"file": text}, lambda out: out.out(text, end=""))


def _record(found: Assessment) -> dict[str, Any]:
    return {
        "edition": found.edition,
        "as_of": found.as_of.isoformat(),
        "provider": _finding(found.provider),
        "findings": [_finding(each) for each in found.findings],
        "compute": compute_records.compute(found.compute) if found.compute else None,
    }


def _finding(found: Finding) -> dict[str, Any]:
    return {
        "id": found.id,
        "title": found.rule.title,
        "outcome": found.outcome.value,
        "case": found.case,
        "text": found.sentence,
        "force": [force.value for force in found.force],
        "source": found.source,
        "expression": found.rule.expression,
        "used": [{"fact": name, "value": value} for name, value in found.used],
        "missing": list(found.missing),
    }


def _show(out: Console, found: Assessment) -> None:
    if found.compute:
        show_compute(out, found.compute)
    out.print(f"Rules of the edition {found.edition}, for {found.as_of.isoformat()}", markup=False, style="dim")
    for each in (found.provider, *found.findings):
        _print(out, each)
        if each.id == "S8" and each.missing:
            _conditions(out)


def _print(out: Console, found: Finding) -> None:
    name = translate(found.rule.title)
    title = name if found.id == "provider" else f"{found.id} {name}"
    heading(out, f"{title}: {OUTCOMES[found.outcome]}")
    out.print(found.sentence, markup=False)
    if found.used:
        out.print("From: " + "; ".join(f"{name} = {value}" for name, value in found.used), markup=False)
    if found.missing:
        out.print("Missing: " + ", ".join(found.missing), markup=False)
    out.print(f"Force: {forces(found.force)}. Source: {found.source}.", markup=False, style="dim")
    if found.rule.note:
        out.print(translate(found.rule.note), markup=False, style="dim")


def _conditions(out: Console) -> None:
    """What each condition of the open-source exemption asks for, allows, and is broken by."""
    rules = load_scope_rules().open_source
    for condition in rules.conditions:
        parts = (("asks for", condition.asks_for), ("allows", condition.allows), ("broken by", condition.breaks))
        said = [f"{head}: {', '.join(map(translate, texts))}" for head, texts in parts if texts]
        if said:
            out.print(f"{condition.id} {'; '.join(said)} ({rules.source})", markup=False, style="dim")
