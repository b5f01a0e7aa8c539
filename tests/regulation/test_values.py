"""Canonical values of every field of the form, from typed lines, JSON text and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiact_desk.problems import Misuse
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.field_types import (
    Choice,
    Choices,
    Date,
    FieldType,
    File,
    Link,
    Month,
    Number,
    Record,
    Scalar,
    Table,
    Text,
)
from aiact_desk.regulation.forms import form_ids, load_form
from aiact_desk.regulation.schema import Form
from aiact_desk.regulation.values import Json, example, parse, show
from aiact_desk.wording import say_problem

MakeField = Callable[..., Field]
FIELDS = tuple(field for id in form_ids() for field in load_form(id).fields())


def _id(field: Field) -> str:
    return field.id


@pytest.mark.parametrize(
    ("id", "given", "value"),
    [
        ("general.legal_name", " Example AI SAS ", "Example AI SAS"),
        ("general.release_date", "2026-03-01", "2026-03-01"),
        ("properties.size_exact", "135M", "135000000"),
        ("properties.size_range", "500m-5b", "500M-5B"),
        ("properties.input_modalities", "text", {"chosen": ["Text"], "other": None}),
        (
            "properties.input_max",
            "Text | 8192 | tokens; Images | 1024 | pixels per side",
            [
                {"modality": "Text", "size": "8192", "unit": "tokens"},
                {"modality": "Images", "size": "1024", "unit": "pixels per side"},
            ],
        ),
        ("general.dependencies", "SmolLM2 | ", [{"model": "SmolLM2", "version": None}]),
        ("general.dependencies", "SmolLM2", [{"model": "SmolLM2", "version": None}]),
        ("general.dependencies", "A | 1\nB | –\n", [{"model": "A", "version": "1"}, {"model": "B", "version": None}]),
        ("general.dependencies", [{"model": "A", "version": ""}], [{"model": "A", "version": None}]),
        ("distribution.channels_dp", ["API", {"channel": "Hub"}], [{"channel": "API"}, {"channel": "Hub"}]),
        (
            "general.model_name",
            "SmolLM2-135M (SmolLM2) | base; instruct",
            {"identifier": "SmolLM2-135M (SmolLM2)", "versions": [{"name": "base"}, {"name": "instruct"}]},
        ),
        (
            "compute.time_aio",
            "Pre-training | 20 days | 1280 | H100; 40 | A100",
            {
                "period": "Pre-training",
                "days": "20",
                "hardware": [
                    {"amount": "1280", "accelerator": "H100"},
                    {"amount": "40", "accelerator": "A100"},
                ],
            },
        ),
        (
            "use.intended",
            "intended uses | Short answers; no | bars lost",
            {"kind": "Intended uses", "statement": "Short answers; no | bars lost"},
        ),
        ("compute.flop_aio", "1.6 × 10²¹", "1600000000000000000000"),
        ("data.points_aio", '[{"part": "Training", "amount": 2e12, "unit": "tokens"}]',
         [{"part": "Training", "amount": "2000000000000", "unit": "tokens"}]),
        ("data.points_aio", "training | 2T | tokens",
         [{"part": "Training", "amount": "2000000000000", "unit": "tokens"}]),
    ],
)  # fmt: skip
def test_parsed(form: Form, id: str, given: Json, value: Json) -> None:
    assert parse(form.field(id), given) == value


@pytest.mark.parametrize(
    ("id", "given", "problem", "said"),
    [
        ("general.legal_name", "", "nothing_given", "Legal name"),
        ("general.legal_name", None, "nothing_given", "Legal name"),
        ("general.dependencies", "A | 1 | 2", "too_many_cells", "row 1: 3 cells"),
        ("general.dependencies", " ; ", "nothing_given", "Model dependencies"),
        ("general.dependencies", [], "nothing_given", "Model dependencies"),
        ("general.dependencies", 7, "not_a_table", "Model | Version"),
        ("general.dependencies", {"model": "A"}, "not_a_table", "Model | Version"),
        ("general.dependencies", [["A", "1"]], "not_a_mapping", "row 1"),
        ("general.dependencies", [{"model": "A", "verson": "1"}], "unknown_part", "“verson”"),
        ("general.dependencies", [{"model": "A", "\x1b\ud800": "1"}], "unknown_part", "\\u001b\\ud800"),
        ("general.dependencies", "A; | 2", "part_missing", "row 2: “Model” is missing"),
        ("general.dependencies", '[{"model": "A", "model": "B"}]', "json_broken", "stands twice"),
        ("general.dependencies", "[" * 100_000, "json_broken", "nested too deep"),
        ("general.dependencies", '[{"model": NaN}]', "json_broken", "NaN"),
        ("general.dependencies", ["A"] * 10_001, "too_many_rows", "10001"),
        ("properties.input_max", "Text | huge | tokens", "not_a_number", "row 1, Maximum size: “huge”"),
        ("properties.input_max", "Text | 8192", "part_missing", "“Unit” is missing"),
        ("properties.input_max", "Smell | 8192 | tokens", "no_such_option", "row 1, Modality"),
        ("compute.time_aio", "Pre-training | 20", "part_missing", "“Hardware days per accelerator type”"),
        ("compute.time_aio", "Pre-training | 20 | 1280", "part_missing", "row 1: “Accelerator type”"),
        ("compute.time_aio", ["Pre-training"], "not_a_mapping", "Training time"),
        ("compute.time_nca", "Pre-training | 2 months", "no_such_option", "Less than 1 month; 1-3 months"),
    ],
)  # fmt: skip
def test_refused_with_a_sentence_that_names_the_place(
    form: Form, id: str, given: Json, problem: str, said: str
) -> None:
    with pytest.raises(Misuse, match=rf"regulation\.{problem}\(") as refused:
        parse(form.field(id), given)
    sentence = say_problem(refused.value)
    assert said in sentence
    sentence.encode("utf-8")


@pytest.mark.parametrize("field", FIELDS, ids=_id)
def test_the_example_of_every_field_is_taken(field: Field) -> None:
    """But where it holds a file: its example is a path, which a verb reads before the value is parsed."""
    if '"file"' in field.type.model_dump_json():
        return
    value = parse(field, example(field.type))
    assert parse(field, value) == value


def _texts() -> st.SearchStrategy[str]:
    return st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20)


def _answers(type_: FieldType) -> st.SearchStrategy[Json]:
    """JSON of the shape of a type, not yet canonical."""
    match type_:
        case Choices():
            return st.fixed_dictionaries({"chosen": st.lists(st.sampled_from(type_.options)), "other": _texts()})
        case Table():
            row = st.fixed_dictionaries({column.id: _answers(column.type) for column in type_.columns})
            return st.lists(row, min_size=1, max_size=3)
        case Record():
            return st.fixed_dictionaries({part.id: _answers(part.type) for part in type_.parts})
        case _:
            return _scalars(type_)


def _scalars(type_: Scalar) -> st.SearchStrategy[Json]:
    match type_:
        case Text():
            return _texts()
        case Date():
            return st.dates().map(str)
        case Month():
            return st.dates().map(lambda day: str(day)[:7])
        case Link():
            return st.from_regex(r"https://[a-z]{1,9}\.example/[a-z]{0,9}", fullmatch=True)
        case File():
            digest = st.from_regex(r"[0-9a-f]{64}", fullmatch=True)
            return st.fixed_dictionaries({"name": st.just("list.csv"), "size": st.integers(0, 10**9), "sha256": digest})
        case Number():
            return st.integers(0, 10**25) | st.decimals(0, 10**9, places=3).map(str)
        case Choice():
            return st.sampled_from(type_.options)


@settings(max_examples=200)
@given(st.sampled_from(FIELDS).flatmap(lambda field: st.tuples(st.just(field), _answers(field.type))))
def test_a_canonical_value_comes_back_unchanged_also_through_json(pair: tuple[Field, Json]) -> None:
    field, given = pair
    try:
        value = parse(field, given)
    except Misuse as refused:
        say_problem(refused).encode("utf-8")
        return
    assert parse(field, value) == value
    assert parse(field, json.loads(json.dumps(value))) == value
    if not isinstance(field.type, Text | Date | Month | Link | Number | Choice):
        assert parse(field, json.dumps(value)) == value
    assert show(field, value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=200)
@given(st.sampled_from(FIELDS), JSON)
def test_whatever_is_given_is_taken_or_refused_with_a_sentence(field: Field, given: Json) -> None:
    try:
        value = parse(field, given)
    except Misuse as refused:
        say_problem(refused).encode("utf-8")
    else:
        assert parse(field, value) == value
