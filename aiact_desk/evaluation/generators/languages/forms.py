"""Dates, spans between dates and amounts in the forms that the Unicode CLDR lays down for each language."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import Literal

from babel.dates import format_date, format_interval, format_skeleton
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent
from babel.units import format_unit

from aiact_desk.evaluation.generators.languages.phrases import Phrase
from aiact_desk.evaluation.generators.languages.words import Words

Measure = Literal["euro", "kilometre", "kilogram", "centimetre", "millimetre", "degree"]

_UNITS: dict[Measure, str] = {
    "kilometre": "length-kilometer",
    "kilogram": "mass-kilogram",
    "centimetre": "length-centimeter",
    "millimetre": "length-millimeter",
}


def short_month(number: int) -> Phrase:
    """Jan, as it stands in dates."""
    return lambda words: str(words.locale.months["format"]["abbreviated"][number])


def short_weekday(number: int) -> Phrase:
    """Mon; 0 is Monday, and other numbers go round the week."""
    return lambda words: str(words.locale.days["format"]["abbreviated"][number % 7])


def figures(day: date) -> Phrase:
    """05/03/2024, in the order and with the signs of the language."""
    return lambda words: format_date(day, "short", locale=words.locale)


def full_day(day: date) -> Phrase:
    """Tuesday 5 March 2024."""
    return lambda words: format_date(day, "full", locale=words.locale)


def month_of_year(months: int) -> Phrase:
    """March 2024, from the count of months since year 0."""
    day = date(months // 12, months % 12 + 1, 1)
    return lambda words: format_skeleton("yMMMM", _at_noon(day), locale=words.locale)


def quarter_of_year(quarters: int) -> Phrase:
    """1st quarter 2024, from the count of quarters since year 0."""
    day = date(quarters // 4, 3 * (quarters % 4) + 1, 1)
    return lambda words: format_skeleton("yQQQQ", _at_noon(day), locale=words.locale)


def days_from_to(first: date, last: date) -> Phrase:
    """5–9 Mar 2024: two days of one month."""
    return lambda words: format_interval(first, last, "yMMMd", locale=words.locale)


def months_from_to(first: int, last: int) -> Phrase:
    """March–May 2024: two months of one year, as counts of months since year 0."""
    days = [date(months // 12, months % 12 + 1, 1) for months in (first, last)]
    return lambda words: format_interval(days[0], days[1], "yMMMM", locale=words.locale)


def weekday_and_time(time: datetime) -> Phrase:
    """Tue 14:30."""
    return lambda words: format_skeleton("EHm", time, locale=words.locale)


def all_of(*phrases: Phrase) -> Phrase:
    """January, February and March."""
    return lambda words: format_list([phrase(words) for phrase in phrases], locale=words.locale)


def amount(value: Fraction, measure: Measure) -> Phrase:
    """€12.50, 12.5 km, -4 °C. Degrees have their sign, since a unit after a negative number has no form of its own."""

    def phrase(words: Words) -> str:
        number = value.numerator / value.denominator
        if measure == "euro":
            return format_currency(number, "EUR", locale=words.locale)
        if measure == "degree":
            return f"{format_decimal(number, locale=words.locale)} °C"
        return format_unit(number, _UNITS[measure], "short", locale=words.locale)

    return phrase


def percent(value: Fraction) -> Phrase:
    """25%."""
    return lambda words: format_percent(value.numerator / value.denominator, locale=words.locale)


def _at_noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12)  # noqa: DTZ001  (a place in the calendar, not in time)
