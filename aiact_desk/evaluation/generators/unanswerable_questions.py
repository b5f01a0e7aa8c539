"""Generator of `unanswerable_questions`: a short passage, and a question that it answers or leaves open.

Each situation has two facts. A passage tells one of them and mentions the detail of the other in another role, so that
the same question on the same situation is answered in one item and open in the next, and the same kind of detail is
offered both times: to say that the passage does not tell is right in one half of the items.
"""

from __future__ import annotations

import random
import re
from functools import cache, partial
from pathlib import Path

from pydantic import Field, TypeAdapter

from aiact_desk.evaluation.frozen import Frozen
from aiact_desk.evaluation.generators.drawing import Question, draw_items, gold_text, shot
from aiact_desk.evaluation.generators.passage_reading import SHARED
from aiact_desk.evaluation.packs import Item
from aiact_desk.evaluation.plain_yaml import read_plain_yaml

NOT_SAID = (
    "The text does not say",
    "It is not stated",
    "The passage leaves this open",
    "The text gives no answer",
    "This cannot be told from the text",
    "Nothing is said about this",
    "That remains open in the text",
    "The passage does not tell",
)
ANSWERED, NOT_ANSWERED = "answered", "not answered"

SHOTS = (
    shot(
        1,
        "uq",
        "Text: The mill by the weir grinds flour again. Its wheel, which weighs two tonnes, was lifted in on Friday.\n"
        "How much does the wheel weigh?",
        ("Two tonnes", "The text does not say"),
        answer="Two tonnes",
    ),
    shot(
        2,
        "uq",
        "Text: The kiosk at the lake has been painted green. Its awning, a gift of the brewery, is new too.\n"
        "Who painted the kiosk?",
        ("The brewery", "It is not stated"),
        answer="It is not stated",
    ),
)


class Fact(Frozen):
    """A question, the gap with its answer, a sentence that tells it, and one with the same detail that does not.

    `find` is an expression that catches the answer in a passage that tells it, and nothing in one that does not.
    """

    gap: str
    ask: str
    told: str
    untold: str
    find: str
    wording: str = "{}"


class Situation(Frozen):
    """How a passage begins and ends, the lists that fill its gaps, and the two facts in the middle."""

    begin: str
    end: str
    lists: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    facts: tuple[Fact, Fact]


def items(draw: random.Random) -> list[Item]:
    """A whole split: each fact of each situation once told and once not."""
    makers = [partial(_question, id, asked, told) for id in _situations() for asked in (0, 1) for told in (True, False)]
    return [_with_kind(item) for item in draw_items(draw, "uq", makers, len(makers))]


def rederive(item: Item) -> str:
    """The detail that the expression of the question catches in the passage, or the choice that it does not tell."""
    text, question = item.question.removeprefix("Text: ").split("\n")
    (fact,) = [fact for fact in _situations()[item.template].facts if fact.ask == question]
    (silent,) = [choice for choice in item.choices if choice in NOT_SAID]
    found = re.findall(fact.find, text)
    if not found:
        return silent
    fitting = [choice for choice in item.choices if choice == _worded(fact, found[0])]
    return fitting[0] if len(found) == len(fitting) == 1 else ""


@cache
def _situations() -> dict[str, Situation]:
    """The situations of the file beside this module."""
    content = read_plain_yaml(Path(__file__).with_suffix(".yaml"))
    return TypeAdapter(dict[str, Situation]).validate_python(content)


def _question(id: str, asked: int, told: bool, draw: random.Random) -> Question:
    situation = _situations()[id]
    told_place = asked if told else 1 - asked
    middle = [fact.told if place == told_place else fact.untold for place, fact in enumerate(situation.facts)]
    text = " ".join([situation.begin, *middle, situation.end])
    filled: dict[str, str] = {}
    for gap in sorted(set(re.findall(r"\{(\w+)\}", text))):
        name = gap.rstrip("0123456789")
        words = situation.lists[name] if name in situation.lists else SHARED[name]
        filled[gap] = draw.choice([word for word in words if word not in filled.values()])
    fact = situation.facts[asked]
    answers = (_worded(fact, filled[fact.gap]), draw.choice(NOT_SAID))
    right, wrong = answers if told else answers[::-1]
    return Question(id, f"Text: {text.format(**filled)}\n{fact.ask}", right, (wrong,))


def _worded(fact: Fact, detail: str) -> str:
    """A detail as a choice, with a capital at the beginning."""
    text = fact.wording.format(detail)
    return text[0].upper() + text[1:]


def _with_kind(item: Item) -> Item:
    return item.model_copy(update={"kind": NOT_ANSWERED if gold_text(item) in NOT_SAID else ANSWERED})
