"""Blocks of lines from any cut into chunks, packed or not; what is too long is named, what is damaged is told."""

from __future__ import annotations

import gzip
import hashlib
import io
import tracemalloc
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiact_desk.documents.domains.lines import LONGEST_LINE, HashedFile, blocks, is_packed, unpacked
from aiact_desk.problems import Problem


def numbered(chunks: Iterable[bytes]) -> list[tuple[int, str | None]]:
    return [(number, line) for block in blocks(chunks, "f") for number, line in enumerate(block.lines, block.first)]


def read(data: bytes) -> tuple[bytes, str]:
    file = io.BytesIO(data)
    packed = is_packed(file)
    hashed = HashedFile(file)
    return b"".join(unpacked(hashed, "f", packed=packed)), hashed.sha256


@given(st.text(st.characters(codec="utf-8")), st.lists(st.integers(0, 60)))
def test_the_cut_into_chunks_does_not_matter(text: str, cuts: list[int]) -> None:
    data = text.encode()
    edges = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]
    chunks = [data[start:end] for start, end in pairwise(edges)]
    expected = text.removeprefix("\ufeff") if chunks[0].startswith(b"\xef\xbb\xbf") else text
    lines = expected.split("\n")
    found = numbered(chunks)
    assert found == list(enumerate(lines[:-1] if not lines[-1] else lines, start=1))


@pytest.mark.parametrize("size", [LONGEST_LINE + 1, 5 * LONGEST_LINE, 100 * LONGEST_LINE])
@pytest.mark.parametrize("end", [b"\nlast", b"\n", b""])
def test_a_line_that_is_too_long_is_named_and_passed_over(size: int, end: bytes) -> None:
    data = b"first\n" + b"x" * size + end
    chunks = [data[at : at + (1 << 18)] for at in range(0, len(data), 1 << 18)]
    assert numbered(chunks) == [(1, "first"), (2, None), *([(3, "last")] if end == b"\nlast" else [])]


def test_the_longest_line_is_read() -> None:
    line = "x" * LONGEST_LINE
    assert numbered([line.encode() + b"\n" + line.encode()]) == [(1, line), (2, line)]


def test_packed_files_are_read_as_what_they_hold_and_hashed_as_they_lie() -> None:
    plain = b"a,1\n" * 100_000
    packed = gzip.compress(plain[:1000]) + gzip.compress(plain[1000:])
    assert read(packed) == (plain, hashlib.sha256(packed).hexdigest())
    assert read(plain) == (plain, hashlib.sha256(plain).hexdigest())
    assert read(b"") == (b"", hashlib.sha256(b"").hexdigest())


@pytest.mark.parametrize("spoil", [lambda data: data[:-9], lambda data: data[:30] + b"?" * 9 + data[39:]])
def test_a_damaged_file_is_told(spoil: object) -> None:
    packed = gzip.compress(bytes(range(256)) * 999)
    with pytest.raises(Problem, match=r"domains\.damaged"):
        read(spoil(packed))  # type: ignore[operator]


def test_text_of_another_encoding_is_told() -> None:
    with pytest.raises(Problem, match="UTF-8"):
        numbered(["domain,bytes\n".encode("utf-16")])


def test_a_file_that_unfolds_a_thousandfold_takes_little_memory() -> None:
    bomb = gzip.compress(b"\0" * (200 << 20), 9)
    tracemalloc.start()
    file = io.BytesIO(bomb)
    found = numbered(unpacked(HashedFile(file), "f", packed=True))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == [(1, None)]
    assert peak < 8 << 20
