"""The way back from the forms of dates and amounts to their values, by rules that hold in all of the languages.

Names of months are those of CLDR. All else is read by rule: what a number is for, by its size and place; which day a
short name stands for, by its letters; which sign is the decimal one, by the number of figures behind it.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import takewhile

from aiact_desk.evaluation.generators.languages.words import Words

_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_TELLING = 2
_NUMBER = re.compile(r"\d(?:[\d.,\s]*\d)?")


class FormReader:
    """Reads dates and amounts of one language."""

    def __init__(self, language: str) -> None:
        words = Words(language)
        self._weekdays = [words.weekday(number) for number in range(7)]
        self._months = [words.month(number) for number in range(1, 13)]
        wide = words.locale.months["format"]["wide"]
        self._month_names = [
            (name.casefold(), number)
            for number in range(1, 13)
            for name in {str(wide[number]), self._months[number - 1]}
        ]

    def month(self, text: str) -> int | None:
        """The month that is named in a text, 1 to 12."""
        found = [(len(name), number) for name, number in self._month_names if _has_word(text.casefold(), name)]
        return max(found)[1] if found else None

    def month_of_short(self, short: str) -> int:
        """1 for Jan."""
        return 1 + _long_form(short, self._months)

    def weekday(self, text: str) -> int:
        """0 for Monday, from the long or the short name."""
        return self._weekdays.index(text) if text in self._weekdays else _long_form(text, self._weekdays)

    def day(self, text: str) -> date | None:
        """A date in words or in figures, in which the year comes first, or the day."""
        numbers = [int(figures) for figures in re.findall(r"\d+", text)]
        month = self.month(text)
        if len(numbers) == 2 and month:
            return date(max(numbers), month, min(numbers))
        if len(numbers) != 3:
            return None
        if numbers[0] > 1000:
            return date(numbers[0], numbers[1], numbers[2])
        return date(numbers[2] % 2000 + 2000, numbers[1], numbers[0])

    def month_of_year(self, text: str) -> int | None:
        """Months since year 0."""
        numbers, month = re.findall(r"\d+", text), self.month(text)
        return 12 * int(numbers[0]) + month - 1 if month and len(numbers) == 1 and int(numbers[0]) > 1000 else None

    def quarter(self, text: str) -> tuple[int | None, int] | None:
        """The year, if there is one, and the quarter, 1 to 4, in Arabic or Roman numerals."""
        if self.month(text):
            return None
        numbers = [int(figures) for figures in re.findall(r"\d+", text)]
        years, small = [value for value in numbers if value > 1000], [value for value in numbers if value <= 4]
        small += [_ROMAN[word] for word in re.findall(r"[^\W\d_]+", text) if word in _ROMAN]
        return (years[0] if years else None, small[0]) if len(small) == 1 else None

    def days(self, text: str) -> tuple[date, date] | None:
        """Two days of one month, with the month by its name, its short name or its number."""
        numbers = [int(figures) for figures in re.findall(r"\d+", text)]
        years = [value for value in numbers if value > 1000]
        if "–" not in text or len(years) != 1 or len(numbers) < 3:
            return None
        numbers.remove(years[0])
        named = self.month(text) or self._short_month_in(text)
        month = named or numbers.pop()
        first, last = (numbers[0], numbers[-1])
        return date(years[0], month, first), date(years[0], month, last)

    def months(self, text: str) -> tuple[int, int] | None:
        """Two months of one year, as months since year 0; the first may lack what both have in common."""
        years = re.findall(r"\d{4}", text)
        if "–" not in text or len(years) != 1 or len(re.findall(r"\d+", text)) > 1:
            return None
        one, other = (re.sub(r"\d|\.", "", half).strip() for half in text.split("–"))
        first = self.month(one) or self.month_of_short(one.split()[-1])
        last = self.month(other)
        return (12 * int(years[0]) + first - 1, 12 * int(years[0]) + last - 1) if last else None

    def weekday_and_time(self, text: str) -> int | None:
        """Minutes since the start of Monday."""
        clock = re.search(r"(\d{1,2})[:.](\d{2})", text)
        names = [word for word in re.findall(r"[^\W\d_]+\.?", text) if _is_short_for(word, self._weekdays)]
        return 1440 * self.weekday(names[0]) + 60 * int(clock[1]) + int(clock[2]) if clock and names else None

    def _short_month_in(self, text: str) -> int | None:
        for word in re.findall(r"[^\W\d_]{3,}", text):
            with suppress(ValueError):
                return self.month_of_short(word)
        return None


@cache
def form_reader(language: str) -> FormReader:
    return FormReader(language)


def amount(text: str) -> tuple[Fraction, str] | None:
    """A number and its unit. A sign before the last one or two figures is the decimal one; others part thousands."""
    found = _NUMBER.search(text)
    if found is None:
        return None
    whole, _, decimals = re.sub(r"[.,](?=\d{1,2}$)", "/", found[0]).partition("/")
    size = Fraction(re.sub(r"\D", "", whole)) + Fraction(int(decimals or 0), 10 ** len(decimals))
    unit = (text[: found.start()] + text[found.end() :]).replace("-", "").strip()
    return (-size if "-" in text else size), unit


def _has_word(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _is_short_for(word: str, names: list[str]) -> bool:
    return any(_letters_in_order(_folded(word), _folded(_head(name))) is not None for name in names)


def _long_form(short: str, names: list[str]) -> int:
    """The name that begins with the first letter of the short form and has the others in their order, closest by.

    Where no name has them all (Romanian "nov." for "noiembrie"), it is the one that begins most like the short form.
    """
    for fold in (str.casefold, _folded):
        spans = [_letters_in_order(_bare(fold(short)), fold(_head(name))) for name in names]
        fits = [(span, len(names[index]), index) for index, span in enumerate(spans) if span is not None]
        if fits:
            return min(fits)[2]
    begun = [_alike_from_the_start(_folded(short), _folded(_head(name))) for name in names]
    if max(begun) < _TELLING or begun.count(max(begun)) > 1:
        raise ValueError(f"{short} is short for none of {names}")
    return begun.index(max(begun))


def _alike_from_the_start(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _head(name: str) -> str:
    """The name of a day without an article or the word for day before it."""
    return re.sub(r"^(?:\w{1,3}-|Dé h?(?=[A-Z]))", "", name)


def _letters_in_order(short: str, name: str) -> int | None:
    """How far into the name one has to read to find the letters of the short form, in their order."""
    if not short or name[:1] != short[0]:
        return None
    place = 0
    for letter in short:
        place = name.find(letter, place) + 1
        if place == 0:
            return None
    return place


def _bare(text: str) -> str:
    return "".join(letter for letter in text if letter.isalpha() or unicodedata.combining(letter))


def _folded(text: str) -> str:
    """Small letters without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text.casefold()) if letter.isalpha())
