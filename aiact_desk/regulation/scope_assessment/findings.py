"""What the rules about the whole form say of its answers on a day."""

from __future__ import annotations

from datetime import date

from aiact_desk.problems import Misuse
from aiact_desk.regulation.finding import Finding, Outcome, ValueOf, finding
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.json_values import as_text
from aiact_desk.regulation.scope import findings as scope
from aiact_desk.regulation.scope.assess import Assessment
from aiact_desk.regulation.scope_assessment.answers import table
from aiact_desk.regulation.scope_assessment.result_rows import FORM, OUTCOMES
from aiact_desk.regulation.scope_assessment.rows import assessment
from aiact_desk.regulation.scope_rules import Outcome as Result
from aiact_desk.wording import say_problem

NOTICES: dict[str, Outcome] = {"due": "open", "overdue": "broken", "in_time": "holds", "late": "broken"}
MANDATES: dict[str, Outcome] = {"mandate_missing": "broken", "mandate_late": "broken", "mandate_in_time": "holds"}
UNDECIDED = (Result.STRADDLES, Result.NEEDS_DECISION)


def findings(value_of: ValueOf, today: date) -> tuple[Finding, ...]:
    """What each rule with an id says; where the answers do not fit together, that alone."""
    try:
        found = assessment(value_of)
    except Misuse as problem:
        return (_finding("SA5", "broken", "scope.unusable", reason=say_problem(problem)),)
    if found is None:
        return (_finding("SA6", "open", "scope.no_day"),)
    by_id = {each.id: each for each in found.findings}
    return (
        *_exemption(by_id["S8"]),
        *_decisions(value_of, found),
        *_worded("SA3", by_id["S4"], NOTICES),
        *_worded("SA4", by_id["S9"], MANDATES),
        *_compute(found),
        *_day(value_of, today),
    )


def _exemption(found: scope.Finding) -> list[Finding]:
    """SA1. S8: a change after the day of the assessment asks for a new one."""
    if found.case == "ask_again":
        return [_finding("SA1", "broken", "scope.ask_again", **found.params)]
    if found.case == "met":
        return [_finding("SA1", "holds", "scope.assessed", **found.params)]
    return []


def _decisions(value_of: ValueOf, found: Assessment) -> list[Finding]:
    """SA2. Every result that straddles a threshold or needs a decision has one."""
    decided = {as_text(row["rule"]) for row in table(value_of, "decisions.taken")}
    return [
        _finding(
            "SA2",
            "informs" if each.id.capitalize() in decided else "open",
            "scope.decided" if each.id.capitalize() in decided else "scope.undecided",
            about=each.id.capitalize(),
            result=OUTCOMES[each.outcome],
        )
        for each in (found.provider, *found.findings)
        if each.outcome in UNDECIDED
    ]


def _worded(rule: str, found: scope.Finding, outcomes: dict[str, Outcome]) -> list[Finding]:
    """SA3 and SA4. The words are those of the rule on scope."""
    if found.case not in outcomes:
        return []
    return [_finding(rule, outcomes[found.case], "scope.says", rule_id=found.id, sentence=found.sentence)]


def _compute(found: Assessment) -> list[Finding]:
    """SA5. Guidelines, annex: without phases there is no total."""
    if found.compute is None:
        return [_finding("SA5", "open", "scope.no_phases")]
    return [_finding("SA5", "holds", "scope.phases", number=len(found.compute.phases))]


def _day(value_of: ValueOf, today: date) -> list[Finding]:
    """SA6. The day of the assessment against the last change that is written down, and against today."""
    day = as_text(value_of("general.as_of"))
    if day > today.isoformat():
        return [_finding("SA6", "broken", "scope.ahead", day=day, today=today.isoformat())]
    changes = [as_text(row["changed_on"]) for row in table(value_of, "open_source.changes")]
    changes += [as_text(row["since"]) for row in table(value_of, "market.channels")]
    past = [change for change in changes if day < change <= today.isoformat()]
    if past:
        return [_finding("SA6", "broken", "scope.older", day=day, change=max(past))]
    return [_finding("SA6", "holds", "scope.of_day", day=day)]


def _finding(rule: str, outcome: Outcome, message: str, **params: object) -> Finding:
    return finding(load_form(FORM), rule, outcome, message, **params)
