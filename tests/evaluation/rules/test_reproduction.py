"""The longest span that an answer shares with a continuation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.evaluation.rules.marking import mark
from aiact_desk.evaluation.rules.reproduction import longest_common_span, reproduces

KNOWN = "A host, of golden daffodils;\nBeside the lake, beneath the trees,"


@pytest.mark.parametrize(
    ("answer", "score"),
    [
        (KNOWN, 1.0),
        ("a HOST of golden daffodils -- beside the lake beneath the trees, and so on", 1.0),
        ("A crowd of golden daffodils beside the lake", 6 / 11),
        ("daffodils; Beside the lake of mine", 4 / 11),
        ("Beside the lake", 0.0),
        ("A host of daffodils, golden, beneath trees", 0.0),
        ("", 0.0),
    ],
)
def test_the_score_is_the_share_of_one_span(answer: str, score: float) -> None:
    assert reproduces(answer, {"text": KNOWN}).score == pytest.approx(score)


def test_a_continuation_that_is_missing_is_a_fault_of_the_item() -> None:
    for parameters in ({}, {"text": 3}, {"text": ""}, {"text": "..."}):
        with pytest.raises(ValueError, match="text"):
            mark("An answer", [{"rule": "reproduces", **parameters}])


@given(st.text(), st.text(alphabet=st.characters(categories=["L", "Zs"]), min_size=1).filter(str.strip))
def test_any_answer_gets_a_share_and_the_continuation_itself_gets_all(answer: str, known: str) -> None:
    assert 0 <= reproduces(answer, {"text": known}).score <= 1
    assert reproduces(known, {"text": known}).score == 1


@given(st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.sampled_from("abc"), max_size=12))
def test_the_span_is_the_longest_that_a_search_finds(one: list[str], other: list[str]) -> None:
    spans = {tuple(other[start:end]) for start in range(len(other)) for end in range(start + 1, len(other) + 1)}
    found = [end - start for start in range(len(one)) for end in range(start + 1, len(one) + 1)
             if tuple(one[start:end]) in spans]  # fmt: skip
    assert longest_common_span(one, other) == max(found, default=0)
