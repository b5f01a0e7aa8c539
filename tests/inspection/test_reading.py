"""Bounded reads: what is shown of a stranger's text, and what is not opened."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.inspection.reading import open_regular, printable, read_json, read_start
from aiact_desk.problems import Problem

Refused = Callable[[str, Callable[[], object]], Problem]


@given(text=st.text(alphabet=st.characters(exclude_categories=()), max_size=300))
def test_printable_is_safe_to_show_and_to_store(text: str) -> None:
    shown = printable(text)
    assert len(shown) <= 120
    assert shown.isprintable()
    assert shown.encode("utf-8").decode() == shown


def test_printable_keeps_what_is_plain() -> None:
    assert printable("Größe: 7 B") == "Größe: 7 B"
    assert printable("a\nb\x1b[31m") == "a b�[31m"
    assert printable("x" * 200) == "x" * 119 + "…"


def test_a_fifo_is_refused_at_once(tmp_path: Path, refused: Refused) -> None:
    os.mkfifo(tmp_path / "fifo")
    refused("inspection.not_a_file", lambda: open_regular(tmp_path / "fifo"))


def test_a_link_to_itself_cannot_be_read(tmp_path: Path, refused: Refused) -> None:
    (tmp_path / "loop").symlink_to("loop")
    problem = refused("inspection.unreadable", lambda: open_regular(tmp_path / "loop"))
    assert problem.params["reason"]


def test_reads_no_more_than_asked(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"12345")
    assert read_start(tmp_path / "x", 3) == b"123"


@pytest.mark.parametrize(
    ("content", "id"),
    [
        (b"", "json_broken"),
        (b"\xff", "json_broken"),
        (b"[" * 100_000, "json_broken"),
        (b"9" * 5000, "json_broken"),
        (b"[]", "json_no_object"),
        (b"{" + b" " * 100 + b"}", "json_large"),
    ],
)
def test_json_that_is_none(tmp_path: Path, content: bytes, id: str, refused: Refused) -> None:
    (tmp_path / "x.json").write_bytes(content)
    limit = 50 if id == "json_large" else 1 << 20
    refused(f"inspection.{id}", lambda: read_json(tmp_path / "x.json", limit))


def test_json_with_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(b"\xef\xbb\xbf" + json.dumps({"a": 1}).encode())
    assert read_json(tmp_path / "x.json") == {"a": 1}
