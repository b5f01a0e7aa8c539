"""What the instructions of `written_instructions` are about, and how their checks are written down."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import JsonValue

from aiact_desk.evaluation.frozen import Frozen
from aiact_desk.evaluation.plain_yaml import read_plain_yaml

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Subject(Frozen):
    """Something to write about: see the head of the YAML file."""

    ask: str
    title: str
    says: tuple[str, str, str, str]
    avoid: tuple[str, ...]
    question: str
    without_e: str | None = None
    twice: tuple[str, str] | None = None


class Kind(Frozen):
    """Things of one kind, to be listed."""

    name: str
    one: str
    entries: tuple[str, ...]


class People(Frozen):
    """Facts about an invented person, in one sentence with gaps."""

    facts: tuple[str, ...]
    name: tuple[str, ...]
    town: tuple[str, ...]
    job: tuple[str, ...]


class Choice(Frozen):
    """A question of taste, and the two words that may answer it."""

    ask: str
    options: tuple[str, str]


class Event(Frozen):
    """A sentence with a date, and what the date is."""

    text: str
    what: str


class Content(Frozen):
    """The whole file."""

    subjects: tuple[Subject, ...]
    lists: tuple[Kind, ...]
    people: People
    choices: tuple[Choice, ...]
    words_to_repeat: tuple[str, ...]
    words_to_sort: tuple[str, ...]
    messages: tuple[str, ...]
    closings: tuple[str, ...]
    openings: tuple[str, ...]
    events: tuple[Event, ...]


@cache
def content() -> Content:
    """The content of `written_instructions.yaml`."""
    path = Path(__file__).with_name("written_instructions.yaml")
    return Content.model_validate(read_plain_yaml(path))


def check(rule: str, **parameters: str | int | list[str]) -> dict[str, JsonValue]:
    """A check, as an item names it."""
    return {
        "rule": rule,
        **{name: [*value] if isinstance(value, list) else value for name, value in parameters.items()},
    }
