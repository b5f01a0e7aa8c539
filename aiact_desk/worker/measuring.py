"""From plan to result: load tasks and model, plan units, measure pack by pack, count the inference benchmark."""

from __future__ import annotations

import os
import random
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import numpy
import torch

from aiact_desk.engine.flop import flop_rates, inference_computation
from aiact_desk.engine.served_lm import ServedLM
from aiact_desk.engine.tasks import Asked, Task, draw_of, load_tasks, measure, planned_requests
from aiact_desk.evaluation import events, run_folder, samples
from aiact_desk.evaluation.crash import memory_kills
from aiact_desk.evaluation.event_stream import EventWriter
from aiact_desk.evaluation.pack_store import PackStore
from aiact_desk.evaluation.packs import Pack
from aiact_desk.evaluation.profile import shows_so_far
from aiact_desk.evaluation.request import RunRequest, Seeds
from aiact_desk.evaluation.responses import ResponseStore, UnitCost, fingerprint
from aiact_desk.evaluation.result import InferenceComputation, PackResult, Readings, RunResult, Skipped
from aiact_desk.evaluation.run_folder import RunFolder
from aiact_desk.evaluation.units import UnitPlan, plan
from aiact_desk.files import write_whole
from aiact_desk.problems import Problem
from aiact_desk.worker.answering import UnitAnswers
from aiact_desk.worker.energy import EnergyCounters
from aiact_desk.worker.figures import pack_result
from aiact_desk.worker.gate import Gate
from aiact_desk.worker.loading import Measured, dtype_of, engine_of, load
from aiact_desk.worker.machine import machine, resolve_device
from aiact_desk.worker.progress import ProgressMeter
from aiact_desk.worker.readings import BEHIND_SERVER, CountFlop, UnitMeter, first_reason, readings, unseen
from aiact_desk.worker.skipping import skipped
from aiact_desk.worker.unit_size import items_per_unit

NOT_COUNTED = (ValueError, RuntimeError, NotImplementedError, AttributeError, KeyError, TypeError)
"""What counting the operations of an unusual architecture may raise."""


@dataclass(frozen=True)
class Attempt:
    """What an attempt at a run works with."""

    folder: RunFolder
    request: RunRequest
    writer: EventWriter
    gate: Gate
    scratch: Path
    packs: PackStore


def measure_suite(
    folder: RunFolder, weights: Path, request: RunRequest, writer: EventWriter, scratch: Path, known: PackStore
) -> None:
    """Measure every pack of the plan and write the result; `known` are the packs that there are.

    Raises Cancelled, Problem, or what a library raises.
    """
    resumed = folder.units.exists()
    attempt = Attempt(folder, request, writer, Gate(folder, writer, scratch), scratch, known)
    host = socket.gethostname()
    writer.emit(events.Started, pid=os.getpid(), host=host, resumed=resumed, memory_kills=memory_kills())
    started_at = _now()
    device = resolve_device(request.engine.device)
    _set_up(request)
    planned, tasks = _tasks(attempt)
    lm = _model(attempt, weights, device)
    flop = _flop_counter(lm)
    left_out = _left_out(attempt, planned, flop)
    packs, tasks = _kept(planned, tasks, left_out)
    _check_server(lm, packs)
    attempt.gate.enter("planning")
    units = plan(planned_requests(lm, tasks, request), items_per_unit(request.engine.batch_size, device))
    attempt.gate.insist(partial(_keep_plan, folder, units))
    dtype = dtype_of(lm)
    store = attempt.gate.insist(
        partial(ResponseStore, folder.responses, fingerprint(request, dtype, device, engine_of(lm)))
    )
    measured = _Measuring(attempt, lm, units, store, EnergyCounters(device), flop)
    with store.let_go_on_errors():
        results = [measured.pack(pack, tasks, number, len(packs)) for number, pack in enumerate(packs, start=1)]
        whole, plain_path = measured.readings(), measured.plain_path()
        attempt.gate.insist(store.close)
    attempt.gate.pass_or_stop()
    if plain_path is not None:
        writer.emit(events.Warned, id="evaluation.plain_path", params={"reason": plain_path})
    attempt.gate.enter("counting_inference")
    inference, absent = _inference(lm, writer)
    attempt.gate.enter("writing_result")
    result = RunResult(
        run_id=request.run_id,
        suite=request.suite,
        suite_version=request.suite_version,
        weights_sha256=request.version.weights_sha256,
        dtype=dtype,
        partial=request.partial,
        started_at=started_at,
        finished_at=_now(),
        machine=machine(device),
        packs=tuple(results),
        skipped=left_out,
        inference=inference,
        inference_absent=absent,
        plain_path=plain_path,
        tokens_read=sum(result.tokens_read for result in results),
        tokens_written=sum(result.tokens_written for result in results),
        readings=whole,
    )
    attempt.gate.insist(partial(run_folder.write_result, folder, result))


