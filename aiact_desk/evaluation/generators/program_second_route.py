"""Finds the results of a small program again: reads its docstring, and runs a second solution, written another way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from textwrap import indent

from aiact_desk.evaluation.generators.program_families import (
    AGAIN,
    WORDS,
    Family,
    Filling,
    Options,
    every_options,
    families,
)
from aiact_desk.evaluation.isolation.inside import plain
from aiact_desk.evaluation.packs import Item

_SIGNATURE = re.compile(r"def (\w+)\((.*)\) -> .*:")
_ARGUMENT = re.compile(r"(\w+): ")
_EXAMPLE = re.compile(r">>> (.+)\n\s*(.+)\n")
_GAP = re.compile(r"(<\w+>)")


def answer(item: Item) -> str:
    """The marked answer if the docstring fits programs whose second solutions all give the stated results.

    The example in the docstring must be true as well.
    """
    check, example = item.checks[0], _EXAMPLE.search(item.question)
    signature = _SIGNATURE.match(item.question)
    calls, results = check["calls"], check["results"]
    if example is None or signature is None or not isinstance(calls, list) or not isinstance(results, list):
        return ""
    stated = [plain(_evaluated(example[2], {})), *results]
    programs = list(_second_solutions(item, signature))
    for program in programs:
        namespace: dict[str, object] = {}
        exec(program, namespace)  # noqa: S102  (a program out of our own file)
        if [plain(_evaluated(str(call), namespace)) for call in [example[1], *calls]] != stated:
            return ""
    return (item.answer or "") if programs and check["signature"] == signature[0] else ""


def _evaluated(call: str, namespace: dict[str, object]) -> object:
    return eval(call, namespace)  # noqa: S307


def _second_solutions(item: Item, signature: re.Match[str]) -> Iterator[str]:
    """The second solution of every family whose docstring this is."""
    doc = item.question.split('"""')[1].split("\n")[0]
    arguments = _ARGUMENT.findall(signature[2])
    for pattern, family, options in _docstrings():
        found = pattern.fullmatch(doc)
        if found:
            numbers = {gap: int(number) for gap, number in found.groupdict().items() if gap != "xs"}
            code = Filling(options, numbers, arguments[0]).fill(family.again, AGAIN)
            yield f"def {signature[1]}({', '.join(arguments)}):\n{indent(code.strip(), '    ')}"


@cache
def _docstrings() -> list[tuple[re.Pattern[str], Family, Options]]:
    """An expression for each docstring that a family may have, with the options that are in it."""
    found = []
    for family in families().families:
        for options in every_options(family):
            text = family.doc
            for gap, option in options.items():
                text = text.replace(f"<{gap}>", option[WORDS])
            found.append((re.compile(_expression(text)), family, options))
    return found


def _expression(text: str) -> str:
    """The text with a group in place of each gap; a gap that comes again is the same again."""
    expression, seen = "", set()
    for part in _GAP.split(text):
        gap = part.strip("<>")
        if not _GAP.fullmatch(part):
            expression += re.escape(part)
        elif gap in seen:
            expression += f"(?P={gap})"
        else:
            seen.add(gap)
            expression += rf"(?P<{gap}>\w+)"
    return expression
