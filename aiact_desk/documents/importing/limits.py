"""Reading hostile files: how large, how long, how deep and how many, each refused quickly with one Problem.

Nothing is fetched: an address in a file (a schema, a JSON-LD context) is text.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import cast
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

import yaml
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from aiact_desk.inspection import yaml_head
from aiact_desk.inspection.reading import open_regular, printable
from aiact_desk.problems import Problem
from aiact_desk.regulation.json_values import Json

LARGEST = 64_000_000
"""Bytes of a file."""

LONGEST_TEXT = 1_000_000
"""Characters of one text in a file."""

DEEPEST = 64
"""Lists and mappings in one another."""

MOST_VALUES = 2_000_000
"""Values in a file, counted by the brackets and commas, those in texts included: what is counted need not be read."""

_EXACT_DIGITS = 18
_ODD_YAML: dict[yaml_head.Oddity, str] = {
    "anchor": "record_imports.yaml_anchor",
    "depth": "record_imports.yaml_depth",
    "tag": "record_imports.yaml_tag",
}


def read_file(path: Path, largest: int = LARGEST) -> bytes:
    """The bytes of a regular file; its size is looked at before it is read.

    Raises:
        Problem: if it cannot be opened, is no regular file, or is larger than `largest` bytes.
    """
    with open_regular(path) as file:
        size = os.fstat(file.fileno()).st_size
        data = file.read(largest + 1) if size <= largest else b""
    if max(size, len(data)) > largest:
        raise Problem("record_imports.too_large", file=printable(path.name), size=size, most=largest)
    return data


def read_text(data: bytes, name: str) -> str:
    """The text of a file in UTF-8, without a byte-order mark.

    Raises:
        Problem: if it is no UTF-8, or holds a NUL, which no text has.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem("record_imports.not_text", file=printable(name), place=error.start) from None
    if "\0" in text:
        raise Problem("record_imports.not_text", file=printable(name), place=text.index("\0"))
    return text


def read_json(data: bytes, name: str) -> Json:
    """The value of a JSON file. Whole numbers of up to 18 digits are integers; others stay the text that was written.

    Raises:
        Problem: if it is no JSON, names a key twice, holds NaN or Infinity, or passes a limit.
    """
    text = read_text(data, name)
    _must_be_few(sum(map(data.count, (b"[", b"{", b","))), name)
    try:
        found = json.loads(
            text, parse_int=_whole, parse_float=str, parse_constant=_refuse, object_pairs_hook=_without_repeats
        )
    except RecursionError:
        raise Problem("record_imports.too_deep", file=printable(name), most=DEEPEST) from None
    except ValueError as error:
        raise Problem("record_imports.json", file=printable(name), reason=printable(error)) from None
    must_be_bounded(found, name)
    return cast("Json", found)


def read_yaml(head: str, name: str) -> dict[str, object]:
    """A YAML mapping of texts, lists and mappings: `no` and `1.5` are the texts that were written.

    Raises:
        Problem: if it is no YAML, or holds a tag (it can name code), an alias or an anchor (they can grow without
            end), or passes a limit.
    """
    if len(head) > yaml_head.HEAD_LIMIT:
        raise Problem("record_imports.too_large", file=printable(name), size=len(head), most=yaml_head.HEAD_LIMIT)
    try:
        for oddity in sorted(yaml_head.oddities(head)):
            raise Problem(_ODD_YAML[oddity], file=printable(name))
        found = yaml_head.load(head)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = getattr(error, "problem", None) or error
        raise Problem("record_imports.yaml", file=printable(name), reason=printable(reason)) from None
    must_be_bounded(found, name)
    return found


def read_xml(data: bytes, name: str) -> Element:
    """The root element of an XML file.

    Raises:
        Problem: if it is no XML, declares a document type or an entity, names anything outside itself, or passes a
            limit.
    """
    _must_be_few(data.count(b"<") + data.count(b"="), name)
    parser = DefusedXMLParser(target=_ShallowTree(name), forbid_dtd=True, forbid_entities=True, forbid_external=True)
    try:
        parser.feed(data)
        root: Element = parser.close()
    except DefusedXmlException:
        raise Problem("record_imports.xml_entities", file=printable(name)) from None
    except (ParseError, LookupError, ValueError) as error:
        raise Problem("record_imports.xml", file=printable(name), reason=printable(error)) from None
    return root


class _ShallowTree(TreeBuilder):
    """Builds a tree that is at most `DEEPEST` deep and has no long texts."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name, self._depth, self._length = name, 0, 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._depth, self._length = self._depth + 1, 0
        if self._depth > DEEPEST:
            raise Problem("record_imports.too_deep", file=printable(self._name), most=DEEPEST)
        if any(len(value) > LONGEST_TEXT for value in attrs.values()):
            raise Problem("record_imports.text_too_long", file=printable(self._name), most=LONGEST_TEXT)
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self._depth, self._length = self._depth - 1, 0
        return super().end(tag)

    def data(self, data: str, /) -> None:
        self._length += len(data)
        if self._length > LONGEST_TEXT:
            raise Problem("record_imports.text_too_long", file=printable(self._name), most=LONGEST_TEXT)
        super().data(data)


def must_be_bounded(value: object, name: str) -> None:
    """Raise a Problem where lists and mappings are nested deeper than `DEEPEST`, or a text is too long."""
    level, depth = [value], 0
    while level:
        texts = (text for each in level for text in ((*each,) if isinstance(each, dict) else (each,)))
        if any(isinstance(text, str) and len(text) > LONGEST_TEXT for text in texts):
            raise Problem("record_imports.text_too_long", file=printable(name), most=LONGEST_TEXT)
        depth += any(isinstance(each, dict | list) for each in level)
        if depth > DEEPEST:
            raise Problem("record_imports.too_deep", file=printable(name), most=DEEPEST)
        level = [inner for each in level for inner in _inside(each)]


def _inside(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _must_be_few(values: int, name: str) -> None:
    if values > MOST_VALUES:
        raise Problem("record_imports.too_many", file=printable(name), most=MOST_VALUES)


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= _EXACT_DIGITS else digits


def _refuse(constant: str) -> Json:
    raise ValueError(f"{constant} is no JSON number")


def _without_repeats(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found
