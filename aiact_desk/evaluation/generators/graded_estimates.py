"""Generator of `graded_estimates`: short sums, comparisons, words, days and rows, from very easy to hard."""

from __future__ import annotations

import random
from functools import partial

from aiact_desk.evaluation.generators.drawing import shot
from aiact_desk.evaluation.generators.estimates.days_and_hours import DAYS_AND_HOURS
from aiact_desk.evaluation.generators.estimates.letters_and_lists import LETTERS_AND_LISTS
from aiact_desk.evaluation.generators.estimates.numbers import NUMBERS
from aiact_desk.evaluation.generators.estimates.second_route import answer
from aiact_desk.evaluation.generators.graded_drawing import draw_graded
from aiact_desk.evaluation.generators.graded_scenes import scenes
from aiact_desk.evaluation.packs import Item

COUNT = 1008
FACTS = {**NUMBERS, **DAYS_AND_HOURS, **LETTERS_AND_LISTS}

SHOTS = (
    shot(
        1,
        "ge",
        "There are 4 swans on a pond. One more comes. How many are there now?",
        ("7", "3", "5", "4"),
        answer="5",
        template="one_more",
    ),
    shot(
        2,
        "ge",
        "A tailor sews 30 coats; 20% of them are black. How many are black?",
        ("6", "10", "15", "3"),
        answer="6",
        template="percent_of",
    ),
)


def items(draw: random.Random) -> list[Item]:
    """A whole split: equally many items of each template."""
    told = scenes("graded_estimates")
    makers = [
        (level, partial(told.question, id, FACTS[id]))
        for id, template in told.templates.items()
        for level in template.levels
    ]
    return draw_graded(draw, "ge", makers, COUNT)


def rederive(item: Item) -> str:
    """The choice that the second route finds; the empty text if not exactly one fits."""
    return answer(item.template, item.question, item.choices)
