"""Working days: without Saturdays, Sundays and the public holidays of a country (Regulation No 1182/71, Art. 2)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib.metadata import version

from aiact_desk.problems import Misuse
from aiact_desk.regulation.texts import quoted

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True)
class WorkingDays:
    """The working days of a country by its ISO code; with none, every day from Monday to Friday.

    `holidays` maps days to the names of the holidays, and `source` says where they come from.
    """

    country: str | None = None
    source: str | None = None
    holidays: Mapping[date, str] = field(default_factory=dict, repr=False)

    def holiday(self, day: date) -> str | None:
        """The name of the public holiday that makes a day between Monday and Friday no working day."""
        return self.holidays.get(day) if day.weekday() < _SATURDAY else None

    def is_working(self, day: date) -> bool:
        """Whether it is no Saturday, Sunday or public holiday."""
        return day.weekday() < _SATURDAY and self.holiday(day) is None

    def on_or_after(self, day: date) -> date:
        """The day itself where it is a working day, else the next one."""
        while not self.is_working(day):
            day += _DAY
        return day

    def nth_after(self, day: date, number: int) -> date:
        """The working day number `number` (from 1) after the day."""
        for _ in range(number):
            day = self.on_or_after(day + _DAY)
        return day

    def nth_before(self, day: date, number: int) -> date:
        """The working day number `number` (from 1) before the day."""
        while number:
            day -= _DAY
            number -= self.is_working(day)
        return day

    def holidays_between(self, first: date, last: date) -> tuple[tuple[date, str], ...]:
        """Public holidays between Monday and Friday after `first`, up to `last`, with their names."""
        days = (first + _DAY * offset for offset in range(1, (last - first).days + 1))
        return tuple((day, name) for day in days if (name := self.holiday(day)) is not None)


WEEKENDS_ONLY = WorkingDays()


def working_days_of(country: str | None) -> WorkingDays:
    """The working days of a country by its two letters, in any case; without one, weekends alone are left out.

    The holidays are the nation-wide ones that the package `holidays` lists, up to the year 2100.

    Raises:
        Misuse: if the package knows no such country.
    """
    if country is None:
        return WEEKENDS_ONLY
    import holidays  # noqa: PLC0415  (a quarter of a second that other commands need not spend)

    code = country.strip().upper()
    if not re.fullmatch("[A-Z]{2}", code) or code not in holidays.list_supported_countries():
        raise Misuse("deadlines.unknown_country", country=quoted(country))
    return WorkingDays(code, f"holidays {version('holidays')}", holidays.country_holidays(code, language="en_US"))
