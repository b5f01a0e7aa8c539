"""Which models the summary is for: gaps of older ones (TS6), modifications (TS7), several in one summary (TS11)."""

from __future__ import annotations

from collections.abc import Container

from aiact_desk.regulation.conditions import is_asked
from aiact_desk.regulation.finding import Finding, ValueOf
from aiact_desk.regulation.json_values import as_list, as_mapping, as_text
from aiact_desk.regulation.terms import Audience
from aiact_desk.regulation.training_content.answers import part, rows, same_name
from aiact_desk.regulation.training_content.date_findings import is_older_model
from aiact_desk.regulation.training_content.rules import said, summary_form


def gap_findings(value_of: ValueOf, explained: Container[str]) -> list[Finding]:
    """TS6. Notice C(2025) 8311. `explained` are the ids of rows without a value whose reason the summary prints."""
    if not is_older_model(value_of):
        return []
    gaps = [
        field
        for field in summary_form().rows(Audience.PUBLIC)
        if field.required and is_asked(field, value_of) and value_of(field.id) is None
    ]
    if silent := [field.id for field in gaps if field.id not in explained]:
        return [said("TS6", "open", "gaps", rows=", ".join(silent))]
    return [said("TS6", "holds", "gaps_explained" if gaps else "no_gaps", rows=", ".join(field.id for field in gaps))]


def modification_findings(value_of: ValueOf) -> list[Finding]:
    """TS7. Notice C(2025) 8311: the summary of a modification links to that of the model that was modified."""
    modification, base = value_of("H.modification"), rows(value_of, "1.2.deps")
    if modification is None:
        return [said("TS7", "open", "modification_unknown")] if base else []
    if modification == "No":
        return []
    if not base:
        return [said("TS7", "broken", "no_base_model")]
    if unlinked := [as_text(row["model"]) for row in base if row["summary"] is None]:
        return [said("TS7", "broken", "no_link_to_base", models=", ".join(unlinked))]
    return [said("TS7", "holds", "links_to_base", models=", ".join(as_text(row["model"]) for row in base))]


def several_model_findings(value_of: ValueOf) -> list[Finding]:
    """TS11. Notice C(2025) 8311, point 30: several models or versions, where their training content is the same."""
    listed = as_list(part(value_of, "1.2.models", "versions") or [])
    models = len({same_name(as_text(as_mapping(row)["name"])) for row in listed})
    if models < 2:
        return []
    match value_of("H.same_content"):
        case "Yes":
            return [said("TS11", "holds", "same_content", models=models)]
        case "No":
            return [said("TS11", "broken", "other_content", models=models)]
        case _:
            return [said("TS11", "open", "content_unknown", models=models)]
