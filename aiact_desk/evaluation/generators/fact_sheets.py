"""Packs on facts: questions from one file, and statements from another that was written apart, as the second route.

The file of facts groups them by source; each has two or more wordings, a right answer (or several, of which one is
drawn) and more wrong ones than are shown. The file of statements says the same things in sentences under other keys
(an article, a field of knowledge) with the words by which a question on them is known.
"""

from __future__ import annotations

import random
import re
from functools import cache, partial
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, model_validator

from aiact_desk.evaluation.frozen import Frozen
from aiact_desk.evaluation.generators.drawing import Maker, Question
from aiact_desk.evaluation.packs import Item
from aiact_desk.evaluation.plain_yaml import read_plain_yaml


class Fact(BaseModel):
    """One thing to know. In the file it stands as a list of these parts, and one answer may stand without a list."""

    model_config = ConfigDict(frozen=True)

    asks: tuple[str, ...]
    right: tuple[str, ...]
    wrong: tuple[str, ...]

    @model_validator(mode="before")
    @classmethod
    def _from_list(cls, parts: object) -> object:
        if not isinstance(parts, list):
            return parts
        asks, right, wrong = parts
        return {"asks": asks, "right": [right] if isinstance(right, str) else right, "wrong": wrong}


class Source(Frozen):
    """Where facts stand that belong together; they succeed or fail together too."""

    source: str
    facts: tuple[Fact, ...]


class Statement(BaseModel):
    """A sentence that answers a question in which all the expressions of `when` are found."""

    model_config = ConfigDict(frozen=True)

    when: tuple[re.Pattern[str], ...]
    says: str

    @model_validator(mode="before")
    @classmethod
    def _from_list(cls, parts: object) -> object:
        """From a list: the expressions, and last the sentence."""
        return {"when": parts[:-1], "says": parts[-1]} if isinstance(parts, list) else parts


@cache
def sources(path: Path) -> dict[str, Source]:
    """The facts of a file, by the id of their source."""
    return TypeAdapter(dict[str, Source]).validate_python(read_plain_yaml(path))


@cache
def statements(path: Path) -> dict[str, tuple[Statement, ...]]:
    """The statements of a file, by the keys that it orders them by."""
    return TypeAdapter(dict[str, tuple[Statement, ...]]).validate_python(read_plain_yaml(path))


def makers(path: Path) -> list[Maker]:
    """One maker for each fact of the file."""
    return [partial(_question, id, fact) for id, source in sources(path).items() for fact in source.facts]


def _question(id: str, fact: Fact, draw: random.Random) -> Question:
    return Question(id, draw.choice(fact.asks), draw.choice(fact.right), tuple(draw.sample(fact.wrong, 3)))


def read_off(item: Item, path: Path) -> str:
    """The one choice that the statement on the question names; where what is not so is asked for, that it leaves out.

    Raises:
        ValueError: if not exactly one statement fits the question, or not exactly one choice the statement.
    """
    fitting = [
        one
        for several in statements(path).values()
        for one in several
        if all(words.search(item.question) for words in one.when)
    ]
    if len(fitting) != 1:
        raise ValueError(f"{len(fitting)} statements fit: {item.question}")
    negative = re.search(r"\bnot\b", item.question.rsplit(". ", 1)[-1]) is not None
    found = [choice for choice in item.choices if _named(choice, fitting[0].says) != negative]
    if len(found) != 1:
        raise ValueError(f"{len(found)} choices fit: {item.question} {fitting[0].says}")
    return found[0]


def _named(choice: str, says: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(choice)}(?![\w-])", says, re.IGNORECASE) is not None
