"""Generator of `writing_cost`: short requests for texts of many kinds.

What is measured is the computation of writing; any text that is not empty will do.
"""

from __future__ import annotations

import random
from functools import cache, partial
from pathlib import Path

from pydantic import TypeAdapter

from aiact_desk.evaluation.frozen import Frozen
from aiact_desk.evaluation.generators.drawing import Question, draw_items
from aiact_desk.evaluation.packs import Item
from aiact_desk.evaluation.plain_yaml import read_plain_yaml

ITEMS = 120
EXEMPLAR = "Here is a text."
TONES = ("brief", "cheerful", "factual", "formal", "friendly", "light", "plain", "polite", "serious", "simple")

SHOTS: tuple[Item, ...] = ()


class Kind(Frozen):
    """A kind of text: how it is asked for, and the subjects that suit it."""

    ask: str
    subjects: tuple[str, ...]


def items(draw: random.Random) -> list[Item]:
    """A whole split; the template is the kind of text."""
    makers = [
        partial(_question, name, kind.ask, subject)
        for name, kind in _kinds().items()
        for subject in draw.sample(kind.subjects, len(kind.subjects))[:4]
    ]
    return draw_items(draw, "wr", draw.sample(makers, ITEMS), ITEMS)


def rederive(item: Item) -> str:
    """Any text is right; the empty text where the request is none of those that are written down."""
    known = {kind.ask.format(subject) for kind in _kinds().values() for subject in kind.subjects}
    request, _, tone = item.question.partition(" Keep it ")
    return EXEMPLAR if request in known and tone.removesuffix(".") in TONES else ""


@cache
def _kinds() -> dict[str, Kind]:
    """The kinds of texts in the file beside this module."""
    return TypeAdapter(dict[str, Kind]).validate_python(read_plain_yaml(Path(__file__).with_suffix(".yaml")))


def _question(template: str, ask: str, subject: str, draw: random.Random) -> Question:
    text = f"{ask.format(subject)} Keep it {draw.choice(TONES)}."
    return Question(template, text, EXEMPLAR, checks=({"rule": "word_count", "least": 1},))
