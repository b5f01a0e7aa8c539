"""Rows that a rule of the program computes from the document's own answers; a person may overrule each of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from aiact_desk.documents.nouns import Answer, Provenance
from aiact_desk.problems import Misuse
from aiact_desk.regulation import values
from aiact_desk.regulation.conditions import ValueOf, asked_values, is_asked
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.schema import Form

Rule = Callable[[ValueOf], Json]
"""Gives a value for a row as `values.parse` takes it, None where an answer that it needs is missing."""


def computed(form: Form, given: Mapping[str, Answer], rules: Mapping[str, Rule], at: datetime) -> dict[str, Answer]:
    """The answers of all rows with a rule, by field id; `given` are the answers that stand already.

    Rows are computed in the order of the form, so a rule may look at what an earlier one gave. `at` is when the
    newest of the given answers was stated.

    Raises:
        KeyError: if the form names a rule that there is not.
    """
    found: dict[str, Answer] = {}

    def value_of(id: str) -> Json:
        answer = given.get(id) or found.get(id)
        return answer.value if answer else None

    asked = asked_values(form, value_of)
    for field in form.fields():
        if field.computed and is_asked(field, asked):
            value = _value(field, rules[field.computed](asked))
            if value is not None:
                found[field.id] = Answer(field.id, value, Provenance("computed", field.computed, form.edition), at)
    return found


def _value(field: Field, given: Json) -> Json:
    """The canonical value, or none where the field cannot take what the rule gave."""
    try:
        return None if given is None else values.parse(field, given)
    except Misuse:
        return None
