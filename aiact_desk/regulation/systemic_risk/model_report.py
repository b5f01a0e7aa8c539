"""What the rules about the Safety and Security Model Report say of its answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from aiact_desk.regulation.finding import Finding, ValueOf, finding
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.schema import Form
from aiact_desk.regulation.systemic_risk.answers import part, table_rows
from aiact_desk.regulation.systemic_risk.clock_findings import clock_findings
from aiact_desk.regulation.systemic_risk.security import security_findings
from aiact_desk.regulation.systemic_risk.tiers import specified_risks, tier_findings


def findings(form: Form, asked: ValueOf, as_of: date) -> tuple[Finding, ...]:
    """Every finding that follows from the answers, as of a day; the samples of evaluations are looked at elsewhere."""
    return (
        *_specified(form, asked),
        *tier_findings(form, asked),
        *_acceptance(form, asked),
        *security_findings(form, asked),
        *_similarly_safe(form, asked),
        *clock_findings(form, asked, as_of),
    )


def _specified(form: Form, asked: ValueOf) -> Iterator[Finding]:
    missing = [title for id, title in specified_risks().items() if not asked(f"risks.{id}")]
    for title in missing:
        yield finding(form, "specified_risks", "broken", "systemic_risk.risk_missing", risk=title)
    if not missing:
        yield finding(form, "specified_risks", "holds", "systemic_risk.risks_hold")


def _acceptance(form: Form, asked: ValueOf) -> Iterator[Finding]:
    """Measure 4.2: proceeding rests on every risk being acceptable."""
    outcome = asked("reasons.outcome")
    determined = {title: part(asked(f"risks.{id}"), "accepted") for id, title in specified_risks().items()}
    determined.update((str(row["risk"]), row["accepted"]) for row in table_rows(asked("risks.others")))
    refused = ", ".join(risk for risk, said in determined.items() if said == "Not acceptable")
    if outcome is None:
        yield finding(form, "acceptance", "open", "systemic_risk.no_outcome")
    elif refused and outcome == "Proceed":
        yield finding(form, "acceptance", "broken", "systemic_risk.proceeds_unaccepted", risks=refused)
    elif refused:
        yield finding(form, "acceptance", "informs", "systemic_risk.assess_again", risks=refused)
    elif None in determined.values():
        yield finding(form, "acceptance", "open", "systemic_risk.not_determined")
    else:
        yield finding(form, "acceptance", "holds", "systemic_risk.all_acceptable")


def _similarly_safe(form: Form, asked: ValueOf) -> Iterator[Finding]:
    """Appendix 2.2: no benchmark above the reference model's, up to the error that is stated as negligible."""
    if asked("general.similarly_safe") != "Yes":
        return
    rows = table_rows(asked("safe_reference.benchmarks"))
    if not rows:
        yield finding(form, "similarly_safe", "open", "systemic_risk.no_benchmarks")
        return
    above = [row for row in rows if _excess(row) > 0]
    beyond = [row for row in above if _excess(row) > Decimal(str(row["error"]))]
    named = ", ".join(str(row["benchmark"]) for row in beyond or above)
    if beyond:
        yield finding(form, "similarly_safe", "broken", "systemic_risk.above_reference", benchmarks=named)
    elif above:
        yield finding(form, "similarly_safe", "informs", "systemic_risk.within_error", benchmarks=named)
    else:
        yield finding(form, "similarly_safe", "holds", "systemic_risk.not_above_reference")


def _excess(row: Mapping[str, Json]) -> Decimal:
    return Decimal(str(row["model"])) - Decimal(str(row["reference"]))
