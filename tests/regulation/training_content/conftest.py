"""Answers of a summary as they are typed, given to rules as a document gives them: as canonical values."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aiact_desk.regulation import values
from aiact_desk.regulation.finding import Finding, ValueOf
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.training_content.rules import summary_form

Answered = Callable[[dict[str, Json]], ValueOf]


@pytest.fixture(scope="session")
def answered() -> Answered:
    form = summary_form()

    def answer(typed: dict[str, Json]) -> ValueOf:
        return {id: values.parse(form.field(id), value) for id, value in typed.items()}.get

    return answer


def outcomes(findings: list[Finding]) -> list[tuple[str, str]]:
    """Outcome and sentence of each finding."""
    return [(each.outcome, each.message.removeprefix("training_content.")) for each in findings]
