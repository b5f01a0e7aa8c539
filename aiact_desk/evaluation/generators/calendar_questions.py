"""Generator of `calendar_questions`: days of the week, dates, durations and times of the day, with four choices."""

from __future__ import annotations

import random
from functools import partial

from aiact_desk.evaluation.generators import calendar_second_route
from aiact_desk.evaluation.generators.calendar_days import DAYS
from aiact_desk.evaluation.generators.calendar_draws import Template
from aiact_desk.evaluation.generators.calendar_hours import HOUR_TEMPLATES
from aiact_desk.evaluation.generators.drawing import Question, draw_items, shot
from aiact_desk.evaluation.packs import Item

TEMPLATES = (*DAYS, *HOUR_TEMPLATES)
COUNT = 4 * len(TEMPLATES)

SHOTS = (
    shot(
        1,
        "ca",
        "Milk was bought on a Tuesday and lasts for 10 days after that. On which weekday does it run out?",
        ("Sunday", "Wednesday", "Friday", "Thursday"),
        answer="Friday",
        template="weekday_after",
    ),
    shot(
        2,
        "ca",
        "Seeds came by post on 29 April and were sown 5 days later. When were they sown?",
        ("4 May", "3 May", "5 May", "2 May"),
        answer="4 May",
        template="date_after",
    ),
)


def items(draw: random.Random) -> list[Item]:
    """A whole split."""
    return draw_items(draw, "ca", [partial(_question, template) for template in TEMPLATES], COUNT)


def rederive(item: Item) -> str:
    """The choice that the second route finds from the question; the empty text if not exactly one fits."""
    return calendar_second_route.answer(item.template, item.question, item.choices)


def _question(template: Template, draw: random.Random) -> Question:
    while True:
        shown, right, wrong = template.draw(draw)
        if len({right, *wrong}) == 4:
            break
    text = draw.choice(template.scenes).format(**shown).replace("p.m..", "p.m.")
    return Question(template.id, text[0].upper() + text[1:], right, tuple(wrong))
