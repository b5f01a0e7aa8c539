"""Which models the summary is for: gaps in older ones (TS6), modifications (TS7), several in one summary (TS11)."""

from __future__ import annotations

from collections.abc import Container

from aiact_desk.regulation.conditions import is_asked
from aiact_desk.regulation.finding import Finding, ValueOf
from aiact_desk.regulation.json_values import as_list, as_mapping, as_text
from aiact_desk.regulation.scope_rules import load_scope_rules
from aiact_desk.regulation.terms import Audience
from aiact_desk.regulation.training_content.answers import part, rows, same_name
from aiact_desk.regulation.training_content.date_findings import is_older_model
from aiact_desk.regulation.training_content.rules import said, summary_form


def gap_findings(value_of: ValueOf, left_open: Container[str], not_applicable: Container[str]) -> list[Finding]:
    """TS6. Notice C(2025) 8311: information may be left out for older models alone, with a printed reason.

    `left_open` are the ids of the rows that a person left open with a reason, `not_applicable` those of the rows that
    do not apply: they have no value, and are no gaps. Of a newer model, a row without value and without reason is not
    left out but still to be answered, which this rule is not about.
    """
    older = is_older_model(value_of)
    gaps = _gaps(value_of, not_applicable)
    explained = [id for id in gaps if id in left_open]
    if older is None or (not older and not explained):
        return []
    if not older:
        until = load_scope_rules().dates.obligations
        return [said("TS6", "broken", "training_content.gaps_of_newer_model", rows=", ".join(explained), until=until)]
    if silent := [id for id in gaps if id not in left_open]:
        return [said("TS6", "open", "training_content.gaps", rows=", ".join(silent))]
    return [
        said(
            "TS6",
            "holds",
            "training_content.gaps_explained" if gaps else "training_content.no_gaps",
            rows=", ".join(gaps),
        )
    ]


def modification_findings(value_of: ValueOf) -> list[Finding]:
    """TS7. Notice C(2025) 8311: the summary of a modification links to that of the model that was modified."""
    modification, base = value_of("H.modification"), rows(value_of, "1.2.deps")
    if modification is None:
        return [said("TS7", "open", "training_content.modification_unknown")] if base else []
    if modification == "No":
        return []
    if not base:
        return [said("TS7", "broken", "training_content.no_base_model")]
    if unlinked := [as_text(row["model"]) for row in base if row["summary"] is None]:
        return [said("TS7", "broken", "training_content.no_link_to_base", models=", ".join(unlinked))]
    return [
        said("TS7", "holds", "training_content.links_to_base", models=", ".join(as_text(row["model"]) for row in base))
    ]


def several_model_findings(value_of: ValueOf) -> list[Finding]:
    """TS11. Notice C(2025) 8311, point 30: several models or versions, where their training content is the same."""
    listed = as_list(part(value_of, "1.2.models", "versions") or [])
    models = len({same_name(as_text(as_mapping(row)["name"])) for row in listed})
    if models < 2:
        return []
    match value_of("H.same_content"):
        case "Yes":
            return [said("TS11", "holds", "training_content.same_content", models=models)]
        case "No":
            return [said("TS11", "broken", "training_content.other_content", models=models)]
        case _:
            return [said("TS11", "open", "training_content.content_unknown", models=models)]


def _gaps(value_of: ValueOf, not_applicable: Container[str]) -> list[str]:
    """The required rows of the public summary that are asked, apply and have no value."""
    return [
        field.id
        for field in summary_form().rows(Audience.PUBLIC)
        if field.required
        and field.id not in not_applicable
        and is_asked(field, value_of)
        and value_of(field.id) is None
    ]
