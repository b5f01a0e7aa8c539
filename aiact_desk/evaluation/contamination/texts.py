"""What the files of a corpus say, as pieces of text with the places where they stand."""

from __future__ import annotations

import codecs
import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from aiact_desk.evaluation.contamination.words import cut
from aiact_desk.problems import Problem

PIECE = 1 << 17
"""Characters of a piece at most."""

LONGEST_LINE = 16 << 20
"""Bytes of a line of JSON at most: parsed, it takes some twenty times as many."""

_MARK = codecs.BOM_UTF8


@dataclass(frozen=True)
class Piece:
    """Text that stands in `file` at the line or row `number`, counted from 1.

    `begins`: a document begins with it; otherwise it goes on from the piece before. `over_lines`: the text runs over
    lines of the file, so that the number grows with its line ends.
    """

    file: str
    unit: Literal["line", "row"]
    number: int
    text: str
    begins: bool
    over_lines: bool = False


def read_text(chunks: Iterable[bytes], path: str) -> Iterator[Piece]:
    """A text file as one document. What is no UTF-8 becomes replacement characters, which stand in no word.

    Raises:
        Problem: if it is marked as UTF-16 or UTF-32.
    """
    decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
    rest, line, begins = "", 1, True
    for at, chunk in enumerate(chunks):
        if at == 0 and chunk.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise Problem("contamination.damaged", path=path, reason="it is not written in UTF-8")
        parts, rest = cut(rest + decoder.decode(chunk), PIECE, ended=False)
        for part in parts:
            yield Piece(path, "line", line, part, begins, over_lines=True)
            begins, line = False, line + part.count("\n")
    parts, _ = cut(rest + decoder.decode(b"", final=True), PIECE)
    for part in parts:
        yield Piece(path, "line", line, part, begins, over_lines=True)
        begins, line = False, line + part.count("\n")


def read_json_lines(chunks: Iterable[bytes], path: str, fields: Collection[str]) -> Iterator[Piece | Problem]:
    """The strings in each line of JSON, each a document, and why a line cannot be read.

    `fields` are the keys of the records whose values are read; every value where none is named.
    """
    for number, line in enumerate(_lines(chunks), start=1):
        if line is None:
            yield Problem("contamination.long_line", path=path, line=number, most=f"{LONGEST_LINE >> 20} MiB")
        elif line := line.strip():
            try:
                record = json.loads(line.removeprefix(_MARK).decode("utf-8", "replace"))
            except (ValueError, RecursionError):
                yield Problem("contamination.no_json", path=path, line=number)
                continue
            for text in strings_in(chosen(record, fields)):
                yield from pieces(path, "line", number, text)


def pieces(path: str, unit: Literal["line", "row"], number: int, text: str) -> Iterator[Piece]:
    """One document as pieces."""
    for at, part in enumerate(cut(text, PIECE)[0]):
        yield Piece(path, unit, number, part, begins=at == 0)


def chosen(record: object, fields: Collection[str]) -> object:
    """Of a record the values of these keys; all of it where no key is named."""
    if not fields:
        return record
    return [record[field] for field in fields if field in record] if isinstance(record, dict) else []


def strings_in(value: object) -> Iterator[str]:
    """Every string in a JSON value, in their order; not the keys of its objects."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            waiting.extend(reversed(one.values()))
        elif isinstance(one, list | tuple):
            waiting.extend(reversed(one))


def _lines(chunks: Iterable[bytes]) -> Iterator[bytes | None]:
    """The lines, None for one that is too long; no more of it is held than is allowed."""
    held: list[bytes] = []
    size = 0
    for chunk in chunks:
        *ended, rest = chunk.split(b"\n")
        for part in ended:
            yield b"".join((*held, part)) if size + len(part) <= LONGEST_LINE else None
            held, size = [], 0
        size += len(rest)
        if size <= LONGEST_LINE:
            held.append(rest)
        else:
            held.clear()
    if size:
        yield b"".join(held) if size <= LONGEST_LINE else None
