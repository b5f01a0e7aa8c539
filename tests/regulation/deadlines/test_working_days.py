"""Working days of a country, from the holidays of a package and without any network."""

from __future__ import annotations

from datetime import date
from importlib.metadata import version

import pytest

from aiact_desk.problems import Misuse
from aiact_desk.regulation.deadlines.working_days import WEEKENDS_ONLY, working_days_of
from aiact_desk.wording import say_problem

MEMBER_STATES = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
]  # fmt: skip


def test_without_a_country_weekends_alone_are_left_out() -> None:
    assert working_days_of(None) is WEEKENDS_ONLY
    assert WEEKENDS_ONLY.is_working(date(2026, 12, 25))
    assert not WEEKENDS_ONLY.is_working(date(2026, 12, 26))
    assert (WEEKENDS_ONLY.country, WEEKENDS_ONLY.source) == (None, None)


def test_belgium_keeps_its_national_day() -> None:
    """21 July 2026 is a Tuesday."""
    belgium = working_days_of(" be ")
    assert (belgium.country, belgium.source) == ("BE", f"holidays {version('holidays')}")
    assert belgium.holiday(date(2026, 7, 21)) == "National Day"
    assert belgium.holidays_between(date(2026, 7, 20), date(2026, 7, 22)) == ((date(2026, 7, 21), "National Day"),)
    assert belgium.holidays_between(date(2026, 7, 21), date(2026, 7, 31)) == ()
    assert belgium.nth_after(date(2026, 7, 20), 1) == date(2026, 7, 22)
    assert belgium.nth_before(date(2026, 7, 22), 1) == date(2026, 7, 20)


def test_a_holiday_on_a_weekend_is_not_named() -> None:
    """15 August 2026 is a Saturday."""
    assert working_days_of("BE").holiday(date(2026, 8, 15)) is None


@pytest.mark.parametrize("country", MEMBER_STATES)
def test_every_member_state_is_known_and_keeps_christmas(country: str) -> None:
    """25 December 2026 is a Friday."""
    assert not working_days_of(country).is_working(date(2026, 12, 25))


@pytest.mark.parametrize("country", ["XX", "", "BEL", "Belgium", "B", "../BE", "B\n"])
def test_an_unknown_country_is_refused(country: str) -> None:
    with pytest.raises(Misuse) as refused:
        working_days_of(country)
    assert "two letters" in say_problem(refused.value)
