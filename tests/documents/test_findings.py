"""What a document gives the rules of its form to look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from aiact_desk.documents.content import Content
from aiact_desk.documents.findings import findings
from aiact_desk.documents.nouns import Answer, Provenance
from aiact_desk.regulation import values
from aiact_desk.regulation.training_content.rules import summary_form
from tests.documents.conftest import NOW

OWN = Provenance("typed", "Officer")


@pytest.mark.parametrize(("placed", "left_open_is"), [("2025-08-01", "open"), ("2025-08-02", "broken")])
def test_a_row_left_open_is_a_gap_and_one_that_does_not_apply_is_none(
    make_content: Callable[..., Content], placed: str, left_open_is: str
) -> None:
    """TS6: only models placed before 2 August 2025 may leave information out."""
    form = summary_form()
    placing = values.parse(form.field("1.2.date"), placed)
    answers = (
        Answer("1.2.date", placing, OWN, NOW),
        Answer("1.2.deps", None, OWN, NOW, not_applicable="no other model"),
        Answer("1.3.modality", None, OWN, NOW, left_open="lost"),
    )
    content = replace(make_content({}), form=form, filled={}, typed={each.field: each for each in answers})
    (gaps,) = [each for each in findings(content, NOW.date()) if each.rule == "TS6"]
    named = str(gaps.params["rows"]).split(", ")
    assert gaps.outcome == left_open_is
    assert "1.2.deps" not in named
    assert ("1.3.modality" in named) == (left_open_is == "broken")
