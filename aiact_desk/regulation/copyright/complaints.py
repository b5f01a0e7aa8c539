"""What is computed from the complaint log: the log without what could tell who complained, and its numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from aiact_desk.regulation.finding import ValueOf
from aiact_desk.regulation.json_values import Json, as_list, as_mapping, as_text

LOG = "complaints.log"
OPEN, ANSWERED = "Open", "Answered"

_NOT_PERSONAL = ("number", "received", "who", "answered", "state")
"""The columns from which nobody can be recognised: a work or a wording can name a person."""


def log(value_of: ValueOf) -> list[dict[str, Json]]:
    """The complaints in the order of the log, each by column id; none where the log is open."""
    return [as_mapping(row) for row in as_list(value_of(LOG) or [])]


def open_complaints(value_of: ValueOf) -> list[tuple[str, date]]:
    """Number and day of receipt of the complaints that are open."""
    return [
        (as_text(row["number"]), date.fromisoformat(as_text(row["received"])))
        for row in log(value_of)
        if row["state"] == OPEN
    ]


def without_persons(value_of: ValueOf) -> Json:
    """The log without the columns that could tell who complained."""
    return [{column: row[column] for column in _NOT_PERSONAL} for row in log(value_of)] or None


def in_numbers(value_of: ValueOf) -> Json:
    """How many complaints came in, and how many of them are open, answered and refused."""
    states = [row["state"] for row in log(value_of)]
    if not states:
        return None
    still_open, answered = states.count(OPEN), states.count(ANSWERED)
    return {
        "received": len(states),
        "open": still_open,
        "answered": answered,
        "refused": len(states) - still_open - answered,
    }


RULES: Mapping[str, Callable[[ValueOf], Json]] = {
    "copyright.complaints_without_persons": without_persons,
    "copyright.complaints_in_numbers": in_numbers,
}
"""The rules that rows of the form name as `computed`."""
