"""The rules that rows of the form name as `computed`: the figures, the totals, and a row for each rule on scope."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache, partial

from aiact_desk.problems import Misuse
from aiact_desk.regulation.compute.estimate import ComputeEstimate
from aiact_desk.regulation.finding import ValueOf
from aiact_desk.regulation.json_values import Json, as_text
from aiact_desk.regulation.scope.assess import Assessment, assess
from aiact_desk.regulation.scope.facts import Facts
from aiact_desk.regulation.scope_assessment.compute_rows import figures, thresholds, total
from aiact_desk.regulation.scope_assessment.facts import facts
from aiact_desk.regulation.scope_assessment.result_rows import result
from aiact_desk.regulation.scope_rules import load_scope_rules


def assessment(value_of: ValueOf) -> Assessment | None:
    """What the rules say of the answers on the day of the assessment; None while that day is open.

    Raises:
        Misuse: if an answer cannot be a fact, or the phases cannot be estimated.
    """
    day = value_of("general.as_of")
    if day is None:
        return None
    return _of_facts(facts(load_scope_rules(), value_of), date.fromisoformat(as_text(day)))


@lru_cache(maxsize=1)
def _of_facts(given: Facts, today: date) -> Assessment:
    """Kept for the next row of the same document, which asks for the same."""
    return assess(load_scope_rules(), given, today)


def _assessed(value_of: ValueOf) -> Assessment | None:
    """None also where the answers do not fit together; the findings say then what is wrong."""
    try:
        return assessment(value_of)
    except Misuse:
        return None


def _rule(id: str, value_of: ValueOf) -> Json:
    found = _assessed(value_of)
    if found is None:
        return None
    return result(next(each for each in (found.provider, *found.findings) if each.id == id), value_of)


def _compute(row: Callable[[ComputeEstimate], Json], value_of: ValueOf) -> Json:
    found = _assessed(value_of)
    return row(found.compute) if found and found.compute else None


def _figures(estimate: ComputeEstimate) -> Json:
    return figures(load_scope_rules(), estimate)


RULES: Mapping[str, Callable[[ValueOf], Json]] = {
    "scope.figures": partial(_compute, _figures),
    "scope.direct": partial(_compute, lambda estimate: total(estimate.direct)),
    "scope.cumulative": partial(_compute, lambda estimate: total(estimate.cumulative)),
    "scope.thresholds": partial(_compute, thresholds),
    **{f"scope.{id}": partial(_rule, id) for id in ("provider", *(f"S{number}" for number in range(1, 16)))},
}
"""One rule by the name of its row."""
