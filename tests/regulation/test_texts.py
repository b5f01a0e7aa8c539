"""Texts and days as typed: what is kept, what is refused."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.problems import Misuse
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.texts import LONGEST, parse_date, parse_month, parse_text, quoted, words
from aiact_desk.wording import say_problem


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("  Llama \n", "Llama"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("e\u0301", "é"),
        ("tab\tkept", "tab\tkept"),
        ("שלום \u200f!", "שלום \u200f!"),
    ],
)
def test_kept(given: str, text: str) -> None:
    assert parse_text("Answer", given) == text


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x0b", "\x9b", "\u202e", "\u2066", "\ufeff", "\ud800"])
def test_characters_that_cannot_be_seen_are_refused_and_named(character: str) -> None:
    with pytest.raises(Misuse, match="character_refused") as refused:
        parse_text("Answer", f"ab{character}c")
    sentence = say_problem(refused.value)
    assert f"U+{ord(character):04X}" in sentence
    assert "character 3" in sentence
    assert character not in sentence


@pytest.mark.parametrize("given", [7, True, ["a"], {"a": "b"}, None])
def test_only_text_is_text(given: Json) -> None:
    with pytest.raises(Misuse, match="not_text"):
        parse_text("Answer", given)


def test_an_empty_text_is_no_answer() -> None:
    with pytest.raises(Misuse, match="nothing_given"):
        parse_text("Answer", " \n ")


def test_the_longest_text_is_kept_and_one_more_character_is_not() -> None:
    assert len(parse_text("Answer", "x" * LONGEST)) == LONGEST
    with pytest.raises(Misuse, match="text_too_long") as refused:
        parse_text("Answer", "x" * (LONGEST + 1))
    assert "100001" in say_problem(refused.value)


@given(st.text(max_size=200))
def test_any_text_is_kept_in_one_form_or_refused(text: str) -> None:
    try:
        kept = parse_text("Answer", text)
    except Misuse as refused:
        say_problem(refused).encode("utf-8")
    else:
        assert kept == kept.strip()
        assert unicodedata.is_normalized("NFC", kept)
        assert parse_text("Answer", kept) == kept
        kept.encode("utf-8")


@pytest.mark.parametrize("given", ["2026-03-01", " 2026-03-01 ", "2024-02-29", "1950-01-01", "2100-12-31"])
def test_days(given: str) -> None:
    assert parse_date("Release date", given) == given.strip()


@pytest.mark.parametrize(
    "given",
    ["", "2026-3-1", "20260301", "2026-W10-1", "01/03/2026", "1 March 2026", "2026-02-29", "2026-13-01",
     "٢٠٢٦-٠٣-٠١", 2026, None],
)  # fmt: skip
def test_what_is_no_day_is_refused_with_an_example(given: Json) -> None:
    with pytest.raises(Misuse, match="not_a_day") as refused:
        parse_date("Release date", given)
    assert "2026-03-01" in say_problem(refused.value)


@pytest.mark.parametrize("given", ["1949-12-31", "2101-01-01", "0001-01-01"])
def test_a_year_that_cannot_be_meant_is_refused(given: str) -> None:
    with pytest.raises(Misuse, match="year_out_of_range") as refused:
        parse_date("Release date", given)
    assert "1950" in say_problem(refused.value)


@given(st.dates())
def test_every_day_within_the_years_is_taken(day: object) -> None:
    written = str(day)
    if 1950 <= int(written[:4]) <= 2100:
        assert parse_date("Release date", written) == written


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("one", 1), ("a – b", 2), ("state-of-the-art\nmodel, v2.", 3), ("… !", 0)]
)
def test_words_are_counted(text: str, count: int) -> None:
    assert words(text) == count


def test_what_is_quoted_is_short_and_can_be_printed() -> None:
    assert quoted("x" * 1000) == f"“{'x' * 57}…”"
    assert quoted("\x1b[2J\ud800") == "“\\u001b[2J\\ud800”"
    assert quoted({"a": 1}) == "“dict”"
    assert quoted(10**5000) == "“int”"
    assert quoted(None) == "“None”"


@pytest.mark.parametrize(
    ("given_", "month"), [("2026-03", "2026-03"), (" 03/2026 ", "2026-03"), ("12/1999", "1999-12")]
)
def test_a_month_is_taken_both_ways(given_: str, month: str) -> None:
    assert parse_month("Month", given_) == month


@pytest.mark.parametrize(
    "given_", ["2026-13", "13/2026", "00/2026", "3/2026", "2026", "2026-03-01", "1900-01", None, 3]
)
def test_what_is_no_month_is_refused(given_: object) -> None:
    with pytest.raises(Misuse):
        parse_month("Month", given_)  # type: ignore[arg-type]
