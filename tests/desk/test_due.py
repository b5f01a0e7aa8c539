"""What is due over a whole library: each day with its source."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from aiact_desk.desk import documents, models, people, retention, review
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.due import DueDates, list_due, write_calendar
from aiact_desk.desk.new_versions import new_version
from aiact_desk.documents.due_item import DueItem
from aiact_desk.problems import Misuse

NOW = "2026-11-25"


@pytest.fixture
def tiny(desk: Desk) -> str:
    return models.new_model(desk, "Tiny", "Example Ltd").id


def filled(desk: Desk, form: str, **rows: str) -> str:
    """A document with these rows; "__" stands for a full stop."""
    made = documents.new_document(desk, "Tiny", form).id
    for row, value in rows.items():
        documents.set_field(desk, made, row.replace("__", "."), value)
    return made


def item(found: DueDates, key: str) -> DueItem:
    (one,) = [one for one in (*found.items, *found.done) if one.key.startswith(f"{key}:")]
    return one


def days(desk: Desk, key: str) -> tuple[date, str, str]:
    one = item(list_due(desk, as_of=NOW), key)
    return one.day, one.source, one.force.value


def test_two_weeks_after_the_threshold_the_commission_is_notified(desk: Desk, tiny: str) -> None:
    """Art. 52(1)."""
    filled(desk, "framework", dates__threshold="2026-11-20")
    assert days(desk, "notification") == (date(2026, 12, 4), "Art. 52(1)", "act")


def test_the_scope_assessment_tells_the_same_notification_and_one_that_was_made_counts(desk: Desk, tiny: str) -> None:
    filled(desk, "framework", dates__threshold="2026-11-20")
    scope = filled(desk, "scope_assessment", risk__threshold_known_on="2026-11-18")
    documents.set_field(desk, scope, "risk.notified_on", "2026-11-24")
    found = list_due(desk, as_of=NOW)
    assert [one.key for one in found.items if one.key.startswith("notification:")] == []
    assert item(found, "notification").done == date(2026, 11, 24)


def test_the_clocks_of_the_framework(desk: Desk, tiny: str) -> None:
    """Safety and Security Chapter, Measures 1.1, 1.3 and 1.4."""
    made = filled(
        desk, "framework", dates__threshold="2026-01-05", dates__notification="2026-01-12", dates__placing="2026-09-01"
    )
    assert days(desk, "framework_confirm") == (date(2026, 2, 9), "Safety and Security Chapter, Measure 1.1", "code")
    documents.set_field(desk, made, "dates.framework_confirmed", "2026-11-23")  # a Monday; five business days
    assert days(desk, "framework_access")[0] == date(2026, 11, 30)
    assert days(desk, "framework_assessment")[0] == date(2027, 9, 1)
    documents.set_field(desk, made, "dates.framework_assessed", "2026-10-01")
    assert days(desk, "framework_assessment")[0] == date(2027, 10, 1)


def test_the_model_report_is_updated_six_months_on(desk: Desk, tiny: str) -> None:
    """Safety and Security Chapter, Measure 7.6 and 7.7."""
    report = filled(desk, "model_report", dates__placing="2026-09-01")
    open_question = list_due(desk, as_of=NOW)
    assert item(open_question, "model_report").day == date(2026, 9, 1)
    assert item(open_question, "model_report_delay").day == date(2026, 9, 22)  # 15 business days
    documents.set_field(desk, report, "notification.delayed", "No")
    documents.set_field(desk, report, "dates.model_report", "2026-09-01")
    assert item(list_due(desk, as_of=NOW), "model_report").done == date(2026, 9, 1)
    assert not [one for one in list_due(desk, as_of=NOW).items if one.key.startswith("model_report_delay:")]
    assert days(desk, "model_report_periodic") == (
        date(2027, 3, 1),
        "Safety and Security Chapter, Measure 7.6",
        "code",
    )
    documents.set_field(desk, report, "general.most_capable", "No")
    assert not [one for one in list_due(desk, as_of=NOW).items if one.key.startswith("model_report_periodic:")]


@pytest.mark.parametrize(
    ("harm", "day", "source"),
    [
        ("Disruption of critical infrastructure", date(2026, 11, 22), "9.3(1)"),
        ("Cybersecurity breach (exfiltration of weights included)", date(2026, 11, 25), "9.3(2)"),
        ("Death of a person", date(2026, 11, 30), "9.3(3)"),
        ("Harm to health", date(2026, 12, 5), "9.3(4)"),
        (None, date(2026, 11, 22), "9.3(1)"),  # the shortest, while none is named
    ],
)
def test_the_first_report_on_an_incident(desk: Desk, tiny: str, harm: str | None, day: date, source: str) -> None:
    """Safety and Security Chapter, Measure 9.3: 2, 5, 10 or 15 days by the kind of harm."""
    made = filled(desk, "serious_incident_report", dates__incident_aware="2026-11-20")
    if harm:
        documents.set_field(desk, made, "harm.kinds", harm)
    found = item(list_due(desk, as_of=NOW), "incident_initial")
    assert (found.day, found.source) == (day, f"Safety and Security Chapter, Measure {source}")
    assert found.is_overdue(date(2026, 11, 25)) == (day < date(2026, 11, 25))


def test_two_incidents_of_a_model_have_two_clocks_and_a_later_version_has_the_same(desk: Desk, tiny: str) -> None:
    first = filled(desk, "serious_incident_report", dates__incident_aware="2026-11-20")
    filled(desk, "serious_incident_report", dates__incident_aware="2026-11-21")
    keys = {one.key for one in list_due(desk, as_of=NOW).items}
    assert len(keys) == 2
    newer = new_version(desk, first).id
    found = list_due(desk, as_of=NOW)
    assert {one.key for one in found.items} == keys
    assert newer in {one.about.document for one in found.items}


def test_the_summary_is_published_on_placing_and_updated_six_months_on(desk: Desk, tiny: str) -> None:
    """Art. 53(1)(d); C(2025) 8311."""
    made = filled(desk, "training_content_summary", **{"1__2__date": "2026-11-26"})
    assert days(desk, "summary") == (date(2026, 11, 26), "Art. 53(1)(d), Art. 113", "act")
    documents.set_field(desk, made, "H.first_published", "2026-11-20")
    assert item(list_due(desk, as_of=NOW), "summary").done == date(2026, 11, 20)
    assert days(desk, "summary_update") == (
        date(2027, 5, 20),
        "Template of the training-content summary, C(2025) 8311",
        "template",
    )


def test_the_summary_of_an_earlier_model_is_due_on_the_day_that_the_act_names(desk: Desk, tiny: str) -> None:
    """Art. 111(3)."""
    filled(desk, "training_content_summary", **{"1__2__date": "2025-08-01"})
    assert days(desk, "summary_of_earlier_model")[0] == date(2027, 8, 2)


def test_a_day_is_taken_over_from_the_other_document_of_the_model(desk: Desk, tiny: str) -> None:
    filled(desk, "model_documentation_form", general__union_release_date="2026-12-01")
    filled(desk, "training_content_summary")
    assert days(desk, "summary")[0] == date(2026, 12, 1)


def test_the_review_of_the_copyright_policy_is_a_plan(desk: Desk, tiny: str) -> None:
    filled(desk, "copyright_policy", policy__next_review="2026-11-24")
    found = item(list_due(desk, as_of=NOW), "policy.next_review")
    assert (found.kind, found.force.value, found.is_overdue(date(2026, 11, 25))) == ("plan", "ours", True)


def test_an_approved_document_is_kept_and_looked_at_a_year_on(desk: Desk, tiny: str) -> None:
    """Transparency Chapter, Measure 1.1: ten years; that it is looked at after a year is ours."""
    made = filled(desk, "model_documentation_form", general__union_release_date="2026-11-25")
    people.add_person(desk, "Bo")
    assert list_due(desk, as_of=NOW).items == ()
    review.send_to_review(desk, made)
    review.approve(desk, made, "Bo")
    approved = documents.show_document(desk, made).approval
    assert approved is not None
    day, source, force = days(desk, "review:model_documentation_form")
    assert (day.year - approved.at.year, source, force) == (1, "Transparency Chapter, Measure 1.1", "ours")
    found = item(list_due(desk, as_of=NOW), "keep:model_documentation_form")
    assert (found.day, found.kind, found.is_overdue(date(2050, 1, 1))) == (date(2036, 11, 25), "lasts", False)


def test_the_end_of_keeping_waits_for_a_day_and_takes_one_that_a_person_named(desk: Desk, tiny: str) -> None:
    made = filled(desk, "gap_report")
    review.send_to_review(desk, made)
    waiting = {one.key.partition(":")[0]: one for one in list_due(desk, as_of=NOW).waiting}
    assert waiting["keep"].events == ("placing on the Union market",)
    retention.set_retention_start(desk, made, "2026-11-25")
    assert item(list_due(desk, as_of=NOW), "keep:gap_report").day == date(2036, 11, 25)


def test_packets_and_requests_have_their_days(desk: Desk, tiny: str) -> None:
    made = filled(desk, "model_documentation_form")
    packet = desk.library.add_packet(made, "Cy", {"general.authenticity": "0" * 64}, "", date(2026, 12, 1), "Ada")
    request = desk.library.add_request(
        tiny,
        number="AIO/7",
        authority="ai_office",
        basis="documentation",
        form="request",
        purpose="to see",
        received=date(2026, 11, 20),
        deadline=date(2026, 11, 30),
        fines_stated=True,
        person="Ada",
    )
    found = list_due(desk, as_of=NOW)
    assert [(one.key, one.day) for one in found.items] == [
        (f"request:{request.id}", date(2026, 11, 30)),
        (f"packet:{packet.id}", date(2026, 12, 1)),
    ]
    assert (found.items[0].source, found.items[0].force.value) == ("Art. 91(1)", "act")
    assert "Cy" not in repr(found)
    desk.library.set_packet_answered(packet.id, "Cy", "1" * 64)
    assert [one.key for one in list_due(desk, as_of=NOW).done] == [f"packet:{packet.id}"]


def test_what_waits_for_an_event_is_told_apart(desk: Desk, tiny: str) -> None:
    filled(desk, "framework")
    found = list_due(desk, as_of=NOW)
    assert found.items == ()
    waiting = {one.key.partition(":")[0]: one.events for one in found.waiting}
    assert waiting["framework_confirm"] == (
        "notification of the Commission (Art. 52(1))",
        "placing on the Union market",
    )
    assert waiting["downstream_answer"] == ("request of a downstream provider",)


def test_only_so_many_days_ahead_and_what_is_overdue(desk: Desk, tiny: str) -> None:
    filled(desk, "framework", dates__threshold="2026-11-01", dates__placing="2026-12-01")
    assert [one.key.partition(":")[0] for one in list_due(desk, 30, NOW).items] == ["notification", "framework_confirm"]
    with pytest.raises(Misuse):
        list_due(desk, -1)


def test_the_calendar_keeps_the_ids_of_its_events_and_cancels_what_is_done(
    desk: Desk, tiny: str, tmp_path: Path
) -> None:
    made = filled(desk, "framework", dates__threshold="2026-11-20")
    file = tmp_path / "due.ics"
    assert write_calendar(list_due(desk, as_of=NOW), file) == 1
    (before,) = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    new_version(desk, made)
    newest = desk.library.documents()[0].id
    documents.set_field(desk, newest, "dates.threshold", "2026-11-22")
    write_calendar(list_due(desk, as_of=NOW), file)
    (moved,) = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert (moved["UID"], moved.decoded("DTSTART")) == (before["UID"], date(2026, 12, 6))
    documents.set_field(desk, newest, "dates.notification", "2026-11-24")
    write_calendar(list_due(desk, as_of=NOW), file)
    events = {event["UID"]: event for event in Calendar.from_ical(file.read_bytes()).walk("VEVENT")}
    assert events[before["UID"]]["STATUS"] == "CANCELLED"
    assert not events[before["UID"]].walk("VALARM")
    with pytest.raises(Misuse):
        write_calendar(list_due(desk, as_of=NOW), tmp_path / "none" / "due.ics")
