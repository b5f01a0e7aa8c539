"""Removing what nothing leans on: runs, and models with their versions. The audit chain keeps that they were there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sqlalchemy import Column, Delete, Select, Text, delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from aiact_desk.documents.audit.entry import Kind
from aiact_desk.library import refs
from aiact_desk.library.audit_chain import LIBRARY, record
from aiact_desk.library.opened import Opened
from aiact_desk.library.tables import AuditRow, Base, ModelRow, RunRow, UtcTime, VersionRow
from aiact_desk.problems import Problem
from aiact_desk.regulation.json_values import Json

_SHA256 = re.compile(r"[0-9a-f]{64}")


class Cleaning(Opened):
    def delete_run(self, run_id: str, person: str) -> None:
        """Delete the record of a run; its folder is another matter.

        Raises: Misuse if the run is unknown. Problem if a record names it.
        """
        with self._database.writing() as session:
            run = refs.find(session, refs.RUN, run_id)
            _delete(session, run.id, [run.id], person, delete(RunRow).where(RunRow.id == run.id))

    def delete_model(self, model_id: str, person: str) -> None:
        """Delete the records of a model, its versions and their runs.

        Raises: Misuse if the model is unknown. Problem if a record names one of them.
        """
        with self._database.writing() as session:
            model = refs.find(session, refs.MODEL, model_id)
            versions = select(VersionRow.id).where(VersionRow.model_id == model.id)
            runs = list(session.scalars(select(RunRow.id).where(RunRow.version_id.in_(versions))))
            _delete(
                session,
                model.id,
                runs,
                person,
                delete(RunRow).where(RunRow.version_id.in_(versions)),
                delete(VersionRow).where(VersionRow.model_id == model.id),
                delete(ModelRow).where(ModelRow.id == model.id),
            )

    def note_removed_files(self, names: Sequence[str], person: str) -> None:
        """Let the audit chain know of files that were removed, by their names in the library's folder."""
        with self._database.writing() as session:
            record(session, Kind.DELETION, LIBRARY, files=list(names), person=person)

    def named_hashes(self) -> set[str]:
        """Every SHA-256 that stands in a text of the tables: a file under one of them may belong to something."""
        with self._database.reading() as session:
            return {hash for text in _long_texts(session) for hash in _SHA256.findall(text)}

    def counts(self) -> dict[str, int]:
        """How many rows each table has."""
        with self._database.reading() as session:
            return {
                table.name: session.scalar(select(func.count()).select_from(table)) or 0
                for table in Base.metadata.sorted_tables
            }


def _delete(session: Session, subject: str, runs: list[str], person: str, *deletions: Delete) -> None:
    records: dict[str, Json] = {Kind.RUN.value: list(runs)}
    record(session, Kind.DELETION, subject, records=records, person=person)
    try:
        for one in deletions:
            session.execute(one)
    except IntegrityError as error:
        raise Problem("upkeep.named_by_records", subject=subject) from error


def _long_texts(session: Session) -> Iterator[str]:
    """Texts that are long enough to hold a hash. The chain is no use of a file, and says what was."""
    for table in Base.metadata.sorted_tables:
        if table.name == AuditRow.__tablename__:
            continue
        for column in table.columns:
            if isinstance(column.type, Text) and not isinstance(column.type, UtcTime):
                yield from session.scalars(_long(column))


def _long(column: Column[str]) -> Select[str]:
    return select(column).where(func.length(column) >= 64).execution_options(yield_per=1000)
