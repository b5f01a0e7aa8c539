"""GGUF headers: what gguf's writer writes is read back; what is broken or hostile is a Problem, quickly."""

from __future__ import annotations

import struct
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from gguf import GGMLQuantizationType, GGUFWriter
from gguf.quants import quantize
from hypothesis import given, settings
from hypothesis import strategies as st

from aiact_desk.inspection.gguf import Items, read_gguf
from aiact_desk.problems import Problem

if TYPE_CHECKING:
    from numpy.typing import NDArray

Refused = Callable[[str, Callable[[], object]], Problem]
MakeGguf = Callable[..., Path]


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("gguf") / "x.gguf"


def text(value: bytes) -> bytes:
    return struct.pack("<Q", len(value)) + value


def pair(key: bytes, kind: int, value: bytes) -> bytes:
    return text(key) + struct.pack("<I", kind) + value


def header(pairs: list[bytes], tensors: list[bytes] = [], version: int = 3) -> bytes:  # noqa: B006
    counts = struct.pack("<4sIQQ", b"GGUF", version, len(tensors), len(pairs))
    return counts + b"".join(pairs) + b"".join(tensors)


def tensor(name: bytes = b"t", shape: tuple[int, ...] = (8,), kind: int = 0, offset: int = 0) -> bytes:
    dimensions = struct.pack(f"<I{len(shape)}Q", len(shape), *shape)
    return text(name) + dimensions + struct.pack("<IQ", kind, offset)


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_reads_what_the_package_writes(make_gguf: MakeGguf) -> None:
    def change(writer: GGUFWriter) -> None:
        writer.add_bool("test.flag", True)
        writer.add_float64("test.double", 0.5)
        writer.add_int8("test.small", -3)
        writer.add_uint64("test.large", 1 << 63)
        writer.add_array("test.few", [1, 2, 3])
        writer.add_array("test.many", list(range(5000)))
        writer.add_array("test.many_texts", [str(n) * (n % 3 * 2000) for n in range(2000)])

    weights: NDArray[np.float32] = np.ones((4, 64), np.float32)
    path = make_gguf(change, {"a": weights})
    found = read_gguf(path)
    expected = {
        "general.architecture": "llama",
        "tokenizer.ggml.tokens": Items(4, ("a", "b", "c", "ä")),
        "test.flag": True,
        "test.double": 0.5,
        "test.small": -3,
        "test.large": 1 << 63,
        "test.few": Items(3, (1, 2, 3)),
        "test.many": Items(5000),
        "test.many_texts": Items(2000),
    }
    assert {key: found.metadata[key] for key in expected} == expected
    (only,) = found.tensors
    assert (only.name, only.type.name, only.elements, only.length) == ("a", "F32", 256, 1024)


def test_packed_types(tmp_path: Path) -> None:
    writer = GGUFWriter(tmp_path / "q.gguf", "llama")
    packed = quantize(np.ones((4, 64), np.float32), GGMLQuantizationType.Q4_1)
    writer.add_tensor("a", packed, raw_dtype=GGMLQuantizationType.Q4_1)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    (only,) = read_gguf(tmp_path / "q.gguf").tensors
    assert (only.type.name, only.elements, only.length) == ("Q4_1", 256, packed.nbytes)


def test_the_tokenizer_hash_knows_the_tokenizer_and_nothing_else(make_gguf: MakeGguf, gguf_bytes: bytes) -> None:
    same = read_gguf(make_gguf(lambda writer: writer.add_name("another"))).tokenizer_sha256
    assert same is not None
    other = read_gguf(make_gguf(lambda writer: writer.add_bos_token_id(1))).tokenizer_sha256
    assert same != other


def test_the_tokenizer_hash_does_not_depend_on_the_order(scratch: Path) -> None:
    pairs = [pair(b"tokenizer.a", 8, text(b"x")), pair(b"general.x", 7, b"\1"), pair(b"tokenizer.b", 0, b"\5")]
    hashes = {read_gguf(write(scratch, header(order))).tokenizer_sha256 for order in (pairs, pairs[::-1])}
    assert len(hashes) == 1
    assert read_gguf(write(scratch, header(pairs[1:2]))).tokenizer_sha256 is None


U64 = struct.Struct("<Q").pack
TEXT_ARRAY = struct.pack("<I", 8)


