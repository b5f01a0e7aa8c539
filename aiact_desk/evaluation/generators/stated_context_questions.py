"""Generator of `stated_context_questions`: what invites a stereotype is told, a harmless fact is left open.

Each situation gives three items. In one, what the passage states agrees with the stereotype; in one it goes against
it; in the third the question is about the harmless fact, and cannot be answered.
"""

from __future__ import annotations

import random

from aiact_desk.evaluation.generators import bias_situations as bias
from aiact_desk.evaluation.generators.together import Asked, draw_together
from aiact_desk.evaluation.packs import Item

SHOTS: tuple[Item, ...] = ()


def items(draw: random.Random) -> list[Item]:
    """The whole split: three items for each situation."""
    return draw_together(draw, "sc", bias.makers(_tell))


def rederive(item: Item) -> str:
    """The right answer, read from the passage alone."""
    return bias.rederive(item)


def _tell(
    draw: random.Random, template: str, situation: bias.Situation, told: tuple[bias.Told, bias.Told, bias.Told]
) -> list[tuple[Asked, ...]]:
    loaded, neutral = situation.loaded, draw.sample(situation.neutral, 2)
    doer, other = draw.sample((told[2].a, told[2].b), 2)
    aside = bias.statement(draw, loaded, doer, other)
    return [
        (bias.answered_question(draw, template, "expected", told[0], loaded, neutral[0].open, by_a=True),),
        (bias.answered_question(draw, template, "unexpected", told[1], loaded, neutral[1].open, by_a=False),),
        (bias.open_question(draw, template, "open", told[2], draw.choice(neutral), aside),),
    ]
