"""Questions in a JSONL file of somebody else, read field by field as its user says, into the items of a pack."""

from __future__ import annotations

import json
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from aiact_desk.evaluation.packs import Item
from aiact_desk.problems import Misuse, Problem

MOST_ITEMS = 20_000
MOST_LINE = 1 << 20
"""Bytes of a line."""


@dataclass(frozen=True)
class Fields:
    """Which fields of a record mean what.

    `question`: joined by a line break where there are several. `choices`: one field with a list, or a field for each
    choice; none where the answer is written. `answer`: of choices the index, the letter or the text of the right one.
    `after`: what stands behind the last such mark is the answer, and what stands before it leads there. `template`
    groups items that are built alike, `kind` what sets some apart; both may be missing.
    """

    question: tuple[str, ...]
    answer: str
    choices: tuple[str, ...] = ()
    after: str | None = None
    template: str | None = None
    kind: str | None = None


def read_questions(file: Path, fields: Fields, id: str, language: str) -> list[Item]:
    """The items in a file, named "<id>-0001" and so on. Their answers are as they stand there.

    Raises:
        Misuse: if there is no file.
        Problem: if a line is no record or lacks a field, no choice is the right one, or the file is too large.
    """
    if not file.is_file():
        raise Misuse("packs.no_source", path=file)
    found = []
    for number, line in _lines(file):
        if number > MOST_ITEMS:
            raise Problem("packs.too_many_items", path=file, most=MOST_ITEMS)
        try:
            record = json.loads(line)
            if not isinstance(record, dict):
                raise TypeError("it is no record of fields")
            found.append(_item(record, fields, f"{id}-{number:04d}", language))
        except (ValueError, TypeError, RecursionError) as error:
            raise Problem("packs.line", path=file, line=number, reason=_reason(error)) from None
    if not found:
        raise Problem("packs.data_file", path=file, reason="it holds no line")
    return found


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    """The lines that hold something, with the number of each among them."""
    with file.open("rb") as content:
        number = 0
        while line := content.readline(MOST_LINE + 1):
            if not line.strip():
                continue
            number += 1
            if len(line) > MOST_LINE:
                raise Problem("packs.line", path=file, line=number, reason="it is longer than a mebibyte")
            try:
                yield number, line.decode("utf-8")
            except UnicodeDecodeError as error:
                raise Problem("packs.line", path=file, line=number, reason=str(error)) from None


def _item(record: Mapping[str, object], fields: Fields, id: str, language: str) -> Item:
    question = "\n".join(_text(record, name) for name in fields.question)
    choices = _choices(record, fields.choices)
    grouped = {"template": _text(record, fields.template)} if fields.template else {"source": id}
    answer: dict[str, object] = {"answer": _text(record, fields.answer)}
    if choices:
        answer = {"choices": choices, "gold": _gold(record, fields.answer, choices)}
    elif fields.after is not None:
        answer["checks"] = (final_answer_check(_text(record, fields.answer), fields.after),)
    kind = {"kind": _text(record, fields.kind)} if fields.kind else {}
    return Item.model_validate({"id": id, "language": language, "question": question, **grouped, **kind, **answer})


def final_answer_check(answer: str, mark: str) -> dict[str, str]:
    """The check that an answer ends as this one does, behind the mark. Raises ValueError if nothing stands there."""
    _, found, final = answer.rpartition(mark)
    if not found or not final.strip():
        raise ValueError(f"nothing stands behind “{mark}”")
    return {"rule": "final_answer", "mark": mark, "text": final.strip()}


def _choices(record: Mapping[str, object], names: tuple[str, ...]) -> tuple[str, ...]:
    if len(names) == 1 and isinstance(listed := record.get(names[0]), list):
        return tuple(_plain(names[0], each) for each in listed)
    return tuple(_text(record, name) for name in names)


def _gold(record: Mapping[str, object], name: str, choices: tuple[str, ...]) -> int:
    """Where the right choice stands, counted from 0."""
    value = _text(record, name)
    if value in choices:
        return choices.index(value)
    places = [*map(str, range(len(choices)))]
    letters = [*string.ascii_uppercase[: len(choices)]]
    for names in (places, letters):
        if value in names:
            return names.index(value)
    raise ValueError(f"{name} is “{value[:80]}”, which is no choice, no index counted from 0 and no letter")


def _text(record: Mapping[str, object], name: str) -> str:
    if name not in record:
        raise ValueError(f"there is no field {name}; there are {', '.join(map(str, record))[:300]}")
    return _plain(name, record[name])


def _plain(name: str, value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float) or not str(value).strip():
        raise ValueError(f"{name} holds no text and no number")
    return str(value).strip()


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:400]
