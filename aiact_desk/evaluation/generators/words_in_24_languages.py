"""The pack `words_in_24_languages`: names, dates and spans of time, the same puzzles in all languages of the Union.

A puzzle is drawn once and then put in each language, with its choices in the same order; so the items `lq-017-de` and
`lq-017-mt` ask the same. All words are data of the Unicode CLDR, and what holds them together are signs (=, →, ?).
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from aiact_desk.evaluation.generators.languages import calendar, names
from aiact_desk.evaluation.generators.languages.parallel import draw_in_all_languages, example
from aiact_desk.evaluation.generators.languages.second_route import rederive as rederive
from aiact_desk.evaluation.packs import Item

FRAMES = (*names.frames(), *calendar.frames())

SHOTS: Sequence[Item] = (
    example("lq-dev-1", "10, 20, 30, ?", ("15", "40", "25", "70"), 1),
    example("lq-dev-2", "I = 1\nV = 5\nX = ?", ("50", "4", "9", "10"), 3),
    example("lq-dev-3", "a : A\nk : ?", ("K", "G", "R", "E"), 0),
    example("lq-dev-4", "abc → cba\nxyz → ?", ("xzy", "yxz", "zyx", "zxy"), 2),
)


def items(draw: random.Random) -> list[Item]:
    """A split: each item in all languages, one after the other."""
    return draw_in_all_languages(draw, "lq", FRAMES)
