"""Every form names rules that there are, and every rule with an id says something of the example."""

from __future__ import annotations

import pytest

from aiact_desk.documents.findings import _CHECKS
from aiact_desk.documents.rules import RULES
from aiact_desk.regulation.forms import editions, form_ids, load_form


@pytest.mark.parametrize("form", form_ids())
def test_the_rules_that_a_form_names_are_there(form: str) -> None:
    for edition in editions(form):
        named = {field.computed for field in load_form(form, edition).fields() if field.computed}
        assert named <= set(RULES)


def test_no_rule_is_left_over() -> None:
    named = {field.computed for form in form_ids() for field in load_form(form).fields()}
    assert set(RULES) <= named


def test_each_form_with_rules_of_its_own_is_checked() -> None:
    assert set(_CHECKS) == {form for form in form_ids() if any(rule.id for rule in load_form(form).rules)}
