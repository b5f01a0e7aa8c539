"""Rows that rules compute from a document's own answers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aiact_desk.documents.computed import computed
from aiact_desk.documents.nouns import Answer, Provenance
from aiact_desk.regulation import forms
from aiact_desk.regulation.conditions import ValueOf
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.schema import Form

AT = datetime(2026, 5, 1, tzinfo=UTC)


def _form(**rules: str) -> Form:
    """The Model Documentation Form with rules at some of its rows."""
    form = forms.load_form("model_documentation_form")
    sections = tuple(
        section.model_copy(
            update={
                "fields": tuple(
                    field.model_copy(update={"computed": rules.get(field.id.replace(".", "__"))})
                    for field in section.fields
                )
            }
        )
        for section in form.sections
    )
    return form.model_copy(update={"sections": sections})


def _stated(field: str, value: Json) -> dict[str, Answer]:
    return {field: Answer(field, value, Provenance("typed", "Ada"), AT)}


def _twice(values: ValueOf) -> Json:
    days = values("compute.method")
    return None if days is None else f"{days} and {days}"


def test_a_row_is_computed_from_what_stands_and_names_its_rule() -> None:
    form = _form(training__rationale="twice")
    found = computed(form, _stated("compute.method", "counted"), {"twice": _twice}, AT)
    assert found["training.rationale"].value == "counted and counted"
    assert found["training.rationale"].provenance == Provenance("computed", "twice", form.edition)


def test_a_later_rule_sees_what_an_earlier_one_gave() -> None:
    form = _form(training__design="first", training__rationale="second")
    rules = {"first": lambda _: "one", "second": lambda values: values("training.design")}
    assert computed(form, {}, rules, AT)["training.rationale"].value == "one"


def test_nothing_is_computed_from_nothing_nor_where_the_row_cannot_take_it() -> None:
    assert computed(_form(training__rationale="twice"), {}, {"twice": _twice}, AT) == {}
    assert computed(_form(compute__flop_aio="wrong"), {}, {"wrong": lambda _: "many"}, AT) == {}


def test_a_form_that_names_an_unknown_rule_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        computed(_form(training__rationale="nobody"), {}, {}, AT)
