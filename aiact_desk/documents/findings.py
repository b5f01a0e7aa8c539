"""What the rules about whole forms say of a document on a day, form by form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from aiact_desk.documents.content import Content
from aiact_desk.documents.sample_findings import sample_findings
from aiact_desk.regulation.copyright import findings as copyright_policy
from aiact_desk.regulation.finding import Finding, ValueOf
from aiact_desk.regulation.gaps import findings as gap_report
from aiact_desk.regulation.scope_assessment import findings as scope_assessment
from aiact_desk.regulation.systemic_risk import framework, model_report, serious_incident
from aiact_desk.regulation.training_content import findings as training_content

_Check = Callable[[Content, date], tuple[Finding, ...]]


def findings(content: Content, today: date) -> tuple[Finding, ...]:
    """What each rule of the document's form says, in their order; none where the form has no such rules."""
    check = _CHECKS.get(content.form.id)
    return check(content, today) if check else ()


def _training_content(content: Content, today: date) -> tuple[Finding, ...]:
    return training_content.findings(
        content.asked_value, today, left_open=_left_open(content), not_applicable=_not_applicable(content)
    )


def _model_report(content: Content, today: date) -> tuple[Finding, ...]:
    return (*model_report.findings(content.form, content.asked_value, today), *sample_findings(content))


def _serious_incident(content: Content, today: date) -> tuple[Finding, ...]:
    return serious_incident.findings(content.form, content.asked_value, today, _explained(content))


def _explained(content: Content) -> set[str]:
    """The rows without an answer of which a person said why."""
    return _left_open(content) | _not_applicable(content)


def _left_open(content: Content) -> set[str]:
    return {one.field for one in content.typed.values() if one.left_open is not None}


def _not_applicable(content: Content) -> set[str]:
    return {one.field for one in content.typed.values() if one.not_applicable is not None}


def _of_answers(check: Callable[[ValueOf, date], tuple[Finding, ...]]) -> _Check:
    return lambda content, today: check(content.asked_value, today)


def _framework(content: Content, today: date) -> tuple[Finding, ...]:
    return framework.findings(content.form, content.asked_value, today)


_CHECKS: Mapping[str, _Check] = {
    "training_content_summary": _training_content,
    "model_report": _model_report,
    "framework": _framework,
    "serious_incident_report": _serious_incident,
    "copyright_policy": _of_answers(copyright_policy.findings),
    "scope_assessment": _of_answers(scope_assessment.findings),
    "gap_report": _of_answers(gap_report.findings),
}
