"""What Slurm's accounting says of a training job: energy in joules, elapsed time, and the time of its GPUs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from aiact_desk.documents.importing import row_values
from aiact_desk.documents.importing.clues import Clues
from aiact_desk.documents.importing.proposal import Gathering, Sheet
from aiact_desk.documents.importing.slurm_jobs import Job, read_jobs
from aiact_desk.documents.importing.training_effort import (
    Span,
    megawatt_hours_of_joules,
    seconds_in_all,
    training_time,
)
from aiact_desk.inspection.reading import printable
from aiact_desk.problems import Problem
from aiact_desk.wording import say

KIND = "slurm_accounting"
MOST_NAMES = 500
_ENDED_WELL = "COMPLETED"


def fits(clues: Clues) -> bool:
    """Whether the first line has heads of sacct, or a JSON object has jobs with resources and times."""
    if clues.beginning.startswith("{"):
        jobs = row_values.tables(clues.table.get("jobs"))
        return bool(jobs) and all({"job_id", "time", "tres"} <= one.keys() for one in jobs[:5])
    head = clues.beginning.partition("\n")[0].strip().lower().split("|")
    return "jobid" in head and bool({"elapsed", "elapsedraw", "alloctres", "consumedenergyraw"} & set(head))


def read(data: bytes, name: str) -> Sheet:
    """The rows that a record answers: of its one job, or of all jobs of a name, of which the user picks one.

    Raises:
        Problem: if it is no such record.
    """
    jobs = read_jobs(data, name)
    named: dict[str, list[Job]] = defaultdict(list)
    for job in jobs:
        named[job.name].append(job)
    if len(named) > MOST_NAMES:
        raise Problem("foreign_records.too_many_projects", file=printable(name), most=MOST_NAMES)
    parts = {job_name: _sheet(job_name, of) for job_name, of in named.items()}
    if len(jobs) == 1:
        only = next(iter(parts.values()))
        return Sheet(KIND, only.proposals, only.notes, parts)
    gathering = Gathering(KIND)
    gathering.note("foreign_records.note_pick_jobs", jobs=len(jobs), names=printable("; ".join(parts)))
    return Sheet(KIND, (), gathering.sheet().notes, parts)


def _sheet(name: str, jobs: Sequence[Job]) -> Sheet:
    gathering = Gathering(KIND)
    place = jobs[0].place if len(jobs) == 1 else f"{len(jobs)} jobs “{name}”"
    _propose_energy(gathering, name, jobs, place)
    _propose_time(gathering, name, jobs, place)
    for job in jobs:
        if job.state != _ENDED_WELL:
            gathering.note("foreign_records.note_state", job=job.place, state=job.state or "?")
    return gathering.sheet()


def _propose_energy(gathering: Gathering, name: str, jobs: Sequence[Job], place: str) -> None:
    """The sum of the jobs' joules; nothing where one of them has none, since the sum would then be too small."""
    without = [job.place for job in jobs if job.joules is None]
    if without:
        gathering.note("foreign_records.note_no_energy", jobs=printable(", ".join(without)))
        return
    joules = sum((Fraction(job.joules or 0) for job in jobs), Fraction(0))
    gathering.propose("energy.training_mwh", megawatt_hours_of_joules(joules), place)
    gathering.propose("energy.training_method", say("foreign_records.slurm_method", {"name": name}), place)
    gathering.note("foreign_records.note_slurm_boundary")


def _propose_time(gathering: Gathering, name: str, jobs: Sequence[Job], place: str) -> None:
    if not all(job.gpus for job in jobs):
        gathering.note("foreign_records.note_no_accelerators", project=name)
        return
    spans = [Span(job.started, job.ended) for job in jobs if job.started is not None and job.ended is not None]
    if len(jobs) > 1 and len(spans) < len(jobs):
        gathering.note("foreign_records.note_no_times", project=name)
        return
    hardware: dict[str, Fraction] = defaultdict(Fraction)
    for job in jobs:
        for kind, count in job.gpus.items():
            hardware[kind or say("foreign_records.unnamed_gpu", {})] += job.seconds * count
    seconds = seconds_in_all(spans) if len(jobs) > 1 else jobs[0].seconds
    period = say("foreign_records.slurm_period", {"name": name, "jobs": len(jobs)})
    gathering.propose("compute.time_aio", training_time(period, seconds, hardware), place)
