"""What the rules about the Safety and Security Framework say of its answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from aiact_desk.regulation.field_types import Table
from aiact_desk.regulation.finding import Finding, Outcome, ValueOf, finding
from aiact_desk.regulation.schema import Form
from aiact_desk.regulation.systemic_risk.answers import table_rows
from aiact_desk.regulation.systemic_risk.clock_findings import clock_findings
from aiact_desk.regulation.systemic_risk.tiers import specified_risks, tier_findings

ALLOCATION = "responsibility.allocation"


def findings(form: Form, asked: ValueOf, as_of: date) -> tuple[Finding, ...]:
    """Every finding that follows from the answers, as of a day."""
    return (
        *_named(form, asked, "specified_risks", "risks.covered", specified_risks().values()),
        *tier_findings(form, asked),
        *_named(form, asked, "next_tier", "acceptance.forecasts", specified_risks().values()),
        *_named(form, asked, "responsibilities", ALLOCATION, _responsibilities(form)),
        *_full_assessment(form, asked, as_of),
        *clock_findings(form, asked, as_of),
    )


def _responsibilities(form: Form) -> tuple[str, ...]:
    """The four responsibilities of Measure 8.1, as the form offers them."""
    table = form.field(ALLOCATION).type
    first = table.columns[0].type if isinstance(table, Table) else None
    return first.options if first is not None and first.kind == "choice" else ()


_MISSING = {
    "specified_risks": "systemic_risk.risk_missing",
    "next_tier": "systemic_risk.forecast_missing",
    "responsibilities": "systemic_risk.responsibility_missing",
}
_HOLD = {
    "specified_risks": "systemic_risk.risks_hold",
    "next_tier": "systemic_risk.forecasts_hold",
    "responsibilities": "systemic_risk.responsibilities_hold",
}


def _named(form: Form, asked: ValueOf, rule: str, row: str, wanted: Iterable[str]) -> Iterator[Finding]:
    """Whether the first column of a table names everything that is wanted."""
    stated = {next(iter(cells.values())) for cells in table_rows(asked(row))}
    missing = [each for each in wanted if each not in stated]
    for each in missing:
        yield finding(form, rule, "broken", _MISSING[rule], risk=each)
    if not missing:
        yield finding(form, rule, "holds", _HOLD[rule])


def _full_assessment(form: Form, asked: ValueOf, as_of: date) -> Iterator[Finding]:
    """Measure 1.2: a full assessment is completed before the placing on the market."""
    placing = asked("dates.placing")
    days = [str(row["day"]) for row in table_rows(asked("implementation.full_assessments"))]
    if not isinstance(placing, str):
        yield finding(form, "full_assessment", "open", "systemic_risk.no_placing")
    elif any(day <= placing for day in days):
        yield finding(form, "full_assessment", "holds", "systemic_risk.assessed", day=placing)
    else:
        outcome: Outcome = "open" if placing > as_of.isoformat() else "broken"
        yield finding(form, "full_assessment", outcome, "systemic_risk.not_assessed", day=placing)
