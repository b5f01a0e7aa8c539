"""What every rule of the summary says of its answers on a day."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

from aiact_desk.regulation.finding import Finding, ValueOf
from aiact_desk.regulation.training_content.date_findings import period_findings, publication_findings, update_findings
from aiact_desk.regulation.training_content.domain_findings import domain_findings
from aiact_desk.regulation.training_content.modality_findings import modality_findings
from aiact_desk.regulation.training_content.model_findings import (
    gap_findings,
    modification_findings,
    several_model_findings,
)
from aiact_desk.regulation.training_content.place_findings import place_findings
from aiact_desk.regulation.training_content.rules import said
from aiact_desk.regulation.training_content.size_findings import large_dataset_findings, size_findings


def findings(
    value_of: ValueOf,
    today: date,
    *,
    left_open: Container[str] = frozenset(),
    not_applicable: Container[str] = frozenset(),
) -> tuple[Finding, ...]:
    """What each rule says, in the order of the form; a rule that has nothing to look at says nothing.

    `left_open` and `not_applicable` are the ids of the rows that have no value since a person left them open, or since
    they do not apply; the summary prints the reason of both.
    """
    return (
        *large_dataset_findings(value_of),
        *domain_findings(value_of),
        *size_findings(value_of),
        *update_findings(value_of, today),
        *publication_findings(value_of, today),
        *gap_findings(value_of, left_open, not_applicable),
        *modification_findings(value_of),
        said("TS8", "informs", "training_content.open_source_not_exempt"),
        said("TS9", "informs", "training_content.template_mandatory"),
        *place_findings(value_of),
        *several_model_findings(value_of),
        *period_findings(value_of),
        *modality_findings(value_of),
    )
