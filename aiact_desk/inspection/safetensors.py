"""The header of a safetensors file: eight bytes of length, then JSON that names each tensor. No weight is read.

Format: https://huggingface.co/docs/safetensors/index#format
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from aiact_desk.inspection.reading import open_regular, printable, unreadable
from aiact_desk.problems import Problem

HEADER_LIMIT = 100_000_000
"""Bytes; the format's own limit."""

_MOST_DIMENSIONS = 32
_BITS_AND_TYPES = {
    4: "F4",
    6: "F6_E2M3 F6_E3M2",
    8: "BOOL U8 I8 F8_E5M2 F8_E4M3 F8_E8M0 F8_E4M3FNUZ F8_E5M2FNUZ",
    16: "I16 U16 F16 BF16",
    32: "I32 U32 F32",
    64: "I64 U64 F64 C64",
}
DTYPE_BITS = {dtype: bits for bits, dtypes in _BITS_AND_TYPES.items() for dtype in dtypes.split()}
"""Bits of one element, by the type's name in the header."""


@dataclass(frozen=True, slots=True)
class Tensor:
    """One stored tensor. `start` is the byte of `file` where its data begin, `length` their bytes."""

    name: str
    dtype: str
    shape: tuple[int, ...]
    file: Path
    start: int
    length: int

    @property
    def elements(self) -> int:
        return math.prod(self.shape)


def read_header(path: Path) -> list[Tensor]:
    """The tensors of a safetensors file, in the order of their data, from its header alone.

    Raises:
        Problem: if the header is cut short, larger than the format allows, no JSON, lists a tensor twice, or does
            not describe the rest of the file exactly.
    """
    with open_regular(path) as file:
        try:
            size = file.seek(0, 2)
            header = _header_bytes(file, path, size)
        except OSError as error:
            raise unreadable(path, error) from error
    data_start = 8 + len(header)
    tensors = [
        _tensor(path, name, entry, data_start) for name, entry in _parse(path, header).items() if name != "__metadata__"
    ]
    tensors.sort(key=lambda tensor: (tensor.start, tensor.length))
    _check_cover(path, tensors, data_start, size)
    return tensors


def same_data(one: Tensor, other: Tensor) -> bool:
    """Whether two tensors are stored as the same bytes; reading ends at the first difference."""
    if one.length != other.length:
        return False
    with open_regular(one.file) as left, open_regular(other.file) as right:
        left.seek(one.start)
        right.seek(other.start)
        remaining = one.length
        while remaining > 0:
            chunk = min(remaining, 1 << 20)
            if left.read(chunk) != right.read(chunk):
                return False
            remaining -= chunk
    return True


def _header_bytes(file: BinaryIO, path: Path, size: int) -> bytes:
    file.seek(0)
    start = file.read(8)
    length = int.from_bytes(start, "little")
    if len(start) < 8 or (length <= HEADER_LIMIT and length > size - 8):
        raise Problem("inspection.safetensors_cut", file=printable(path), size=size)
    if length > HEADER_LIMIT:
        raise Problem("inspection.safetensors_header_size", file=printable(path), claimed=length, limit=HEADER_LIMIT)
    header = file.read(length)
    if len(header) < length:
        raise Problem("inspection.safetensors_cut", file=printable(path), size=size)
    return header


def _parse(path: Path, header: bytes) -> dict[str, object]:
    def no_key_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found: dict[str, object] = {}
        for name, value in pairs:
            if name in found:
                raise Problem("inspection.safetensors_twice", file=printable(path), name=printable(name))
            found[name] = value
        return found

    if not header.startswith(b"{"):
        raise Problem("inspection.safetensors_no_header", file=printable(path))
    try:
        parsed = json.loads(header.decode(), object_pairs_hook=no_key_twice)
    except (ValueError, RecursionError) as error:
        raise Problem("inspection.safetensors_json", file=printable(path), reason=printable(error)) from error
    entries: dict[str, object] = parsed
    match entries.get("__metadata__", {}):
        case dict(metadata) if all(isinstance(value, str) for value in metadata.values()):
            return entries
    raise Problem("inspection.safetensors_metadata", file=printable(path))


def _tensor(path: Path, name: str, entry: object, data_start: int) -> Tensor:
    match entry:
        case {"dtype": str(dtype), "shape": [*shape], "data_offsets": [start, end]}:
            if not (_are_counts([*shape, start, end]) and len(shape) <= _MOST_DIMENSIONS and start <= end):
                raise Problem("inspection.safetensors_entry", file=printable(path), tensor=printable(name))
        case _:
            raise Problem("inspection.safetensors_entry", file=printable(path), tensor=printable(name))
    if dtype not in DTYPE_BITS:
        raise Problem(
            "inspection.safetensors_type", file=printable(path), tensor=printable(name), dtype=printable(dtype)
        )
    tensor = Tensor(name, dtype, tuple(shape), path, data_start + start, end - start)
    if tensor.elements * DTYPE_BITS[dtype] != tensor.length * 8:
        raise Problem("inspection.safetensors_entry", file=printable(path), tensor=printable(name))
    return tensor


def _are_counts(values: list[object]) -> bool:
    """Plain whole numbers of 64 bits; JSON's true is an int to Python, and longer numbers only cost time."""
    return all(type(value) is int and 0 <= value < 1 << 63 for value in values)


def _check_cover(path: Path, tensors: list[Tensor], data_start: int, size: int) -> None:
    """The data of the tensors must follow each other without gap or overlap up to the end of the file."""
    position = data_start
    for tensor in tensors:
        if tensor.start != position:
            raise Problem("inspection.safetensors_gap", file=printable(path), tensor=printable(tensor.name))
        position += tensor.length
    if position != size:
        raise Problem("inspection.safetensors_size", file=printable(path), promised=position, size=size)
