"""The job "import": makes a complete run folder of what another tool measured. Nothing of it is run."""

from __future__ import annotations

import resource
import shutil
from hashlib import sha256
from pathlib import Path

from aiact_desk.evaluation import events, run_folder
from aiact_desk.evaluation.elsewhere.found import Found
from aiact_desk.evaluation.elsewhere.inspect_logs import read_inspect
from aiact_desk.evaluation.elsewhere.job import ImportJob
from aiact_desk.evaluation.elsewhere.lm_eval_results import read_results
from aiact_desk.evaluation.elsewhere.lm_eval_tasks import read_lm_eval, wanted_tasks
from aiact_desk.evaluation.elsewhere.reading import copy_regular, last_part, printable
from aiact_desk.evaluation.elsewhere.sources import InspectLog, LmEvalFiles, find_source
from aiact_desk.evaluation.event_stream import EventWriter
from aiact_desk.evaluation.request import EngineSettings, Origin, PlannedPack, Remark, RunRequest
from aiact_desk.evaluation.result import RunResult
from aiact_desk.evaluation.run_folder import RunFolder
from aiact_desk.files import sha256_of
from aiact_desk.problems import Problem
from aiact_desk.worker.imported_figures import compared_with_stated, store_and_measure

MEMORY = 6 << 30
"""Bytes that the job may take: a file that unfolds into more than that is refused, and the machine stays well."""


def import_run(job: ImportJob) -> None:
    """Copy the originals, read them, and write every file of the run folder; `manifest.json` comes last.

    Raises:
        Problem: with the reason, if a file cannot be taken in; the folder is then good for nothing.
    """
    _bound_memory()
    folder = RunFolder(Path(job.folder))
    scratch = folder.path / ".scratch"
    scratch.mkdir()
    try:
        found, original = _read(job, folder, scratch)
        _write(job, folder, found, original)
    except (MemoryError, RecursionError) as error:
        raise Problem("elsewhere.too_much", path=job.source) from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _bound_memory() -> None:
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def _read(job: ImportJob, folder: RunFolder, scratch: Path) -> tuple[Found, Path]:
    """What the originals hold; they are copied first, and the copies are read."""
    source = find_source(Path(job.source))
    folder.original.mkdir()
    if isinstance(source, InspectLog):
        log = folder.original / _safe_name(source.file, "log.eval")
        _keep(job, source.file, log)
        return read_inspect(log, job.tasks, scratch), log
    kept = folder.original / _safe_name(source.results.parent.resolve(), "lm-eval")
    kept.mkdir()
    results = kept / source.results.name
    copy_regular(source.results, results)
    return read_lm_eval(results, _keep_samples(job, source, results), job.tasks), kept


def _keep_samples(job: ImportJob, source: LmEvalFiles, results: Path) -> dict[str, Path]:
    """Copy the samples of the tasks that are wanted, by task."""
    found = {}
    for wanted in wanted_tasks(read_results(results), job.tasks):
        if file := source.samples_of(wanted.task):
            found[wanted.task] = results.with_name(file.name)
            _keep(job, file, found[wanted.task])
    return found


def _keep(job: ImportJob, file: Path, to: Path) -> None:
    """Copy a file that samples stand in. Raises Problem if a run rests on it already."""
    copy_regular(file, to)
    if run := job.taken.get(sha256_of(to)):
        raise Problem("elsewhere.taken_in_before", file=file.name, run=run)


def _safe_name(original: Path, instead: str) -> str:
    """The name that the original had, where it can be printed."""
    return original.name if original.name and printable(original.name) == original.name else instead


def _write(job: ImportJob, folder: RunFolder, found: Found, original: Path) -> None:
    packs = tuple(store_and_measure(folder.samples, task) for task in found.tasks)
    remarks = [*_about_model(job, found), *found.remarks]
    for task, pack in zip(found.tasks, packs, strict=True):
        remarks += compared_with_stated(task, pack)
    request = RunRequest(
        run_id=job.run_id,
        created_at=found.started_at,
        program=job.program,
        version=job.version,
        suite=found.suite,
        suite_version=found.tool_version or "",
        packs=tuple(PlannedPack(id=one.pack, version=one.pack_version, sha256=one.pack_sha256) for one in packs),
        asking=found.asking,
        engine=EngineSettings(dtype=found.dtype or "auto", threads=0, batch_size=0),
        seeds=found.seeds,
        limit=found.limit,
        origin=Origin(
            tool=found.tool,
            tool_version=found.tool_version,
            file=original.name,
            sha256=_hash(original),
            model=found.model,
            unsaid=found.unsaid,
            remarks=tuple(remarks),
        ),
    )
    run_folder.write_request(folder, request)
    writer = EventWriter(folder.events, job.run_id)
    writer.emit(events.Finished, end="success")
    writer.close()
    result = RunResult(
        run_id=job.run_id,
        suite=request.suite,
        suite_version=request.suite_version,
        weights_sha256=None,
        dtype=found.dtype,
        partial=request.partial or any(pack.partial for pack in packs),
        started_at=found.started_at,
        finished_at=found.finished_at,
        machine=None,
        packs=packs,
        inference=None,
        tokens_read=found.tokens_read,
        tokens_written=found.tokens_written,
    )
    run_folder.write_result(folder, result)


def _about_model(job: ImportJob, found: Found) -> list[Remark]:
    """What is to be said where the file names another model than the Version, or none."""
    if found.model is None:
        return [Remark(id="elsewhere.model_not_stated", params={"version": job.version.name})]
    if _plain(found.model) in {_plain(known) for known in job.known_as}:
        return []
    return [Remark(id="elsewhere.other_model", params={"stated": found.model, "version": job.version.name})]


def _plain(stated: str) -> str:
    """The name without its owner and its capitals, which tools write differently: "Llama-3.1-8B"."""
    return last_part(stated.replace("__", "/")).casefold()


def _hash(original: Path) -> str:
    """The hash of a file; of a folder over the sorted lines "<sha256>  <name>\\n" of its files."""
    if original.is_file():
        return sha256_of(original)
    lines = sorted(f"{sha256_of(file)}  {file.name}\n" for file in original.iterdir())
    return sha256("".join(lines).encode()).hexdigest()
