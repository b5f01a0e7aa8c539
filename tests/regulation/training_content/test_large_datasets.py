"""Rule TS1 (template C(2025) 8311, s. 2.1): large is more than 3 % of the public datasets of the modality."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.regulation import values
from aiact_desk.regulation.json_values import Json, as_list, as_mapping
from aiact_desk.regulation.training_content.large_datasets import (
    PublicDataset,
    large_datasets,
    large_public_datasets,
    mixed_units,
)
from aiact_desk.regulation.training_content.rules import summary_form
from aiact_desk.regulation.training_content.size_findings import large_dataset_findings
from aiact_desk.regulation.training_content.sizes import load_sizes
from aiact_desk.wording import say
from tests.regulation.training_content.conftest import Answered, outcomes

SHARE = Fraction(3, 100)

sizes = st.decimals(min_value=0, max_value=Decimal("1e15"), places=3)
rows = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from(["Text", "Image"]), sizes), max_size=40)


def dataset(name: str, size: str, modality: str = "Text", unit: str = "tokens") -> PublicDataset:
    return PublicDataset(name, modality, Decimal(size), unit, {})


def row(name: str, size: str, **others: Json) -> Json:
    return {"name": name, "modality": "Text", "size": size, "unit": "tokens", **others}


def test_the_share_is_three_hundredths() -> None:
    assert load_sizes().large.share == SHARE


def test_a_dataset_of_just_three_percent_is_not_large() -> None:
    """Strictly more than: 30 of 1000 is not, the least bit more is."""
    assert large_datasets([dataset("edge", "30"), dataset("rest", "970")], SHARE) == ("rest",)
    assert large_datasets([dataset("edge", "30.001"), dataset("rest", "969.999")], SHARE) == ("edge", "rest")


def test_each_modality_is_counted_alone() -> None:
    found = [dataset("text", "1"), dataset("pictures", "1000000", "Image", "images")]
    assert large_datasets(found, SHARE) == ("text", "pictures")


def test_a_dataset_in_two_rows_counts_as_one() -> None:
    split = [dataset("Split", "20"), dataset("rest", "960"), dataset(" split", "20")]
    assert large_datasets(split, SHARE) == ("Split", "rest")


def test_many_small_datasets_can_all_be_small() -> None:
    """34 of one size have less than 3 % each, 33 have more."""
    assert large_datasets([dataset(str(number), "1") for number in range(34)], SHARE) == ()
    assert len(large_datasets([dataset(str(number), "1") for number in range(33)], SHARE)) == 33


@given(rows)
def test_it_is_what_fractions_say(found: list[tuple[str, str, Decimal]]) -> None:
    large = set(large_datasets([dataset(name, str(size), modality) for name, modality, size in found], SHARE))
    expected = set()
    for name, modality, _ in found:
        own = sum((Fraction(size) for n, m, size in found if (n, m) == (name, modality)), Fraction(0))
        everything = sum((Fraction(size) for _, m, size in found if m == modality), Fraction(0))
        if everything and own / everything > SHARE:
            expected.add(name)
    assert large == expected


@given(rows, st.integers(min_value=1, max_value=10**9))
def test_the_unit_does_not_matter(found: list[tuple[str, str, Decimal]], factor: int) -> None:
    def large(times: int) -> tuple[str, ...]:
        return large_datasets([PublicDataset(n, m, size * times, "tokens", {}) for n, m, size in found], SHARE)

    assert large(1) == large(factor)


def test_sizes_in_several_units_are_not_added_up(answered: Answered) -> None:
    mixed = [dataset("a", "1"), dataset("b", "1", unit="GB"), dataset("c", "1", unit=" Tokens")]
    assert mixed_units(mixed) == {"Text": ("tokens", "GB")}
    with pytest.raises(ValueError, match="several units"):
        large_datasets(mixed, SHARE)
    value_of = answered({"2.1.used": "Yes", "H.datasets": [row("a", "1"), {**row("b", "1"), "unit": "GB"}]})  # type: ignore[dict-item]
    assert large_public_datasets(value_of) is None
    (found,) = large_dataset_findings(value_of)
    assert (found.outcome, found.message) == ("broken", "training_content.mixed_units")
    assert "tokens, GB" in say(found.message, found.params)


def test_the_row_is_filled_from_the_table(answered: Answered) -> None:
    value_of = answered(
        {
            "H.datasets": [
                row("Pages", "20", **{"from": "2020-01", "to": "2021-05"}),
                row("pages", "20", link="https://pages.example", **{"from": "2019-03", "to": "2020-12"}),
                row("Rest", "959"),
                row("Small", "1"),
            ]
        }
    )
    assert values.parse(summary_form().field("2.1.large"), large_public_datasets(value_of)) == [
        {
            "name": "Pages",
            "link": "https://pages.example",
            "description": None,
            "from": "2019-03",
            "to": "2021-05",
        },
        {"name": "Rest", "link": None, "description": None, "from": None, "to": None},
    ]


def test_a_description_of_the_house_is_public_only_without_a_link(answered: Answered) -> None:
    """Row 2.1.large is public, H.datasets is not: the template asks for a description where there is no link."""
    linked = row("Pages", "20", link="https://pages.example", description="ours")
    value_of = answered(
        {"H.datasets": [row("Pages", "1", description="ours too"), linked, row("B", "9", description="b")]}
    )
    listed = as_list(large_public_datasets(value_of))
    assert [(as_mapping(each)["link"], as_mapping(each)["description"]) for each in listed] == [
        ("https://pages.example", None),
        (None, "b"),
    ]


def test_without_a_table_or_a_large_one_nothing_is_filled(answered: Answered) -> None:
    assert large_public_datasets(answered({})) is None
    assert large_public_datasets(answered({"H.datasets": [row(str(number), "1") for number in range(34)]})) is None


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"2.1.used": "No"}, []),
        ({"2.1.used": "Yes"}, [("open", "no_datasets")]),
        ({"2.1.used": "Yes", "H.datasets": [row("A", "97"), row("B", "3")]}, [("broken", "large_not_listed")]),
        (
            {"2.1.used": "Yes", "H.datasets": [row("A", "97"), row("B", "3")], "2.1.large": [{"name": " a"}]},
            [("holds", "large_listed")],
        ),
        (
            {"2.1.used": "Yes", "H.datasets": [row("A", "96"), row("B", "4")], "2.1.large": [{"name": "A"}]},
            [("broken", "large_not_listed")],
        ),
    ],
)
def test_what_is_listed_is_held_against_the_table(
    answered: Answered, typed: dict[str, Json], expected: list[tuple[str, str]]
) -> None:
    assert outcomes(large_dataset_findings(answered(typed))) == expected
