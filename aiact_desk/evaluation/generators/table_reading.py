"""Generator of `table_reading`: a small table, and a question that it answers."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from aiact_desk.evaluation.generators import table_second_route
from aiact_desk.evaluation.generators.drawing import Question, draw_items, numbers_around, shot
from aiact_desk.evaluation.generators.table_themes import THEMES, Column, Theme
from aiact_desk.evaluation.packs import Item

COUNT = 8 * len(THEMES)
_TRIES = 50
_NEVER_ADDED = {"altitude", "mean weight", "battery life"}

SHOTS = (
    shot(
        1,
        "ta",
        "Cafés on a square\ncafé | number of tables | price of a tea (€)\nAzur | 12 | 4\nBlume | 9 | 3\nCello "
        "| 20 | 5\nWhich café has the lowest number of tables?",
        ("Azur", "Cello", "None of them", "Blume"),
        answer="Blume",
        template="lookup",
    ),
)


@dataclass(frozen=True)
class Table:
    """A filled table: rows in their order, with a value for each column."""

    theme: Theme
    rows: dict[str, tuple[int, ...]]

    def __str__(self) -> str:
        head = " | ".join([self.theme.row, *(column.head for column in self.theme.columns)])
        lines = [" | ".join([name, *map(str, values)]) for name, values in self.rows.items()]
        return "\n".join([self.theme.title, head, *lines])

    def column(self, column: Column) -> dict[str, int]:
        place = self.theme.columns.index(column)
        return {name: values[place] for name, values in self.rows.items()}


Asked = tuple[str, str, list[str]]
Kind = Callable[[Table, random.Random], Asked | None]  # None where the table has no such question


def items(draw: random.Random) -> list[Item]:
    """A whole split."""
    makers = [partial(_question, theme, kind) for theme in THEMES for kind in (*_FIND, *_COUNT)]
    return draw_items(draw, "ta", makers, COUNT)


def rederive(item: Item) -> str:
    """The choice that the second route finds; the empty text if not exactly one fits."""
    return table_second_route.answer(item.question, item.choices)


def _question(theme: Theme, kind: Kind, draw: random.Random) -> Question:
    asked = None
    while asked is None:
        names = sorted(draw.sample(theme.names, 5))
        shown = replace(theme, columns=tuple(draw.sample(theme.columns, 2)))
        values = [draw.sample(range(column.low, column.high + 1, column.step), 5) for column in shown.columns]
        table = Table(shown, dict(zip(names, zip(*values, strict=True), strict=True)))
        asked = kind(table, draw)
    text, right, wrong = asked
    group = "find" if kind in _FIND else "count"
    return Question(f"{group} in {theme.id}", f"{table}\n{text}", right, tuple(wrong))


def _others(table: Table, right: str, draw: random.Random) -> list[str]:
    return draw.sample([name for name in table.rows if name != right], 3)


def _value(table: Table, draw: random.Random) -> Asked:
    column, name = draw.choice(table.theme.columns), draw.choice(list(table.rows))
    cells = table.column(column)
    wrong = draw.sample([str(value) for other, value in cells.items() if other != name], 3)
    return f"What is the {column.name} of {name}?", str(cells[name]), wrong


def _extreme(table: Table, draw: random.Random) -> Asked:
    column, word = (
        draw.choice(table.theme.columns),
        draw.choice(("highest", "lowest", "second highest", "second lowest")),
    )
    ordered = sorted(table.rows, key=table.column(column).__getitem__, reverse=word.endswith("highest"))
    right = ordered[word.startswith("second")]
    return f"Which {table.theme.row} has the {word} {column.name}?", right, _others(table, right, draw)


def _whose(table: Table, draw: random.Random) -> Asked:
    column, right = draw.choice(table.theme.columns), draw.choice(list(table.rows))
    shown = f"{column.name} of {table.column(column)[right]}"
    return f"Which {table.theme.row} has {_a(shown)}?", right, _others(table, right, draw)


def _both(table: Table, draw: random.Random) -> Asked | None:
    """The only row that is above one value and below another."""
    for _ in range(_TRIES):
        one, two = draw.sample(table.theme.columns, 2)
        low, high = (_between(table, column, draw) for column in (one, two))
        fits = [name for name in table.rows if table.column(one)[name] > low and table.column(two)[name] < high]
        if len(fits) == 1:
            break
    else:
        return None
    text = f"Which {table.theme.row} has {_a(one.name)} above {low} and {_a(two.name)} below {high}?"
    return text, fits[0], _others(table, fits[0], draw)


def _best_of_some(table: Table, draw: random.Random) -> Asked | None:
    """The best of those that fulfil a condition, where it is not the best of all."""
    for _ in range(_TRIES):
        one, two = draw.sample(table.theme.columns, 2)
        low = _between(table, one, draw)
        fits = [name for name in table.rows if table.column(one)[name] > low]
        right = max(fits, key=table.column(two).__getitem__, default="")
        if 2 <= len(fits) <= 4 and right != max(table.rows, key=table.column(two).__getitem__):
            break
    else:
        return None
    text = (
        f"Among the {_several(table.theme.row)} with {_a(one.name)} above {low}, which one has the highest {two.name}?"
    )
    return text, right, _others(table, right, draw)


def _difference(table: Table, draw: random.Random) -> Asked:
    column = draw.choice(table.theme.columns)
    cells = table.column(column)
    more, less = sorted(draw.sample(list(table.rows), 2), key=cells.__getitem__, reverse=True)
    right = cells[more] - cells[less]
    mistakes = [abs(cells[more] - cells[other]) for other in table.rows if other not in (more, less)]
    mistakes += [right + 10, right - 10] if right > 20 else []
    text = f"By how much is the {column.name} of {more} higher than that of {less}?"
    return text, *_with_unit(right, mistakes, column, draw)


def _two_together(table: Table, draw: random.Random) -> Asked:
    column = draw.choice([column for column in table.theme.columns if column.name not in _NEVER_ADDED])
    cells = table.column(column)
    one, two, three = draw.sample(list(table.rows), 3)
    right = cells[one] + cells[two]
    mistakes = [cells[one] + cells[three], cells[two] + cells[three], right + 10, right - 10]
    text = f"What does one get by adding the {column.name} of {one} and that of {two}?"
    return text, *_with_unit(right, mistakes, column, draw)


def _how_many(table: Table, draw: random.Random) -> Asked:
    column, word = draw.choice(table.theme.columns), draw.choice(("above", "below"))
    border = _between(table, column, draw)
    cells = table.column(column).values()
    right = sum(value > border if word == "above" else value < border for value in cells)
    wrong = draw.sample([number for number in range(6) if number != right], 3)
    text = f"In how many rows is the {column.name} {word} {border}?"
    return text, str(right), [str(number) for number in wrong]


def _between(table: Table, column: Column, draw: random.Random) -> int:
    """A round number from one value of the column up to the next, which it does not reach."""
    ordered = sorted(table.column(column).values())
    place = draw.randrange(4)
    low, high = ordered[place], ordered[place + 1]
    rounded = ((low // step + 1) * step for step in (1000, 500, 100, 50, 10, 5, 1))
    return next((border for border in rounded if low < border < high), low)


def _with_unit(right: int, mistakes: list[int], column: Column, draw: random.Random) -> tuple[str, list[str]]:
    wrong = numbers_around(draw, Fraction(right), [Fraction(value) for value in mistakes], Fraction(column.step))
    unit = column.unit
    shown = [f"€{value}" if unit == "€" else f"{value} {unit}".strip() for value in (right, *wrong)]
    return shown[0], shown[1:]


def _a(name: str) -> str:
    """A column's name with its article; what is plural has none."""
    if name.startswith("takings"):
        return name
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _several(row: str) -> str:
    if row.endswith("y"):
        return f"{row[:-1]}ies"
    return f"{row}es" if row.endswith("ch") else f"{row}s"


_FIND: tuple[Kind, ...] = (_value, _extreme, _whose, _both, _best_of_some)
_COUNT: tuple[Kind, ...] = (_difference, _two_together, _how_many)
