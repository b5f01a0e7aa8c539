"""The rule for final answers: what stands behind the last mark counts, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.evaluation.rules.marking import mark


def score(answer: str, text: str) -> float:
    return mark(answer, [{"rule": "final_answer", "mark": "####", "text": text}]).score


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("3 + 4 = 7\n#### 7", "7"),
        ("#### $1,500.", "1500"),
        ("#### 1500", "$1,500"),
        ("#### 5\nNo: #### 6", "6"),
        ("####  New   York ", "new york"),
        ("#### 7\nAnd then it goes on.", "7"),
        ("#### 0.5", "0.5"),
    ],
)
def test_the_same_answer_in_other_dress_is_right(answer: str, text: str) -> None:
    assert score(answer, text) == 1


@pytest.mark.parametrize(
    ("answer", "text"),
    [("7", "7"), ("#### 7 or 8", "7"), ("#### 6\n#### 7", "6"), ("####", "7"), ("#### 1,5", "15"), ("#### 77", "7")],
)
def test_another_answer_or_none_is_wrong(answer: str, text: str) -> None:
    assert score(answer, text) == 0


@pytest.mark.parametrize("check", [{"text": "7"}, {"mark": "####"}, {"mark": "", "text": "7"}])
def test_a_check_without_its_parameters_is_an_error(check: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="parameter"):
        mark("#### 7", [{"rule": "final_answer", **check}])


@given(answer=st.text(max_size=200), number=st.integers(-(10**9), 10**9))
def test_any_text_may_stand_before_the_mark(answer: str, number: int) -> None:
    assert score(f"{answer}\n#### {number:,}", str(number)) == 1
