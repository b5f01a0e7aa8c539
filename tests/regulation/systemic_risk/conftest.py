"""Answers of the documents on systemic risk as they are typed, given to rules as a document gives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from aiact_desk.regulation import values
from aiact_desk.regulation.conditions import asked_values
from aiact_desk.regulation.finding import ValueOf
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.json_values import Json

Answered = Callable[[str, Mapping[str, Json]], ValueOf]


@pytest.fixture(scope="session")
def answered() -> Answered:
    """answered(form id, typed values): the canonical values by field id."""

    def answer(form_id: str, typed: Mapping[str, Json]) -> ValueOf:
        form = load_form(form_id)
        return asked_values(form, {id: values.parse(form.field(id), value) for id, value in typed.items()}.get)

    return answer
