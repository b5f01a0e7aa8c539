"""Jobs in the records of Slurm's accounting, read from `sacct -P` with its line of heads or from `sacct --json`.

Source: Slurm's manual page of sacct and its source (src/sacct/print.c): `Elapsed` is [days-]hours:minutes:seconds, the
energy of a job is in joules, and 0 where nothing recorded any; unknown numbers are 2^64 - 2 or 2^64 - 1.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction

from aiact_desk.documents.importing import row_values
from aiact_desk.documents.importing.limits import read_json, read_text
from aiact_desk.inspection.reading import printable
from aiact_desk.problems import Problem
from aiact_desk.regulation.json_values import Json

MOST_JOBS = 100_000
_LONGEST_LINE = 20_000
_UNKNOWN = 2**64 - 2
_ELAPSED = re.compile(
    r"(?:(?:(?P<days>[0-9]{1,5})-)?(?P<hours>[0-9]{1,6}):)?(?P<minutes>[0-9]{1,2}):(?P<seconds>[0-9]{1,2}(?:\.[0-9]{1,9})?)"
)
_DIGITS = re.compile(r"[0-9]{1,20}")


@dataclass(frozen=True)
class Job:
    """One job without its steps. `gpus` counts by type, "" where it is not recorded; `joules` is None where unknown."""

    place: str
    name: str
    state: str
    seconds: Fraction
    started: Fraction | None
    ended: Fraction | None
    gpus: Mapping[str, int]
    joules: int | None


def read_jobs(data: bytes, name: str) -> list[Job]:
    """The jobs of a record; their steps are left out, since what they used is part of what the job used.

    Raises:
        Problem: if it is no such record, a needed column is missing, or a job has no time where one belongs.
    """
    text = read_text(data, name)
    where = printable(name)
    jobs = _of_json(read_json(data, name), where) if text.lstrip().startswith("{") else _of_lines(text, where)
    if not jobs:
        raise Problem("foreign_records.no_jobs", file=where)
    return jobs


def _of_lines(text: str, where: str) -> list[Job]:
    lines = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    heads = _cells(lines[0][1], where, 1) if lines else []
    by_name = {head.strip().lower(): place for place, head in enumerate(heads)}
    if "jobid" not in by_name or not by_name.keys() & {"elapsed", "elapsedraw"}:
        raise Problem("foreign_records.columns_missing", file=where, columns="JobID, Elapsed")
    if len(lines) > MOST_JOBS:
        raise Problem("foreign_records.too_many_rows", file=where, most=MOST_JOBS)
    found = []
    for number, line in lines[1:]:
        values = _cells(line, where, number)
        if len(values) != len(heads):
            reason = f"{len(values)} cells under {len(heads)} heads"
            raise Problem("energy.log_line", path=where, line=number, reason=reason)
        cells = {head: values[place].strip() for head, place in by_name.items()}
        if "." not in cells["jobid"]:
            found.append(_job_of_line(number, cells, where))
    return found


def _cells(line: str, where: str, number: int) -> list[str]:
    if len(line) > _LONGEST_LINE:
        raise Problem("energy.log_long_line", path=where, line=number, most=_LONGEST_LINE)
    return line.split("|")


def _job_of_line(number: int, cells: Mapping[str, str], where: str) -> Job:
    seconds = elapsed(cells.get("elapsedraw") or cells.get("elapsed", ""))
    if seconds is None:
        raise Problem("energy.log_line", path=where, line=number, reason="its Elapsed is no time")
    return Job(
        place=f"job {printable(cells['jobid'])}",
        name=printable(cells.get("jobname", "")) or printable(cells["jobid"]),
        state=printable(cells.get("state", "").partition(" ")[0]),
        seconds=seconds,
        started=_moment(cells.get("start", "")),
        ended=_moment(cells.get("end", "")),
        gpus=_gpus(dict(_pair(item) for item in cells.get("alloctres", "").split(",") if "=" in item)),
        joules=_known(cells.get("consumedenergyraw", "")),
    )


def _pair(item: str) -> tuple[str, str]:
    name, _, value = item.partition("=")
    return name.strip(), value.strip()


def elapsed(text: str) -> Fraction | None:
    """The seconds of "1-02:03:04", "02:03:04", "03:04.500" or "11045"; None for anything else."""
    if _DIGITS.fullmatch(text):
        return Fraction(text)
    found = _ELAPSED.fullmatch(text)
    if found is None:
        return None
    days, hours, minutes = (int(found[part] or 0) for part in ("days", "hours", "minutes"))
    return Fraction(found["seconds"]) + 60 * minutes + 3_600 * hours + 86_400 * days


def _moment(text: str) -> Fraction | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return Fraction((found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp())


def _gpus(resources: Mapping[str, str]) -> Mapping[str, int]:
    """Counts by type: "gres/gpu:a100=8". The sum "gres/gpu=8" stands beside them, and counts where it is alone."""
    counts = {name: count for name, value in resources.items() if (count := _known(value))}
    typed = {name.partition(":")[2]: count for name, count in counts.items() if name.startswith("gres/gpu:")}
    in_all = counts.get("gres/gpu", 0)
    if typed and in_all in (0, sum(typed.values())):
        return {printable(name): count for name, count in typed.items()}
    return {"": in_all} if in_all else {}


def _known(value: Json) -> int | None:
    """A whole number above zero that Slurm knows, as such or as {"set": true, "number": 8}."""
    if isinstance(value, dict):
        return _known(value.get("number")) if value.get("set", True) is True else None
    text = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
    number = int(text) if _DIGITS.fullmatch(text) else 0
    return number if 0 < number < _UNKNOWN else None


def _of_json(document: Json, where: str) -> list[Job]:
    jobs = row_values.tables(row_values.table(document).get("jobs"))
    if len(jobs) > MOST_JOBS:
        raise Problem("foreign_records.too_many_rows", file=where, most=MOST_JOBS)
    return [_job_of_json(job) for job in jobs]


def _job_of_json(job: Mapping[str, Json]) -> Job:
    time = row_values.table(job.get("time"))
    state = row_values.table(job.get("state")).get("current")
    allocated = row_values.tables(row_values.table(job.get("tres")).get("allocated"))
    resources: dict[str, Json] = {}
    for one in allocated:
        kind, name = str(one.get("type", "")), str(one.get("name") or "")
        resources[f"{kind}/{name}" if name else kind] = one.get("count")
    start, end = _known(time.get("start")), _known(time.get("end"))
    place = printable(str(_known(job.get("job_id")) or "?"))
    return Job(
        place=f"job {place}",
        name=printable(row_values.text(job.get("name")) or place),
        state=printable(", ".join(row_values.texts(state))),
        seconds=Fraction(_known(time.get("elapsed")) or 0),
        started=Fraction(start) if start else None,
        ended=Fraction(end) if end else None,
        gpus=_gpus({name: str(_known(count) or 0) for name, count in resources.items()}),
        joules=_known(resources.get("energy")),
    )
