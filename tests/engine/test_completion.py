"""What a server answers is a completion, cut at the first stop string, or one clear problem."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.engine.completion import tokens_of, written_of
from aiact_desk.evaluation.responses import Written
from aiact_desk.problems import Problem

URL = "http://127.0.0.1:1/v1"


def answer(text: object, ended: object = "stop", chat: bool = False) -> dict[str, Any]:
    return {"choices": [{"finish_reason": ended, **({"message": {"content": text}} if chat else {"text": text})}]}


@given(st.text(st.characters(exclude_categories=["Cs"])), st.lists(st.text(min_size=1, max_size=2)), st.booleans())
def test_no_stop_string_is_left(text: str, until: list[str], chat: bool) -> None:
    written = written_of(answer(text, "length", chat), until, URL)
    assert text.startswith(written.text)
    assert not any(string in written.text for string in until)
    assert written.cut_off == (not any(string in text for string in until))


def test_why_it_ended() -> None:
    assert written_of(answer("a"), [], URL) == Written("a", cut_off=False)
    assert written_of(answer("a", "length"), [], URL) == Written("a", cut_off=True)


def test_half_a_character_is_replaced() -> None:
    assert written_of(answer("a\ud83d"), [], URL).text == "a\ufffd"
    assert written_of(answer("\ud83d\ude00"), [], URL).text == "😀"


@pytest.mark.parametrize(
    "odd",
    [{}, {"choices": []}, {"choices": {}}, {"choices": [1]}, {"choices": [{}]}, answer(None), answer(7),
     answer("a", None), answer(None, chat=True), {"choices": [{"message": [], "finish_reason": "stop"}]}],
)  # fmt: skip
def test_what_is_no_completion(odd: dict[str, Any]) -> None:
    with pytest.raises(Problem) as raised:
        written_of(odd, [], URL)
    assert raised.value.id == "inspection.server_answer"


def test_tokens_are_counted_by_the_server() -> None:
    assert tokens_of({"usage": {"prompt_tokens": 3, "completion_tokens": 0, "total_tokens": 3}}, URL) == (3, 0)
    for odd in ({}, {"usage": 3}, {"usage": {"prompt_tokens": True, "completion_tokens": 1}}):
        with pytest.raises(Problem):
            tokens_of(odd, URL)
