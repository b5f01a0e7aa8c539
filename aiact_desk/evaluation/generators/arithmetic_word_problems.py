"""Generator of `arithmetic_word_problems`: sums of daily life in Europe, with four numbers to choose from."""

from __future__ import annotations

import random
import re
from decimal import Decimal
from fractions import Fraction
from functools import partial

from aiact_desk.evaluation.generators.arithmetic_measures import MEASURES
from aiact_desk.evaluation.generators.arithmetic_money import MONEY
from aiact_desk.evaluation.generators.arithmetic_second_route import solve
from aiact_desk.evaluation.generators.arithmetic_template import Template
from aiact_desk.evaluation.generators.drawing import Question, draw_items, numbers_around, shot
from aiact_desk.evaluation.packs import Item

COUNT = 144
NAMES = ("Aino", "Bruno", "Clara", "Dario", "Elena", "Filip", "Greta", "Hugo", "Ines", "Jakob", "Katrin", "Lucia",
         "Matteo", "Nadia", "Oskar", "Petra", "Rasmus", "Sofia", "Tomas", "Vera", "Yannis", "Zofia")  # fmt: skip

SHOTS = (
    shot(
        1,
        "ar",
        "Nadia buys 2 bus tickets at €3 each and pays with a €20 note. How much change is due?",
        ("€17", "€14", "€6", "€23"),
        answer="€14",
        template="change",
    ),
    shot(
        2,
        "ar",
        "Clara sets out for a walk at 14:30 and is home again at 16:10. How many minutes was she away?",
        ("100 minutes", "140 minutes", "80 minutes", "110 minutes"),
        answer="100 minutes",
        template="travel_time",
    ),
)


def items(draw: random.Random) -> list[Item]:
    """A whole split."""
    return draw_items(draw, "ar", [partial(_question, template) for template in (*MONEY, *MEASURES)], COUNT)


def rederive(item: Item) -> str:
    """The choice that the second route finds from the numbers in the text; the empty text if not exactly one fits."""
    found = solve(item.template, _read(item.question))
    fitting = [choice for choice in item.choices if _read(choice) == [found]]
    return fitting[0] if len(fitting) == 1 else ""


def _question(template: Template, draw: random.Random) -> Question:
    while True:
        numbers = template.draw(draw)
        exact = [Fraction(number) for number in numbers]
        right, mistakes = template.right(*exact), template.mistakes(*exact)
        if right > 0 and _printable(template, right):
            wrong = numbers_around(
                draw, right, [value for value in mistakes if _like(template, value, right)], template.step
            )
            if len(wrong) == 3:
                break
    shown = {
        letter: _clock(exact[index]) if letter in template.times else str(numbers[index])
        for index, letter in enumerate("abcd"[: len(numbers)])
    }
    text = draw.choice(template.scenes).format(name=draw.choice(NAMES), **shown)
    cents = template.answer.startswith("€") and any(value.denominator > 1 for value in (right, *wrong))
    return Question(
        template.id,
        text,
        _answer(template, right, cents),
        tuple(_answer(template, value, cents) for value in wrong),
    )


def _like(template: Template, value: Fraction, right: Fraction) -> bool:
    """Whether a wrong result looks as likely as the right one: no more decimals, within a factor of five."""
    whole = right.denominator > 1 or Fraction(value).denominator == 1
    return whole and _printable(template, Fraction(value)) and right / 5 <= value <= right * 5


def _printable(template: Template, value: Fraction) -> bool:
    """Money has cents, a time is within the day, and other results have one decimal at most."""
    if template.answer == "time":
        return 0 <= value < 24 * 60
    return (value * (100 if template.answer.startswith("€") else 10)).denominator == 1


def _answer(template: Template, value: Fraction, cents: bool) -> str:
    if template.answer == "time":
        return _clock(value)
    if cents:
        return template.answer.format(f"{Decimal(value.numerator) / value.denominator:.2f}")
    return template.answer.format(f"{float(value):g}" if value.denominator > 1 else value.numerator)


def _clock(minutes: Fraction) -> str:
    return f"{int(minutes) // 60}:{int(minutes) % 60:02}"


def _read(text: str) -> list[Fraction]:
    """The numbers of a text in their order; times of the day as minutes since midnight."""
    found = []
    for hours, minutes, number in re.findall(r"(\d+):(\d\d)|(\d+(?:\.\d+)?)", text):
        found.append(Fraction(number) if number else Fraction(int(hours) * 60 + int(minutes)))
    return found
