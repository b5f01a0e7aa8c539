"""The calendar file: RFC 5545, read back by a reader of calendars."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from aiact_desk.documents.due_calendar import calendar_file
from aiact_desk.documents.due_item import About, DueItem
from aiact_desk.documents.plain import plain
from aiact_desk.regulation.terms import Force

NOW = datetime(2026, 11, 25, 4, 30, 15, 123456, UTC)


def an_item(title: str = "Notify", counted: tuple[str, ...] = (), done: date | None = None) -> DueItem:
    about = About("model-1", "Läufer; GmbH, \\n", "document-1")
    return DueItem(
        "notification:model-1", "due", title, date(2026, 12, 4), about, "Art. 52(1)", Force.ACT, counted, done=done
    )


def test_an_event_is_a_whole_day_with_alarms_before_it() -> None:
    data = calendar_file([an_item()], NOW)
    calendar = Calendar.from_ical(data)
    (event,) = calendar.walk("VEVENT")
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
    assert b"\r\nDTSTART;VALUE=DATE:20261204\r\n" in data
    assert event.decoded("DTSTAMP") == datetime(2026, 11, 25, 4, 30, 15, tzinfo=UTC)
    assert "document-1" in str(event["DESCRIPTION"])
    assert [alarm.decoded("TRIGGER") for alarm in event.walk("VALARM")] == [-timedelta(days=d) for d in (14, 3, 1)]
    assert all(alarm["ACTION"] == "DISPLAY" and alarm["DESCRIPTION"] for alarm in event.walk("VALARM"))


def test_a_later_file_stands_above_an_earlier_one_and_names_the_same_event() -> None:
    (first,) = Calendar.from_ical(calendar_file([an_item()], NOW)).walk("VEVENT")
    (later,) = Calendar.from_ical(calendar_file([an_item("Other")], NOW + timedelta(minutes=1))).walk("VEVENT")
    assert first["UID"] == later["UID"]
    assert int(str(later.decoded("SEQUENCE"))) > int(str(first.decoded("SEQUENCE")))


@given(st.text(max_size=200), st.lists(st.text(max_size=200), max_size=3))
def test_any_text_reads_back_and_no_line_is_longer_than_the_standard_allows(title: str, counted: list[str]) -> None:
    """RFC 5545, 3.1 (75 octets a line, CRLF) and 3.3.11 (escaping)."""
    item = an_item(title, tuple(counted))
    data = calendar_file([item], NOW)
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert str(event["SUMMARY"]) == plain(f"{title} ({item.about.model_name})")
    said = plain("\n".join(["Art. 52(1) (act)", *counted, "Document document-1"]))
    assert str(event["DESCRIPTION"]) == said
    assert data.endswith(b"END:VCALENDAR\r\n")
    for line in data[:-2].split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        assert b"\r" not in line
