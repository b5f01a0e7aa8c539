"""Logs of CodeCarbon (emissions.csv): the energy of runs in kWh, their duration, and the hardware.

Source: the tool's documentation of its output, and its tracker: `energy_consumed` has the PUE in it already, and the
rows of one run are running totals, of which the last one counts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction

from aiact_desk.documents.importing.clues import Clues
from aiact_desk.documents.importing.limits import read_text
from aiact_desk.documents.importing.proposal import Gathering, Sheet
from aiact_desk.documents.importing.training_effort import (
    Span,
    megawatt_hours_of_kilowatt_hours,
    seconds_in_all,
    training_time,
)
from aiact_desk.inspection.reading import printable
from aiact_desk.problems import Problem
from aiact_desk.regulation.energy.log_rows import log_rows
from aiact_desk.wording import say

KIND = "codecarbon"
MOST_ROWS = 100_000
MOST_PROJECTS = 500
_NEEDED = ("timestamp", "project_name", "duration", "energy_consumed")
_NUMBER = re.compile(r"[0-9]{1,30}(?:\.[0-9]{1,40})?(?:[eE][+-]?[0-9]{1,2})?")
_GPUS = re.compile(r"(?P<count>[0-9]{1,6}) x (?P<model>[^\n]{1,200})")


@dataclass(frozen=True)
class _Run:
    """The last row of one run."""

    place: str
    project: str
    ended: Fraction | None
    seconds: Fraction
    kilowatt_hours: Fraction
    accelerators: int
    accelerator: str | None
    said: dict[str, str]


def fits(clues: Clues) -> bool:
    """Whether the first line names the columns of such a log."""
    head = clues.beginning.partition("\n")[0].lower()
    return all(name in head for name in ("project_name", "duration", "emissions", "energy_consumed"))


def read(data: bytes, name: str) -> Sheet:
    """The rows that a log answers: of its one run, or of each project by its name, of which the user picks one.

    Raises:
        Problem: if it is no such log, or a row of it has no number where one belongs.
    """
    runs = _runs(data, printable(name))
    projects: dict[str, list[_Run]] = defaultdict(list)
    for run in runs:
        projects[run.project].append(run)
    if len(projects) > MOST_PROJECTS:
        raise Problem("foreign_records.too_many_projects", file=printable(name), most=MOST_PROJECTS)
    parts = {project: _sheet(project, of) for project, of in projects.items()}
    if len(runs) == 1:
        only = next(iter(parts.values()))
        return Sheet(KIND, only.proposals, only.notes, parts)
    gathering = Gathering(KIND)
    gathering.note("foreign_records.note_pick_project", runs=len(runs), projects=printable("; ".join(parts)))
    return Sheet(KIND, (), gathering.sheet().notes, parts)


def _runs(data: bytes, where: str) -> list[_Run]:
    last: dict[tuple[str, str], _Run] = {}
    for count, (number, cells) in enumerate(log_rows(iter(read_text(data, where).splitlines()), where), start=1):
        if missing := [one for one in _NEEDED if one not in cells]:
            raise Problem("foreign_records.columns_missing", file=where, columns=", ".join(missing))
        if count > MOST_ROWS:
            raise Problem("foreign_records.too_many_rows", file=where, most=MOST_ROWS)
        run = _run(number, cells, where)
        key = (run.project, cells.get("run_id") or f"line {number}")
        if key not in last or last[key].seconds <= run.seconds:
            last[key] = run
    if not last:
        raise Problem("energy.log_empty", path=where)
    return list(last.values())


def _run(number: int, cells: dict[str, str], where: str) -> _Run:
    models = _GPUS.fullmatch(cells.get("gpu_model", ""))
    stated = cells.get("gpu_count", "").partition(".")[0]
    is_one_model = models is not None and _GPUS.search(models["model"]) is None and stated in ("", models["count"])
    return _Run(
        place=f"line {number}",
        project=printable(cells["project_name"]) or "–",
        ended=_moment(cells["timestamp"]),
        seconds=_amount(number, cells, "duration", where),
        kilowatt_hours=_amount(number, cells, "energy_consumed", where),
        accelerators=int(models["count"]) if models and is_one_model else 0,
        accelerator=printable(models["model"]) if models and is_one_model else None,
        said={name: printable(value) for name, value in cells.items() if value},
    )


def _amount(number: int, cells: dict[str, str], column: str, where: str) -> Fraction:
    text = cells[column]
    if not _NUMBER.fullmatch(text):
        raise Problem(
            "energy.log_line", path=where, line=number, reason=f"{column} is no number: {printable(text, 40)}"
        )
    return Fraction(text)


def _moment(text: str) -> Fraction | None:
    """Seconds since 1970; a time without a zone is taken as UTC, since only times of one log are compared."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return Fraction((found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp())


def _sheet(project: str, runs: Sequence[_Run]) -> Sheet:
    gathering = Gathering(KIND)
    place = runs[0].place if len(runs) == 1 else f"{len(runs)} runs of “{project}”"
    energy = sum((run.kilowatt_hours for run in runs), Fraction(0))
    gathering.propose("energy.training_mwh", megawatt_hours_of_kilowatt_hours(energy), place)
    gathering.propose("energy.training_method", _method(project, runs), place)
    _propose_time(gathering, project, runs, place)
    gathering.note("foreign_records.note_codecarbon_whole", project=project)
    return gathering.sheet()


def _propose_time(gathering: Gathering, project: str, runs: Sequence[_Run], place: str) -> None:
    if not all(run.accelerator for run in runs):
        gathering.note("foreign_records.note_no_accelerators", project=project)
        return
    ends = [run.ended for run in runs]
    if len(runs) > 1 and None in ends:
        gathering.note("foreign_records.note_no_times", project=project)
        return
    spans = [Span(end - run.seconds, end) for run, end in zip(runs, ends, strict=True) if end is not None]
    seconds = seconds_in_all(spans) if len(runs) > 1 else runs[0].seconds
    hardware: dict[str, Fraction] = defaultdict(Fraction)
    for run in runs:
        hardware[str(run.accelerator)] += run.seconds * run.accelerators
    period = say("foreign_records.codecarbon_period", {"project": project, "runs": len(runs)})
    gathering.propose("compute.time_aio", training_time(period, seconds, hardware), place)


def _method(project: str, runs: Sequence[_Run]) -> str:
    """How the energy was come to, without times and numbers of accelerators: not all readers of this row see those."""
    lines = [say("foreign_records.codecarbon_method", {"tool": _each("codecarbon_version", runs), "project": project})]
    lines.append(say("foreign_records.codecarbon_mode", {"mode": _each("tracking_mode", runs)}))
    pues = {run.said.get("pue", "") for run in runs}
    factor = {"pue": ", ".join(sorted(pues))}
    lines.append(say("foreign_records.codecarbon_pue" if pues - {"", "1", "1.0"} else "foreign_records.no_pue", factor))
    if places := _each("country_name", runs, nothing=""):
        lines.append(say("foreign_records.codecarbon_country", {"places": places}))
    return " ".join(lines)


def _each(column: str, runs: Iterable[_Run], nothing: str = "?") -> str:
    found = dict.fromkeys(said for run in runs if (said := run.said.get(column)))
    return printable(", ".join(found)) or nothing
