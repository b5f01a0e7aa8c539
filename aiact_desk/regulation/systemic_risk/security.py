"""The objectives of Appendix 4: held as described, by an alternative that is justified, or not met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aiact_desk.regulation.finding import Finding, ValueOf, finding
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.schema import Form
from aiact_desk.regulation.systemic_risk.answers import part
from aiact_desk.wording.catalogue import translate

_RULE = "security_objectives"


def security_findings(form: Form, asked: ValueOf) -> Iterator[Finding]:
    """What the answers on the objectives say together (Measure 6.2)."""
    exempt = asked("security.exempt")
    if exempt == "Yes":
        yield finding(form, _RULE, "informs", "systemic_risk.outside_security")
        return
    if exempt is None:
        yield finding(form, _RULE, "open", "systemic_risk.security_not_said")
        return
    rows = [row for row in form.rows() if row.id.startswith("objectives.")]
    held = {translate(row.label): part(asked(row.id), "how") for row in rows}
    unanswered, unmet = _named(held, None), _named(held, "Not met")
    if unmet:
        yield finding(form, _RULE, "broken", "systemic_risk.objectives_not_met", objectives=unmet)
    if unanswered:
        yield finding(form, _RULE, "open", "systemic_risk.objectives_open", objectives=unanswered)
    alternative = _named(held, "Held by an alternative")
    if alternative and not asked("security.deviations"):
        yield finding(form, _RULE, "open", "systemic_risk.alternative_unjustified", objectives=alternative)
    elif not unmet and not unanswered:
        yield finding(form, _RULE, "holds", "systemic_risk.objectives_held")


def _named(held: Mapping[str, Json], how: str | None) -> str:
    return "; ".join(label for label, said in held.items() if said == how)
