"""What a row holds once an imported value stands beside what was there: rows, options and paragraphs are added."""

from __future__ import annotations

from aiact_desk.regulation import values
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.field_types import Choices, Table, Text
from aiact_desk.regulation.json_values import Json


def standing_with(field: Field, standing: Json, proposed: Json) -> Json:
    """The canonical value of a row after a proposal that adds to what stands in it; `standing` None is an empty row.

    What stands there already is not added a second time. A row that can hold one value only takes the proposed one.

    Raises:
        Misuse: if the proposed value, or both together, are no value of the field's type.
    """
    new = values.parse(field, proposed)
    if standing is None:
        return new
    match field.type:
        case Table():
            rows = standing if isinstance(standing, list) else []
            added = new if isinstance(new, list) else []
            return values.parse(field, [*rows, *(row for row in added if row not in rows)])
        case Choices():
            return values.parse(field, _ticked(standing, new))
        case Text():
            return values.parse(field, _paragraphs(str(standing), str(new)))
        case _:
            return new


def _ticked(standing: Json, new: Json) -> Json:
    """The options of both, with what is said behind "Other" side by side; the option itself follows from the text."""
    both = [one for one in (standing, new) if isinstance(one, dict)]
    others = [other for one in both if isinstance(other := one.get("other"), str)]
    said = list(dict.fromkeys(part for other in others for part in other.split("; ")))
    chosen: list[Json] = []
    for one in both:
        options = one.get("chosen")
        chosen += options if isinstance(options, list) else []
    return {"chosen": chosen, "other": "; ".join(said) or None}


def _paragraphs(standing: str, new: str) -> str:
    there = standing.split("\n\n")
    return "\n\n".join([standing, *(one for one in new.split("\n\n") if one not in there)])
