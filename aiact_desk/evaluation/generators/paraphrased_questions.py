"""Generator of `paraphrased_questions`: an easy question, and the same question in other words."""

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
        "pq",
        "What do people call the time when the sun goes down?",
        ("midnight", "sunset", "noon"),
        answer="sunset",
    ),
)


def items(draw: random.Random) -> list[Item]:
    """The whole split: two pairs of each of its kinds of questions."""
    return draw_pairs(draw, "pq", "paraphrased_questions", [_versions] * KINDS_IN_A_PACK)


def rederive(item: Item) -> str:
    """The choice that the table written from the answers, or a rule, finds for the text."""
    return everyday_second_route.answer(item)


def _versions(draw: random.Random, kind: Kind, questions: Sequence[tuple[Question, str]]) -> list[Group]:
    """Each question in one of the other wordings of its kind, no two of them in the same."""
    others = draw.sample(kind.other, len(questions))
    return [
        question.pair(plain, "paraphrased", question.worded(other))
        for (question, plain), other in zip(questions, others, strict=True)
    ]
