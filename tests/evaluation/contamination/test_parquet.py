"""Parquet files are read apart: strings wherever they stand, damage, and files that ask for too much."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from aiact_desk.evaluation.contamination import parquet as reader
from aiact_desk.evaluation.contamination.texts import PIECE, Piece
from aiact_desk.problems import Problem


def write(path: Path, columns: dict[str, Any], **options: Any) -> Path:
    parquet.write_table(pa.table(columns), path, **options)
    return path


def read(path: Path, *fields: str, told: Callable[[float], None] = lambda _: None) -> list[Piece]:
    with path.open("rb") as file:
        return list(reader.read_parquet(file, "f", fields, told))


def test_strings_are_found_in_all_columns_and_rows(tmp_path: Path) -> None:
    chat = [[{"role": "user", "content": f"hello {row}"}] for row in range(200)]
    text = pa.array([f"text {row}" for row in range(199)] + [None]).dictionary_encode()
    path = write(tmp_path / "a.parquet", {"n": list(range(200)), "text": text, "chat": chat}, row_group_size=70)
    shares: list[float] = []
    found = read(path, told=shares.append)
    assert [(piece.number, piece.text) for piece in found[:3]] == [(1, "text 0"), (1, "user"), (1, "hello 0")]
    assert found[-1] == Piece("f", "row", 200, "hello 199", begins=True)
    assert len(found) == 199 + 2 * 200
    assert shares[-1] == 1
    assert {piece.text[:5] for piece in read(path, "text")} == {"text "}
    assert read(path, "n") == read(path, "none") == []


def test_long_values_come_in_pieces(tmp_path: Path) -> None:
    text = "word " * PIECE
    found = read(write(tmp_path / "a.parquet", {"text": [text, "next"]}))
    assert "".join(piece.text for piece in found[:-1]) == text
    assert [piece.begins for piece in found] == [True] + [False] * (len(found) - 2) + [True]


def test_damaged_files_are_said_to_be_so(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", {"text": [f"{row} {'x' * 50}" for row in range(5000)]})
    data = path.read_bytes()
    for broken in (b"", b"PAR1", data[: len(data) // 2], data[:400] + bytes(4000) + data[4400:]):
        path.write_bytes(broken)
        with pytest.raises(Problem, match="damaged"):
            read(path)


@pytest.mark.slow
def test_a_file_that_unfolds_without_end_ends_its_reader_alone(tmp_path: Path) -> None:
    row = pa.array(["x" * (40 << 20)])
    values = pa.DictionaryArray.from_arrays(pa.array([0] * 2000, pa.int32()), row)
    path = write(tmp_path / "a.parquet", {"text": values}, compression="zstd", store_schema=False)
    assert path.stat().st_size < 1 << 20
    with pytest.raises(Problem, match="damaged"):
        read(path)


def test_a_reader_that_is_left_early_is_ended(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", {"text": ["word " * 1000] * 5000})
    with path.open("rb") as file:
        pieces = reader.read_parquet(file, "f", (), lambda _: None)
        next(pieces)
        pieces.close()  # type: ignore[attr-defined]
