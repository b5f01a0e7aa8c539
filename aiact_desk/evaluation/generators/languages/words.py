"""Words in the 24 official languages of the European Union, all from the Unicode CLDR as the package `babel` has it.

Source: Unicode Common Locale Data Repository, version 47, in babel 2.18; https://cldr.unicode.org. Nothing here is a
translation by people or models of this project.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_timedelta

LANGUAGES = (
    "bg",
    "cs",
    "da",
    "de",
    "el",
    "en",
    "es",
    "et",
    "fi",
    "fr",
    "ga",
    "hr",
    "hu",
    "it",
    "lt",
    "lv",
    "mt",
    "nl",
    "pl",
    "pt",
    "ro",
    "sk",
    "sl",
    "sv",
)
"""The official languages of the Union (Regulation No 1 of 1958, as amended), by their ISO 639-1 codes."""

Unit = Literal["second", "minute", "hour", "day", "week", "month", "year"]
UNITS: tuple[Unit, ...] = ("second", "minute", "hour", "day", "week", "month", "year")

_LOCALES = {"en": "en_IE", "pt": "pt_PT"}  # the variants that are spoken in the Union
_SECONDS: dict[Unit, int] = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86400,
    "week": 7 * 86400,
    "month": 30 * 86400,  # babel's own idea of a month and of a year: here they only carry the number
    "year": 365 * 86400,
}
_ONE_UNIT_ONLY = 10**9


class Words:
    """What one language calls things."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = Locale.parse(_LOCALES.get(language, language))
        self._territories = {code: str(name) for code, name in self.locale.territories.items()}
        self._languages = {code: str(name) for code, name in self.locale.languages.items()}
        self._months = dict(self.locale.months["stand-alone"]["wide"].items())
        self._days = dict(self.locale.days["stand-alone"]["wide"].items())
        self._spans: dict[tuple[int, Unit], str] = {}

    def country(self, code: str) -> str:
        """A country (ISO 3166-1) or a continent (UN M49)."""
        return self._territories[code]

    def language_name(self, code: str) -> str:
        """A language (ISO 639-1)."""
        return self._languages[code]

    def month(self, number: int) -> str:
        """1 is January."""
        return str(self._months[number])

    def weekday(self, number: int) -> str:
        """0 is Monday."""
        return str(self._days[number])

    def quarter(self, number: int) -> str:
        """A quarter of the year, 1 to 4. (babel 2.18 mixes up languages in the other form, "stand-alone".)"""
        return str(self.locale.quarters["format"]["wide"][number])

    def date(self, day: date) -> str:
        """A date in words, such as 12 May 2024."""
        return format_date(day, "long", locale=self.locale)

    def span(self, number: int, unit: Unit) -> str:
        """A span from now: "in 3 days", or "3 days ago" for a negative number."""
        if (number, unit) not in self._spans:
            span = timedelta(seconds=number * _SECONDS[unit])
            text = format_timedelta(span, unit, threshold=_ONE_UNIT_ONLY, add_direction=True, locale=self.locale)
            self._spans[number, unit] = text
        return self._spans[number, unit]
