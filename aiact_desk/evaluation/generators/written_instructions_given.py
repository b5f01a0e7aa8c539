"""Instructions to put something that is given into another form."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from functools import partial
from json import dumps

from aiact_desk.evaluation.generators.drawing import Checks, Maker, Question
from aiact_desk.evaluation.generators.written_instructions_content import NUMBERS, check, content

_FORMATS = {"YYYY-MM-DD": "%Y-%m-%d", "DD.MM.YYYY": "%d.%m.%Y", "DD/MM/YYYY": "%d/%m/%Y", "YYYYMMDD": "%Y%m%d"}
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
_KEYS = {"name": ("name", "first_name", "person"), "age": ("age", "years"), "town": ("town", "city", "place")}

Demand = tuple[str, str, Checks]  # the instruction, an answer that fulfils it, and the checks


def _given(name: str, demand: Callable[[random.Random], Demand], draw: random.Random) -> Question:
    text, answer, checks = demand(draw)
    return Question(name, text, answer, checks=checks)


def _person(draw: random.Random) -> tuple[str, dict[str, str]]:
    """A sentence on an invented person, and the facts in it."""
    people = content().people
    facts = {"name": draw.choice(people.name), "age": str(draw.randrange(19, 80)), "town": draw.choice(people.town)}
    return draw.choice(people.facts).format(job=draw.choice(people.job), **facts), facts


def _fields(draw: random.Random) -> tuple[str, list[str], list[str], list[str]]:
    """A sentence on a person, which of its facts are wanted, under which keys, and what they are."""
    text, facts = _person(draw)
    wanted = draw.sample(list(facts), draw.choice((2, 3)))
    return text, wanted, [draw.choice(_KEYS[fact]) for fact in wanted], [facts[fact] for fact in wanted]


def _json_object(draw: random.Random) -> Demand:
    text, wanted, keys, values = _fields(draw)
    named = _in_words([f'"{key}" for the {fact}' for key, fact in zip(keys, wanted, strict=True)])
    answer = dumps(dict(zip(keys, values, strict=True)))
    checks = (check("json_object", keys=keys, values=values),)
    return f"{text} Put this into a JSON object with the keys {named}, and write nothing else.", answer, checks


def _labelled_lines(draw: random.Random) -> Demand:
    text, wanted, keys, values = _fields(draw)
    labels = [key.replace("_", " ").capitalize() for key in keys]
    named = _in_words([f"'{label}:' with the {fact}" for label, fact in zip(labels, wanted, strict=True)])
    answer = "\n".join(f"{label}: {value}" for label, value in zip(labels, values, strict=True))
    checks = (check("labelled_lines", keys=labels, values=values),)
    return f"{text} Write {NUMBERS[len(keys)]} lines: {named}.", answer, checks


def _date(draw: random.Random) -> Demand:
    event, form = draw.choice(content().events), draw.choice(list(_FORMATS))
    date = datetime.date(2000, 1, 1) + datetime.timedelta(draw.randrange(365 * 40))
    told = event.text.format(date=f"{date.day} {MONTHS[date.month - 1]} {date.year}")
    answer = date.strftime(_FORMATS[form])
    return f"{told}. Write only {event.what}, in the form {form}.", answer, (check("exactly", text=answer),)


def _sorted_words(draw: random.Random) -> Demand:
    given = draw.sample(content().words_to_sort, draw.choice((4, 5)))
    called, sign = draw.choice((("commas", ","), ("slashes", "/"), ("semicolons", ";")))
    text = draw.choice(("Put these words in alphabetical order, with {} between them: {}",
                        "Write these words from A to Z, separated by {}: {}"))  # fmt: skip
    checks = (
        check("parts", text=sign, count=len(given)),
        check("ordered_parts", text=sign),
        check("has_words", words=given),
    )
    return text.format(called, " ".join(given)), f"{sign} ".join(sorted(given)), checks


def _repeated(draw: random.Random) -> Demand:
    word, n = draw.choice(content().words_to_repeat), draw.randrange(3, 9)
    text = draw.choice(
        ("Write the word '{}' {} times, and nothing else.", "Say '{}' {} times without adding anything.")
    )
    answer = " ".join([word] * n)
    return text.format(word, NUMBERS[n]), answer, (check("only_repeats", text=word, count=n),)


def _one_of_two(draw: random.Random) -> Demand:
    choice = draw.choice(content().choices)
    options = draw.sample(choice.options, 2)
    text = draw.choice(("{}? Answer with one of these words only: '{}' or '{}'.", "{}? Say nothing but '{}' or '{}'."))
    return text.format(choice.ask, *options), draw.choice(options), (check("one_of", words=options),)


def _hyphens(draw: random.Random) -> Demand:
    message = draw.choice(content().messages)
    text = draw.choice(("Copy this message with a hyphen in place of each space: {}",
                        "Write this message again, but replace the spaces by hyphens: {}"))  # fmt: skip
    answer = message.replace(" ", "-")
    return text.format(message), answer, (check("exactly", text=answer),)


def _word_on_a_line(draw: random.Random) -> Demand:
    message = draw.choice(content().messages)
    text = draw.choice(("Copy this message with each word on a line of its own: {}",
                        "Write this message word by word, one below the other: {}"))  # fmt: skip
    answer = message.replace(" ", "\n")
    return text.format(message), answer, (check("exactly", text=answer),)


def _copied_in_capitals(draw: random.Random) -> Demand:
    message = draw.choice(content().messages)
    text = draw.choice(
        ("Copy this message in capital letters: {}", "Turn all letters of this message into capitals: {}")
    )
    return text.format(message), message.upper(), (check("exactly", text=message.upper()), check("capitals"))


def _in_words(parts: list[str]) -> str:
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


GIVEN: tuple[Maker, ...] = tuple(
    partial(_given, name, demand)
    for name, demand in (
        ("a JSON object", _json_object),
        ("labelled lines", _labelled_lines),
        ("a date", _date),
        ("words put in order", _sorted_words),
        ("a repeated word", _repeated),
        ("one of two words", _one_of_two),
        ("hyphens for spaces", _hyphens),
        ("a word on a line", _word_on_a_line),
        ("a copy in capitals", _copied_in_capitals),
    )
)
