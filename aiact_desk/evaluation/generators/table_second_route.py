"""The second route to the answers of `table_reading`: table and question are parsed from the text."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Parsed:
    """The cells by column and row, both as they are printed; heads without their units."""

    cells: dict[str, dict[str, int]]
    question: str

    def columns(self, text: str) -> list[dict[str, int]]:
        """The columns that a text names, in the order of the text; of two that begin alike, the longer one."""
        found = sorted((text.find(head), head) for head in self.cells if head in text)
        return [self.cells[head] for _, head in found]

    def rows(self, text: str) -> list[str]:
        names = next(iter(self.cells.values()))
        found = sorted((match.start(), name) for name in names if (match := re.search(rf"\b{re.escape(name)}\b", text)))
        return [name for _, name in found]


def answer(question: str, choices: tuple[str, ...]) -> str:
    """The choice that fits; the empty text if not exactly one does."""
    table = _parsed(question)
    found = _found(table)
    fitting = [choice for choice in choices if found in {choice, re.sub(r"[^\d]", "", choice)}]
    return fitting[0] if len(fitting) == 1 else ""


def _parsed(question: str) -> Parsed:
    _, head, *rows, asked = question.split("\n")
    heads = [re.sub(r" \(.+\)", "", part) for part in head.split(" | ")]
    lines = [row.split(" | ") for row in rows]
    cells = {name: {line[0]: int(line[place]) for line in lines} for place, name in enumerate(heads) if place}
    return Parsed(cells, asked)


def _found(table: Parsed) -> str:
    asked = table.question
    columns, rows = table.columns(asked), table.rows(asked)
    numbers = [int(number) for number in re.findall(r"\b\d+\b", asked)]
    if asked.startswith("Among"):
        condition, best = columns
        return max((value, name) for name, value in best.items() if condition[name] > numbers[0])[1]
    if " above " in asked and " below " in asked:
        one, two = columns
        (name,) = [name for name in one if one[name] > numbers[0] and two[name] < numbers[1]]
        return name
    (cells,) = columns
    if asked.startswith("In how many rows"):
        above, below = ([value for value in cells.values() if sign * value > sign * numbers[0]] for sign in (1, -1))
        return str(len(above if " above " in asked else below))
    if "higher than" in asked:
        return str(cells[rows[0]] - cells[rows[1]])
    if "adding" in asked:
        return str(cells[rows[0]] + cells[rows[1]])
    if rows:
        return str(cells[rows[0]])
    ordered = [name for _, name in sorted((value, name) for name, value in cells.items())]
    for word, place in (("second highest", -2), ("second lowest", 1), ("highest", -1), ("lowest", 0)):
        if word in asked:
            return ordered[place]
    (name,) = [name for name, value in cells.items() if value == numbers[0]]
    return name
