"""Packed files: all kinds, joined streams, damage, and files that unfold without end."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import sys
import tracemalloc
from collections.abc import Callable
from typing import cast

import pytest

from aiact_desk.evaluation.contamination.corpus_files import Packing
from aiact_desk.evaluation.contamination.unpacking import unpacked
from aiact_desk.problems import Problem

DATA = random.Random(1).randbytes(300_000) + b"the end"


def zstandard(data: bytes) -> bytes:
    return cast("bytes", pytest.importorskip("zstandard").ZstdCompressor().compress(data))


PACKERS: dict[Packing, Callable[[bytes], bytes]] = {
    "": bytes,
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstandard,
}
PACKED = [packing for packing in PACKERS if packing]


def unpack(data: bytes, packing: Packing) -> bytes:
    return b"".join(unpacked(io.BytesIO(data), packing, "file"))


def receive(given: bytearray, data: bytes, packing: Packing) -> None:
    for piece in unpacked(io.BytesIO(data), packing, "file"):
        given.extend(piece)


@pytest.mark.parametrize("packing", PACKERS)
def test_what_was_packed_comes_back(packing: Packing) -> None:
    pack = PACKERS[packing]
    assert unpack(pack(DATA), packing) == DATA
    assert unpack(pack(DATA) + pack(b"") + pack(DATA[:1000]), packing) == DATA + DATA[:1000]
    assert unpack(pack(b""), packing) == b""


@pytest.mark.parametrize("packing", PACKED)
def test_what_stands_before_damage_is_given(packing: Packing) -> None:
    whole = PACKERS[packing](DATA) + PACKERS[packing](DATA)
    given = bytearray()
    with pytest.raises(Problem, match="damaged"):
        receive(given, whole[:-1000], packing)
    assert bytes(given[: len(DATA)]) == DATA
    with pytest.raises(Problem, match="damaged"):
        unpack(b"no such thing at all, but long enough to be one", packing)


@pytest.mark.slow
@pytest.mark.parametrize("packing", PACKED)
def test_a_file_that_unfolds_without_end_takes_little_memory(packing: Packing) -> None:
    bomb = PACKERS[packing](bytes(100 << 20))
    tracemalloc.start()
    size = sum(len(data) for data in unpacked(io.BytesIO(bomb), packing, "file"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert size == 100 << 20
    assert peak < 48 << 20


def test_xz_may_not_ask_for_all_memory() -> None:
    greedy = lzma.compress(b"x", filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 30}])
    with pytest.raises(Problem, match="emory"):
        unpack(greedy, ".xz")


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zstandard", None)
    with pytest.raises(Problem, match="no_zstandard"):
        unpack(b"x", ".zst")
