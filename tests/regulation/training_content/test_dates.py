"""Rules TS4 (C(2025) 8311: six months) and TS5 (Art. 53(1)(d), 111(3), 113 of the Act), and periods of collection."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.training_content.date_findings import (
    due_day,
    is_older_model,
    period_findings,
    publication_findings,
    update_due,
    update_findings,
)
from aiact_desk.wording import say
from tests.regulation.training_content.conftest import Answered, outcomes

TODAY = date(2026, 11, 25)


def place(day: str | None) -> Json:
    return {"place": "Provider's web site", "link": "https://a.example", "date": day}


PLACES = [place("2026-06-01"), place("2026-03-16"), place(None)]


@pytest.mark.parametrize(
    ("placed", "due"),
    [
        ("2023-01-01", "2027-08-02"),
        ("2025-08-01", "2027-08-02"),
        ("2025-08-02", "2025-08-02"),
        ("2025-08-03", "2025-08-03"),
        ("2027-08-02", "2027-08-02"),
    ],
)
def test_the_due_day_follows_from_the_placing(placed: str, due: str) -> None:
    assert due_day(date.fromisoformat(placed)) == date.fromisoformat(due)


@given(st.dates(date(2018, 1, 1), date(2099, 12, 31)))
def test_it_is_the_day_itself_since_2_august_2025(placed: date) -> None:
    assert due_day(placed) == (placed if placed >= date(2025, 8, 2) else date(2027, 8, 2))


def test_the_first_placing_counts(answered: Answered) -> None:
    assert is_older_model(answered({"1.2.date": "2026-01-01; 2025-08-01"})) is True
    assert is_older_model(answered({"1.2.date": "2025-08-02"})) is False
    assert is_older_model(answered({})) is None


@pytest.mark.parametrize(
    ("typed", "today", "expected"),
    [
        ({}, TODAY, [("open", "not_placed")]),
        ({"1.2.date": "2026-12-01"}, TODAY, [("open", "due")]),
        ({"1.2.date": "2026-11-25"}, TODAY, [("open", "due")]),
        ({"1.2.date": "2026-11-24"}, TODAY, [("broken", "overdue")]),
        ({"1.2.date": "2025-01-01"}, date(2027, 8, 2), [("open", "due")]),
        ({"1.2.date": "2025-01-01"}, date(2027, 8, 3), [("broken", "overdue")]),
        ({"1.2.date": "2026-03-16", "H.first_published": "2026-03-16"}, TODAY, [("holds", "in_time")]),
        ({"1.2.date": "2026-03-16", "H.first_published": "2026-03-17"}, TODAY, [("broken", "late")]),
        ({"1.2.date": "2026-03-16", "H.places": PLACES}, TODAY, [("holds", "in_time")]),
        ({"1.2.date": "2026-03-15", "H.places": PLACES}, TODAY, [("broken", "late")]),
        (
            {"1.2.date": "2026-03-16", "H.first_published": "2026-03-17", "H.places": PLACES},
            TODAY,
            [("holds", "in_time")],
        ),
        (
            {"1.2.date": "2026-03-15", "H.first_published": "2026-03-15", "H.places": PLACES},
            TODAY,
            [("holds", "in_time")],
        ),
        ({"1.2.date": "2026-03-16", "H.places": PLACES[2:]}, TODAY, [("broken", "overdue")]),
    ],
)
def test_publication_is_held_against_the_due_day(
    answered: Answered, typed: dict[str, Json], today: date, expected: list[tuple[str, str]]
) -> None:
    assert outcomes(publication_findings(answered(typed), today)) == expected


def test_the_day_from_which_fines_are_possible_is_named(answered: Answered) -> None:
    """2 August 2026, Art. 113."""
    (found,) = publication_findings(answered({"1.2.date": "2026-11-24"}), TODAY)
    assert "Fines are possible from 2026-08-02" in say(found.message, found.params)


@pytest.mark.parametrize(
    ("last", "due"),
    [
        ("2026-03-16", "2026-09-16"),
        ("2026-08-31", "2027-02-28"),
        ("2027-08-31", "2028-02-29"),
        ("2026-12-31", "2027-06-30"),
    ],
)
def test_an_update_is_due_after_six_months(last: str, due: str) -> None:
    """The same date, or the last day of a shorter month (Regulation (EEC, Euratom) No 1182/71, Art. 3)."""
    assert update_due(date.fromisoformat(last)) == date.fromisoformat(due)


GOES_ON: dict[str, Json] = {"1.3.latest_date": "2026-05 | Yes", "H.first_published": "2026-05-25"}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({}, [("open", "continues_unknown")]),
        (GOES_ON, [("holds", "update_due")]),
        ({**GOES_ON, "H.first_published": "2026-05-24"}, [("broken", "update_overdue")]),
        ({**GOES_ON, "1.3.latest_date": "2026-05 | No"}, [("informs", "training_ended")]),
        ({**GOES_ON, "H.changes": "2026-05-26 | New sources | Yes"}, [("broken", "material_change")]),
        ({**GOES_ON, "H.changes": "2026-05-25 | New sources | Yes"}, [("holds", "update_due")]),
        ({**GOES_ON, "H.changes": "2026-06-01 | A correction | No"}, [("holds", "update_due")]),
        ({**GOES_ON, "H.places": [place("2026-01-01")]}, [("broken", "update_overdue")]),
        ({**GOES_ON, "H.first_published": "2026-01-01", "H.places": PLACES}, [("holds", "update_due")]),
        ({**GOES_ON, "H.places": [place(None)]}, [("holds", "update_due")]),
    ],
)
def test_updates_are_held_against_the_last_publication(
    answered: Answered, typed: dict[str, Json], expected: list[tuple[str, str]]
) -> None:
    assert outcomes(update_findings(answered(typed), TODAY)) == expected


@pytest.mark.parametrize("continues", ["Yes", "No"])
def test_the_head_of_a_summary_that_was_never_published_is_no_publication(answered: Answered, continues: str) -> None:
    """Unless it is typed, header.last_updated is the day of the last change of the document."""
    typed: dict[str, Json] = {"1.3.latest_date": f"2026-05 | {continues}", "header.last_updated": "2026-11-25"}
    for places in ({}, {"H.places": [place(None)]}):
        found = update_findings(answered({**typed, **places}), TODAY)
        assert outcomes(found) == [("open", "update_not_published")]
        assert say(found[0].message, found[0].params).startswith("Not yet published")


@pytest.mark.parametrize(
    ("period", "expected"),
    [("2025-03 | 2025-03", []), ("2025-12 | 2026-01", []), ("2026-01 | 2025-12", [("broken", "backwards")])],
)
def test_a_period_ends_no_earlier_than_it_begins(
    answered: Answered, period: str, expected: list[tuple[str, str]]
) -> None:
    assert outcomes(period_findings(answered({"2.3.period": period}))) == expected


def test_periods_in_tables_are_looked_at_too(answered: Answered) -> None:
    value_of = answered(
        {
            "2.1.large": "Pages | - | - | 2026-01 | 2025-01; Code | - | - | 2026-01",
            "H.datasets": "Pages | Text | 1 | tokens | - | - | 2026-01 | 2025-01",
        }
    )
    assert [say(each.message, each.params) for each in period_findings(value_of)] == [
        "2.1.large, Pages: the period ends (2025-01) before it begins (2026-01).",
        "H.datasets, Pages: the period ends (2025-01) before it begins (2026-01).",
    ]