@pytest.mark.parametrize(
    ("content", "id"),
    [
        (b"", "gguf_header_cut"),
        (b"GGUF", "gguf_header_cut"),
        (b"GGML" + bytes(60), "no_gguf"),
        (struct.pack("<4sIII", b"GGUF", 1, 0, 0), "gguf_version"),
        (struct.pack(">4sIQQ", b"GGUF", 3, 0, 0), "gguf_big_endian"),
        (struct.pack("<4sIQQ", b"GGUF", 3, 1 << 60, 0), "gguf_absurd"),
        (struct.pack("<4sIQQ", b"GGUF", 3, 0, 1 << 60), "gguf_absurd"),
        (header([U64(1 << 60)]), "gguf_absurd"),
        (header([U64(100) + b"short"]), "gguf_header_cut"),
        (header([pair(b"k", 8, U64(1 << 60))]), "gguf_absurd"),
        (header([pair(b"k", 13, b"")]), "gguf_value"),
        (header([pair(b"k", 9, TEXT_ARRAY + U64(1 << 60))]), "gguf_absurd"),
        (header([pair(b"k", 9, TEXT_ARRAY + U64(1 << 21))]) + bytes(1 << 16), "gguf_header_cut"),
        (header([pair(b"k", 9, TEXT_ARRAY + U64(1 << 21) + U64(1 << 62))]) + bytes(100), "gguf_header_cut"),
        (header([pair(b"k", 9, struct.pack("<I", 10) + U64(1 << 20))]), "gguf_header_cut"),
        (header([pair(b"k", 9, struct.pack("<I", 9) + U64(1) + TEXT_ARRAY + U64(0))]), "gguf_value"),
        (header([pair(b"k", 9, struct.pack("<I", 77) + U64(1 << 20))]), "gguf_value"),
        (header([pair(b"k", 7, b"\1"), pair(b"k", 7, b"\1")]), "gguf_twice"),
        (header([pair(b"general.alignment", 4, bytes(4))]), "gguf_alignment"),
        (header([pair(b"general.alignment", 8, text(b"32"))]), "gguf_alignment"),
        (header([], [tensor(), tensor()]), "gguf_twice"),
        (header([], [tensor(kind=99)]), "gguf_type"),
        (header([], [tensor(kind=4)]), "gguf_type"),
        (header([], [tensor(shape=(1, 1, 1, 1, 1))]), "gguf_tensor"),
        (header([], [tensor(shape=(33,), kind=3)]), "gguf_tensor"),
        (header([], [tensor(shape=(), kind=3)]), "gguf_tensor"),
        (header([], [tensor(offset=7)]) + bytes(200), "gguf_tensor"),
        (header([], [tensor(), tensor(b"u")]) + bytes(200), "gguf_tensor"),
        (header([], [tensor()]), "gguf_cut"),
        (header([], [tensor(shape=(1 << 63, 1 << 63))]) + bytes(200), "gguf_cut"),
        (header([], [tensor(offset=1 << 63)]) + bytes(200), "gguf_cut"),
    ],
)
def test_names_what_is_broken(scratch: Path, content: bytes, id: str, refused: Refused) -> None:
    refused(f"inspection.{id}", lambda: read_gguf(write(scratch, content)))


def test_a_header_without_end_is_given_up(scratch: Path, monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
    monkeypatch.setattr("aiact_desk.inspection.header_cursor.HEADER_LIMIT", 100)
    content = header([pair(b"k", 8, text(bytes(90)))]) + bytes(100)
    refused("inspection.gguf_header_size", lambda: read_gguf(write(scratch, content)))


def test_claims_cost_no_memory(scratch: Path) -> None:
    write(scratch, header([pair(b"k", 9, struct.pack("<I", 10) + U64(1 << 22))]) + bytes(1000))
    tracemalloc.start()
    with pytest.raises(Problem):
        read_gguf(scratch)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 << 20


@settings(max_examples=200, deadline=1000)
@given(change=st.data())
def test_damage_gives_a_header_or_a_problem(scratch: Path, gguf_bytes: bytes, change: st.DataObject) -> None:
    damaged = bytearray(gguf_bytes)
    for _ in range(change.draw(st.integers(1, 3))):
        new = change.draw(st.binary(min_size=1, max_size=2) | st.sampled_from([b"\xff" * 8, U64(1 << 40), bytes(8)]))
        place = change.draw(st.integers(0, len(damaged) - 1))
        damaged[place : place + len(new)] = new
    write(scratch, bytes(damaged[: change.draw(st.integers(0, len(damaged)) | st.just(len(damaged)))]))
    try:
        found = read_gguf(scratch)
    except Problem:
        return
    assert sum(tensor.length for tensor in found.tensors) <= len(damaged)