class _Measuring:
    """Measures pack by pack with one loaded model."""

    def __init__(
        self,
        attempt: Attempt,
        lm: Measured,
        units: UnitPlan,
        store: ResponseStore,
        counters: EnergyCounters,
        flop: CountFlop | str,
    ) -> None:
        self._attempt, self._lm, self._units, self._store = attempt, lm, units, store
        self._counters, self._count_flop = counters, flop
        self._results: dict[str, PackResult] = {}
        request, meter = attempt.request, ProgressMeter(attempt.writer, attempt.folder.telemetry, units.items)
        self._answers = UnitAnswers(units, store, attempt.gate, self._unit_meter, meter.unit_done, request.seeds.torch)
        lm.answers = self._answers

    def pack(self, pack: Pack, tasks: dict[Asked, Task], number: int, packs: int) -> PackResult:
        """Ask a pack in each way that there is a task for, keep its samples, and tell its figure."""
        request, writer = self._attempt.request, self._attempt.writer
        scored = []
        repeats = [repeat for asked, repeat in tasks if asked == pack.id]
        for repeat in repeats:
            at = {"repeat": repeat + 1, "repeats": len(repeats)} if len(repeats) > 1 else {}
            self._attempt.gate.enter("pack", pack=pack.id, number=number, packs=packs, **at)
            self._answers.begin(pack.id, repeat, draw_of(request, repeat))
            scored += measure(self._lm, pack, repeat, tasks[pack.id, repeat], request, self._answers.written)
        self._attempt.gate.insist(partial(samples.replace_pack, self._attempt.folder.samples, pack.id, scored))
        costs = self._store.costs()
        units = [unit.id for unit in self._units.units if unit.pack == pack.id and unit.id in costs]
        spent = [(unit, costs[unit]) for unit in units]
        result = pack_result(pack, scored, spent, self._readings([cost for _, cost in spent]), self._count_flop)
        self._results[pack.id] = result
        _tell(writer, result, shows_so_far(result, self._results))
        return result

    def readings(self) -> Readings:
        """What the meters showed over the whole run."""
        return self._readings(list(self._store.costs().values()))

    def plain_path(self) -> str | None:
        """Why some units took lm-eval's own way."""
        costs = self._store.costs()
        return first_reason(costs[unit.id] for unit in self._units.units if unit.id in costs)

    def _readings(self, spent: list[UnitCost]) -> Readings:
        found = readings(spent, self._count_flop, self._counters.absent)
        return unseen(found) if isinstance(self._lm, ServedLM) else found

    def _unit_meter(self) -> UnitMeter:
        return UnitMeter(self._counters, lambda: self._lm.work, lambda: self._lm.plain_path_reason)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _set_up(request: RunRequest) -> None:
    seeds: Seeds = request.seeds
    random.seed(seeds.random)
    numpy.random.seed(seeds.numpy)
    torch.manual_seed(seeds.torch)
    torch.set_num_threads(request.engine.threads)


def _tasks(attempt: Attempt) -> tuple[list[Pack], dict[Asked, Task]]:
    attempt.gate.enter("loading_tasks")
    packs = [_planned_pack(attempt.packs, planned.id, planned.sha256) for planned in attempt.request.packs]
    tasks = attempt.gate.insist(partial(load_tasks, packs, attempt.request, attempt.scratch))
    attempt.gate.pass_or_stop()
    return packs, tasks


def _planned_pack(store: PackStore, pack_id: str, sha256: str) -> Pack:
    pack = store.pack(pack_id)
    if pack.sha256 != sha256:
        raise Problem("evaluation.pack_changed", pack=pack_id)
    return pack


def _model(attempt: Attempt, weights: Path, device: str) -> Measured:
    attempt.gate.enter("loading_model")
    lm = load(attempt.request, weights, device)
    if weights.is_file() and (quantisation := attempt.request.version.quantisation):
        attempt.writer.emit(events.Warned, id="evaluation.dequantised", params={"quantisation": quantisation})
    return lm


def _left_out(attempt: Attempt, packs: list[Pack], flop: CountFlop | str) -> tuple[Skipped, ...]:
    """The packs that cannot be measured here, each with a warning. A run of nothing is no run."""
    found = skipped(packs, flop)
    for one in found:
        attempt.writer.emit(events.Warned, id=one.id, params=one.params)
    if len(found) == len(packs):
        raise Problem(found[0].id, **found[0].params)
    return found


def _kept(
    packs: list[Pack], tasks: dict[Asked, Task], left_out: Sequence[Skipped]
) -> tuple[list[Pack], dict[Asked, Task]]:
    without = {one.pack for one in left_out}
    kept = {asked: task for asked, task in tasks.items() if asked[0] not in without}
    return [pack for pack in packs if pack.id not in without], kept


def _check_server(lm: Measured, packs: list[Pack]) -> None:
    scored = [pack.id for pack in packs if pack.output_type != "generate_until"]
    if isinstance(lm, ServedLM) and scored:
        lm.check_scores(scored)


def _keep_plan(folder: RunFolder, units: UnitPlan) -> None:
    """Write the plan once; a resumed run must come to the same one."""
    data = units.model_dump_json(indent=1).encode() + b"\n"
    if not folder.units.exists():
        write_whole(folder.units, data)
    elif folder.units.read_bytes() != data:
        raise Problem("evaluation.other_fingerprint", file=folder.units)


def _tell(writer: EventWriter, result: PackResult, readable: bool | None) -> None:
    writer.emit(
        events.Metric,
        pack=result.pack,
        metric=result.metric,
        value=result.value,
        low=result.interval.low,
        high=result.interval.high,
        items=result.items,
        partial=result.partial,
        readable=readable,
    )


def _flop_counter(lm: Measured) -> CountFlop | str:
    """Counts the operations of work, or says why they cannot be counted."""
    if isinstance(lm, ServedLM):
        return BEHIND_SERVER
    try:
        return flop_rates(lm.config, lm.max_length).of
    except NOT_COUNTED as error:
        return _first_line(error)


def _inference(lm: Measured, writer: EventWriter) -> tuple[InferenceComputation | None, str | None]:
    """The count, or the reason why there is none; a run is not lost for it."""
    if isinstance(lm, ServedLM):
        return None, BEHIND_SERVER
    try:
        return inference_computation(lm.config, lm.max_length), None
    except NOT_COUNTED as error:
        writer.emit(events.Warned, id="evaluation.inference_not_counted", params={"reason": _first_line(error)})
        return None, _first_line(error)


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
