"""The pieces that text files and lines of JSON are read as."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.evaluation.contamination import texts
from aiact_desk.evaluation.contamination.texts import Piece, read_json_lines, read_text
from aiact_desk.problems import Problem

CUTS = st.lists(st.integers(0, 400), max_size=8)


def chunks(data: bytes, cuts: list[int]) -> list[bytes]:
    return [data[low:high] for low, high in pairwise([0, *sorted(cuts), max([len(data), *cuts])])]


@given(st.text(st.sampled_from("ab é\n\u2028"), max_size=200), CUTS, st.integers(1, 30))
def test_a_text_is_one_document_with_its_lines(text: str, cuts: list[int], most: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(texts, "PIECE", most)
        found = list(read_text(chunks(text.encode(), cuts), "f"))
    assert "".join(piece.text for piece in found) == text
    assert [piece.begins for piece in found] == [True] + [False] * (len(found) - 1) if found else not text
    before = ""
    for piece in found:
        assert piece.number == 1 + before.count("\n")
        before += piece.text


@given(st.lists(st.text(max_size=20), max_size=6), CUTS)
def test_each_string_of_each_line_is_a_document(values: list[str], cuts: list[int]) -> None:
    data = "\n".join(json.dumps({"k": [value]}, ensure_ascii=True) for value in values).encode()
    found = [piece for piece in read_json_lines(chunks(data, cuts), "f", ()) if isinstance(piece, Piece)]
    assert [(piece.number, piece.text) for piece in found] == [
        (number, value) for number, value in enumerate(values, start=1) if value
    ]
    assert all(piece.begins and piece.unit == "line" for piece in found)


def test_fields_choose_and_nesting_is_walked_in_order() -> None:
    line = json.dumps({"text": "one", "meta": {"url": "two", "n": 3}, "chat": [{"content": "three"}, None, "four"]})
    data = [b"\xef\xbb\xbf" + line.encode() + b"\n\n", b'"five"\n7\n']

    def read(*fields: str) -> list[str]:
        return [piece.text for piece in read_json_lines(data, "f", fields) if isinstance(piece, Piece)]

    assert read() == ["one", "two", "three", "four", "five"]
    assert read("chat", "text") == ["three", "four", "one"]
    assert read("none") == []


def test_bad_lines_are_named_and_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "LONGEST_LINE", 40)
    lines = [b'{"a": "ok"}', b"{", b"[" * 39, b'"' + b"x" * 5000 + b'"', b'{"a": ' + b"9" * 33 + b"}", b'"last"']
    found = list(read_json_lines([b"\n".join(lines)], "f", ()))
    assert [one.text for one in found if isinstance(one, Piece)] == ["ok", "last"]
    assert [(one.id, one.params["line"]) for one in found if isinstance(one, Problem)] == [
        ("contamination.no_json", 2),
        ("contamination.no_json", 3),
        ("contamination.long_line", 4),
    ]


def test_deep_nesting_is_no_json_that_is_read() -> None:
    (found,) = read_json_lines([b"[" * 100_000 + b"]" * 100_000], "f", ())
    assert isinstance(found, Problem)


def test_other_encodings_are_refused_or_gaps() -> None:
    with pytest.raises(Problem, match="UTF-8"):
        list(read_text(["one two".encode("utf-16")], "f"))
    (piece,) = read_text([b"caf\xe9 two"], "f")
    assert piece.text == "caf\N{REPLACEMENT CHARACTER} two"
