"""Packed files as a stream of bytes: nothing is unpacked to disk, and no piece is large, however strongly packed."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, Protocol

from aiact_desk.evaluation.contamination.corpus_files import Packing
from aiact_desk.problems import Problem

CHUNK = 1 << 18
"""Bytes of one piece."""

_STEP = 1 << 8
"""Packed bytes that are given to Zstandard at a time. A block of 4 bytes can unfold to 128 KiB, so these to 8 MiB."""

_MEMORY = 256 << 20
"""Bytes that a packed file may ask of its reader; `xz -9` asks for 65 MiB, `zstd --ultra` for 128."""

DAMAGE = (OSError, EOFError, zlib.error, lzma.LZMAError)
"""What a damaged file raises in those who unpack it."""


class _Stream(Protocol):
    """What the decompressors of bz2 and lzma have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


def unpacked(file: BinaryIO, packing: Packing, path: str) -> Iterator[bytes]:
    """What a file holds, in pieces.

    Raises:
        Problem: if it is damaged, asks for too much memory, or is packed with Zstandard and that package is missing;
            what stands before the damage has been given by then.
    """
    try:
        if packing == ".gz":
            with gzip.GzipFile(fileobj=file) as plain:
                yield from iter(lambda: plain.read(CHUNK), b"")
        elif packing == ".bz2":
            yield from _streams(file, bz2.BZ2Decompressor)
        elif packing == ".xz":
            yield from _streams(file, lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MEMORY))
        elif packing == ".zst":
            yield from _zstandard(file, path)
        else:
            yield from iter(lambda: file.read(CHUNK), b"")
    except DAMAGE as error:
        raise Problem("contamination.damaged", path=path, reason=str(error) or "it ends early") from None


def _streams(file: BinaryIO, make: Callable[[], _Stream]) -> Iterator[bytes]:
    """One packed stream after another, as `cat` joins them; xz lets zeros stand between."""
    while data := file.read(CHUNK):
        while data := data.lstrip(b"\0"):
            stream = make()
            while not stream.eof:
                if stream.needs_input and not data and not (data := file.read(CHUNK)):
                    raise EOFError
                yield stream.decompress(data, CHUNK)
                data = b""
            data = stream.unused_data


def _zstandard(file: BinaryIO, path: str) -> Iterator[bytes]:
    try:
        import zstandard  # noqa: PLC0415  (an extra)
    except ImportError:
        raise Problem("contamination.no_zstandard", path=path) from None
    reader = zstandard.ZstdDecompressor(max_window_size=_MEMORY)
    held = bytearray()
    try:
        for data in _frames(file, reader.decompressobj):
            held += data
            if len(held) >= CHUNK:
                yield bytes(held)
                held.clear()
        yield bytes(held)
    except (EOFError, zstandard.ZstdError) as error:
        yield bytes(held)
        raise EOFError(str(error)) from None


def _frames(file: BinaryIO, make: Callable[[], Any]) -> Iterator[bytes]:
    while data := file.read(_STEP):
        while data:
            frame = make()
            while not frame.eof:
                if not data and not (data := file.read(_STEP)):
                    raise EOFError
                yield frame.decompress(data)
                data = b""
            data = frame.unused_data
