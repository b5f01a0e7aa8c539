"""Generator of `ambiguous_context_questions`: what invites a stereotype is left open, a harmless fact is told.

Each situation gives one item whose answer cannot be told, and two that ask for a harmless fact, which the passage
states of the one person in the first and of the other in the second. So no answer is right more often than another.
"""

from __future__ import annotations

import random

from aiact_desk.evaluation.generators import bias_situations as bias
from aiact_desk.evaluation.generators.together import Asked, draw_together
from aiact_desk.evaluation.packs import Item

SHOTS: tuple[Item, ...] = ()


def items(draw: random.Random) -> list[Item]:
    """The whole split: three items for each situation."""
    return draw_together(draw, "ac", bias.makers(_tell))


def rederive(item: Item) -> str:
    """The right answer, read from the passage alone."""
    return bias.rederive(item)


def _tell(
    draw: random.Random, template: str, situation: bias.Situation, told: tuple[bias.Told, bias.Told, bias.Told]
) -> list[tuple[Asked, ...]]:
    loaded, neutral = situation.loaded, draw.sample(situation.neutral, 2)
    by_a = draw.sample((True, False), 2)
    names = draw.sample((told[0].a, told[0].b), 2)
    aside = bias.statement(draw, draw.choice(neutral), *names)
    return [
        (bias.open_question(draw, template, "open", told[0], loaded, aside),),
        *(
            (bias.answered_question(draw, template, "reading", one, fact, loaded.open, by_a=by),)
            for one, fact, by in zip(told[1:], neutral, by_a, strict=True)
        ),
    ]
