"""Parquet files, read by a program of their own (see `parquet_rows`)."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator
from typing import IO, BinaryIO

from aiact_desk.evaluation.contamination import parquet_rows
from aiact_desk.evaluation.contamination.texts import Piece
from aiact_desk.problems import Problem

_LONGEST_REASON = 300


def read_parquet(file: BinaryIO, path: str, fields: Collection[str], told: Callable[[float], None]) -> Iterator[Piece]:
    """The texts in the columns that hold strings, also in lists and structures, each value a document.

    `fields` names the columns; all where none is named. `told` is given how much of the rows has been read, 0 to 1.

    Raises:
        Problem: if the file is damaged or needs too much memory; what stands before has been given by then.
    """
    command = [sys.executable, "-m", parquet_rows.__name__, json.dumps(list(fields))]
    with tempfile.TemporaryFile() as errors:
        reader = subprocess.Popen(
            command, stdin=file, stdout=subprocess.PIPE, stderr=errors, start_new_session=True, bufsize=1 << 18
        )
        assert reader.stdout is not None  # noqa: S101  (it was asked for)
        try:
            yield from _received(reader.stdout, path, told)
            code = reader.wait()
        finally:
            reader.kill()
            reader.stdout.close()
            reader.wait()
        if code != 0:
            errors.seek(0)
            said = errors.read(1 << 16).decode("utf-8", "replace").strip().splitlines()
            reason = said[-1][:_LONGEST_REASON] if said else f"its reader was ended by the signal {-code}"
            raise Problem("contamination.damaged", path=path, reason="".join(filter(str.isprintable, reason)))


def _received(pipe: IO[bytes], path: str, told: Callable[[float], None]) -> Iterator[Piece]:
    while len(header := pipe.read(parquet_rows.HEADER.size)) == parquet_rows.HEADER.size:
        row, rows, length, begins = parquet_rows.HEADER.unpack(header)
        text = pipe.read(length).decode("utf-8", "replace")
        told(row / max(rows, row))
        yield Piece(path, "row", row, text, begins)
