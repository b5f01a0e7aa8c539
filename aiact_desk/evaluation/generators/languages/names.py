"""Puzzles about the names of countries and languages."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from babel import Locale
from babel.languages import get_official_languages

from aiact_desk.evaluation.generators.languages import facts
from aiact_desk.evaluation.generators.languages.phrases import (
    Frame,
    Phrase,
    Puzzle,
    country,
    filled,
    language,
    month,
    pairs,
    plain,
    weekday,
)
from aiact_desk.evaluation.generators.languages.words import LANGUAGES

NAMES_SHOWN = 2
_Named = Callable[[str], Phrase]
_CalendarWords = Callable[[str], list[str]]


def frames() -> tuple[Frame, ...]:
    """One for each template."""
    by_region = {
        "north_of_the_union": facts.EU_NORTH,
        "middle_of_the_union": facts.EU_MIDDLE,
        "south_of_the_union": facts.EU_SOUTH,
        "europe_outside_the_union": facts.EUROPE_OUTSIDE,
        "africa": facts.AFRICA,
        "asia": facts.ASIA,
        "america": facts.AMERICA,
    }
    to_code = {"union": facts.EU, "africa": facts.AFRICA, "asia": facts.ASIA}
    return (
        *(_name_of_code(f"code_to_country_{name}", codes, country) for name, codes in by_region.items()),
        *(
            _code_of_name(f"country_to_code_{name}", codes, facts.ALL_COUNTRIES, country)
            for name, codes in to_code.items()
        ),
        _name_of_code("code_to_language_of_the_union", LANGUAGES, language),
        _name_of_code("code_to_language_of_the_world", facts.WORLD_LANGUAGES, language),
        _code_of_name("language_to_code", facts.ALL_LANGUAGES, facts.ALL_LANGUAGES, language),
        _language_of_country("country_to_language_in_europe", facts.SPOKEN_IN_EUROPE),
        _language_of_country("country_to_language_in_the_world", facts.SPOKEN_IN_THE_WORLD),
        country_of_language,
        language_of_own_name,
        own_name_of_language,
        _language_of_calendar("language_of_weekdays", _weekdays),
        _language_of_calendar("language_of_months", _months),
        continent_of_countries,
        country_of_group,
        kind_of_group,
    )


def _name_of_code(template: str, codes: Sequence[str], name: _Named) -> Frame:
    def frame(draw: random.Random) -> Puzzle:
        *shown, right, one, two, three = draw.sample(codes, NAMES_SHOWN + 4)
        question = pairs("=", [(plain(code), name(code)) for code in shown], plain(right))
        return Puzzle(template, question, name(right), (name(one), name(two), name(three)))

    return frame


def _code_of_name(template: str, codes: Sequence[str], every: Sequence[str], name: _Named) -> Frame:
    """Where there are enough, all four codes begin with the same letter."""

    def frame(draw: random.Random) -> Puzzle:
        *shown, right = draw.sample(codes, NAMES_SHOWN + 1)
        others = [code for code in every if code not in (right, *shown)]
        alike = [code for code in others if code[0] == right[0]]
        wrong = draw.sample(alike if len(alike) >= 3 else others, 3)
        question = pairs("=", [(name(code), plain(code)) for code in shown], name(right))
        return Puzzle(template, question, plain(right), tuple(plain(code) for code in wrong))

    return frame


def _language_of_country(template: str, spoken: Mapping[str, str]) -> Frame:
    def frame(draw: random.Random) -> Puzzle:
        asked = draw.choice(sorted(spoken))
        shown = draw.choice([code for code in sorted(spoken) if spoken[code] != spoken[asked]])
        others = {other for other in spoken.values() if other not in official(asked)}
        wrong = draw.sample(sorted(others - {spoken[shown]}), 3)
        question = pairs(":", [(country(shown), language(spoken[shown]))], country(asked))
        return Puzzle(template, question, language(spoken[asked]), tuple(language(code) for code in wrong))

    return frame


def country_of_language(draw: random.Random) -> Puzzle:
    right = draw.choice(sorted(facts.SPOKEN))
    asked = facts.SPOKEN[right]
    shown = draw.choice([code for code in sorted(facts.SPOKEN) if facts.SPOKEN[code] != asked])
    others = [code for code in facts.SPOKEN if code != shown and asked not in official(code)]
    question = pairs(":", [(language(facts.SPOKEN[shown]), country(shown))], language(asked))
    return Puzzle("language_to_country", question, country(right), tuple(map(country, draw.sample(others, 3))))


def official(country_code: str) -> tuple[str, ...]:
    """The languages that have any official standing in a country or a part of it, by CLDR."""
    named = get_official_languages(country_code, regional=True, de_facto=True)
    return tuple(code.split("_")[0] for code in named)


def language_of_own_name(draw: random.Random) -> Puzzle:
    shown, right, *wrong = draw.sample(facts.OWN_SCRIPT, 5)
    question = pairs("=", [(_own_name(shown), language(shown))], _own_name(right))
    return Puzzle("own_name_to_language", question, language(right), tuple(map(language, wrong)))


def own_name_of_language(draw: random.Random) -> Puzzle:
    shown, right, *wrong = draw.sample(facts.OWN_SCRIPT, 5)
    question = pairs("=", [(language(shown), _own_name(shown))], language(right))
    return Puzzle("language_to_own_name", question, _own_name(right), tuple(map(_own_name, wrong)))


def _own_name(code: str) -> Phrase:
    return plain(Locale.parse(code).languages[code])


def _language_of_calendar(template: str, words_of: _CalendarWords) -> Frame:
    def frame(draw: random.Random) -> Puzzle:
        shown, right, *wrong = draw.sample(facts.OTHER_CALENDARS, 5)
        others = {word.casefold() for code in (shown, *wrong) for word in words_of(code)}
        telling = [word for word in words_of(right) if word.casefold() not in others]
        first = draw.randrange(len(telling) - 2)
        examples = words_of(shown)[first : first + 3]
        question = pairs("=", [(plain(", ".join(examples)), language(shown))], plain(", ".join(telling[first:][:3])))
        return Puzzle(template, question, language(right), tuple(map(language, wrong)))

    return frame


def _weekdays(code: str) -> list[str]:
    return [str(Locale.parse(code).days["format"]["wide"][number]) for number in range(7)]


def _months(code: str) -> list[str]:
    return [str(Locale.parse(code).months["format"]["wide"][number]) for number in range(1, 13)]


def continent_of_countries(draw: random.Random) -> Puzzle:
    shown, right, *wrong = draw.sample(sorted(facts.CONTINENTS), 5)
    row, asked = (filled("{}, {}", *map(country, draw.sample(facts.CONTINENTS[code], 2))) for code in (shown, right))
    question = pairs("=", [(row, country(shown))], asked)
    return Puzzle("continent_of_countries", question, country(right), tuple(map(country, wrong)))


def country_of_group(draw: random.Random) -> Puzzle:
    """Which country goes on with a row of countries of one continent; the wrong ones are from three others."""
    row, right, *wrong = draw.sample(sorted(facts.CONTINENTS), 5)
    shown = draw.sample(facts.CONTINENTS[row], 3)
    one, two, gold = draw.sample(facts.CONTINENTS[right], 3)
    others = tuple(country(draw.choice(facts.CONTINENTS[code])) for code in wrong)
    question = filled("{}, {}, {}\n{}, {}, ?", *map(country, [*shown, one, two]))
    return Puzzle("country_of_a_continent", question, country(gold), others)


def kind_of_group(draw: random.Random) -> Puzzle:
    """Which word goes on with a row of days, months, countries or languages; there is one of each to choose from."""
    kinds = [
        [weekday(number) for number in draw.sample(range(7), 4)],
        [month(number) for number in draw.sample(range(1, 13), 4)],
        [country(code) for code in draw.sample(facts.EU, 4)],
        [language(code) for code in draw.sample(LANGUAGES, 4)],
    ]
    asked, *others = draw.sample(kinds, 4)
    question = filled("{}, {}, {}\n{}, {}, ?", *others[0][:3], *asked[:2])
    return Puzzle("kind_of_word", question, asked[3], tuple(words[3] for words in others))
