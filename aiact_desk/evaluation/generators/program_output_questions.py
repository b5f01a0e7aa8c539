"""Generator of `program_output_questions`: short Python programs, and what they print.

The right answer is worked out from what was drawn, by a formula; the wrong ones are what the program would print if it
were misread. The second route runs the program as it stands in the question.
"""

from __future__ import annotations

import random
from fractions import Fraction
from functools import partial

from aiact_desk.evaluation.generators import program_outlines_numbers as numbers
from aiact_desk.evaluation.generators import program_outlines_texts as texts
from aiact_desk.evaluation.generators.drawing import Question, draw_items, numbers_around, shot
from aiact_desk.evaluation.generators.program_outline import Outline
from aiact_desk.evaluation.generators.program_runner import printed
from aiact_desk.evaluation.packs import Item

OUTLINES = (
    *numbers.CALCULATING,
    *numbers.LOOPING,
    *numbers.DECIDING,
    *numbers.CALLING,
    *texts.ON_TEXTS,
    *texts.ON_LISTS,
    *texts.ON_DICTIONARIES,
)
COUNT = 132
_ASK = "What does this Python program print?"
_TRIES = 200

SHOTS = (
    shot(
        1,
        "po",
        f"{_ASK}\ntea = 3\ncups = tea + 4\nprint(cups * 2)",
        ("11", "14", "7", "34"),
        answer="14",
        template="sum and product",
    ),
)


def items(draw: random.Random) -> list[Item]:
    """A whole split."""
    makers = [partial(_question, outline) for outline in OUTLINES]
    return draw_items(draw, "po", makers, COUNT)


def rederive(item: Item) -> str:
    """What the program prints when it runs."""
    return printed(item.question.removeprefix(f"{_ASK}\n"))


def _question(outline: Outline, draw: random.Random) -> Question:
    for _ in range(_TRIES):
        filled = outline.fill(draw)
        right = str(outline.right(filled))
        wrong = _wrong(right, [printed(program) for program in outline.misread_programs(filled)], draw)
        if len(wrong) == 3:
            return Question(outline.id, f"{_ASK}\n{outline.program(filled)}", right, tuple(wrong))
    raise RuntimeError(f"{outline.id} cannot be misread in three ways")


def _wrong(right: str, misread: list[str], draw: random.Random) -> list[str]:
    """Three other outputs; where all are whole numbers, how many are smaller than the right one is drawn."""
    different = sorted({output for output in misread if output != right})
    if all(output.isdigit() for output in (right, *different)):
        return [
            str(number)
            for number in numbers_around(draw, Fraction(right), [Fraction(output) for output in different], Fraction(1))
        ]
    return draw.sample(different, min(3, len(different)))
