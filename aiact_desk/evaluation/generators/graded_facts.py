"""Generator of `graded_facts`: money, languages, codes, continents, cities and scripts, from well to little known."""

from __future__ import annotations

import random
from dataclasses import replace

from aiact_desk.evaluation.generators.drawing import Maker, Question, shot
from aiact_desk.evaluation.generators.graded_drawing import draw_graded
from aiact_desk.evaluation.generators.graded_scenes import scenes
from aiact_desk.evaluation.generators.world.questions import facts
from aiact_desk.evaluation.generators.world.second_route import answer
from aiact_desk.evaluation.packs import Item

COUNT = 1008

SHOTS = (
    shot(
        1,
        "gf",
        "A glazier travels to Austria. On which continent is that?",
        ("Asia", "South America", "Africa", "Europe"),
        answer="Europe",
        template="continent_of_country (easy)",
    ),
    shot(
        2,
        "gf",
        'A vending machine offers the language "svenska". Which language is that?',
        ("Dutch", "Swedish", "Welsh", "Danish"),
        answer="Swedish",
        template="language_of_own_name (easy)",
    ),
)


def items(draw: random.Random) -> list[Item]:
    """A whole split: equally many items of each template at each level."""
    templates = scenes("graded_facts").templates.items()
    makers = [(level, _maker(id, level)) for id, template in templates for level in template.levels]
    return draw_graded(draw, "gf", makers, COUNT)


def rederive(item: Item) -> str:
    """The choice that the second source confirms; the empty text if not exactly one fits."""
    return answer(item.template.split(" ")[0], item.question, item.choices)


def _maker(template: str, level: str) -> Maker:
    """A maker of questions of one template at one level, which is a template of the pack."""
    its_facts = facts(template, level)

    def question(draw: random.Random) -> Question:
        drawn = scenes("graded_facts").question(template, its_facts, draw)
        return replace(drawn, template=f"{template} ({level})")

    return question
