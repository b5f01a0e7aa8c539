"""The pack of many languages: the same puzzle in each, and names that a second source confirms."""

from __future__ import annotations

import random
from collections import Counter
from functools import cache

import pytest

from aiact_desk import resources
from aiact_desk.evaluation import packs
from aiact_desk.evaluation.generators import drawing, words_in_24_languages
from aiact_desk.evaluation.generators.languages import facts, second_names
from aiact_desk.evaluation.generators.languages.reading import reader
from aiact_desk.evaluation.generators.languages.words import LANGUAGES, Words
from aiact_desk.evaluation.packs import Item

ID = "words_in_24_languages"


@cache
def shipped() -> list[Item]:
    return packs.items(packs.shipped_pack(ID))


def test_each_puzzle_stands_once_in_each_of_the_official_languages() -> None:
    assert len(LANGUAGES) == 24
    versions = Counter(item.parallel for item in shipped())
    assert len(versions) == 120
    assert set(versions.values()) == {24}
    assert Counter(item.language for item in shipped()) == dict.fromkeys(LANGUAGES, 120)
    assert all(item.id == f"{item.parallel}-{item.language}" for item in shipped())


def test_the_versions_of_a_puzzle_have_the_same_template_and_right_letter() -> None:
    by_puzzle = {(item.parallel, item.template, item.gold) for item in shipped()}
    assert len(by_puzzle) == 120
    assert Counter(gold for _, _, gold in by_puzzle) == {0: 30, 1: 30, 2: 30, 3: 30}
    assert set(Counter(template for _, template, _ in by_puzzle).values()) == {3}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_things_of_one_kind_have_the_same_name(language: str) -> None:
    words = Words(language)
    for named in (
        [words.country(code) for code in (*facts.ALL_COUNTRIES, *facts.CONTINENTS)],
        [words.language_name(code) for code in {*facts.ALL_LANGUAGES, *facts.OWN_SCRIPT, *facts.OTHER_CALENDARS}],
        [words.month(number) for number in range(1, 13)],
        [words.weekday(number) for number in range(7)],
        [words.quarter(number) for number in range(1, 5)],
    ):
        assert len({name.casefold() for name in named}) == len(named)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_span_can_be_read_in_one_way_only(language: str) -> None:
    words = Words(language)
    for number in (2, 3, 5, -2, -3, -5):
        spans = {words.span(number, unit) for unit in ("second", "minute", "hour", "day", "week", "month", "year")}
        assert len(spans) == 7
        for text in spans:
            assert [thing.kind for thing in reader(language).meanings(text)] == ["span"]


def test_most_names_are_alike_in_the_second_source_and_the_datasheet_says_how_many() -> None:
    known = alike = every = 0
    languages = sorted({*facts.ALL_LANGUAGES, *facts.OWN_SCRIPT, *facts.OTHER_CALENDARS})
    for language in LANGUAGES:
        words = Words(language)
        names: list[tuple[second_names.Kind, str, str]] = [
            *(("country", code, words.country(code)) for code in facts.ALL_COUNTRIES),
            *(("language", code, words.language_name(code)) for code in languages),
        ]
        for kind, code, name in names:
            others = second_names.names(kind, code, language)
            every += 1
            known += bool(others)
            alike += second_names.likeness(name, others) >= second_names.ALIKE
    sheet = " ".join((resources.folder(f"evals/packs/{ID}") / packs.DATASHEET).read_text(encoding="utf-8").split())
    assert f"knows {known:,} of the {every:,} names" in sheet
    assert f"alike in {alike:,}" in sheet


def test_the_second_route_does_not_look_at_the_marked_answer() -> None:
    for item in random.Random(1).sample(shipped(), 200):
        assert item.gold is not None
        marked_wrongly = item.model_copy(update={"gold": (item.gold + 1) % 4})
        assert words_in_24_languages.rederive(marked_wrongly) == drawing.gold_text(item)
