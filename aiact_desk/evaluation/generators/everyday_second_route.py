"""The second route of the packs of easy questions: finds the right choice in the text, whatever way it is written.

Sums and the calendar are worked out, sentences are searched for the choice by patterns, and facts are looked up in a
table that was written from the answers: for each of them the words that a question must hold to ask for it.
"""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

from aiact_desk.evaluation.frozen import Frozen
from aiact_desk.evaluation.generators.typing_mistakes import corrected
from aiact_desk.evaluation.packs import Item
from aiact_desk.evaluation.plain_yaml import read_plain_yaml

_WORD = re.compile(r"[^\W_]+")
_FILE = Path(__file__).with_suffix(".yaml")
_QUESTIONS = Path(__file__).with_name("everyday_questions.yaml")


class Table(Frozen):
    """The whole file. A clue is one or more words of a question; a pattern says where {c}, the right choice, stands."""

    clues: dict[str, dict[str, tuple[str, ...]]]
    patterns: dict[str, tuple[str, ...]]


@cache
def table() -> Table:
    """The table in the file beside this module."""
    return Table.model_validate(read_plain_yaml(_FILE))


@cache
def vocabulary() -> frozenset[str]:
    """All words of the easy questions, in small letters: what a mistyped word may have been."""
    return frozenset(_WORD.findall(_QUESTIONS.read_text(encoding="utf-8").casefold()))


def answer(item: Item) -> str:
    """The only choice that is right.

    Raises:
        ValueError: if none is, or several are.
    """
    text = corrected(item.question.casefold(), vocabulary())
    fits = _fitting(item.template, text)
    right = [choice for choice in item.choices if fits(choice.casefold())]
    if len(right) != 1:
        raise ValueError(f"{item.id}: {right} fit {text}")
    return right[0]


def _fitting(kind: str, text: str) -> Callable[[str], bool]:
    """Whether a choice in small letters is the answer to the text."""
    if kind in _RULES:
        worked_out = _RULES[kind](text)
        return lambda choice: choice.removesuffix(" euros") == worked_out
    if kind in table().patterns:
        patterns = table().patterns[kind]
        return lambda choice: any(re.search(one.replace("{c}", re.escape(choice)), text) for one in patterns)
    words = Counter(_WORD.findall(text))
    clues = {answer.casefold(): several for answer, several in table().clues[kind].items()}
    return lambda choice: any(Counter(clue.casefold().split()) <= words for clue in clues.get(choice, ()))


def _numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


def _beside(text: str) -> tuple[int, str]:
    """One step up or down, and from where."""
    (match,) = re.findall(r"(after|before) (\w+)", text)
    return (1 if match[0] == "after" else -1), match[1]


def _day_or_month(names: list[str], text: str) -> str:
    step, name = _beside(text)
    known = [known.casefold() for known in names]
    return known[(known.index(name) + step) % len(known)]


def _next_number(text: str) -> str:
    step, number = _beside(text)
    return str(int(number) + step)


def _half_or_double(text: str) -> str:
    (number,) = _numbers(text)
    return str(2 * number if "twice" in text else number // 2)


def _left_over(text: str) -> str:
    first, taken = _numbers(text)
    return str(first - taken)


def _shared(text: str) -> str:
    parts, of_all = sorted(_numbers(text))
    return str(of_all // parts)


_RULES: dict[str, Callable[[str], str]] = {
    "days": lambda text: _day_or_month(list(calendar.day_name), text),
    "months": lambda text: _day_or_month(list(calendar.month_name)[1:], text),
    "sums": lambda text: str(sum(_numbers(text))),
    "totals": lambda text: str(sum(_numbers(text))),
    "left_over": _left_over,
    "halves_and_doubles": _half_or_double,
    "next_number": _next_number,
    "sharing": _shared,
}
