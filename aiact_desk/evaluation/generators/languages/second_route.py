"""The right answer to a puzzle, found again from its text: read the rows, find the rule, look the answer up elsewhere.

Names are looked up in iso-codes rather than CLDR where it has them; which language belongs to a country, in CLDR's
table of official languages rather than the list by hand; continents, in the names of time zones; what calendar words
or letters a language has, in its dates and in the names of characters; dates and spans are computed.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

from babel import Locale
from babel.core import get_global
from babel.dates import format_date
from babel.languages import get_official_languages

from aiact_desk.evaluation.generators.languages import second_names
from aiact_desk.evaluation.generators.languages.reading import Reader, Thing, reader
from aiact_desk.evaluation.generators.languages.words import Unit
from aiact_desk.evaluation.packs import Item

_MINUTES: dict[Unit, float] = {
    "second": 1 / 60,
    "minute": 1,
    "hour": 60,
    "day": 1440,
    "week": 7 * 1440,
    "month": 365 / 12 * 1440,
    "year": 365 * 1440,
}
_CONTINENTS = {"Africa": "002", "America": "019", "Asia": "142", "Europe": "150", "Australia": "009", "Pacific": "009"}
_CYCLES = {"weekday": 7, "month": 12}
_A_MONDAY = date(2024, 1, 1)


def rederive(item: Item) -> str:
    """The one choice that fits the question.

    Raises:
        ValueError: if not exactly one does.
    """
    fitting = _fits(item)
    if len(fitting) != 1:
        raise ValueError(f"{item.id}: {len(fitting)} choices fit")
    return fitting[0]


def _fits(item: Item) -> list[str]:
    reads, rows = reader(item.language), item.question.split("\n")
    if " < ? < " in rows[-1]:
        return _between(reads, rows[-1].split(" < ? < "), item.choices)
    if "→" in rows[-1]:
        return _moved(reads, rows[-1], item.choices)
    for sign in (" = ", " : "):
        if rows[-1].endswith(f"{sign}?"):
            shown, asked = rows[0].split(sign), rows[-1].removesuffix(f"{sign}?")
            return _related(reads, (shown[0], shown[1]), asked, item.choices)
    return _continued(reads, rows, item.choices)


def _one(reads: Reader, text: str, kind: str) -> Thing | None:
    return next((thing for thing in reads.meanings(text) if thing.kind == kind), None)


def _between(reads: Reader, bounds: list[str], choices: tuple[str, ...]) -> list[str]:
    low, high = (_instant(reads, text) for text in bounds)
    return [text for text in choices if low < _instant(reads, text) < high]


def _instant(reads: Reader, text: str) -> float:
    """Minutes from now for a span, days for a date."""
    for thing in reads.meanings(text):
        if isinstance(thing.value, date):
            return thing.value.toordinal()
        if isinstance(thing.value, tuple):
            many, unit = thing.value
            return many * _MINUTES[unit]
    raise ValueError(f"{text} is neither a date nor a span")


def _moved(reads: Reader, row: str, choices: tuple[str, ...]) -> list[str]:
    start, far, _ = row.split(" → ")
    span = _one(reads, far, "span")
    if span is None or not isinstance(span.value, tuple):
        return []
    many, unit = span.value
    steps = {"weekday": {"day": 1}, "month": {"month": 1}, "clock": {"minute": 1, "hour": 60}}
    for kind, step in {**steps, "year and month": {"month": 1, "year": 12}}.items():
        at = _one(reads, start, kind)
        if at and isinstance(at.value, int):
            goal = at.value + many * step[unit]
            return [text for text in choices if _same_place(_one(reads, text, kind), kind, goal)]
    return []


def _same_place(thing: Thing | None, kind: str, goal: int) -> bool:
    if thing is None or not isinstance(thing.value, int):
        return False
    return (thing.value - goal) % _CYCLES[kind] == 0 if kind in _CYCLES else thing.value == goal


def _continued(reads: Reader, rows: list[str], choices: tuple[str, ...]) -> list[str]:
    """A row that goes on: in equal steps where it stands alone, else with one of the same kind or continent."""
    shown = [reads.meanings(text) for text in rows[-1].removesuffix(", ?").split(", ")]
    kinds = set.intersection(*({thing.kind for thing in things} for things in shown))
    if len(rows) == 1:
        (kind,) = kinds
        numbers = [thing.value for things in shown for thing in things if thing.kind == kind]
        before, last = (number for number in numbers[-2:] if isinstance(number, int))
        return [text for text in choices if _same_place(_one(reads, text, kind), kind, 2 * last - before)]
    alike = [text for text in choices if kinds & {thing.kind for thing in reads.meanings(text)}]
    if len(alike) == 1:
        return alike
    (there,) = {_continent(str(thing.value)) for things in shown for thing in things if thing.kind == "country"}
    return [text for text in choices if (one := _one(reads, text, "country")) and _continent(str(one.value)) == there]


def _continent(country: str) -> str:
    zones = [zone.split("/")[0] for zone in get_global("territory_zones")[country]]
    return Counter(_CONTINENTS[area] for area in zones if area in _CONTINENTS).most_common(1)[0][0]


def _related(reads: Reader, shown: tuple[str, str], asked: str, choices: tuple[str, ...]) -> list[str]:
    """The choices that stand to what is asked as the two halves of the shown row stand to each other."""
    for rule in _RULES:
        if rule(reads, shown[0], (shown[1],)) == [shown[1]]:
            return rule(reads, asked, choices)
    return []


def _named(kind: second_names.Kind) -> _Rule:
    """From a code to the name: by the other source, or by the only choice that is read as that code."""

    def rule(reads: Reader, asked: str, choices: tuple[str, ...]) -> list[str]:
        code = _one(reads, asked, f"{kind} code")
        if code is None:
            return []
        known = second_names.called(kind, str(code.value), reads.language, choices) if len(choices) > 1 else None
        if known:
            return [known]
        return [text for text in choices if (one := _one(reads, text, kind)) and one.value == code.value]

    return rule


def _coded(kind: second_names.Kind) -> _Rule:
    """From a name to the code."""

    def rule(reads: Reader, asked: str, choices: tuple[str, ...]) -> list[str]:
        name = _one(reads, asked, kind)
        if name is None or any(_one(reads, text, f"{kind} code") is None for text in choices):
            return []
        known = second_names.means(kind, asked, reads.language, choices) if len(choices) > 1 else None
        return [known] if known else [text for text in choices if text == name.value]

    return rule


def _by(kind: str, other: str, holds: Callable[[Thing, Thing], bool]) -> _Rule:
    """From a thing of one kind to one of another for which a relation holds."""

    def rule(reads: Reader, asked: str, choices: tuple[str, ...]) -> list[str]:
        one = _one(reads, asked, kind)
        found = [(text, _one(reads, text, other)) for text in choices]
        return [text for text, thing in found if one and thing and holds(one, thing)]

    return rule


def _official(country: Thing, language: Thing) -> bool:
    named = get_official_languages(str(country.value), regional=True, de_facto=True)
    return language.value in {code.split("_")[0] for code in named}


def _equal(one: Thing, other: Thing) -> bool:
    return one.value == other.value


def _same_day_of_week(at: Thing, weekday: Thing) -> bool:
    return isinstance(at.value, date) and at.value.weekday() == weekday.value


def _in_quarter(quarter: Thing, month: Thing) -> bool:
    return isinstance(month.value, int) and (month.value + 2) // 3 == quarter.value


def _same_span(one: Thing, other: Thing) -> bool:
    if not isinstance(one.value, tuple) or not isinstance(other.value, tuple):
        return False
    (many, unit), (more, smaller) = one.value, other.value
    return abs(many * _MINUTES[unit] - more * _MINUTES[smaller]) < 1 / 120


def _written_in(reads: Reader, asked: str, choices: tuple[str, ...]) -> list[str]:
    """From what a language calls itself to its name: by the script of the letters."""
    found = [(text, _one(reads, text, "language")) for text in choices]
    return [text for text, thing in found if thing and _script_of(asked) == _script(str(thing.value))]


def _writing(reads: Reader, asked: str, choices: tuple[str, ...]) -> list[str]:
    """From the name of a language to what it calls itself."""
    thing = _one(reads, asked, "language")
    return [text for text in choices if thing and _script_of(text) == _script(str(thing.value))]


def _script(language: str) -> str:
    code = get_global("likely_subtags")[language].split("_")[1]
    named_otherwise = {"Jpan": "CJK", "Kore": "HANGUL", "Beng": "BENGALI"}
    return named_otherwise.get(code) or str(Locale("en").scripts[code]).split()[0].upper()


def _script_of(text: str) -> str:
    return unicodedata.name(text[0], "").split()[0].split("-")[0]


def _calendar_of(reads: Reader, asked: str, choices: tuple[str, ...]) -> list[str]:
    """From words for days or months to the name of the language that has them in its dates."""
    return [
        text
        for text in choices
        if (thing := _one(reads, text, "language")) and set(asked.split(", ")) <= _calendar_words(str(thing.value))
    ]


def _calendar_words(language: str) -> set[str]:
    days = [_A_MONDAY + timedelta(days=number) for number in range(7)]
    months = [date(2024, number, 1) for number in range(1, 13)]
    of_days = {format_date(day, "EEEE", locale=language) for day in days}
    return of_days | {format_date(month, "MMMM", locale=language) for month in months}


def _on_continent(reads: Reader, asked: str, choices: tuple[str, ...]) -> list[str]:
    countries = [_one(reads, text, "country") for text in asked.split(", ")]
    there = {_continent(str(country.value)) if country else "" for country in countries}
    return [text for text in choices if (one := _one(reads, text, "continent")) and {one.value} == there]


_Rule = Callable[[Reader, str, tuple[str, ...]], list[str]]
_RULES: tuple[_Rule, ...] = (
    _named("country"),
    _named("language"),
    _coded("country"),
    _coded("language"),
    _by("country", "language", _official),
    _by("language", "country", lambda language, country: _official(country, language)),
    _by("number", "month", _equal),
    _by("month", "number", _equal),
    _by("quarter", "month", _in_quarter),
    _by("iso date", "date", _equal),
    _by("date", "iso date", _equal),
    _by("date", "weekday", _same_day_of_week),
    _by("span", "span", _same_span),
    _on_continent,
    _calendar_of,
    _written_in,
    _writing,
)
