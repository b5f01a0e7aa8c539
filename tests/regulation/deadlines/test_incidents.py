"""The clocks of a serious incident (Safety and Security Chapter, Measures 9.3 and 9.4)."""

from __future__ import annotations

from datetime import date

import pytest

from aiact_desk.problems import Misuse
from aiact_desk.regulation.deadlines.due import Standing, due_dates
from aiact_desk.regulation.deadlines.editions import load_deadlines
from aiact_desk.regulation.deadlines.events import parse_events
from aiact_desk.regulation.deadlines.incidents import IncidentClocks, for_harms, incident_clocks
from aiact_desk.regulation.deadlines.working_days import WEEKENDS_ONLY
from aiact_desk.wording import say_problem

LAW = load_deadlines()


def clocks(*harms: str, as_of: str = "2026-06-01", **events: str) -> IncidentClocks:
    moments = parse_events(LAW, events)
    return incident_clocks(due_dates(for_harms(LAW, harms), moments, WEEKENDS_ONLY, date.fromisoformat(as_of)))


@pytest.mark.parametrize(
    ("harms", "days"),
    [
        (["critical_infrastructure"], 2),
        (["cybersecurity_breach"], 5),
        (["death"], 10),
        (["health"], 15),
        (["fundamental_rights"], 15),
        (["property"], 15),
        (["environment"], 15),
        (["death", "property"], 10),
        (["environment", "death", "cybersecurity_breach"], 5),
        ([harm.id for harm in LAW.harms], 2),
        ([], 2),
    ],
)
def test_the_initial_report_is_due_by_the_gravest_harm(harms: list[str], days: int) -> None:
    """Measure 9.3(1) to (4); of several kinds of harm the shortest period counts, and it does while none is named."""
    initial = clocks(*harms, incident_aware="2026-06-01").initial
    assert initial is not None
    assert (initial.day - date(2026, 6, 1)).days == days


def test_one_initial_report_is_left_where_the_harm_is_named() -> None:
    assert sum(deadline.incident == "initial" for deadline in for_harms(LAW, [])) == 4
    assert sum(deadline.incident == "initial" for deadline in for_harms(LAW, ["death", "health"])) == 1


def test_an_unknown_harm_is_answered_with_those_known() -> None:
    with pytest.raises(Misuse) as refused:
        for_harms(LAW, ["deaht"])
    assert "death" in say_problem(refused.value)


def test_a_time_of_awareness_gives_a_time() -> None:
    initial = clocks("critical_infrastructure", incident_aware="2026-06-01T14:30+02:00").initial
    assert initial is not None
    at = initial.counted[0].at
    assert at is not None
    assert at.isoformat() == "2026-06-03T14:30:00+02:00"
    without = clocks("critical_infrastructure", incident_aware="2026-06-01").initial
    assert without is not None
    assert without.counted[0].at is None


def test_an_intermediate_report_is_expected_four_weeks_after_the_initial_one_is_due() -> None:
    found = clocks("death", incident_aware="2026-06-01").intermediate
    assert found is not None
    assert (found.day, found.standing) == (date(2026, 7, 9), Standing.EXPECTED)


def test_intermediate_reports_follow_every_four_weeks_while_it_is_not_resolved() -> None:
    told = {"incident_aware": "2026-06-01", "incident_initial_report": "2026-06-03"}
    first = clocks("death", **told).intermediate
    second = clocks("death", **told, incident_intermediate_report="2026-06-24").intermediate
    assert first is not None
    assert second is not None
    assert (first.day, second.day) == (date(2026, 7, 1), date(2026, 7, 22))
    late = clocks("death", **told, as_of="2026-07-03").intermediate
    assert late is not None
    assert (late.standing, late.days) == (Standing.OVERDUE, 2)


def test_a_resolved_incident_has_a_final_report_and_no_more_intermediate_ones() -> None:
    """Measure 9.3: 60 days after resolution."""
    found = clocks(
        "death", incident_aware="2026-06-01", incident_initial_report="2026-06-03", incident_resolved="2026-07-01"
    )
    assert found.intermediate is None
    assert found.final is not None
    assert found.final.day == date(2026, 8, 30)
    assert found.initial is not None
    assert (found.initial.standing, found.initial.done) == (Standing.DONE, date(2026, 6, 3))


def test_an_incident_that_is_not_resolved_has_no_final_report_yet() -> None:
    found = clocks("death", incident_aware="2026-06-01")
    assert (found.final, found.kept) == (None, None)


def test_it_is_kept_for_five_years_from_the_later_day() -> None:
    """Measure 9.4."""
    found = clocks(incident="2026-06-01", incident_documented="2026-09-15").kept
    assert found is not None
    assert found.day == date(2031, 9, 15)
