"""The form whose rules are checked here, and what one of them says with the form's force and source."""

from __future__ import annotations

from aiact_desk.regulation.finding import Finding, Outcome, finding
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.schema import Form

FORM, EDITION = "training_content_summary", "2025-07-24"


def summary_form() -> Form:
    """The form in the edition whose rules are checked here."""
    return load_form(FORM, EDITION)


def said(rule: str, outcome: Outcome, message: str, **params: object) -> Finding:
    """What a rule says, in the words of the sentence with the id `message`."""
    return finding(summary_form(), rule, outcome, message, **params)
