"""Generator of `mistyped_questions`: an easy question, and the same with typing mistakes or in one letter case."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import partial

from aiact_desk.evaluation.generators import everyday_second_route
from aiact_desk.evaluation.generators.drawing import shot
from aiact_desk.evaluation.generators.everyday_questions import PAIRS, Kind, Question, draw_pairs, everyday
from aiact_desk.evaluation.generators.everyday_second_route import vocabulary
from aiact_desk.evaluation.generators.together import Group
from aiact_desk.evaluation.generators.typing_mistakes import mistyped
from aiact_desk.evaluation.packs import Item

KINDS = ("typing mistakes", "lower case", "capitals")
SHOTS = (
    shot(
        1,
        "mq",
        "What do you see in the sky on a clear night?",
        ("mushrooms", "the sun", "stars"),
        answer="stars",
    ),
)


def items(draw: random.Random) -> list[Item]:
    """The whole split: two pairs of each of its kinds of questions, changed in each of the three ways equally often."""
    changes = [KINDS[index % len(KINDS)] for index in range(PAIRS)]
    draw.shuffle(changes)
    versions = [partial(_versions, (one, other)) for one, other in zip(changes[::2], changes[1::2], strict=True)]
    return draw_pairs(draw, "mq", "mistyped_questions", versions)


def rederive(item: Item) -> str:
    """The choice that the table written from the answers, or a rule, finds for the corrected text."""
    return everyday_second_route.answer(item)


def _changed(draw: random.Random, change: str, text: str, choices: Sequence[str]) -> str:
    """The text with one of the three changes; words of a choice and people get no mistakes."""
    if change == "lower case":
        return text.lower()
    if change == "capitals":
        return text.upper()
    kept = {word for name in (*choices, *everyday().people) for word in name.casefold().split()}
    return mistyped(draw, text, vocabulary(), kept)


def _versions(
    changes: Sequence[str], draw: random.Random, _: Kind, questions: Sequence[tuple[Question, str]]
) -> list[Group]:
    return [
        question.pair(plain, change, _changed(draw, change, plain, question.choices))
        for (question, plain), change in zip(questions, changes, strict=True)
    ]
