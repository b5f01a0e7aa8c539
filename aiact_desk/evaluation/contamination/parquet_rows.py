"""A program of its own that reads one Parquet file: `python -m …parquet_rows FIELDS` with the file as standard input.

Its reader is a large library in C++, and pages of a few bytes can ask for gigabytes. So it runs apart, within a limit
on memory: a file that breaks it, or that unfolds without end, ends this program and not the scan.
"""

from __future__ import annotations

import json
import os
import resource
import struct
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from aiact_desk.evaluation.contamination.texts import PIECE, strings_in
from aiact_desk.evaluation.contamination.words import cut

HEADER = struct.Struct("<QQI?")
"""Before each piece of text: the row, counted from 1; how many rows there are; bytes of text; whether it begins."""

MEMORY = 2 << 30
"""Bytes beyond what the program has when it begins."""

_ROWS = 64
"""Rows that are held at a time."""

_BUFFER = 1 << 20


def main() -> int:
    """Write the pieces to standard output; a file that cannot be read is one sentence on standard error and 1."""
    fields = json.loads(sys.argv[1])
    with os.fdopen(os.dup(0), "rb") as file:
        try:
            for piece in _pieces(file, fields):
                sys.stdout.buffer.write(piece)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            os._exit(1)  # nobody reads any more
        except MemoryError:
            sys.stderr.write("it needs too much memory\n")
            return 1
        except Exception as error:  # noqa: BLE001  (whatever a stranger's file brings about)
            sys.stderr.write(f"{error}\n")
            return 1
    return 0


def _pieces(file: BinaryIO, fields: Sequence[str]) -> Iterator[bytes]:
    import pyarrow as pa  # noqa: PLC0415  (before the limit is set)
    from pyarrow import parquet  # noqa: PLC0415

    pa.set_memory_pool(pa.system_memory_pool())
    _limit_memory()
    opened = parquet.ParquetFile(file, buffer_size=_BUFFER, pre_buffer=False, arrow_extensions_enabled=False)
    columns = [
        one.name for one in opened.schema_arrow if (not fields or one.name in fields) and _holds_text(pa, one.type)
    ]
    rows, row = opened.metadata.num_rows, 0
    if not columns:
        return
    for batch in opened.iter_batches(_ROWS, columns=columns, use_threads=False):
        for at in range(batch.num_rows):
            row += 1
            for column in batch.columns:
                for text in strings_in(column[at].as_py()):
                    for number, part in enumerate(cut(text, PIECE)[0]):
                        data = part.encode("utf-8", "replace")
                        yield HEADER.pack(row, rows, len(data), number == 0) + data


def _holds_text(pa: Any, kind: Any) -> bool:
    """Whether values of this type are strings, or lists, structures and the like with strings in them."""
    if pa.types.is_dictionary(kind):
        return _holds_text(pa, kind.value_type)
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind):
        return True
    return any(_holds_text(pa, kind.field(at).type) for at in range(kind.num_fields))


def _limit_memory() -> None:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    sys.exit(main())
