"""Texts of strangers are made visible, never lost and never obeyed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.documents.plain import count, cut, one_line, plain


@given(st.text(alphabet=st.characters(codec=None)))
def test_nothing_unseen_is_left(text: str) -> None:
    shown = plain(text)
    shown.encode()
    unseen = [c for c in shown if c not in "\n\t" and unicodedata.category(c) in ("Cc", "Cs", "Cn", "Co")]
    assert unseen == []
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\ufeff")


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters="\u2028")))
def test_ordinary_text_is_unchanged(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize(
    ("given_", "shown"),
    [("a\u202eb", "a[U+202E]b"), ("a\x00b", "a[U+0000]b"), ("a\r\nb\rc\u2028d", "a\nb\nc\nd"), ("\ud800", "[U+D800]")],
)
def test_examples(given_: str, shown: str) -> None:
    assert plain(given_) == shown


def test_one_line() -> None:
    assert one_line(" a\n\n b\tc ") == "a b c"


def test_cut_says_whether_something_is_missing() -> None:
    assert cut("abc", 3) == ("abc", False)
    assert cut("abcd", 3) == ("abc", True)


def test_counts_are_grouped_from_five_digits_on() -> None:
    assert (count(8192), count(12345678)) == ("8192", "12\u00a0345\u00a0678")
