"""Finding and replacing exact words: nothing of a passage is left, and nothing else goes."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.documents.answer_pack.passages import Span, replaced, spans, texts_in, with_texts

TEXT = st.text(alphabet="abAB \n.[(\\*é", max_size=60)
WORDS = st.text(alphabet="abAB .[(\\*é", min_size=4, max_size=12).filter(lambda words: bool(words.strip()))


def test_passages_that_overlap_are_one_stretch() -> None:
    assert spans("one two three four", {1: "two three", 2: "three FOUR", 3: "one"}) == (
        Span(0, 3, (3,)),
        Span(4, 18, (1, 2)),
    )
    assert spans("aaaaa", {1: "aaaa"}) == (Span(0, 5, (1,)),)


def test_white_space_and_case_do_not_hide_a_passage() -> None:
    assert replaced("The Osprey\n\u00a0gate opens", {1: "osprey gate"}, lambda *_: "X") == "The X opens"
    assert spans("(a+b)* and more", {1: "(A+B)*"}) == (Span(0, 6, (1,)),)


@given(TEXT, st.lists(WORDS, min_size=1, max_size=3))
def test_nothing_of_a_passage_is_left(text: str, claimed: list[str]) -> None:
    passages = dict(enumerate(claimed, start=1))
    left = replaced(text, passages, lambda *_: "\x00")
    for words in claimed:
        assert not re.search(r"\s+".join(re.escape(word) for word in words.split()), left, re.IGNORECASE)


@given(TEXT, WORDS)
def test_what_is_not_claimed_stays(text: str, words: str) -> None:
    kept = [text[span.start : span.end] for span in spans(text, {1: words})]
    pieces = replaced(text, {1: words}, lambda *_: "\x00").split("\x00")
    rebuilt = "".join(piece + found for piece, found in zip(pieces, [*kept, ""], strict=True))
    assert rebuilt == text


def test_texts_of_a_form_and_of_this_program_are_left_alone() -> None:
    view = {"label": "secret", "rows": [["secret", 7]], "about": [["secret", "x"]], "value": "a secret"}
    changed = with_texts(view, lambda text: text.replace("secret", "–"))  # type: ignore[arg-type]
    assert changed == {"label": "secret", "rows": [["–", 7]], "about": [["secret", "x"]], "value": "a –"}
    assert texts_in(view) == ("secret", "a secret")  # type: ignore[arg-type]
