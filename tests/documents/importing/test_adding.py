"""What is added to a row stands behind what stood there, and nothing stands twice."""

from __future__ import annotations

import pytest

from aiact_desk.documents.importing.adding import standing_with
from aiact_desk.problems import Misuse
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.forms import load_form
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.values import parse

SUMMARY = load_form("training_content_summary")
KNOWN = SUMMARY.field("2.2.2.known")
MODALITIES = SUMMARY.field("2.1.modalities")
LANGUAGES = SUMMARY.field("1.3.languages")


@pytest.mark.parametrize(
    ("field", "standing", "proposed", "both"),
    [
        (KNOWN, "A | https://a.example", [{"name": "B"}], "A | https://a.example; B"),
        (KNOWN, "A; B", [{"name": "B", "link": None}], "A; B"),
        (MODALITIES, "Image, Other: maps", ["Text"], "Text, Image, Other: maps"),
        (MODALITIES, "Text, Other: maps", "Other: tables", "Text, Other: maps; tables"),
        (LANGUAGES, "Mostly German.", "Speeches: English.", "Mostly German.\n\nSpeeches: English."),
        (LANGUAGES, "A: English.\n\nB: Polish.", "B: Polish.\n\nC: Czech.", "A: English.\n\nB: Polish.\n\nC: Czech."),
        (SUMMARY.field("2.1.used"), "No", "Yes", "Yes"),
    ],
)
def test_what_stands_is_kept_and_the_new_stands_behind_it(
    field: Field, standing: Json, proposed: Json, both: Json
) -> None:
    found = standing_with(field, parse(field, standing), proposed)
    assert found == parse(field, both)
    assert standing_with(field, found, proposed) == found, "taking the same record again changes nothing"


@pytest.mark.parametrize("field", [KNOWN, MODALITIES, LANGUAGES])
def test_an_empty_row_takes_the_value_as_it_is(field: Field) -> None:
    given = "Text"
    assert standing_with(field, None, given) == parse(field, given)


def test_a_value_that_the_row_does_not_take_is_refused() -> None:
    with pytest.raises(Misuse):
        standing_with(MODALITIES, None, ["Smell"])
