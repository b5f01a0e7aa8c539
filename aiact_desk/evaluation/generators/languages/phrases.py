"""Puzzles that are the same in every language: phrases are written down once, and worded in each language later."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from aiact_desk.evaluation.generators.languages.words import Unit, Words

Phrase = Callable[[Words], str]


@dataclass(frozen=True)
class Puzzle:
    """A question that can be put in any language, with its right answer and three wrong ones."""

    template: str
    question: Phrase
    right: Phrase
    wrong: tuple[Phrase, ...]


Frame = Callable[[random.Random], Puzzle]


def plain(text: object) -> Phrase:
    """The same in every language: a code or a number."""
    return lambda _: str(text)


def country(code: str) -> Phrase:
    return lambda words: words.country(code)


def language(code: str) -> Phrase:
    return lambda words: words.language_name(code)


def month(number: int) -> Phrase:
    """A month; numbers beyond 12 or below 1 go round the year."""
    return lambda words: words.month((number - 1) % 12 + 1)


def weekday(number: int) -> Phrase:
    """A day; numbers beyond 6 or below 0 go round the week."""
    return lambda words: words.weekday(number % 7)


def quarter(number: int) -> Phrase:
    return lambda words: words.quarter(number)


def day(of: date) -> Phrase:
    return lambda words: words.date(of)


def span(number: int, unit: Unit) -> Phrase:
    return lambda words: words.span(number, unit)


def filled(pattern: str, *phrases: Phrase) -> Phrase:
    """The pattern with a phrase at each pair of braces."""
    return lambda words: pattern.format(*(phrase(words) for phrase in phrases))


def pairs(sign: str, shown: Sequence[tuple[Phrase, Phrase]], asked: Phrase) -> Phrase:
    """A table of two columns, the last row of which misses its second half."""
    rows = [filled(f"{{}} {sign} {{}}", *row) for row in shown]
    return lambda words: "\n".join([*(row(words) for row in rows), f"{asked(words)} {sign} ?"])
