"""Generator of `dialect_questions`: an easy question, and the same as speakers of a variety of English may write it."""

from __future__ import annotations

import random
from collections.abc import Sequence

from aiact_desk.evaluation.generators import everyday_second_route
from aiact_desk.evaluation.generators.drawing import shot
from aiact_desk.evaluation.generators.everyday_questions import KINDS_IN_A_PACK, Kind, Question, draw_pairs
from aiact_desk.evaluation.generators.together import Group
from aiact_desk.evaluation.packs import Item

SHOTS = (
    shot(
        1,
        "dq",
        "Which of these do people light on a birthday cake?",
        ("candles", "lanterns", "torches"),
        answer="candles",
    ),
)


def items(draw: random.Random) -> list[Item]:
    """The whole split: two pairs of each of its kinds of questions."""
    return draw_pairs(draw, "dq", "dialect_questions", [_versions] * KINDS_IN_A_PACK)


def rederive(item: Item) -> str:
    """The choice that the table written from the answers, or a rule, finds for the text."""
    return everyday_second_route.answer(item)


def _versions(draw: random.Random, kind: Kind, questions: Sequence[tuple[Question, str]]) -> list[Group]:
    """Each question in one of the varieties that its kind is written in, no two of them in the same."""
    varieties = draw.sample(sorted(kind.dialects), len(questions))
    return [
        question.pair(plain, f"{variety} English", question.worded(kind.dialects[variety]))
        for (question, plain), variety in zip(questions, varieties, strict=True)
    ]
