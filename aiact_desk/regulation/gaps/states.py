"""Which chapters of the Code a gap report goes through, and how many of their measures are in which state."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from aiact_desk.regulation.code_of_practice.editions import load_code_of_practice
from aiact_desk.regulation.finding import ValueOf
from aiact_desk.regulation.json_values import Json, as_mapping, as_text

HELD, PARTLY, MISSING, NOT_APPLICABLE = "Held", "Partly held", "Missing", "Not applicable"
STATES = (HELD, PARTLY, MISSING, NOT_APPLICABLE)
NOT_STATED = "Not stated"

CHAPTERS = ("transparency", "copyright", "safety_security")
SYSTEMIC_RISK_ALONE = "safety_security"
"""The chapter that is for models with systemic risk alone (Safety and Security Chapter; Art. 55(1))."""

SIGNATORY = "Signatory"


def measures(chapter: str) -> tuple[str, ...]:
    """The ids of the measures of a chapter, which are those of its rows, in the order of the Code."""
    return tuple(id for id in load_code_of_practice().measures() if id.startswith(f"{chapter}."))


def reported(value_of: ValueOf) -> tuple[str, ...]:
    """The chapters that the report goes through."""
    return tuple(chapter for chapter in CHAPTERS if value_of(f"general.report_on_{chapter}") == "Yes")


def state(value_of: ValueOf, measure: str) -> str:
    """The state of a measure, "Not stated" where its row is open."""
    found = value_of(measure)
    return NOT_STATED if found is None else as_text(as_mapping(found)["state"])


def in_state(value_of: ValueOf, chapter: str, wanted: str) -> list[str]:
    """The measures of a chapter that are in one state."""
    return [measure for measure in measures(chapter) if state(value_of, measure) == wanted]


def report_on(chapter: str, value_of: ValueOf) -> Json:
    """ "Yes" for a chapter that was not signed, where it concerns the model; None while that is not known.

    Guidelines C(2025) 7719, section 5.1: a gap analysis is for those who did not sign.
    """
    if chapter == SYSTEMIC_RISK_ALONE and (risk := value_of("general.systemic_risk")) != "Yes":
        return risk
    signed = value_of(f"general.signatory_{chapter}")
    if signed is None:
        return None
    return "No" if as_mapping(signed)["status"] == SIGNATORY else "Yes"


def numbers(chapter: str, value_of: ValueOf) -> Json:
    """How many measures of the chapter are in each state, and which; together they are all of its measures."""
    rows: list[Json] = []
    for wanted in (*STATES, NOT_STATED):
        found = [measure.partition(".")[2] for measure in in_state(value_of, chapter, wanted)]
        rows.append({"state": wanted, "measures": len(found), "which": ", ".join(found) or None})
    return rows


RULES: Mapping[str, Callable[[ValueOf], Json]] = {
    f"gaps.{name}_{chapter}": partial(rule, chapter)
    for chapter in CHAPTERS
    for name, rule in (("report_on", report_on), ("numbers", numbers))
}
"""The rules that rows of the form name as `computed`."""
