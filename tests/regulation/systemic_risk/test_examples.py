"""The example answers: each is of its row's type, and every row that is asked has one or fills itself."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest
import yaml

from aiact_desk.regulation import values
from aiact_desk.regulation.conditions import is_asked
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.systemic_risk import framework, model_report, serious_incident
from aiact_desk.regulation.systemic_risk.clocks import RULES

FINDINGS = {
    "framework": framework.findings,
    "model_report": model_report.findings,
    "serious_incident_report": serious_incident.findings,
}
FILLED = ("general.model_name",)
"""Filled from the versions that a document covers."""


@pytest.mark.parametrize("name", sorted(FINDINGS))
def test_an_example_answers_its_whole_form_and_breaks_no_rule(name: str) -> None:
    form = load_form(name)
    typed: dict[str, Json] = yaml.safe_load((files("aiact_desk.desk") / "example" / f"{name}.yaml").read_text("utf-8"))
    given = {id: values.parse(form.field(id), value) for id, value in typed.items()}
    given |= {id: values.parse(form.field(id), {"identifier": "Aurelia 7B", "versions": ["1.1"]}) for id in FILLED}
    for row in form.rows():
        if row.computed and is_asked(row, given.get) and (day := RULES[row.computed](given.get)):
            given[row.id] = values.parse(row, day)
    asked = [row for row in form.rows() if row.required and not row.from_profile and is_asked(row, given.get)]
    assert [row.id for row in asked if row.id not in given] == []
    assert [row.id for row in form.rows() if row.id in given and not is_asked(row, given.get)] == []
    found = FINDINGS[name](form, given.get, date(2026, 11, 24))
    assert [each.message for each in found if each.outcome in ("broken", "open")] == []
    assert any(each.outcome == "holds" for each in found) or name == "serious_incident_report"
