"""Headers of safetensors files: what is read, and how each way to be broken is named."""

from __future__ import annotations

import json
import math
import struct
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray
from safetensors.numpy import save, save_file

from aiact_desk.inspection.safetensors import HEADER_LIMIT, Tensor, read_header, same_data
from aiact_desk.problems import Problem


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("safetensors") / "x.safetensors"


def entry(dtype: str = "F32", shape: object = (2,), offsets: object = (0, 8)) -> dict[str, object]:
    return {"dtype": dtype, "shape": shape, "data_offsets": offsets}


def write(path: Path, header: object, data: int = 8) -> Path:
    raw = header if isinstance(header, bytes) else json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(raw)) + raw + bytes(data))
    return path


DTYPES = st.sampled_from([np.float16, np.float32, np.float64, np.int8, np.int32, np.int64, np.uint8, np.bool_])


@settings(max_examples=40)
@given(
    tensors=st.dictionaries(
        st.text(min_size=1, max_size=12).filter(lambda name: name != "__metadata__"),
        arrays.arrays(DTYPES, arrays.array_shapes(min_dims=0, max_dims=4, max_side=5)),
        min_size=1,
        max_size=6,
    )
)
def test_reads_what_the_library_writes(scratch: Path, tensors: dict[str, NDArray[np.generic]]) -> None:
    save_file(tensors, scratch, metadata={"format": "np"})
    found = {tensor.name: tensor for tensor in read_header(scratch)}
    assert {name: tensor.shape for name, tensor in found.items()} == {n: a.shape for n, a in tensors.items()}
    data = scratch.read_bytes()
    for name, tensor in found.items():
        assert tensor.elements == tensors[name].size
        assert data[tensor.start : tensor.start + tensor.length] == tensors[name].tobytes()


@pytest.mark.parametrize(
    ("header", "id"),
    [
        (b"[]", "no_header"),
        (b" {}", "no_header"),
        (b"{", "json"),
        (b'{"\xff": 1}', "json"),
        (b'{"a":' * 5000, "json"),
        (b'{"a":' + b"9" * 5000 + b"}", "json"),
        ({"__metadata__": {"format": 1}}, "metadata"),
        ({"__metadata__": "pt"}, "metadata"),
        (b'{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{}}', "twice"),
        ({"a": 3}, "entry"),
        ({"a": {"dtype": "F32", "shape": [2]}}, "entry"),
        ({"a": entry(shape="2")}, "entry"),
        ({"a": entry(shape=[-2])}, "entry"),
        ({"a": entry(shape=[True, 2])}, "entry"),
        ({"a": entry(shape=[1] * 40 + [2])}, "entry"),
        ({"a": entry(shape=[3])}, "entry"),
        ({"a": entry(offsets=[8, 0])}, "entry"),
        ({"a": entry(offsets=[0, 8, 8])}, "entry"),
        ({"a": entry(offsets=[0.0, 8.0])}, "entry"),
        ({"a": entry(shape=[1 << 62, 1 << 62], offsets=[0, 8])}, "entry"),
        ({"a": entry("F99")}, "type"),
        ({"a": entry(offsets=[8, 16])}, "gap"),
        ({"a": entry(), "b": entry(offsets=[4, 12])}, "gap"),
        ({"a": entry(), "b": entry(offsets=[8, 16])}, "size"),
        ({}, "size"),
    ],
)
def test_names_what_is_broken(tmp_path: Path, header: object, id: str) -> None:
    with pytest.raises(Problem) as caught:
        read_header(write(tmp_path / "x.safetensors", header))
    assert caught.value.id == f"inspection.safetensors_{id}"


def test_sub_byte_types_are_counted_in_bits(tmp_path: Path) -> None:
    (tensor,) = read_header(write(tmp_path / "x", {"a": entry("F4", [16], [0, 8])}))
    assert (tensor.elements, tensor.length) == (16, 8)


@pytest.mark.parametrize("content", [b"", b"\x05", struct.pack("<Q", 50) + b"{}"])
def test_a_file_cut_short_in_its_header(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.safetensors"
    path.write_bytes(content)
    with pytest.raises(Problem) as caught:
        read_header(path)
    assert caught.value.id == "inspection.safetensors_cut"
    assert caught.value.params["size"] == len(content)


def test_a_header_that_claims_too_much_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x.safetensors"
    path.write_bytes(struct.pack("<Q", 1 << 60) + b"{}")
    tracemalloc.start()
    with pytest.raises(Problem) as caught:
        read_header(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert caught.value.id == "inspection.safetensors_header_size"
    assert caught.value.params["limit"] == HEADER_LIMIT
    assert peak < 8 << 20


def test_a_truncated_file_says_how_much_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "x.safetensors"
    whole = save({"a": np.zeros(100, np.float32)})
    path.write_bytes(whole[:-40])
    with pytest.raises(Problem) as caught:
        read_header(path)
    assert caught.value.id == "inspection.safetensors_size"
    assert caught.value.params["promised"] == len(whole)


@settings(max_examples=150, deadline=1000)
@given(change=st.data())
def test_damage_gives_tensors_or_a_problem(scratch: Path, change: st.DataObject) -> None:
    whole = bytearray(save({"a": np.zeros((2, 3), np.float32), "b": np.zeros(4, np.int8)}))
    for _ in range(change.draw(st.integers(1, 4))):
        whole[change.draw(st.integers(0, len(whole) - 1))] = change.draw(st.integers(0, 255))
    scratch.write_bytes(whole[: change.draw(st.integers(0, len(whole)))])
    try:
        tensors = read_header(scratch)
    except Problem:
        return
    assert sum(tensor.length for tensor in tensors) <= len(whole)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
)


@settings(max_examples=100)
@given(
    header=st.dictionaries(
        st.sampled_from(["a", "b", "__metadata__"]),
        JSON | st.fixed_dictionaries({"dtype": JSON, "shape": JSON, "data_offsets": JSON}),
    )
)
def test_any_json_gives_tensors_or_a_problem(scratch: Path, header: dict[str, object]) -> None:
    try:
        tensors = read_header(write(scratch, header))
    except Problem:
        return
    assert all(tensor.elements == math.prod(tensor.shape) for tensor in tensors)


def test_same_data_compares_bytes(tmp_path: Path) -> None:
    big = np.arange(600_000, dtype=np.float32)
    other = big.copy()
    other[-1] = 0
    save_file({"a": big, "b": big.copy(), "c": other, "d": big[:4]}, tmp_path / "x")
    found: dict[str, Tensor] = {tensor.name: tensor for tensor in read_header(tmp_path / "x")}
    assert same_data(found["a"], found["b"])
    assert not same_data(found["a"], found["c"])
    assert not same_data(found["a"], found["d"])
