"""The header of a GGUF file: metadata and tensor descriptions, read within bounds. No weight is read.

Layout, all little-endian: "GGUF", version, number of tensors, number of metadata pairs; the pairs (key, type, value);
per tensor its name, dimensions, type and offset; padding; the data.
Source: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md (versions 2 and 3 have the same layout).
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from aiact_desk.inspection.gguf_types import (
    ARRAY_VALUE,
    TENSOR_TYPES,
    TEXT_VALUE,
    VALUE_FORMATS,
    TensorType,
)
from aiact_desk.inspection.header_cursor import Cursor
from aiact_desk.inspection.reading import open_regular, printable, unreadable
from aiact_desk.problems import Problem

MAGIC = b"GGUF"
_VERSIONS = (2, 3)
_MOST_PAIRS = 1 << 11
_MOST_TENSORS = 1 << 16
_LONGEST_NAME = (1 << 16) - 1
_MOST_DIMENSIONS = 4
_MOST_ITEMS_KEPT = 512

Scalar = str | int | float | bool


@dataclass(frozen=True)
class Items:
    """An array of the metadata: how many items it has, and the items themselves where they are few."""

    count: int
    values: tuple[Scalar, ...] = ()


Value = Scalar | Items


@dataclass(frozen=True, slots=True)
class GgufTensor:
    """One tensor. `offset` in bytes from the start of the data."""

    name: str
    type: TensorType
    elements: int
    offset: int

    @property
    def length(self) -> int:
        """Bytes of its data."""
        return self.elements // self.type.block * self.type.size


@dataclass(frozen=True)
class Gguf:
    """A header. `tokenizer_sha256` is over the bytes of the metadata pairs "tokenizer.*", sorted by key."""

    metadata: Mapping[str, Value]
    tensors: tuple[GgufTensor, ...]
    tokenizer_sha256: str | None


def read_gguf(path: Path) -> Gguf:
    """Read the header of a GGUF file.

    Raises:
        Problem: if it is no GGUF file of a version that is read here, is cut short, claims absurd counts or lengths,
            or describes tensors that the file does not hold.
    """
    with open_regular(path) as file:
        try:
            return _read(Cursor(file, path), path)
        except OSError as error:
            raise unreadable(path, error) from error


def _read(cursor: Cursor, path: Path) -> Gguf:
    _check_version(cursor, path)
    tensor_count = cursor.count(_MOST_TENSORS)
    pair_count = cursor.count(_MOST_PAIRS)
    metadata: dict[str, Value] = {}
    tokenizer: dict[str, tuple[int, int]] = {}
    for _ in range(pair_count):
        start = cursor.position
        key = cursor.text(_LONGEST_NAME)
        if key in metadata:
            raise Problem("inspection.gguf_twice", file=printable(path), name=printable(key))
        metadata[key] = _value(cursor, path, cursor.number("I"))
        if key.startswith("tokenizer."):
            tokenizer[key] = (start, cursor.position)
    tensors = _tensors(cursor, path, tensor_count)
    _check_data(cursor, path, metadata, tensors)
    return Gguf(metadata, tensors, _tokenizer_sha256(cursor, tokenizer))


def _check_version(cursor: Cursor, path: Path) -> None:
    if cursor.take(4) != MAGIC:
        raise Problem("inspection.no_gguf", file=printable(path))
    version = cursor.number("I")
    if version not in _VERSIONS:
        swapped = int.from_bytes(version.to_bytes(4, "little"), "big")
        id = "inspection.gguf_big_endian" if swapped in _VERSIONS else "inspection.gguf_version"
        raise Problem(id, file=printable(path), version=version)


def _value(cursor: Cursor, path: Path, kind: int) -> Value:
    if kind != ARRAY_VALUE:
        return _scalar(cursor, path, kind)
    inner = cursor.number("I")
    count = cursor.items()
    if count <= _MOST_ITEMS_KEPT:
        return Items(count, tuple(_scalar(cursor, path, inner) for _ in range(count)))
    if inner == TEXT_VALUE:
        cursor.skip_texts(count)
    elif inner in VALUE_FORMATS:
        cursor.skip_scalars(VALUE_FORMATS[inner], count)
    else:
        raise Problem("inspection.gguf_value", file=printable(path), kind=inner, byte=cursor.position)
    return Items(count)


def _scalar(cursor: Cursor, path: Path, kind: int) -> Scalar:
    """A value that is no array. Arrays in arrays are in the specification, but no loader reads them."""
    if kind == TEXT_VALUE:
        return cursor.text()
    if kind in VALUE_FORMATS:
        return cursor.scalar(VALUE_FORMATS[kind])
    raise Problem("inspection.gguf_value", file=printable(path), kind=kind, byte=cursor.position)


def _tensors(cursor: Cursor, path: Path, count: int) -> tuple[GgufTensor, ...]:
    tensors: dict[str, GgufTensor] = {}
    for _ in range(count):
        name = cursor.text(_LONGEST_NAME)
        dimensions = cursor.number("I")
        if dimensions > _MOST_DIMENSIONS:
            raise Problem("inspection.gguf_tensor", file=printable(path), tensor=printable(name))
        shape = [cursor.number("Q") for _ in range(dimensions)]
        kind = cursor.number("I")
        if kind not in TENSOR_TYPES:
            raise Problem("inspection.gguf_type", file=printable(path), tensor=printable(name), kind=kind)
        if name in tensors:
            raise Problem("inspection.gguf_twice", file=printable(path), name=printable(name))
        type = TENSOR_TYPES[kind]
        elements = math.prod(shape)
        if elements % type.block or any(size % type.block for size in shape[:1]):
            raise Problem("inspection.gguf_tensor", file=printable(path), tensor=printable(name))
        tensors[name] = GgufTensor(name, type, elements, cursor.number("Q"))
    return tuple(tensors.values())


def _check_data(cursor: Cursor, path: Path, metadata: Mapping[str, Value], tensors: tuple[GgufTensor, ...]) -> None:
    """The data of the tensors must lie in the file, aligned, and not on top of each other."""
    alignment = metadata.get("general.alignment", 32)
    if type(alignment) is not int or alignment < 1 or alignment > 1 << 20:
        raise Problem("inspection.gguf_alignment", file=printable(path), alignment=printable(alignment))
    data_start = math.ceil(cursor.position / alignment) * alignment
    position = 0
    for tensor in sorted(tensors, key=lambda tensor: (tensor.offset, tensor.length)):
        if tensor.offset < position or tensor.offset % alignment:
            raise Problem("inspection.gguf_tensor", file=printable(path), tensor=printable(tensor.name))
        position = tensor.offset + tensor.length
    if tensors and data_start + position > cursor.size:
        promised = data_start + position
        raise Problem("inspection.gguf_cut", file=printable(path), promised=promised, size=cursor.size)


def _tokenizer_sha256(cursor: Cursor, spans: Mapping[str, tuple[int, int]]) -> str | None:
    digest = hashlib.sha256()
    for _, (start, end) in sorted(spans.items()):
        cursor.go_to(start)
        digest.update(cursor.take(end - start))
    return digest.hexdigest() if spans else None
