"""Rules TS6, TS7 and TS11 (notice C(2025) 8311), and modalities that fit together."""

from __future__ import annotations

import pytest

from aiact_desk.regulation.finding import ValueOf
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.terms import Audience
from aiact_desk.regulation.training_content.modality_findings import modality_findings
from aiact_desk.regulation.training_content.model_findings import (
    gap_findings,
    modification_findings,
    several_model_findings,
)
from aiact_desk.regulation.training_content.rules import summary_form
from aiact_desk.wording import say
from tests.regulation.training_content.conftest import Answered, outcomes


def older_model(*without: str, placed: str = "2025-08-01") -> ValueOf:
    """Every row has some answer but those named; the rules on gaps look at nothing more."""

    def value_of(id: str) -> Json:
        if id in without:
            return None
        return [{"date": placed, "model": None}] if id == "1.2.date" else "Yes"

    return value_of


def test_gaps_of_an_older_model_are_stated_and_justified() -> None:
    """TS6: placed on the market before 2 August 2025."""
    assert outcomes(gap_findings(older_model(), (), ())) == [("holds", "no_gaps")]
    (found,) = gap_findings(older_model("2.3.content", "2.3.names"), ("2.3.names",), ())
    assert (found.outcome, found.params["rows"]) == ("open", "2.3.content")
    explained = gap_findings(older_model("2.3.content", "2.3.names"), ("2.3.names", "2.3.content"), ())
    assert outcomes(explained) == [("holds", "gaps_explained")]


def test_rows_that_may_stay_open_or_are_not_asked_are_no_gaps() -> None:
    optional = [row.id for row in summary_form().rows(Audience.PUBLIC) if not row.required]
    assert outcomes(gap_findings(older_model(*optional, "H.sizes"), (), ())) == [("holds", "no_gaps")]
    assert gap_findings(older_model(*optional, placed="2025-08-02"), optional, ()) == []


@pytest.mark.parametrize("placed", ["2025-08-01", "2025-08-02"])
def test_rows_that_do_not_apply_are_no_gaps(placed: str) -> None:
    plain = ("2.1.large", "1.2.deps")
    found = gap_findings(older_model(*plain, placed=placed), (), plain)
    assert outcomes(found) == ([("holds", "no_gaps")] if placed == "2025-08-01" else [])


def test_a_newer_model_may_leave_nothing_out(answered: Answered) -> None:
    """TS6: models placed on the market since 2 August 2025 have no such exemption, whatever the reason."""
    newer = older_model("2.3.content", "2.3.names", "2.1.large", placed="2025-08-02")
    (found,) = gap_findings(newer, ("2.3.content",), ("2.1.large",))
    assert (found.outcome, found.params["rows"]) == ("broken", "2.3.content")
    assert "2.3.content. Only for models placed on the Union market before 2025-08-02" in say(
        found.message, found.params
    )
    assert gap_findings(newer, (), ()) == []
    assert gap_findings(answered({}), ("2.3.content",), ()) == []
    assert outcomes(gap_findings(answered({"1.2.date": "2025-08-01"}), (), ())) == [("open", "gaps")]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({}, []),
        ({"1.2.deps": "Borealis"}, [("open", "modification_unknown")]),
        ({"1.2.deps": "Borealis", "H.modification": "No"}, []),
        ({"H.modification": "Yes"}, [("broken", "no_base_model")]),
        ({"1.2.deps": "Borealis | 2", "H.modification": "Yes"}, [("broken", "no_link_to_base")]),
        (
            {"1.2.deps": "Borealis | 2 | https://borealis.example/summary", "H.modification": "Yes"},
            [("holds", "links_to_base")],
        ),
    ],
)
def test_a_modification_links_to_the_summary_of_its_base(
    answered: Answered, typed: dict[str, Json], expected: list[tuple[str, str]]
) -> None:
    """TS7."""
    assert outcomes(modification_findings(answered(typed))) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({}, []),
        ({"1.2.models": "Aurelia | Aurelia 7B; aurelia  7b"}, []),
        ({"1.2.models": "Aurelia | 7B; 30B"}, [("open", "content_unknown")]),
        ({"1.2.models": "Aurelia | 7B; 30B", "H.same_content": "Yes"}, [("holds", "same_content")]),
        ({"1.2.models": "Aurelia | 7B; 30B", "H.same_content": "No"}, [("broken", "other_content")]),
    ],
)
def test_several_models_share_a_summary_where_their_content_is_the_same(
    answered: Answered, typed: dict[str, Json], expected: list[tuple[str, str]]
) -> None:
    """TS11, point 30 of the notice."""
    assert outcomes(several_model_findings(answered(typed))) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"2.1.modalities": "Image"}, []),
        ({"1.3.modality": "Text", "2.1.modalities": "Text"}, [("holds", "modalities_agree")]),
        (
            {"1.3.modality": "Text", "2.1.modalities": "Text, Image", "2.5.modalities": "Audio"},
            [("broken", "strange_modality"), ("broken", "strange_modality")],
        ),
        ({"1.3.modality": "Text, Audio", "1.3.types": {"text": "News"}}, [("open", "no_types")]),
    ],
)
def test_modalities_fit_together(answered: Answered, typed: dict[str, Json], expected: list[tuple[str, str]]) -> None:
    assert outcomes(modality_findings(answered(typed))) == expected
