"""Generator of `passage_reading`: short passages, and questions that only the passage answers."""

from __future__ import annotations

import random
import re
from functools import cache, partial
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, model_validator

from aiact_desk.evaluation.generators.drawing import Question, draw_items, shot
from aiact_desk.evaluation.packs import Item
from aiact_desk.evaluation.plain_yaml import read_plain_yaml

SHARED = {
    "p": ("Anke", "Boris", "Celia", "Dusan", "Emma", "Florin", "Gerda", "Hamid", "Ivana", "Jules", "Kaisa", "Luca",
          "Marta", "Nuno", "Olaf", "Petra", "Rosa", "Sven", "Tilda", "Viktor"),
    "d": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "t": ("9:10", "9:50", "10:30", "11:20", "12:15", "13:40", "14:25", "15:05", "15:50", "16:40"),
    "e": ("4:50", "5:10", "5:25", "5:40", "6:05", "6:20"),
    "v": ("17:10", "17:40", "18:15", "18:50", "19:20", "19:45"),
    "m": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
    "n": ("two", "three", "four", "five", "six", "seven", "eight", "nine", "eleven", "twelve"),
}  # fmt: skip

SHOTS = (
    shot(
        1,
        "pa",
        "Text: Signe runs the kiosk at the lake and closes it at noon in winter. A friend, Aksel, repairs "
        "boats there.\nWho repairs boats?",
        ("Signe", "Aksel", "Ragna", "Leif"),
        answer="Aksel",
    ),
)


class Asked(BaseModel):
    """A question, the gap that answers it, the expression that finds it in the text, and how the answer is worded.

    In the file it stands as a list of these parts.
    """

    model_config = ConfigDict(frozen=True)

    question: str
    gap: str
    find: str
    wording: str = "{}"

    @model_validator(mode="before")
    @classmethod
    def _from_list(cls, parts: object) -> object:
        return dict(zip(cls.model_fields, parts, strict=False)) if isinstance(parts, list) else parts


class Passage(BaseModel):
    """A text with gaps, the lists to fill them from, and its questions."""

    model_config = ConfigDict(frozen=True)

    text: str
    lists: dict[str, tuple[str, ...]]
    ask: tuple[Asked, ...]

    def words(self, gap: str) -> tuple[str, ...]:
        """What may stand in a gap."""
        name = gap.rstrip("0123456789")
        return self.lists[name] if name in self.lists else SHARED[name]


def items(draw: random.Random) -> list[Item]:
    """A whole split."""
    makers = [partial(_question, id, asked) for id, passage in _passages().items() for asked in passage.ask]
    return draw_items(draw, "pa", makers, len(makers))


def rederive(item: Item) -> str:
    """The choice that the expression of the question finds in the text; the empty text if none or several do."""
    text, question = item.question.removeprefix("Text: ").split("\n")
    passage = _passages()[item.template]
    found = set()
    for asked in passage.ask:
        if re.fullmatch(re.sub(r"\\\{\w+\\\}", r"\\w+", re.escape(asked.question)), question):
            matches = re.findall(asked.find, text)
            found |= {asked.wording.format(match) for match in matches}
    fitting = [choice for choice in item.choices if choice in found]
    return fitting[0] if len(fitting) == len(found) == 1 else ""


@cache
def _passages() -> dict[str, Passage]:
    """The passages of the file beside this module."""
    content = read_plain_yaml(Path(__file__).with_suffix(".yaml"))
    return TypeAdapter(dict[str, Passage]).validate_python(content)


def filled_passages(draw: random.Random) -> dict[str, str]:
    """Every passage by its id, with its gaps filled."""
    return {id: passage.text.format(**_filled(passage, draw)) for id, passage in _passages().items()}


def _filled(passage: Passage, draw: random.Random) -> dict[str, str]:
    """A word for each gap, none of them twice."""
    filled: dict[str, str] = {}
    for gap in sorted(set(re.findall(r"\{(\w+)\}", passage.text))):
        free = [word for word in passage.words(gap) if word not in filled.values()]
        filled[gap] = draw.choice(free)
    return filled


def _question(id: str, asked: Asked, draw: random.Random) -> Question:
    passage = _passages()[id]
    filled = _filled(passage, draw)
    right = filled[asked.gap]
    same = [word for gap, word in filled.items() if passage.words(gap) == passage.words(asked.gap) and word != right]
    other = [word for word in passage.words(asked.gap) if word not in filled.values()]
    wrong = [*draw.sample(same, len(same)), *draw.sample(other, len(other))][:3]
    wording = asked.wording.format
    return Question(
        id,
        f"Text: {passage.text.format(**filled)}\n{asked.question.format(**filled)}",
        wording(right),
        tuple(wording(word) for word in wrong),
    )
