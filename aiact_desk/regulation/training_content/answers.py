"""Reading the answers of a summary: rows of a table, parts of a record, ticked modalities, and days."""

from __future__ import annotations

from datetime import date

from aiact_desk.regulation.finding import ValueOf
from aiact_desk.regulation.json_values import Json, as_list, as_mapping, as_text

MODALITIES = {"Text": "text", "Image": "image", "Audio": "audio", "Video": "video", "Other (specify)": "other"}
"""The modalities that can be ticked, and the part of a record that is about each."""


def rows(value_of: ValueOf, field: str) -> list[dict[str, Json]]:
    """The rows of a table, none where it has no answer."""
    value = value_of(field)
    return [] if value is None else [as_mapping(row) for row in as_list(value)]


def part(value_of: ValueOf, field: str, name: str) -> Json:
    """One part of a record, None where it or the record is empty."""
    value = value_of(field)
    return None if value is None else as_mapping(value)[name]


def ticked(value_of: ValueOf, field: str) -> tuple[str, ...]:
    """The modalities that are ticked, as the form names them."""
    value = value_of(field)
    return () if value is None else tuple(as_text(option) for option in as_list(as_mapping(value)["chosen"]))


def day(value: Json) -> date | None:
    """A canonical day, None where there is none."""
    return None if value is None else date.fromisoformat(as_text(value))


def days(value_of: ValueOf, field: str, column: str) -> list[date]:
    """The days in one column of a table; empty cells are left out."""
    return [found for row in rows(value_of, field) if (found := day(row[column])) is not None]


def same_name(name: str) -> str:
    """A name without regard to capitals and spaces, to compare it by."""
    return " ".join(name.split()).casefold()
