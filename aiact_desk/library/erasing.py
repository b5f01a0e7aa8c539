"""Erasing a person's name from the records, for a reason; the chain still verifies."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, Table, select, update
from sqlalchemy.orm import Session

from aiact_desk.library import refs
from aiact_desk.library.audit_chain import entry_of
from aiact_desk.library.audit_erasure import erase_parts
from aiact_desk.library.opened import Opened
from aiact_desk.library.tables import AuditRow, Base, PersonRow

_NAMES = frozenset({"person", "source", "settled_by", "sent_to", "answered_by", "contact"})
"""The columns, in whichever table, that can hold the name of a person."""


_PARTS = _NAMES | {"by", "name"}
"""The parts of rows of the chain that can."""


class Erasing(Opened):
    def erase_person(self, ref: str, reason: str, by: str) -> int:
        """Erase somebody's name from every table and every row of the chain; how many rows of the chain it was in.

        What they wrote stays; in place of the name stands "erased person" and the id. Texts of comments and answers
        are not searched.

        Raises: Misuse if the person is unknown.
        """
        with self._database.writing() as session:
            row = refs.find(session, refs.PERSON, ref)
            named, instead = row.name, f"erased person {row.id}"
            rows = {seq: parts for seq, parts in _parts_that_name(session, named) if parts}
            if rows:
                erase_parts(session, rows, reason, by)
            for table, column in _columns():
                said = {column.name: instead}
                session.execute(update(table).where(column == named).values(said))
                if column.name == "source":  # "NAME, DAY": what came back from a packet
                    session.execute(update(table).where(column.startswith(f"{named}, ", autoescape=True)).values(said))
            _take_off(row, instead)
            return len(rows)


def _take_off(row: PersonRow, instead: str) -> None:
    row.name, row.key, row.function = instead, refs.key_of(instead), ""
    row.passphrase = row.certificate = None


def _columns() -> Iterator[tuple[Table, Column[str]]]:
    for table in Base.metadata.sorted_tables:
        yield from ((table, column) for column in table.columns if column.name in _NAMES)


def _parts_that_name(session: Session, name: str) -> Iterator[tuple[int, list[str]]]:
    """Per row of the chain the parts that are the name, or begin with it ("NAME, DAY"); of the row that put the person
    on the list also what it says of them besides.
    """
    for row in session.scalars(select(AuditRow).order_by(AuditRow.seq)):
        said = entry_of(row).values()
        found = [part for part, value in said.items() if part in _PARTS and _names(value, name)]
        if row.kind == "person" and "name" in found:
            found += [part for part in ("function", "passphrase", "certificate") if part in said]
        if row.kind == "step" and "person" in found:
            found += [part for part in ("function", "certificate") if said.get(part)]
        if row.kind != "erasure":
            yield row.seq, found


def _names(value: object, name: str) -> bool:
    return isinstance(value, str) and (value == name or value.startswith(f"{name}, "))
