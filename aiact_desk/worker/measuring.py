"""From plan to result: load tasks and model, plan units, measure pack by pack, count the inference benchmark."""

from __future__ import annotations

import os
import random
import socket
from contextlib import closing
from datetime import UTC, datetime
from importlib.metadata import version

import numpy
import torch
from lm_eval import __version__ as lm_eval_version

from aiact_desk.engine import PrefixSharingLM
from aiact_desk.engine.flop import inference_computation
from aiact_desk.engine.tasks import load_tasks, measure, planned_requests
from aiact_desk.evaluation import events, run_folder, samples
from aiact_desk.evaluation.event_stream import EventWriter
from aiact_desk.evaluation.packs import Pack, shipped_pack
from aiact_desk.evaluation.request import RunRequest, Seeds
from aiact_desk.evaluation.responses import ResponseStore, UnitCost, fingerprint
from aiact_desk.evaluation.result import InferenceComputation, PackResult, RunResult, Sample
from aiact_desk.evaluation.run_folder import RunFolder
from aiact_desk.evaluation.statistics import interval_of
from aiact_desk.evaluation.units import UnitPlan, plan
from aiact_desk.files import write_whole
from aiact_desk.problems import Problem
from aiact_desk.worker.answering import UnitAnswers
from aiact_desk.worker.gate import Gate, Meter
from aiact_desk.worker.machine import machine, resolve_device, resolve_dtype


def measure_suite(folder: RunFolder, request: RunRequest, writer: EventWriter) -> None:
    """Measure every pack of the plan and write the result. Raises Cancelled, Problem, or what a library raises."""
    resumed = folder.units.exists()
    writer.emit(events.Started, pid=os.getpid(), host=socket.gethostname(), resumed=resumed)
    started_at = _now()
    gate = Gate(folder.control)
    device = resolve_device(request.engine.device)
    _set_up(request)
    writer.emit(events.Stage, stage="loading_tasks")
    packs = [_planned_pack(planned.id, planned.sha256) for planned in request.packs]
    tasks = load_tasks(packs, request.seeds.fewshot)
    gate.pass_or_stop()
    writer.emit(events.Stage, stage="loading_model")
    lm = _load(request, device, writer)
    dtype = str(lm.model.dtype).removeprefix("torch.")
    writer.emit(events.Stage, stage="planning")
    units = plan(planned_requests(lm, tasks, request), request.engine.batch_size)
    _keep_plan(folder, units)
    with closing(ResponseStore(folder.responses, fingerprint(request, dtype, device, _engine()))) as store:
        meter = Meter(writer, folder.telemetry, sum(unit.items for unit in units.units))
        lm.answers = answers = UnitAnswers(lm, units, store, gate.pass_or_stop, meter.unit_done)
        results = []
        for number, pack in enumerate(packs, start=1):
            writer.emit(events.Stage, stage="pack", pack=pack.id, number=number, packs=len(packs))
            answers.pack = pack.id
            scored = measure(lm, pack, tasks[pack.id], request)
            samples.replace_pack(folder.samples, pack.id, scored)
            results.append(_pack_result(pack, scored, units, store.costs()))
            _tell(writer, results[-1])
    if (reason := lm.plain_path_reason) is not None:
        writer.emit(events.Warned, id="evaluation.plain_path", params={"reason": reason})
    gate.pass_or_stop()
    writer.emit(events.Stage, stage="counting_inference")
    inference, absent = _inference(lm, writer)
    writer.emit(events.Stage, stage="writing_result")
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
        inference=inference,
        inference_absent=absent,
        tokens_read=sum(result.tokens_read for result in results),
        tokens_written=sum(result.tokens_written for result in results),
    )
    run_folder.write_result(folder, result)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _set_up(request: RunRequest) -> None:
    seeds: Seeds = request.seeds
    random.seed(seeds.random)
    numpy.random.seed(seeds.numpy)
    torch.manual_seed(seeds.torch)
    torch.set_num_threads(request.engine.threads)


def _planned_pack(pack_id: str, sha256: str) -> Pack:
    pack = shipped_pack(pack_id)
    if pack.sha256 != sha256:
        raise Problem("evaluation.pack_changed", pack=pack_id)
    return pack


def _load(request: RunRequest, device: str, writer: EventWriter) -> PrefixSharingLM:
    lm = _loaded(request, device)
    if request.version.gguf_file and request.version.quantisation:
        writer.emit(events.Warned, id="evaluation.dequantised", params={"quantisation": request.version.quantisation})
    return lm


def _loaded(request: RunRequest, device: str) -> PrefixSharingLM:
    measured, engine = request.version, request.engine
    try:
        return PrefixSharingLM(
            pretrained=measured.folder,
            gguf_file=measured.gguf_file,
            device=device,
            dtype=resolve_dtype(engine.dtype, device),
            softmax_dtype=engine.softmax_dtype,
            batch_size=engine.batch_size,
            trust_remote_code=False,
        )
    except (ValueError, OSError, KeyError, RuntimeError, ImportError, TypeError, AttributeError) as error:
        if "out of memory" in str(error).lower():
            raise
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise Problem("evaluation.model_not_loaded", version=measured.name, reason=reason) from error


def _keep_plan(folder: RunFolder, units: UnitPlan) -> None:
    """Write the plan once; a resumed run must come to the same one."""
    data = units.model_dump_json(indent=1).encode() + b"\n"
    if not folder.units.exists():
        write_whole(folder.units, data)
    elif folder.units.read_bytes() != data:
        raise Problem("evaluation.other_fingerprint", file=folder.units)


def _engine() -> str:
    parts = {"torch": torch.__version__, "lm-eval": lm_eval_version, "transformers": version("transformers")}
    return "PrefixSharingLM " + " ".join(f"{name}={found}" for name, found in parts.items())


def _pack_result(pack: Pack, scored: list[Sample], units: UnitPlan, costs: dict[str, UnitCost]) -> PackResult:
    spent = [costs[unit.id] for unit in units.units if unit.pack == pack.id and unit.id in costs]
    return PackResult(
        pack=pack.id,
        pack_version=pack.version,
        pack_sha256=pack.sha256,
        data_sha256=pack.data_sha256,
        metric=pack.metric,
        higher_is_better=pack.higher_is_better,
        value=sum(sample.score for sample in scored) / len(scored),
        interval=interval_of([sample.score for sample in scored]),
        chance=pack.chance,
        items=len(scored),
        items_in_pack=pack.items,
        tokens_read=sum(cost.tokens_read for cost in spent),
        tokens_written=sum(cost.tokens_written for cost in spent),
        seconds=round(sum(cost.seconds for cost in spent), 3),
    )


def _tell(writer: EventWriter, result: PackResult) -> None:
    writer.emit(
        events.Metric,
        pack=result.pack,
        metric=result.metric,
        value=result.value,
        low=result.interval.low,
        high=result.interval.high,
        items=result.items,
        partial=result.partial,
    )


def _inference(lm: PrefixSharingLM, writer: EventWriter) -> tuple[InferenceComputation | None, str | None]:
    """The count, or the reason why there is none; a run is not lost for it."""
    try:
        return inference_computation(lm.config, lm.max_length), None
    except (ValueError, RuntimeError, NotImplementedError, AttributeError, KeyError, TypeError) as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        writer.emit(events.Warned, id="evaluation.inference_not_counted", params={"reason": reason})
        return None, reason
