"""Generator of `everyday_science_facts`: school science, with facts that nobody disputes.

The second route reads each answer off a list of statements that is ordered by field.
"""

from __future__ import annotations

import random
from pathlib import Path

from aiact_desk.evaluation.generators import fact_sheets
from aiact_desk.evaluation.generators.drawing import draw_items, shot
from aiact_desk.evaluation.packs import Item

FACTS = Path(__file__).with_suffix(".yaml")
STATEMENTS = FACTS.with_name("everyday_science_statements.yaml")

SHOTS = (
    shot(
        1,
        "sc",
        "Which of these is the warmest?",
        ("an ice cube", "a cool cellar", "boiling water", "fresh snow"),
        answer="boiling water",
    ),
)


def items(draw: random.Random) -> list[Item]:
    """A whole split: each fact once."""
    makers = fact_sheets.makers(FACTS)
    return draw_items(draw, "sc", makers, len(makers))


def rederive(item: Item) -> str:
    """The choice that the statement on the question names."""
    return fact_sheets.read_off(item, STATEMENTS)
