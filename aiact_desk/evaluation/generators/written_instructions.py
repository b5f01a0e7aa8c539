"""Generator of `written_instructions`: something to write, with a demand on its form that rules can check."""

from __future__ import annotations

import random

from aiact_desk.evaluation.generators import written_instructions_second_route
from aiact_desk.evaluation.generators.drawing import Maker, draw_items, shot
from aiact_desk.evaluation.generators.written_instructions_content import check
from aiact_desk.evaluation.generators.written_instructions_given import GIVEN
from aiact_desk.evaluation.generators.written_instructions_lists import LISTS
from aiact_desk.evaluation.generators.written_instructions_prose import prose_makers
from aiact_desk.evaluation.packs import Item

EACH = 3

SHOTS = (
    shot(
        1,
        "wi",
        "Describe a fox. Write exactly two sentences.",
        answer="The fox has a red coat. It hunts mice at dusk.",
        checks=(check("sentence_count", least=2, most=2),),
    ),
    shot(
        2,
        "wi",
        "Name three flowers on one line, put the sign '+' between them and write nothing else.",
        answer="rose + tulip + daisy",
        checks=(check("parts", text="+", count=3),),
    ),
)


def items(draw: random.Random) -> list[Item]:
    """A whole split."""
    makers: list[Maker] = [*prose_makers(), *LISTS, *GIVEN]
    return draw_items(draw, "wi", makers, EACH * len(makers))


def rederive(item: Item) -> str:
    """The example answer, if the second route reads the same checks from the instruction and finds them fulfilled."""
    return written_instructions_second_route.answer(item)
