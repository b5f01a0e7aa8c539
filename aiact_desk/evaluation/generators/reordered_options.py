"""Generator of `reordered_options`: an easy question, and the same with its choices in another order."""

from __future__ import annotations

import random
from collections.abc import Sequence

from aiact_desk.evaluation.generators import everyday_second_route
from aiact_desk.evaluation.generators.drawing import gold_text, shot
from aiact_desk.evaluation.generators.everyday_questions import KINDS_IN_A_PACK, Kind, Question, draw_pairs
from aiact_desk.evaluation.generators.together import CHOICES, Group
from aiact_desk.evaluation.packs import Item

SHOTS = (
    shot(
        1,
        "ro",
        "What do cars stop for in traffic?",
        ("a red light", "a green light", "a blue sky"),
        answer="a red light",
    ),
)
_KIND = "reordered"


def items(draw: random.Random) -> list[Item]:
    """The whole split: two pairs of each of its kinds of questions.

    In one item of each pair the right choice moves to another letter: from each letter equally often to either of the
    other two, so that the letters stay right equally often.
    """
    drawn = draw_pairs(draw, "ro", "reordered_options", [_versions] * KINDS_IN_A_PACK)
    steps = {place: _steps(draw, sum(item.gold == place for item in drawn) // 2) for place in range(CHOICES)}
    return [
        _moved(draw, item, steps[item.gold].pop()) if item.kind == _KIND and item.gold is not None else item
        for item in drawn
    ]


def rederive(item: Item) -> str:
    """The choice that the table written from the answers, or a rule, finds for the text."""
    return everyday_second_route.answer(item)


def _versions(_: random.Random, __: Kind, questions: Sequence[tuple[Question, str]]) -> list[Group]:
    return [question.pair(plain, _KIND, plain) for question, plain in questions]


def _steps(draw: random.Random, count: int) -> list[int]:
    """How far each right choice moves: one or two letters on, as evenly as possible."""
    steps = [1 + index % (CHOICES - 1) for index in range(count)]
    draw.shuffle(steps)
    return steps


def _moved(draw: random.Random, item: Item, step: int) -> Item:
    """The item with its right choice that many letters further on, past the end from the start again."""
    right = gold_text(item)
    wrong = [choice for choice in item.choices if choice != right]
    place = (item.choices.index(right) + step) % CHOICES
    choices = draw.sample(wrong, len(wrong))
    choices.insert(place, right)
    return item.model_copy(update={"choices": tuple(choices), "gold": place})
