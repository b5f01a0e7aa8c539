"""The days that the documents on systemic risk compute (Safety and Security Chapter; Art. 52(1) of the Act)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.regulation import values
from aiact_desk.regulation.deadlines.editions import load_deadlines
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.systemic_risk.clocks import RULES, harms_of, time_is_readable
from tests.regulation.systemic_risk.conftest import Answered

FORMS = ("framework", "model_report", "serious_incident_report")
HARMS = {
    "Disruption of critical infrastructure": 2,
    "Cybersecurity breach (exfiltration of weights included)": 5,
    "Death of a person": 10,
    "Harm to health": 15,
    "Infringement of fundamental rights": 15,
    "Harm to property": 15,
    "Harm to the environment": 15,
}
"""Days after awareness (Measure 9.3(1) to (4))."""


def day(value: Json) -> str:
    assert isinstance(value, dict)
    return str(value["day"])


def test_every_deadline_of_the_chapter_is_a_clock_of_one_of_the_documents() -> None:
    """19 deadlines of the Chapter (the four initial reports as one clock), and the notification of Art. 52(1)."""
    computed = [row.computed for form in FORMS for row in load_form(form).rows() if row.computed]
    assert sorted(computed) == sorted(RULES)
    wanted = {
        deadline.id
        for deadline in load_deadlines().deadlines
        if deadline.source.startswith("Safety and Security Chapter")
    }
    assert len(wanted) == 19
    initial = {id for id in wanted if id.startswith("incident_initial_")}
    here = {name.removeprefix("due.") for name in RULES}
    assert here - {"incident_initial", "notification", "framework_update_access"} == wanted - initial
    assert len(initial) == 4


@pytest.mark.parametrize("form", FORMS)
def test_a_clock_is_a_row_that_nobody_must_type_and_its_events_are_rows_before_or_after_it(form: str) -> None:
    rows = {row.id: row for row in load_form(form).rows()}
    for row in rows.values():
        if row.computed:
            assert row.computed == row.id
            assert not row.required
    events = {event.id for event in load_deadlines().events}
    extra = {"dates.country", "dates.incident_aware_time"}
    extra |= {"dates.framework_update_confirmed", "dates.framework_update_access"}
    assert {id.removeprefix("dates.") for id in rows if id.startswith("dates.") and id not in extra} <= events


@pytest.mark.parametrize(
    ("rule", "form", "typed", "expected"),
    [
        ("due.notification", "framework", {"dates.threshold": "2026-01-19"}, "2026-02-02"),  # Art. 52(1): two weeks
        ("due.framework_confirm", "framework", {"dates.notification": "2026-01-28"}, "2026-02-25"),  # 4 weeks after
        (
            "due.framework_confirm",  # Measure 1.1: the earlier of 4 weeks after and 2 weeks before
            "framework",
            {"dates.notification": "2026-01-28", "dates.placing": "2026-03-10"},
            "2026-02-24",
        ),
        ("due.framework_access", "framework", {"dates.framework_confirmed": "2026-02-20"}, "2026-02-27"),  # 5 bd
        ("due.framework_update_access", "framework", {"dates.framework_update_confirmed": "2026-09-10"}, "2026-09-17"),
        ("due.framework_assessment", "framework", {"dates.placing": "2026-03-16"}, "2027-03-16"),  # 12 months
        (
            "due.framework_assessment",
            "framework",
            {"dates.placing": "2026-03-16", "dates.framework_assessed": "2026-09-02"},
            "2027-09-02",
        ),
        ("due.model_report", "model_report", {"dates.placing": "2026-03-16"}, "2026-03-16"),  # Measure 7.7
        ("due.model_report_delay", "model_report", {"dates.placing": "2026-03-16"}, "2026-04-06"),  # 15 bd
        ("due.model_report_periodic", "model_report", {"dates.model_report": "2026-08-31"}, "2027-02-28"),  # 6 months
        (
            "due.model_report_update_access",
            "model_report",
            {"dates.model_report_updated": "2026-12-23", "dates.country": "BE"},
            "2026-12-31",  # 5 bd; Christmas Day is left out in Belgium
        ),
        (
            "due.safe_reference_lost",
            "model_report",
            {"general.similarly_safe": "Yes", "dates.safe_reference_lost": "2026-03-16"},
            "2026-09-16",
        ),
        ("due.evaluation_time", "model_report", {"dates.evaluation_began": "2026-07-28"}, "2026-08-25"),  # 20 bd
        ("due.external_search", "model_report", {"dates.search_opened": "2026-05-04"}, "2026-06-01"),  # 20 bd
        ("due.vulnerability_embargo", "model_report", {"dates.findings_shared": "2026-08-24"}, "2026-10-05"),  # 30 bd
        (
            "due.documentation_retention",
            "model_report",
            {"dates.placing": "2026-03-16"},
            "2036-03-17",
        ),  # 10 years: Sunday
    ],
)
def test_the_day_of_each_clock(answered: Answered, rule: str, form: str, typed: dict[str, Json], expected: str) -> None:
    found = RULES[rule](answered(form, typed))
    assert day(found) == expected
    values.parse(load_form(form).field(rule), found)
    assert RULES[rule](answered(form, {})) is None


def test_what_could_still_change_the_day_is_said(answered: Answered) -> None:
    found = RULES["due.framework_confirm"](answered("framework", {"dates.notification": "2026-01-28"}))
    assert isinstance(found, dict)
    assert "4 weeks after 2026-01-28" in str(found["counted"])
    assert "not known: placing on the Union market" in str(found["counted"])


def test_a_plain_day_on_a_weekend_stands_beside_that_of_union_law(answered: Answered) -> None:
    """Regulation (EEC, Euratom) No 1182/71, Art. 3(4): 10 October 2026 is a Saturday."""
    typed: dict[str, Json] = {"harm.kinds": ["Harm to property", list(HARMS)[1]], "dates.incident_aware": "2026-10-05"}
    found = RULES["due.incident_initial"](answered("serious_incident_report", typed))
    assert isinstance(found, dict)
    assert (found["day"], found["extended"]) == ("2026-10-10", "2026-10-12")


@given(kinds=st.sets(st.sampled_from(list(HARMS)), min_size=1), aware=st.dates(date(2026, 1, 1), date(2060, 1, 1)))
def test_of_several_kinds_of_harm_the_shortest_clock_counts(answered: Answered, kinds: set[str], aware: date) -> None:
    """Measure 9.3(1) to (4), against the days counted one by one."""
    typed: dict[str, Json] = {"harm.kinds": list(kinds), "dates.incident_aware": aware.isoformat()}
    found = RULES["due.incident_initial"](answered("serious_incident_report", typed))
    assert day(found) == (aware + timedelta(days=min(HARMS[kind] for kind in kinds))).isoformat()


def test_every_option_is_a_kind_of_harm(answered: Answered) -> None:
    field = load_form("serious_incident_report").field("harm.kinds")
    assert field.type.kind == "choices"
    assert field.type.options == tuple(HARMS)
    all_of_them = answered("serious_incident_report", {"harm.kinds": list(HARMS)})
    assert harms_of(all_of_them) == tuple(harm.id for harm in load_deadlines().harms)
    assert (
        RULES["due.incident_initial"](answered("serious_incident_report", {"dates.incident_aware": "2026-10-05"}))
        is None
    )


def test_a_time_of_awareness_counts_to_the_minute(answered: Answered) -> None:
    typed: dict[str, Json] = {"harm.kinds": ["Death of a person"], "dates.incident_aware": "2026-10-05"}
    timed = answered("serious_incident_report", typed | {"dates.incident_aware_time": "14:20+02:00"})
    found = RULES["due.incident_initial"](timed)
    assert isinstance(found, dict)
    assert "2026-10-15T14:20+02:00" in str(found["counted"])
    assert time_is_readable(timed)
    for wrong in ("afternoon", "25:00", "14:20 CET"):
        unread = answered("serious_incident_report", typed | {"dates.incident_aware_time": wrong})
        assert not time_is_readable(unread)
        assert day(RULES["due.incident_initial"](unread)) == "2026-10-15"


def test_reports_follow_every_four_weeks_until_the_incident_is_resolved(answered: Answered) -> None:
    """Measure 9.3: four weeks while unresolved, sixty days after it; Measure 9.4: five years from the later day."""
    name = "serious_incident_report"
    first: dict[str, Json] = {"incident.resolved": "No", "dates.incident_initial_report": "2026-10-09"}
    assert day(RULES["due.incident_intermediate"](answered(name, first))) == "2026-11-06"
    second = first | {"dates.incident_intermediate_report": "2026-11-05"}
    assert day(RULES["due.incident_intermediate"](answered(name, second))) == "2026-12-03"
    resolved = second | {"incident.resolved": "Yes", "dates.incident_resolved": "2026-11-20"}
    assert RULES["due.incident_intermediate"](answered(name, resolved)) is None
    assert day(RULES["due.incident_final"](answered(name, resolved))) == "2027-01-19"
    taken_back = resolved | {"incident.resolved": "No"}
    assert day(RULES["due.incident_intermediate"](answered(name, taken_back))) == "2026-12-03"
    kept = {"dates.incident": "2026-10-03", "dates.incident_documented": "2027-01-15"}
    assert day(RULES["due.incident_retention"](answered(name, kept))) == "2032-01-15"
