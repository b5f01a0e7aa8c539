"""Rule TS3 (template C(2025) 8311, s. 1.3): one of three bands per modality, or a size in another unit."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.regulation import values
from aiact_desk.regulation.field_types import Choice, Record
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.training_content.rules import summary_form
from aiact_desk.regulation.training_content.size_bands import size_bands
from aiact_desk.regulation.training_content.size_findings import size_findings
from aiact_desk.regulation.training_content.sizes import ModalityBands, load_sizes
from tests.regulation.training_content.conftest import Answered, outcomes

EDGES = {"text": (10**9, 10**13), "image": (10**6, 10**9), "audio": (10**4, 10**6), "video": (10**4, 10**6)}
"""The template's: 1 billion and 10 trillion tokens, 1 million and 1 billion images, 10 000 and 1 million hours."""


def test_the_bands_are_the_options_of_the_form() -> None:
    type_ = summary_form().field("1.3.size").type
    assert isinstance(type_, Record)
    options = {part.id: part.type.options for part in type_.parts if isinstance(part.type, Choice)}
    assert {each.modality: tuple(band.option for band in each.bands) for each in load_sizes().bands} == options
    exact = summary_form().field("H.sizes").type
    assert isinstance(exact, Record)
    units = {part.id: getattr(part.type, "unit", None) for part in exact.parts}
    assert all(units[each.modality] == each.unit for each in load_sizes().bands)


@pytest.mark.parametrize("bands", load_sizes().bands, ids=lambda bands: bands.modality)
def test_an_edge_belongs_to_the_middle_band(bands: ModalityBands) -> None:
    """By the words “less than” and “more than” of the other two; to say so is ours."""
    below, middle, above = (band.option for band in bands.bands)
    lower, upper = EDGES[bands.modality]
    least = Decimal("0.001")
    assert [bands.band(Decimal(size)) for size in (0, lower - least, lower, upper, upper + least)] == [
        below, below, middle, middle, above,
    ]  # fmt: skip


@given(st.sampled_from(load_sizes().bands), st.decimals(min_value=0, max_value=Decimal("1e16"), places=2))
def test_every_size_has_the_band_that_fractions_say(bands: ModalityBands, size: Decimal) -> None:
    lower, upper = EDGES[bands.modality]
    place = (Fraction(size) >= lower) + (Fraction(size) > upper)
    assert bands.band(size) == bands.bands[place].option


def test_the_row_is_filled_from_exact_sizes(answered: Answered) -> None:
    value_of = answered({"H.sizes": {"text": "2.4T", "audio": "9 999", "other": "3 million molecules"}})
    assert values.parse(summary_form().field("1.3.size"), size_bands(value_of)) == {
        "text": "1 billion to 10 trillion tokens",
        "image": None,
        "audio": "Less than 10 000 hours",
        "video": None,
        "other": "3 million molecules",
        "other_unit": None,
    }
    assert size_bands(answered({})) is None


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({}, [("open", "no_modality")]),
        ({"1.3.modality": "Text"}, [("open", "no_size")]),
        ({"1.3.modality": "Text", "1.3.size": {"text": "Less than 1 billion tokens"}}, [("holds", "sized")]),
        (
            {
                "1.3.modality": "Text, Video",
                "1.3.size": {"other_unit": "Text | 4T | bytes", "video": "Less than 10 000 hours"},
            },
            [("holds", "sized")],
        ),
        (
            {"1.3.modality": "Text, Other: molecules", "1.3.size": {"text": "Less than 1 billion tokens"}},
            [("open", "no_size")],
        ),
        ({"1.3.modality": "Other: molecules", "1.3.size": {"other": "3 million molecules"}}, [("holds", "sized")]),
        (
            {"1.3.modality": "Video", "1.3.size": {"audio": "More than 1 million hours"}},
            [("open", "no_size"), ("broken", "size_not_ticked")],
        ),
        (
            {"1.3.modality": "Text", "1.3.size": {"text": "Less than 1 billion tokens"}, "H.sizes": {"text": "1B"}},
            [("broken", "other_band")],
        ),
        (
            {"1.3.modality": "Text", "1.3.size": {"other_unit": "Text | 4T | bytes"}, "H.sizes": {"text": "1B"}},
            [("holds", "sized")],
        ),
    ],
)
def test_sizes_are_held_against_the_modalities_and_the_exact_figures(
    answered: Answered, typed: dict[str, Json], expected: list[tuple[str, str]]
) -> None:
    assert outcomes(size_findings(answered(typed))) == expected
