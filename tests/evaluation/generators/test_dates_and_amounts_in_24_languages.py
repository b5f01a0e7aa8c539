"""The pack of dates and amounts in many languages: the same puzzle in each, and forms that can be read in one way."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date
from fractions import Fraction
from functools import cache

import pytest

from aiact_desk.evaluation import packs
from aiact_desk.evaluation.generators import dates_and_amounts_in_24_languages, drawing
from aiact_desk.evaluation.generators.languages import form_reading, forms
from aiact_desk.evaluation.generators.languages.words import LANGUAGES, Words
from aiact_desk.evaluation.packs import Item

ID = "dates_and_amounts_in_24_languages"
YEAR_FIRST = ("hu", "lt", "sv")
POINT_IS_DECIMAL = ("en", "ga", "mt")


@cache
def shipped() -> list[Item]:
    return packs.items(packs.shipped_pack(ID))


def test_each_puzzle_stands_once_in_each_language_with_the_same_right_letter() -> None:
    assert Counter(item.language for item in shipped()) == dict.fromkeys(LANGUAGES, 120)
    assert all(item.id == f"{item.parallel}-{item.language}" for item in shipped())
    by_puzzle = {(item.parallel, item.template, item.gold) for item in shipped()}
    assert Counter(gold for _, _, gold in by_puzzle) == {0: 30, 1: 30, 2: 30, 3: 30}
    assert set(Counter(template for _, template, _ in by_puzzle).values()) == {3}


@pytest.mark.parametrize("language", LANGUAGES)
def test_short_names_differ_and_lead_to_the_long_ones(language: str) -> None:
    words, reads = Words(language), form_reading.form_reader(language)
    months = [forms.short_month(number)(words) for number in range(1, 13)]
    days = [forms.short_weekday(number)(words) for number in range(7)]
    assert [reads.month_of_short(name) for name in months] == list(range(1, 13))
    assert [reads.weekday(name) for name in days] == list(range(7))


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_stand_in_the_order_of_the_language(language: str) -> None:
    day, words = date(2027, 3, 14), Words(language)
    shown = forms.figures(day)(words)
    assert form_reading.form_reader(language).day(shown) == day
    assert (shown.index("27") < shown.index("14")) == (language in YEAR_FIRST)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_amount_is_read_as_it_was_written(language: str) -> None:
    words = Words(language)
    for value in (Fraction(5, 2), Fraction(40), Fraction(425, 2)):
        shown = forms.amount(value, "euro")(words)
        read = form_reading.amount(shown)
        assert read is not None
        assert read[0] == value
        assert ("." in shown) == (language in POINT_IS_DECIMAL)


def test_the_second_route_does_not_look_at_the_marked_answer() -> None:
    for item in random.Random(1).sample(shipped(), 200):
        assert item.gold is not None
        marked_wrongly = item.model_copy(update={"gold": (item.gold + 1) % 4})
        assert dates_and_amounts_in_24_languages.rederive(marked_wrongly) == drawing.gold_text(item)
