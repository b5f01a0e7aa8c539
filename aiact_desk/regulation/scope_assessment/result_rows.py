"""What a rule says as a row of the form: its result, the explanation, what is missing, the facts used."""

from __future__ import annotations

from functools import cache

from aiact_desk.regulation import values
from aiact_desk.regulation.finding import ValueOf
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.schema import Form
from aiact_desk.regulation.scope.findings import Finding
from aiact_desk.regulation.scope_rules import Outcome, load_scope_rules
from aiact_desk.wording.catalogue import translate

FORM = "scope_assessment"

OUTCOMES = {
    Outcome.MET: "Condition met",
    Outcome.NOT_MET: "Condition not met",
    Outcome.STRADDLES: "Straddles the threshold",
    Outcome.NEEDS_DECISION: "Needs a decision",
    Outcome.UNKNOWN: "Not known",
    Outcome.INFORMS: "To know",
    Outcome.DOES_NOT_APPLY: "Does not apply",
}
"""The results in the words of the form's option."""

_ROWS = {
    "compute.phases: direct_flop": "totals.direct",
    "compute.phases: cumulative_flop": "totals.cumulative",
    "compute.direct_flop": "compute.phases",
    "compute.cumulative_flop": "compute.phases",
    "compute.phases: precision": "compute.hardware",
    "compute.phases: precision of each peak": "compute.hardware",
    "modification.own_flop": "totals.direct",
    "modification.flop": "modification.original_flop",
    "modification.systemic_risk": "modification.original_systemic_risk",
    "provider.turnover_eur": "turnover.worldwide",
    "market.later_work": "provider.later_work",
}
"""The rows that facts come from, where they are not named alike."""

_AS_SAID = frozenset({"totals.direct", "totals.cumulative", "compute.hardware"})
"""Rows whose answer is longer than what the rule used of it."""


def result(found: Finding, value_of: ValueOf) -> Json:
    """The row of a rule. Facts bear the names of the rows that they come from, and read as these do."""
    used: list[Json] = [_fact(key, said, value_of) for key, said in found.used]
    missing = "; ".join(dict.fromkeys(_name(key) for key in found.missing))
    return {
        "outcome": OUTCOMES[found.outcome],
        "explanation": found.sentence,
        "missing": missing or None,
        "used": used or None,
    }


@cache
def _form() -> Form:
    return load_form(FORM)


def _fact(key: str, said: str, value_of: ValueOf) -> Json:
    row = row_of(key)
    value = value_of(row) if row and row not in _AS_SAID else None
    if row is None or value is None:
        return {"fact": _name(key), "value": said.replace("_", " ")}
    return {"fact": _name(key), "value": values.show(_form().field(row), value)}


def _name(key: str) -> str:
    """The label of the fact's row; the name of the rule where the fact is another rule's result."""
    row = row_of(key)
    if row is not None:
        return translate(_form().field(row).name)
    return f"{key}: {translate(load_scope_rules().rule(key).title)}"


def row_of(key: str) -> str | None:
    """The row that a fact comes from, None where it is the result of another rule ("S2")."""
    if key in _ROWS:
        return _ROWS[key]
    if "." not in key:
        return None
    group, name = key.split(".")[:2]
    return f"{'risk' if group == 'systemic_risk' else group}.{name}"
