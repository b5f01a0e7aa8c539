"""Generator of `european_institution_facts`: how the Union works, from sources that change seldom.

The second route reads each answer off a list of statements that is ordered by article.
"""

from __future__ import annotations

import random
from pathlib import Path

from aiact_desk.evaluation.generators import fact_sheets
from aiact_desk.evaluation.generators.drawing import draw_items, shot
from aiact_desk.evaluation.packs import Item

FACTS = Path(__file__).with_suffix(".yaml")
STATEMENTS = FACTS.with_name("european_institution_statements.yaml")

SHOTS = (
    shot(
        1,
        "eu",
        "Which two colours has the flag of the European Union?",
        ("red and white", "green and gold", "blue and gold", "black and blue"),
        answer="blue and gold",
    ),
)


def items(draw: random.Random) -> list[Item]:
    """A whole split: each fact once."""
    makers = fact_sheets.makers(FACTS)
    return draw_items(draw, "eu", makers, len(makers))


def rederive(item: Item) -> str:
    """The choice that the statement on the question names."""
    return fact_sheets.read_off(item, STATEMENTS)
