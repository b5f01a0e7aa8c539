"""What came back beside what stands in the document, row by row, before anything is taken over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from aiact_desk.documents.content import Content
from aiact_desk.documents.nouns import Answer
from aiact_desk.documents.packets.packet import Packet, question_sha256
from aiact_desk.documents.packets.returned import Returned, ReturnedRow
from aiact_desk.problems import Misuse
from aiact_desk.regulation import values
from aiact_desk.regulation.field import Field
from aiact_desk.regulation.field_types import FieldType, File, Record
from aiact_desk.regulation.json_values import Json
from aiact_desk.regulation.schema import Form

State = Literal["new", "same", "differs", "refused", "unknown", "ask", "blank"]
"""new: nothing stands there yet · refused: cannot be taken, see why · unknown: the person does not know ·
ask: somebody else is named instead of an answer · blank: nothing came back.
"""
TAKEABLE: tuple[State, ...] = ("new", "same", "differs")
_BLANK = ReturnedRow(value=None, source="", unknown=False, ask="")


@dataclass(frozen=True)
class ComparedRow:
    """One row that was asked: what came back, and what stands.

    `value` is canonical, None where there is none to take. `stands` is the current answer, `revision` that of the
    stated one, 0 where there is none. `files` are the files that were named, which are to be set by themselves.
    """

    field: Field
    state: State
    value: Json
    returned: ReturnedRow
    stands: Answer | None
    revision: int
    why: Misuse | None = None
    files: tuple[str, ...] = ()


def compare(returned: Returned, packet: Packet, asked: Form, content: Content) -> tuple[ComparedRow, ...]:
    """Every row of the packet, in the order of the form; one that no edition has any more is left out.

    `asked` is the form as the packet asked it; the document may be of a newer edition, or the form may have been
    corrected since: an answer to another question than the one that stands now is refused.
    """
    now = {field.id: field for field in content.form.fields()}
    before = {field.id: field for field in asked.fields()}
    return tuple(
        _compared(now.get(id) or before[id], returned.rows.get(id, _BLANK), content, _changed(id, sha256, now))
        for id, sha256 in packet.questions.items()
        if id in now or id in before
    )


def _changed(id: str, sha256: str, now: Mapping[str, Field]) -> Misuse | None:
    """Why the question is not the one that was answered; None where it is."""
    field = now.get(id)
    if field is None:
        return Misuse("packets.question_gone", field=id)
    if field.derived is not None or question_sha256(field) != sha256:
        return Misuse("packets.question_changed", field=field.name)
    return None


def _compared(field: Field, row: ReturnedRow, content: Content, changed: Misuse | None) -> ComparedRow:
    known = field.id in {each.id for each in content.form.fields()}
    stands = content.answer(field) if known else None
    typed = content.typed.get(field.id)
    revision = typed.revision if typed else 0
    standing = stands.value if stands else None
    given, files = _without_files(field.type, row.value, standing)
    if _is_empty(given) and not files:
        return ComparedRow(field, _unanswered(row), None, row, stands, revision)
    try:
        if changed:
            raise changed
        if _is_empty(given):
            raise Misuse("packets.file_apart", field=field.name, files=", ".join(files))
        value = values.parse(field, given)
    except Misuse as why:
        return ComparedRow(field, "refused", None, row, stands, revision, why, files)
    state: State = "new" if stands is None else "same" if value == standing else "differs"
    return ComparedRow(field, state, value, row, stands, revision, None, files)


def _unanswered(row: ReturnedRow) -> State:
    if row.ask:
        return "ask"
    return "unknown" if row.unknown else "blank"


def _without_files(type_: FieldType, given: Json, standing: Json) -> tuple[Json, tuple[str, ...]]:
    """What was given with the file that stands in place of each that was named, since none travels; and the names."""
    if isinstance(type_, File):
        return None, _named(given)
    if not isinstance(type_, Record) or not isinstance(given, dict):
        return given, ()
    kept = standing if isinstance(standing, dict) else {}
    of_files = [part.id for part in type_.parts if isinstance(part.type, File)]
    names = tuple(name for id in of_files for name in _named(given.get(id)))
    return {**given, **{id: kept.get(id) for id in of_files if id in given}}, names


def _named(given: Json) -> tuple[str, ...]:
    """A named file with its description, in one line; the texts go no further than a screen."""
    if not isinstance(given, dict):
        return ()
    said = [" ".join(text.split()) for key in ("name", "description") if isinstance(text := given.get(key), str)]
    return (": ".join(filter(None, said)),) if any(said) else ()


def _is_empty(given: Json) -> bool:
    """Whether nothing is said at any depth: an untouched record is a mapping of nothing."""
    if isinstance(given, dict):
        return all(_is_empty(each) for each in given.values())
    if isinstance(given, list):
        return all(_is_empty(each) for each in given)
    return given is None or (isinstance(given, str) and not given.strip())
