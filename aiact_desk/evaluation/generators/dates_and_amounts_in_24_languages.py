"""The pack `dates_and_amounts_in_24_languages`: forms of dates and amounts, the same in all languages of the Union.

A puzzle is drawn once and then put in each language, with its choices in the same order; so the items `da-017-de` and
`da-017-mt` ask the same. Words, dates and amounts have the forms of the Unicode CLDR, and between them stand signs.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from aiact_desk.evaluation.generators.languages import amounts, dates, dates_apart
from aiact_desk.evaluation.generators.languages.parallel import draw_in_all_languages, example
from aiact_desk.evaluation.generators.languages.second_route_of_forms import rederive as rederive
from aiact_desk.evaluation.packs import Item

FRAMES = (*dates.frames(), *dates_apart.frames(), *amounts.frames())

SHOTS: Sequence[Item] = (
    example("da-dev-1", "X = 4\nY = 3\nX + Y = ?", ("12", "1", "7", "43"), 2),
    example("da-dev-2", "2, 4, 6, ?", ("8", "7", "5", "10"), 0),
)


def items(draw: random.Random) -> list[Item]:
    """A split: each item in all languages, one after the other."""
    return draw_in_all_languages(draw, "da", FRAMES)
