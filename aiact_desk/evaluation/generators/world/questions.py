"""The templates of `graded_facts`: for each, what may be asked at a level, and choices of which one is right."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence

from aiact_desk.evaluation.generators.deck import Deck
from aiact_desk.evaluation.generators.graded_scenes import Drawn, Facts
from aiact_desk.evaluation.generators.world import lists as world
from aiact_desk.evaluation.generators.world.lists import TWO_CONTINENTS, lists

Topics = Callable[[str], Sequence[str]]
Asked = Callable[[str, str, random.Random], Drawn]  # what it is asked about, at which level


def facts(template: str, level: str) -> Facts:
    """The facts of a template at a level; its topics come in turn."""
    topics, asked = TEMPLATES[template]
    deck = Deck(topics(level))

    def of_next_topic(draw: random.Random) -> Drawn:
        return asked(deck.deal(draw), level, draw)

    return of_next_topic


def _three(draw: random.Random, texts: Iterable[str], right: str) -> tuple[str, ...]:
    """Three different texts that are not the right one."""
    return tuple(draw.sample(sorted(set(texts) - {right}), 3))


def _paid(level: str) -> Sequence[str]:
    return lists().one_currency[level]


def _paid_in_own(level: str) -> Sequence[str]:
    """Countries whose money is of no other country that is asked about."""
    every = [world.currency(code) for codes in lists().one_currency.values() for code in codes]
    return [code for code in _paid(level) if every.count(world.currency(code)) == 1]


def _money_of_country(code: str, level: str, draw: random.Random) -> Drawn:
    mine = world.currency(code)
    wrong = _other_money(draw, level, mine)
    return Drawn({"country": world.country(code)}, world.money(mine), wrong)


def _other_money(draw: random.Random, level: str, mine: str) -> tuple[str, ...]:
    """Money of three other kinds, each of its own name."""
    kinds = {world.money_family(other): world.money(other) for other in map(world.currency, _shuffled(draw, level))}
    kinds.pop(world.money_family(mine), None)
    return _three(draw, kinds.values(), world.money(mine))


def _shuffled(draw: random.Random, level: str) -> list[str]:
    return draw.sample(_paid(level), len(_paid(level)))


def _currency_code_of_country(code: str, level: str, draw: random.Random) -> Drawn:
    right = world.currency(code)
    return Drawn({"country": world.country(code)}, right, _three(draw, map(world.currency, _paid(level)), right))


def _country_of_money(code: str, level: str, draw: random.Random) -> Drawn:
    mine = world.currency(code)
    others = [it for it in _paid(level) if world.money_family(world.currency(it)) != world.money_family(mine)]
    return Drawn(
        {"money": world.money(mine)}, world.country(code), _three(draw, map(world.country, others), world.country(code))
    )


def _currency_of_code(code: str, level: str, draw: random.Random) -> Drawn:
    mine = world.currency(code)
    names = [world.money_in_full(world.currency(other)) for other in _paid_in_own(level)]
    right = world.money_in_full(mine)
    return Drawn({"code": mine}, right, _three(draw, names, right))


def _official_language(code: str, level: str, draw: random.Random) -> Drawn:
    right = world.official_language(code)
    others = {world.official_language(other) for other in lists().one_official_language[level]}
    wrong = [world.language(other) for other in others if not world.is_spoken(other, code)]
    return Drawn({"country": world.country(code)}, world.language(right), _three(draw, wrong, world.language(right)))


def _country_of_language(code: str, level: str, draw: random.Random) -> Drawn:
    mine = world.official_language(code)
    others = [it for it in lists().one_official_language[level] if not world.is_spoken(mine, it)]
    right = world.country(code)
    return Drawn({"language": world.language(mine)}, right, _three(draw, map(world.country, others), right))


def _without_english(level: str) -> Sequence[str]:
    """Countries whose official language is not spoken almost everywhere."""
    return [code for code in lists().one_official_language[level] if world.official_language(code) != "en"]


def _language_of_code(code: str, level: str, draw: random.Random) -> Drawn:
    right = world.language(code)
    return Drawn({"code": code}, right, _three(draw, map(world.language, lists().coded_languages[level]), right))


def _code_of_language(code: str, level: str, draw: random.Random) -> Drawn:
    return Drawn({"language": world.language(code)}, code, _three(draw, lists().coded_languages[level], code))


def _country_of_code(code: str, level: str, draw: random.Random) -> Drawn:
    right = world.country(code)
    return Drawn({"code": code}, right, _three(draw, map(world.country, lists().countries_of(level)), right))


def _code_of_country(code: str, level: str, draw: random.Random) -> Drawn:
    return Drawn({"country": world.country(code)}, code, _three(draw, lists().countries_of(level), code))


def _on_one_continent(level: str) -> Sequence[str]:
    return [code for name, codes in lists().countries[level].items() if name != TWO_CONTINENTS for code in codes]


def _continent(code: str) -> str:
    return next(name for of_level in lists().countries.values() for name, codes in of_level.items() if code in codes)


def _continent_of_country(code: str, level: str, draw: random.Random) -> Drawn:
    names = [name for name in lists().countries[level] if name != TWO_CONTINENTS]
    return Drawn({"country": world.country(code)}, _continent(code), _three(draw, names, _continent(code)))


def _country_on_continent(code: str, level: str, draw: random.Random) -> Drawn:
    others = [world.country(other) for other in _on_one_continent(level) if _continent(other) != _continent(code)]
    return Drawn({"continent": _continent(code)}, world.country(code), _three(draw, others, world.country(code)))


def _country_of_city(city: str, level: str, draw: random.Random) -> Drawn:
    right = world.country(world.cities()[city])
    others = [world.country(world.cities()[other]) for other in lists().cities[level]]
    return Drawn({"city": city}, right, _three(draw, others, right))


def _city_of_country(city: str, level: str, draw: random.Random) -> Drawn:
    code = world.cities()[city]
    others = [other for other in lists().cities[level] if world.cities()[other] != code]
    return Drawn({"country": world.country(code)}, city, _three(draw, others, city))


def _script_of_language(code: str, level: str, draw: random.Random) -> Drawn:
    right = world.script(code)
    others = map(world.script, lists().scripted_languages[level])
    return Drawn({"language": world.language(code)}, right, _three(draw, others, right))


def _language_of_own_name(code: str, level: str, draw: random.Random) -> Drawn:
    right = world.language(code)
    return Drawn(
        {"own": world.own_name(code)}, right, _three(draw, map(world.language, lists().own_names[level]), right)
    )


TEMPLATES: dict[str, tuple[Topics, Asked]] = {
    "money_of_country": (_paid, _money_of_country),
    "currency_code_of_country": (_paid, _currency_code_of_country),
    "country_of_money": (_paid, _country_of_money),
    "currency_of_code": (_paid_in_own, _currency_of_code),
    "official_language": (lambda level: lists().one_official_language[level], _official_language),
    "country_of_language": (_without_english, _country_of_language),
    "language_of_code": (lambda level: lists().coded_languages[level], _language_of_code),
    "code_of_language": (lambda level: lists().coded_languages[level], _code_of_language),
    "country_of_code": (lambda level: lists().countries_of(level), _country_of_code),
    "code_of_country": (lambda level: lists().countries_of(level), _code_of_country),
    "continent_of_country": (_on_one_continent, _continent_of_country),
    "country_on_continent": (_on_one_continent, _country_on_continent),
    "country_of_city": (lambda level: lists().cities[level], _country_of_city),
    "city_of_country": (lambda level: lists().cities[level], _city_of_country),
    "script_of_language": (lambda level: lists().scripted_languages[level], _script_of_language),
    "language_of_own_name": (lambda level: lists().own_names[level], _language_of_own_name),
}
