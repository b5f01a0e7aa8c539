"""Rows that are asked only after a certain answer."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from aiact_desk.regulation.conditions import asked_values, is_asked
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.schema import Form


def _field(id: str, shown_if: list[dict[str, object]]) -> Field:
    given: dict[str, object] = {
        "id": id, "label": id, "guidance": "…", "type": {"kind": "text"}, "audience": ["aio"], "legal": ["…"],
        "force": "code", "shown_if": shown_if,
    }  # fmt: skip
    return Field.model_validate(given)


@pytest.mark.parametrize(
    ("answers", "asked"),
    [({}, False), ({"a": "No"}, False), ({"a": "Yes"}, True), ({"b": "Yes"}, True), ({"a": "No", "b": "Yes"}, True)],
)
def test_a_row_is_asked_where_any_condition_holds(answers: dict[str, Json], asked: bool) -> None:
    field = _field("x", [{"field": "a", "equals": ["Yes"]}, {"field": "b", "equals": ["Yes"]}])

    def value_of(name: str) -> Json:
        return answers.get(name)

    assert is_asked(field, value_of) is asked


def test_a_row_without_condition_is_always_asked() -> None:
    assert is_asked(_field("x", []), lambda _: None)


def test_a_condition_names_an_option_of_a_choice_before_it(form: Form) -> None:
    data = form.model_dump(mode="json")
    row = data["sections"][0]["fields"][5]
    for condition in (
        {"field": "general.legal_name", "equals": ["Yes"]},
        {"field": "properties.size_range", "equals": ["1-500M"]},
    ):
        row["shown_if"] = [condition]
        with pytest.raises(ValidationError, match="no choice before it"):
            Form.model_validate(data)
    row["shown_if"] = []
    data["sections"][1]["fields"][-1]["audience"] = ["public"]
    with pytest.raises(ValidationError):
        Form.model_validate(data)


def test_an_old_answer_of_a_hidden_row_opens_no_other(form: Form) -> None:
    first, second, third = form.sections[0].fields[:3]
    yes_no = {"kind": "choice", "options": ["Yes", "No"]}
    chain = [
        Field.model_validate({**row.model_dump(), "type": yes_no, "shown_if": shown})
        for row, shown in (
            (first, []),
            (second, [{"field": first.id, "equals": ["Yes"]}]),
            (third, [{"field": second.id, "equals": ["Yes"]}]),
        )
    ]
    made = form.model_copy(update={"sections": (form.sections[0].model_copy(update={"fields": tuple(chain)}),)})
    answers: dict[str, Json] = {first.id: "No", second.id: "Yes", third.id: "Yes"}
    asked = asked_values(made, lambda name: answers.get(name))
    assert [is_asked(row, asked) for row in chain] == [True, False, False]
    answers[first.id] = "Yes"
    assert [is_asked(row, asked) for row in chain] == [True, True, True]
    assert asked("nothing") is None
