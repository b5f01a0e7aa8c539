"""Choosing options: in any capitals, several in a line, with a free text behind the last."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.problems import Misuse
from aiact_desk.regulation.field_types import Choices
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.options import parse_choices, parse_option
from aiact_desk.wording import say_problem

MODALITIES = Choices(kind="choices", options=("Text", "Images", "Audio", "Other (specify)"), other=True)
CLOSED = Choices(kind="choices", options=("Text", "Images"))


@pytest.mark.parametrize("given", ["1-3 months", "1-3 MONTHS", " 1–3  months "])
def test_an_option_is_known_whatever_its_capitals_spaces_and_dash(given: str) -> None:
    assert parse_option("Length", ("Less than 1 month", "1-3 months"), given) == "1-3 months"


@pytest.mark.parametrize("given", ["2 months", "", "1", 1, None, ["1-3 months"]])
def test_what_is_no_option_is_answered_with_all_of_them(given: Json) -> None:
    with pytest.raises(Misuse, match="no_such_option") as refused:
        parse_option("Length", ("Less than 1 month", "1-3 months"), given)
    assert "Less than 1 month; 1-3 months" in say_problem(refused.value)


@pytest.mark.parametrize(
    ("given", "chosen", "other"),
    [
        ("Text", ["Text"], None),
        ("images; text", ["Text", "Images"], None),
        ("Text, Text,", ["Text"], None),
        ("Text, Other: LiDAR, radar", ["Text", "Other (specify)"], "LiDAR, radar"),
        ("other (specify): LiDAR", ["Other (specify)"], "LiDAR"),
        ('["Audio", "Text"]', ["Text", "Audio"], None),
        (["Audio", "Other: LiDAR"], ["Audio", "Other (specify)"], "LiDAR"),
        ({"chosen": ["Images"], "other": "LiDAR"}, ["Images", "Other (specify)"], "LiDAR"),
        ({"chosen": ["Other (specify)"], "other": "LiDAR"}, ["Other (specify)"], "LiDAR"),
        ({"other": "LiDAR"}, ["Other (specify)"], "LiDAR"),
        ('{"chosen": ["Text"], "other": null}', ["Text"], None),
    ],
)
def test_choices(given: Json, chosen: list[str], other: str | None) -> None:
    assert parse_choices("Modalities", MODALITIES, given) == {"chosen": chosen, "other": other}


@pytest.mark.parametrize(
    ("type_", "given", "id"),
    [
        (MODALITIES, "Text, Smell", "no_such_option"),
        (MODALITIES, "Other (specify)", "other_not_said"),
        (MODALITIES, {"chosen": ["Other (specify)"], "other": None}, "other_not_said"),
        (MODALITIES, {"chosen": ["Text"], "other": "\x00"}, "character_refused"),
        (MODALITIES, {"chosen": [], "other": None}, "nothing_given"),
        (MODALITIES, ",", "nothing_given"),
        (MODALITIES, {"chosen": "Text"}, "not_a_list"),
        (MODALITIES, {"picked": ["Text"]}, "unknown_part"),
        (MODALITIES, 3, "not_a_list"),
        (MODALITIES, ["Text", 3], "no_such_option"),
        (MODALITIES, '["Text"', "json_broken"),
        (CLOSED, "Text, Other: LiDAR", "no_such_option"),
        (CLOSED, {"chosen": ["Text"], "other": "LiDAR"}, "no_such_option"),
    ],
)
def test_what_cannot_be_chosen_is_refused_with_a_sentence(type_: Choices, given: Json, id: str) -> None:
    with pytest.raises(Misuse, match=rf"regulation\.{id}\(") as refused:
        parse_choices("Modalities", type_, given)
    assert say_problem(refused.value).startswith("Modalities")


@given(st.sets(st.sampled_from(MODALITIES.options[:-1])), st.none() | st.text("abc, ;:", min_size=1).filter(str.strip))
def test_a_canonical_value_comes_back_unchanged(options: set[str], other: str | None) -> None:
    if not options and other is None:
        return
    chosen: list[Json] = [*sorted(options)]
    once = parse_choices("Modalities", MODALITIES, {"chosen": chosen, "other": other})
    assert parse_choices("Modalities", MODALITIES, once) == once


COMMAS = Choices(
    kind="choices", options=("Chemical, biological, nuclear", "Chemical", "Loss of control", "Other"), other=True
)


@pytest.mark.parametrize(
    ("line", "chosen"),
    [
        ("Chemical, biological, nuclear, Loss of control", ["Chemical, biological, nuclear", "Loss of control"]),
        ("Loss of control; chemical, Biological,nuclear", ["Chemical, biological, nuclear", "Loss of control"]),
        ("Chemical, Loss of control", ["Chemical", "Loss of control"]),
    ],
)
def test_an_option_with_commas_is_one_option(line: str, chosen: list[str]) -> None:
    assert parse_choices("Risks", COMMAS, line) == {"chosen": chosen, "other": None}
