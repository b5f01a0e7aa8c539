"""What a rule about a whole form says of the answers given: that it holds, is broken, is open, or something to know."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from aiact_desk.regulation.conditions import ValueOf
from aiact_desk.regulation.schema import Form
from aiact_desk.regulation.terms import Force

__all__ = ["Finding", "Outcome", "ValueOf", "finding"]

Outcome = Literal["holds", "broken", "open", "informs"]


@dataclass(frozen=True)
class Finding:
    """What one rule says. `rule` is its id in the form, `message` an id of `aiact_desk.wording` with its `params`."""

    rule: str
    force: Force
    source: str
    outcome: Outcome
    message: str
    params: Mapping[str, object] = dataclasses.field(default_factory=dict)


def finding(form: Form, rule: str, outcome: Outcome, message: str, **params: object) -> Finding:
    """A finding with the force and the source that the form's rule has.

    Raises:
        KeyError: if the form has no rule with this id.
    """
    found = {each.id: each for each in form.rules}[rule]
    return Finding(rule, found.force, found.source, outcome, message, params)
