"""The end of an echoed prompt is found by its text, whatever a server counts, and no number passes that is none."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.engine.echo import Echo, echo_of, likely_tokens
from aiact_desk.problems import Problem

URL = "http://127.0.0.1:1/v1"
PIECES = st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=4), min_size=2, max_size=8)


def answer(texts: list[str], offsets: list[int], written: int = 1) -> dict[str, Any]:
    logprobs: list[float | None] = [None, *(-1.0 * number for number in range(1, len(texts)))]
    tops = [None, *({"a": -0.25} for _ in texts[1:])]
    found = {"tokens": texts, "text_offset": offsets, "token_logprobs": logprobs, "top_logprobs": tops}
    usage = {"prompt_tokens": len(texts) - written, "completion_tokens": written}
    return {"choices": [{"logprobs": found}], "usage": usage}


def offsets_of(texts: list[str], first: int = 0) -> list[int]:
    return [first + sum(map(len, texts[:at])) for at in range(len(texts))]


@given(PIECES, st.integers(0, 7), st.sampled_from(["", "<s>", None]), st.integers(-3, 3), st.booleans())
def test_the_border_is_found_where_a_token_begins(
    pieces: list[str], cut: int, begin: str | None, shift: int, writes: bool
) -> None:
    cut = 1 + cut % (len(pieces) - 1)
    texts = [*([] if begin is None else [begin]), *pieces, *(["written"] if writes else [])]
    echo = echo_of(answer(texts, offsets_of(texts, shift), int(writes)), URL)
    start = echo.start_of("".join(pieces[cut:]))
    assert start == cut + (begin is not None)
    assert echo.score(start) == (-sum(range(start, start + len(pieces) - cut)), False)


@given(PIECES, st.data())
def test_no_border_inside_a_token(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces)
    edges = {len(text) - at for at in offsets_of([*pieces, ""])}
    length = data.draw(st.integers(1, len(text)))
    echo = echo_of(answer([*pieces, "."], offsets_of([*pieces, "."])), URL)
    assert (echo.start_of(text[-length:]) is None) == (length not in edges)


def test_offsets_in_bytes_or_pieces_of_characters_are_not_believed() -> None:
    texts = ["a", "\ufffd", "\ufffd", "b", "."]
    echo = echo_of(answer(texts, offsets_of(texts)), URL)
    assert echo.start_of("éb") is None
    assert echo.start_of("b") == 3


def test_a_whole_text_begins_behind_the_begin_token() -> None:
    for begin in ("", "<s>"):
        texts = [begin, "a", "b", "."]
        echo = echo_of(answer(texts, offsets_of(texts)), URL)
        assert echo.start_of("ab") == 1
        assert echo.score(1) == (-3.0, False)


def test_the_first_token_of_a_prompt_without_begin_token_has_no_score() -> None:
    echo = echo_of(answer(["a", "b", "."], [0, 1, 2]), URL)
    assert echo.start_of("ab") == 0
    assert echo.score(0) is None
    assert echo.score(3) is None


def test_greedy_is_the_likeliest_at_every_place() -> None:
    echo = Echo(["a", "b", "c"], [0, 1, 2], [None, -0.5, -1.0], [None, -0.5, -0.9], 3)
    assert echo.score(1) == (-1.5, False)
    assert Echo(["a", "b"], [0, 1], [None, -0.5], [None, -0.50005], 2).score(1) == (-0.5, True)


@pytest.mark.parametrize(
    "change",
    [
        {"tokens": None},
        {"tokens": ["a"]},
        {"tokens": ["a", 1, "c"]},
        {"text_offset": [0, 1.5, 2]},
        {"text_offset": [0, True, 2]},
        {"token_logprobs": [None, "-1", -1.0]},
        {"token_logprobs": [None, 0.5, -1.0]},
        {"token_logprobs": [None, float("inf"), -1.0]},
        {"token_logprobs": [None, float("-inf"), -1.0]},
        {"token_logprobs": [None, float("nan"), -1.0]},
        {"token_logprobs": [None, True, -1.0]},
        {"top_logprobs": [None, {"a": "b"}, None]},
        {"top_logprobs": {"a": 1}},
    ],
)
def test_what_is_no_echo(change: dict[str, Any]) -> None:
    found = answer(["a", "b", "c"], [0, 1, 2])
    found["choices"][0]["logprobs"].update(change)
    with pytest.raises(Problem) as raised:
        echo_of(found, URL)
    assert raised.value.id == "inspection.server_answer"


@pytest.mark.parametrize("usage", [None, {}, {"prompt_tokens": 2, "completion_tokens": 3}, {"prompt_tokens": 1},
                                   {"prompt_tokens": -1, "completion_tokens": 1}])  # fmt: skip
def test_tokens_that_are_not_counted(usage: Any) -> None:
    with pytest.raises(Problem):
        echo_of({**answer(["a", "b", "c"], [0, 1, 2]), "usage": usage}, URL)


@pytest.mark.parametrize("logprobs", [None, {}, {"top_logprobs": []}, {"top_logprobs": [None]}, {"content": []}])
def test_likely_tokens_that_are_none(logprobs: Any) -> None:
    with pytest.raises(Problem):
        likely_tokens({"logprobs": logprobs}, URL)


def test_likely_tokens() -> None:
    assert likely_tokens({"logprobs": {"top_logprobs": [{"a": -1, "": -2.0, "b": None}]}}, URL) == {"a": -1.0}
