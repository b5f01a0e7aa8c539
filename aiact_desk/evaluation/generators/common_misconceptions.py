"""Generator of `common_misconceptions`: popular errors against what is established, each asked in three ways.

A question names the error among its choices; a story has somebody act on it; and of three statements, on this and on
two other subjects, one is true or one is false, so that neither a sober nor a striking statement is the better guess.
"""

from __future__ import annotations

import random
import re
from functools import cache, partial
from pathlib import Path

from pydantic import TypeAdapter

from aiact_desk.evaluation.frozen import Frozen
from aiact_desk.evaluation.generators.drawing import only, shot
from aiact_desk.evaluation.generators.passage_reading import SHARED
from aiact_desk.evaluation.generators.together import Asked, Group, draw_together
from aiact_desk.evaluation.packs import Item
from aiact_desk.evaluation.plain_yaml import read_plain_yaml

_NAMES = SHARED["p"]
_ASKED = (
    "From a quiz: {}",
    "A child asks: {}",
    "A question to a radio programme: {}",
    "A reader asks a magazine: {}",
    "Question in an evening class: {}",
    "A visitor to a museum asks: {}",
    "A pupil wants to know: {}",
    "On a card of a board game: {}",
)
_ABOUT = (
    "{name} has found three sentences in an old almanac, on {a}, {b} and {c}.",
    "A quiz by {name} has three statements, on {a}, {b} and {c}.",
    "At a party of {name}'s the talk is of {a}, {b} and {c}, and three things are said.",
    "{name} has read three claims, about {a}, {b} and {c}.",
    "Three pupils of {name}'s have each written a sentence, on {a}, {b} and {c}.",
)
_WANTED = {
    True: ("Two of them are popular errors. Which one is true?", "Only one is right. Which one is true?"),
    False: ("One of them is a popular error. Which one is false?", "Two of them are right. Which one is false?"),
}

SHOTS = (
    shot(
        1,
        "cm",
        "From a quiz: How many hearts does an octopus have?",
        ("Three", "One", "None"),
        answer="Three",
    ),
    shot(
        2,
        "cm",
        "Milena has read three claims, about tomatoes, snails and ice. Two of them are right. Which one is false?",
        ("Ice floats on water.", "Tomatoes came to Europe from America.", "Snails have no mouths."),
        answer="Snails have no mouths.",
    ),
)


class Question(Frozen):
    """A text and its choices: the right one, the error, and two other wrong ones."""

    text: str
    choices: tuple[str, str, str, str]


class Misconception(Frozen):
    """An error (`myth`) and what is true (`fact`), as statements, and two questions on it."""

    topic: str
    fact: str
    myth: str
    ask: Question
    story: Question

    def statement(self, *, true: bool) -> str:
        """What is true, or the error."""
        return self.fact if true else self.myth


class Known(Frozen):
    """The second route's knowledge of one subject, as expressions; `reason` says why it is so."""

    about: str
    holds: str
    reason: str


def items(draw: random.Random) -> list[Item]:
    """The whole split: three items for each misconception."""
    ids = sorted(_misconceptions())
    true = draw.sample(ids, len(ids) // 2)
    return draw_together(draw, "cm", [partial(_three, id, id in true) for id in ids])


def rederive(item: Item) -> str:
    """The choice that agrees with the separate table of facts; of statements, the one that is true or false alone."""
    wanted = re.search(r"Which one is (true|false)\?$", item.question)
    if wanted is None:
        return only([choice for choice in item.choices if re.search(_facts()[item.template].holds, choice)])
    judged = {choice: _is_true(choice) for choice in item.choices}
    return only([choice for choice, true in judged.items() if true == (wanted[1] == "true")])


def _is_true(statement: str) -> bool:
    (known,) = [known for known in _facts().values() if re.search(known.about, statement)]
    return re.search(known.holds, statement) is not None


@cache
def _misconceptions() -> dict[str, Misconception]:
    """The misconceptions of the file beside this module."""
    content = read_plain_yaml(Path(__file__).with_suffix(".yaml"))
    return TypeAdapter(dict[str, Misconception]).validate_python(content)


@cache
def _facts() -> dict[str, Known]:
    """The separate table of facts."""
    content = read_plain_yaml(Path(__file__).with_name("common_misconceptions_facts.yaml"))
    return TypeAdapter(dict[str, Known]).validate_python(content)


def _three(id: str, true: bool, draw: random.Random) -> list[Group]:
    one = _misconceptions()[id]
    asked = draw.choice(_ASKED).format(one.ask.text)
    told = one.story.text.format(name=draw.choice(_NAMES))
    return [
        (Asked(id, "question", asked, _choices(draw, one.ask)),),
        (Asked(id, "story", told, _choices(draw, one.story)),),
        (_statements(id, true, draw),),
    ]


def _choices(draw: random.Random, question: Question) -> tuple[str, str, str]:
    right, myth, *others = question.choices
    return right, myth, draw.choice(others)


def _statements(id: str, true: bool, draw: random.Random) -> Asked:
    """One fact among errors on two other subjects, or one error among facts."""
    every = _misconceptions()
    others = draw.sample([other for other in sorted(every) if other != id], 2)
    first, second = (every[other].statement(true=not true) for other in others)
    a, b, c = draw.sample([every[one].topic for one in (id, *others)], 3)
    begin = draw.choice(_ABOUT).format(name=draw.choice(_NAMES), a=a, b=b, c=c)
    kind = "true statement" if true else "false statement"
    return Asked(id, kind, f"{begin} {draw.choice(_WANTED[true])}", (every[id].statement(true=true), first, second))
