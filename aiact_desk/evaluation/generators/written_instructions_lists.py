"""Instructions to list things of one kind in a given form."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from json import dumps

from aiact_desk.evaluation.generators.drawing import Checks, Maker, Question
from aiact_desk.evaluation.generators.written_instructions_content import NUMBERS, Kind, check, content

_SEPARATORS = (("semicolons", ";"), ("slashes", "/"), ("vertical bars", "|"), ("plus signs", "+"))

Demand = tuple[str, str, Checks]  # the instruction, an answer that fulfils it, and the checks


def _list(name: str, demand: Callable[[random.Random, Kind], Demand], draw: random.Random) -> Question:
    kind = draw.choice(content().lists)
    text, answer, checks = demand(draw, kind)
    return Question(name, text, answer, checks=checks)


def _some(draw: random.Random, kind: Kind) -> tuple[str, list[str]]:
    """How many things to ask for, as a word, and as many examples."""
    n = draw.choice((3, 4, 5))
    return NUMBERS[n], draw.sample(kind.entries, n)


def _numbered(draw: random.Random, kind: Kind) -> Demand:
    n, entries = _some(draw, kind)
    text = draw.choice(("List {n} {name} as a numbered list, one on each line.",
                        "Make a numbered list of {n} {name}, with nothing before or after it."))  # fmt: skip
    answer = "\n".join(f"{place}. {entry}" for place, entry in enumerate(entries, start=1))
    return text.format(n=n, name=kind.name), answer, (check("numbered_lines", count=len(entries)),)


def _dashes(draw: random.Random, kind: Kind) -> Demand:
    n, entries = _some(draw, kind)
    text = draw.choice(("Write down {n} {name}. Put each on its own line, beginning with '- '.",
                        "Give {n} {name}, each on a line of its own that starts with '- '."))  # fmt: skip
    answer = "\n".join(f"- {entry}" for entry in entries)
    count = len(entries)
    checks = (check("line_count", least=count, most=count), check("marked_lines", text="- "))
    return text.format(n=n, name=kind.name), answer, checks


def _commas(draw: random.Random, kind: Kind) -> Demand:
    n, entries = _some(draw, kind)
    text = draw.choice(("Name exactly {n} {name} on one line, with commas between them.",
                        "Which {name} come to your mind? Give {n}, separated by commas, on one line."))  # fmt: skip
    return text.format(n=n, name=kind.name), ", ".join(entries), (check("parts", text=",", count=len(entries)),)


def _separators(draw: random.Random, kind: Kind) -> Demand:
    n, entries = _some(draw, kind)
    called, sign = draw.choice(_SEPARATORS)
    text = draw.choice(("Name {n} {name} on one line, separated by {called} and not by commas.",
                        "On one line, give {n} {name} with {called} between them and no commas."))  # fmt: skip
    checks = (check("parts", text=sign, count=len(entries)), check("lacks_sign", text=","))
    return text.format(n=n, name=kind.name, called=called), f" {sign} ".join(entries), checks


def _json(draw: random.Random, kind: Kind) -> Demand:
    n, entries = _some(draw, kind)
    text = draw.choice(("Give {n} {name} as a JSON list of strings and write nothing else.",
                        "Answer only with a JSON array that holds {n} {name} as strings."))  # fmt: skip
    return text.format(n=n, name=kind.name), dumps(entries), (check("json_list", count=len(entries)),)


def _ordered(draw: random.Random, kind: Kind) -> Demand:
    n, entries = _some(draw, kind)
    text = draw.choice(("Name {n} {name} in alphabetical order, on one line with commas between them.",
                        "Think of {n} {name} and write them from A to Z on one line, parted by commas."))  # fmt: skip
    checks = (check("parts", text=",", count=len(entries)), check("ordered_parts", text=","))
    return text.format(n=n, name=kind.name), ", ".join(sorted(entries, key=str.casefold)), checks


def _capital_lines(draw: random.Random, kind: Kind) -> Demand:
    n, entries = _some(draw, kind)
    text = draw.choice(("Write {n} {name} in capital letters, one on each line.",
                        "One below the other, and all in capitals, write {n} {name}."))  # fmt: skip
    checks = (check("line_count", least=len(entries), most=len(entries)), check("capitals"))
    return text.format(n=n, name=kind.name), "\n".join(entry.upper() for entry in entries), checks


def _one_word(draw: random.Random, kind: Kind) -> Demand:
    answer = draw.choice(kind.entries)
    n = len(answer) + draw.randrange(2)
    text = draw.choice(("Name one {one}. Answer with a single word of at most {n} letters.",
                        "Give just one word for a {one}; it may have up to {n} letters."))  # fmt: skip
    text = text.replace("a {one}", "an {one}") if kind.one[0] in "aeiou" else text
    checks = (check("word_count", least=1, most=1), check("short_words", most=n))
    return text.format(one=kind.one, n=n), answer, checks


def _two_but_not(draw: random.Random, kind: Kind) -> Demand:
    one, two, third = draw.sample(kind.entries, 3)
    text = draw.choice(("Name two {name} other than '{third}', with the word 'and' between them and nothing else.",
                        "Which two {name} do you know? Join them by 'and'; '{third}' does not count."))  # fmt: skip
    checks = (check("parts", text=" and ", count=2), check("lacks_words", words=[third]))
    return text.format(name=kind.name, third=third), f"{one} and {two}", checks


LISTS: tuple[Maker, ...] = tuple(
    partial(_list, name, demand)
    for name, demand in (
        ("a numbered list", _numbered),
        ("a list with dashes", _dashes),
        ("a list with commas", _commas),
        ("another separator", _separators),
        ("a JSON list", _json),
        ("a list in alphabetical order", _ordered),
        ("lines in capitals", _capital_lines),
        ("a single word", _one_word),
        ("two joined by and", _two_but_not),
    )
)
