"""A stranger's files in bounds: links, pipes, long lines, deep and damaged JSON, and values that are no numbers."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.evaluation.elsewhere import reading
from aiact_desk.problems import Problem


def refused(file: Path) -> str:
    with pytest.raises(Problem) as raised:
        list(reading.read_objects(file))
    return raised.value.id


def test_only_plain_files_are_read(tmp_path: Path) -> None:
    plain, link, pipe = tmp_path / "plain", tmp_path / "link", tmp_path / "pipe"
    plain.write_text('{"a": 1}\n\n{"b": 2}', encoding="utf-8")
    link.symlink_to(plain)
    os.mkfifo(pipe)
    assert list(reading.read_objects(plain)) == [(1, {"a": 1}), (3, {"b": 2})]
    for one in (link, pipe, tmp_path, tmp_path / "gone"):
        assert refused(one) == "elsewhere.unreadable"
        with pytest.raises(Problem):
            reading.copy_regular(one, tmp_path / "copy")
        assert not (tmp_path / "copy").exists()
    reading.copy_regular(plain, tmp_path / "copy")
    assert (tmp_path / "copy").read_bytes() == plain.read_bytes()


@pytest.mark.parametrize(
    "line",
    [b"[" * 100_000, b'{"a":' * 100_000, b"not json", b"[1]", b'"text"', b'{"a": "\xff"}', b'{"a": 1', b"1" * 5000],
)
def test_a_damaged_line_is_named(tmp_path: Path, line: bytes) -> None:
    file = tmp_path / "s.jsonl"
    file.write_bytes(b'{"a": 1}\n' + line + b"\n")
    assert refused(file) == "elsewhere.no_json"


def test_a_line_without_an_end_is_not_read_to_it(tmp_path: Path) -> None:
    file = tmp_path / "s.jsonl"
    with file.open("wb") as written:
        written.write(b'{"a": "')
        written.truncate(4 << 30)  # a hole: nothing is on the disk, and nothing of it may be read
    assert refused(file) == "elsewhere.line_too_long"
    with pytest.raises(Problem) as raised:
        reading.read_object(file)
    assert raised.value.id == "elsewhere.too_large"


def test_lines_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "s.jsonl"
    file.write_text("{}\n" * 3, encoding="utf-8")
    monkeypatch.setattr(reading, "MOST_LINES", 3)
    assert len(list(reading.read_objects(file))) == 3
    monkeypatch.setattr(reading, "MOST_LINES", 2)
    assert refused(file) == "elsewhere.too_many_lines"


def test_numbers_and_texts() -> None:
    assert [reading.number(one) for one in (True, 2, 0.5)] == [1.0, 2.0, 0.5]
    assert [reading.number(one) for one in (float("nan"), float("inf"), 10**400, "1", None, [1])] == [None] * 6
    assert reading.text("a\ud800b") == "a?b"
    assert (reading.text(None), reading.text(["ä"])) == ("", '["ä"]')
    assert reading.printable("a\x1b[2Jb\n") == "a�[2Jb�"
    assert len(reading.printable("x" * 1000)) == 200


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), lambda one: st.lists(one, max_size=3)))
def test_any_value_becomes_text_that_can_be_stored(value: object) -> None:
    reading.text(value).encode("utf-8")
    reading.canonical(value)
    assert reading.printable(value).isprintable()
    json.dumps(reading.number(value), allow_nan=False)
