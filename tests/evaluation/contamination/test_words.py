"""Text becomes the same words however it is written and wherever it is cut."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.evaluation.contamination.words import cut, lines_of_words, words_of

ASCII = st.text(st.characters(max_codepoint=127))
SPACED = st.text(st.sampled_from("ab, .\n\té_"))


def test_case_punctuation_and_composition_do_not_count() -> None:
    words = ["the", "straße", "of", "café", "no", "9", "000", "σοφος"]
    told = "“The STRASSE_of—Cafe\N{COMBINING ACUTE ACCENT}: no. 9,000! ΣΟΦΟΣ"
    assert words_of(told) == ["the", "strasse", "of", "café", "no", "9", "000", "σοφοσ"]
    assert words_of(" ".join(words)) == words_of(told)


@given(ASCII)
def test_the_fast_way_gives_the_same_words(text: str) -> None:
    assert words_of(text) == re.findall(r"[^\W_]+", text.casefold())


@given(st.text())
def test_words_are_words_of_themselves(text: str) -> None:
    words = words_of(text)
    assert all(unicodedata.is_normalized("NFC", word) for word in words)
    assert len(lines_of_words(text)) == len(words)


@given(SPACED, st.integers(1, 9))
def test_parts_are_small_and_together_the_text(text: str, most: int) -> None:
    parts, rest = cut(text, most)
    assert ("".join(parts), rest) == (text, "")
    assert all(0 < len(part) <= most for part in parts)
    assert cut(text, most, ended=False)[0] == parts[: len(cut(text, most, ended=False)[0])]


@given(st.lists(st.text(st.sampled_from("abc"), min_size=1, max_size=5)), st.integers(6, 20))
def test_no_word_is_cut_where_there_are_spaces(words: list[str], most: int) -> None:
    parts, _ = cut(" ".join(words), most)
    assert [word for part in parts for word in part.split()] == words


def test_the_line_of_each_word_is_known() -> None:
    assert lines_of_words("one two\n\nthree, é\nfour") == [0, 0, 2, 2, 3]
