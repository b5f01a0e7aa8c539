"""The runs of a library: that they were asked for, and how they ended; the run folder holds everything else."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select

from aiact_desk.documents.audit.entry import Kind
from aiact_desk.documents.nouns import Run, RunEnd
from aiact_desk.library import ids, refs
from aiact_desk.library.audit_chain import record
from aiact_desk.library.opened import Opened
from aiact_desk.library.reading import Listing
from aiact_desk.library.tables import RunRow
from aiact_desk.pages import Page
from aiact_desk.problems import Misuse, Problem
from aiact_desk.regulation.json_values import Json

_NEWEST_FIRST = Listing[RunRow](select(RunRow).order_by(RunRow.seq.desc()))


class Runs(Opened):
    def add_run(self, version_id: str, suite: str, limit: int | None, run_id: str | None = None) -> Run:
        """Note a run as running. `run_id` is given where the run folder has one already, as for a run from elsewhere.

        Raises: Misuse if the version is unknown or the id cannot name a folder. Problem if the id is taken.
        """
        if run_id is not None and not ids.usable(run_id):
            raise Misuse("library.run_id_unusable", run=run_id)
        with self._database.writing() as session:
            version = refs.find(session, refs.VERSION, version_id)
            if run_id is not None and session.scalar(select(RunRow.seq).where(RunRow.id == run_id)) is not None:
                raise Problem("library.run_taken", run=run_id)
            row = RunRow(
                id=run_id or refs.fresh_id(session, refs.RUN),
                version_id=version.id,
                suite=suite,
                item_limit=limit,
                created_at=datetime.now(UTC),
                end=RunEnd.RUNNING,
            )
            session.add(row)
            record(session, Kind.RUN, row.id, **run_parts(row))
            return _run(row)

    def set_run_end(self, run_id: str, end: RunEnd) -> Run:
        """Note how a run ended, or that it goes on."""
        with self._database.writing() as session:
            row = refs.find(session, refs.RUN, run_id)
            if row.end != end:
                row.end = end
                record(session, Kind.RUN, row.id, **run_parts(row))
            return _run(row)

    def runs(
        self, version_id: str | None = None, suite: str | None = None, offset: int = 0, limit: int = 100
    ) -> Page[Run]:
        """Runs, the newest first; a `limit` of -1 gives all."""
        version = None if version_id is None else refs.id_of(self._database, refs.VERSION, version_id)
        return _NEWEST_FIRST.page(self._database, _run, offset, limit, version_id=version, suite=suite)

    def run(self, ref: str) -> Run:
        """The run of this id or beginning of an id.

        Raises: Misuse if there is none, or more than one.
        """
        with self._database.reading() as session:
            return _run(refs.find(session, refs.RUN, ref))


def run_parts(row: RunRow) -> dict[str, Json]:
    """What the audit chain says of a run."""
    end = RunEnd(row.end).value
    return {"version": row.version_id, "suite": row.suite, "limit": row.item_limit, "end": end}


def _run(row: RunRow) -> Run:
    return Run(row.id, row.version_id, row.suite, row.item_limit, row.created_at, RunEnd(row.end))
