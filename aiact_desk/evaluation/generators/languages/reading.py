"""What a text in one of the languages can mean: the way back from the words to days, months, countries and spans."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache

from aiact_desk.evaluation.generators.languages import facts
from aiact_desk.evaluation.generators.languages.words import UNITS, Unit, Words

_SPANS = sorted({*range(1, 10), *(n * each for n in range(2, 6) for each in (60, 24, 7, 12))})
_FIGURES = re.compile(r"\d+")
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_YEAR_AND_MONTH = re.compile(r"(\d{4})-(\d{2})")
_CLOCK = re.compile(r"(\d{2}):(\d{2})")


@dataclass(frozen=True)
class Thing:
    """One meaning: `kind` says what `value` counts or names."""

    kind: str
    value: int | str | date | tuple[int, Unit]


class Reader:
    """Reads the words of one language."""

    def __init__(self, language: str) -> None:
        words = Words(language)
        self.language = language
        self._months = {str(name).casefold(): number for number, name in words.locale.months["format"]["wide"].items()}
        self._meanings: defaultdict[str, list[Thing]] = defaultdict(list)
        for number in range(7):
            self._meanings[words.weekday(number)].append(Thing("weekday", number))
        for number in range(1, 13):
            self._meanings[words.month(number)].append(Thing("month", number))
        for number in range(1, 5):
            self._meanings[words.quarter(number)].append(Thing("quarter", number))
        for code in {*facts.CONTINENTS, *facts.SPOKEN, *facts.ALL_COUNTRIES}:
            self._meanings[words.country(code)].append(Thing("continent" if code.isdigit() else "country", code))
        for code in {*facts.ALL_LANGUAGES, *facts.OWN_SCRIPT, *facts.OTHER_CALENDARS}:
            self._meanings[words.language_name(code)].append(Thing("language", code))
        for many in (sign * number for number in _SPANS for sign in (1, -1)):
            for unit in UNITS:
                self._meanings[words.span(many, unit)].append(Thing("span", (many, unit)))

    def meanings(self, text: str) -> list[Thing]:
        """Everything that the text can mean; empty where nothing is known."""
        if found := self._meanings.get(text):
            return found
        return [thing for thing in (_figures(text), self._date(text)) if thing is not None]

    def _date(self, text: str) -> Thing | None:
        """A date in words: the number of four figures is the year, the other one the day, and one month is named."""
        numbers = _FIGURES.findall(text)
        named = [name for name in self._months if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text.casefold())]
        if len(numbers) != 2 or not named:
            return None
        year, day = sorted(numbers, key=len, reverse=True)
        return Thing("date", date(int(year), self._months[max(named, key=len)], int(day)))


@cache
def reader(language: str) -> Reader:
    return Reader(language)


def _figures(text: str) -> Thing | None:
    """What is the same in every language: codes, numbers, dates and times in figures."""
    if match := _ISO_DATE.fullmatch(text):
        return Thing("iso date", date(*map(int, match.groups())))
    if match := _YEAR_AND_MONTH.fullmatch(text):
        return Thing("year and month", 12 * int(match[1]) + int(match[2]))
    if match := _CLOCK.fullmatch(text):
        return Thing("clock", 60 * int(match[1]) + int(match[2]))
    if text.isascii() and text.isalpha() and len(text) == 2:
        return Thing("country code" if text.isupper() else "language code", text)
    return Thing("number", int(text)) if text.isascii() and text.isdigit() else None
