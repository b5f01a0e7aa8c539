"""Which words changed: nothing is lost of either text, and long texts take bounded time."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.documents.word_difference import Words, around_changes, changed_words

TEXTS = st.text(alphabet="ab. \n\tä", max_size=60) | st.text(max_size=60)


def old_of(words: tuple[Words, ...]) -> str:
    return "".join(one.text for one in words if one.kind != "added")


def new_of(words: tuple[Words, ...]) -> str:
    return "".join(one.text for one in words if one.kind != "removed")


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_it_to_the_character(old: str, new: str) -> None:
    words = changed_words(old, new)
    assert (old_of(words), new_of(words)) == (old, new)
    assert all(one.text for one in words)
    assert all(one.kind != other.kind for one, other in pairwise(words))


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert changed_words(text, text) == ((Words("same", text),) if text else ())


def test_the_words_that_changed_are_told_and_no_others() -> None:
    assert changed_words("The model reads text. It is small.", "The model reads text and images. It is small.") == (
        Words("same", "The model reads"),
        Words("removed", " text."),
        Words("added", " text and images."),
        Words("same", " It is small."),
    )


def test_what_is_appended_leaves_the_words_before_it() -> None:
    assert changed_words("one two", "one two three") == (Words("same", "one two"), Words("added", " three"))


def test_a_long_text_of_which_few_sentences_changed_is_told_by_words() -> None:
    sentences = [f"Sentence {number} of a text that goes on for a while." for number in range(8_000)]
    changed = list(sentences)
    for number in range(100, 8_000, 800):
        changed[number] = changed[number].replace("while", "moment")
    words = changed_words(" ".join(sentences), " ".join(changed))
    assert [one.text for one in words if one.kind == "added"] == [" moment."] * 10
    assert new_of(words) == " ".join(changed)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (" ".join(f"a{n % 977}" for n in range(400_000)), " ".join(f"a{n % 983}" for n in range(400_000))),
        ("a b " * 500_000, "b a " * 500_000),
        (". ".join(f"a{n % 7}" for n in range(400_000)), ". ".join(f"a{n % 5}" for n in range(400_000))),
    ],
    ids=["repeating words", "two words", "repeating sentences"],
)
def test_texts_of_two_megabytes_take_bounded_time(old: str, new: str) -> None:
    began = time.process_time()
    words = changed_words(old, new)
    assert time.process_time() - began < 30
    assert (old_of(words), new_of(words)) == (old, new)


def test_what_did_not_change_is_cut_to_the_words_beside_a_change() -> None:
    words = changed_words(" ".join("abcdefgh") + " old", " ".join("abcdefgh") + " new")
    assert "".join(one.text for one in around_changes(words, 2)) == " …  g h old new"
    short = changed_words("a old", "a new")
    assert around_changes(short, 2) == short
