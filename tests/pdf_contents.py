"""Readers of what a PDF holds: the words that are drawn, and every other byte of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf


def words_of_pages(file: Path) -> list[str]:
    """The words of each page in the order in which they are drawn, without any white space."""
    with pikepdf.open(file) as pdf:
        return ["".join(_words(page)) for page in pdf.pages]


def everything_held(file: Path) -> str:
    """Everything besides the drawn words, without white space: every string and every stream, decoded."""
    found = [file.read_bytes().decode("latin-1")]
    with pikepdf.open(file) as pdf:
        found += [text for thing in [*pdf.objects, pdf.trailer] for text in _strings(thing, 0)]
    return re.sub(r"\s", "", "\n".join(found))


def _words(page: pikepdf.Page) -> Iterator[str]:
    fonts = {name: _letters(font) for name, font in page.Resources.Font.items()}
    letters: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            letters = fonts[str(operands[0])]
        elif str(operator) in ("Tj", "TJ"):
            shown = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
            for piece in shown:
                if isinstance(piece, pikepdf.String):
                    codes = bytes(piece)
                    pairs = (int.from_bytes(codes[at : at + 2], "big") for at in range(0, len(codes), 2))
                    yield re.sub(r"\s", "", "".join(letters.get(code, "\ufffd") for code in pairs))


def _letters(font: pikepdf.Object) -> dict[int, str]:
    """The font's table from codes to letters; WeasyPrint writes single codes only."""
    table = font.ToUnicode.read_bytes().decode()
    assert "beginbfrange" not in table
    found = re.findall(
        r"<([0-9a-f]+)> <([0-9a-f]+)>", "".join(re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL))
    )
    return {int(code, 16): bytes.fromhex(letters).decode("utf-16-be") for code, letters in found}


def _strings(thing: object, depth: int) -> Iterator[str]:
    if depth > 8:
        return
    if isinstance(thing, pikepdf.String | pikepdf.Name):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array):
        for item in thing:
            if not getattr(item, "is_indirect", False):
                yield from _strings(item, depth + 1)
    elif isinstance(thing, pikepdf.Stream | pikepdf.Dictionary):
        if isinstance(thing, pikepdf.Stream):
            data = thing.read_bytes()
            yield data.decode("latin-1")
            yield data.decode("utf-16-be", "ignore")
        for name, value in thing.items():
            yield name
            if not getattr(value, "is_indirect", False):
                yield from _strings(value, depth + 1)
