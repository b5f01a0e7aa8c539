"""A worker that speaks the event protocol in milliseconds and loads no model.

Used as `python tests/fakes/worker.py evaluate FOLDER WEIGHTS PACKS`, with the ending in the environment variable
FAKE_WORKER: success (default), slow (ten seconds of units, obeys cancel), failure, crash (SIGSEGV), flood (a thousand
events), garbage (torn and unknown lines between the events).
"""

from __future__ import annotations

import os
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from aiact_desk.evaluation import control, events, run_folder, samples
from aiact_desk.evaluation.event_stream import EventWriter
from aiact_desk.evaluation.intervals import wilson_interval
from aiact_desk.evaluation.lock import WorkerLock
from aiact_desk.evaluation.pack_store import PackStore
from aiact_desk.evaluation.packs import items
from aiact_desk.evaluation.request import RunRequest
from aiact_desk.evaluation.responses import ResponseStore
from aiact_desk.evaluation.result import InferenceComputation, Machine, PackResult, Readings, RunResult, Sample
from aiact_desk.evaluation.run_folder import RunFolder
from aiact_desk.evaluation.units import UnitPlan
from aiact_desk.files import write_whole

UNITS = 50


def main() -> int:
    behaviour = os.environ.get("FAKE_WORKER", "success")
    folder = RunFolder(Path(sys.argv[2]))
    request = run_folder.read_request(folder)
    lock = WorkerLock(folder.lock)
    writer = EventWriter(folder.events, request.run_id, sys.stdout.buffer)
    writer.emit(events.Started, pid=os.getpid(), host="fake", resumed=folder.units.exists())
    writer.emit(events.Stage, stage="loading_model")
    code = _work(folder, request, writer, behaviour)
    writer.close()
    lock.release()
    return code


def _work(folder: RunFolder, request: RunRequest, writer: EventWriter, behaviour: str) -> int:
    if behaviour == "failure":
        parameters = {"version": request.version.name, "reason": "the fake was told to fail"}
        writer.emit(events.Failed, id="evaluation.model_not_loaded", params=parameters)
        return 1
    for done in range(1, UNITS + 1):
        if control.wanted(folder.control) == "cancel":
            writer.emit(events.Finished, end="cancelled")
            return 0
        repeats = 20 if behaviour == "flood" else 1
        for _ in range(repeats):
            writer.emit(events.Progress, done=done, total=UNITS, tokens=done * 100, rate=500.0, remaining=1.0)
        if behaviour == "garbage":
            with folder.events.open("ab") as file:
                file.write(b'{"event": "progress", "seq": \n\xff\xfe\n{"event": "from_the_future", "seq": 5}\n')
        if behaviour == "crash" and done == UNITS // 2:
            os.kill(os.getpid(), signal.SIGSEGV)
        if behaviour == "slow":
            time.sleep(0.2)
    _finish(folder, request, writer)
    return 0


def _finish(folder: RunFolder, request: RunRequest, writer: EventWriter) -> None:
    packs = [_measured(folder, planned.id, request.limit) for planned in request.packs]
    for result in packs:
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
    ResponseStore(folder.responses, "fake").close()
    write_whole(folder.units, UnitPlan(units=()).model_dump_json().encode())
    run_folder.write_result(folder, _result(request, packs))
    writer.emit(events.Finished, end="success")


def _measured(folder: RunFolder, pack_id: str, limit: int | None) -> PackResult:
    pack = PackStore(Path(sys.argv[4])).pack(pack_id)
    chosen = items(pack)[:limit]
    scored = [
        Sample(
            pack=pack.id,
            item=item.id,
            language=item.language,
            cluster=item.template,
            input=f"Question of {item.id}\nAnswer:",
            output="A. the fake's answer",
            expected="A. the fake's answer",
            right=number % 2 == 0,
            score=float(number % 2 == 0),
        )
        for number, item in enumerate(chosen)
    ]
    samples.replace_pack(folder.samples, pack.id, scored)
    right = sum(sample.right for sample in scored)
    return PackResult(
        pack=pack.id,
        pack_version=pack.version,
        pack_sha256=pack.sha256,
        data_sha256=pack.data_sha256,
        metric=pack.metric,
        higher_is_better=pack.higher_is_better,
        value=right / len(scored),
        interval=wilson_interval(right, len(scored)),
        chance=pack.chance,
        items=len(scored),
        items_in_pack=pack.items,
        tokens_read=1000,
        tokens_written=0,
        readings=Readings(seconds=0.1),
    )


def _result(request: RunRequest, packs: list[PackResult]) -> RunResult:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return RunResult(
        run_id=request.run_id,
        suite=request.suite,
        suite_version=request.suite_version,
        weights_sha256=request.version.weights_sha256,
        dtype="float32",
        partial=request.partial,
        started_at=now,
        finished_at=now,
        machine=Machine(
            system="Fake 1.0",
            processor="Fake processor",
            cores=2,
            memory=8_000_000_000,
            device="cpu",
            python="3.11.7",
            packages={"torch": "0.0"},
        ),
        packs=tuple(packs),
        inference=InferenceComputation(
            flop=33_770_848_665_600,
            generations=100,
            prompt_tokens=100,
            tokens=1000,
            prefill_flop=27_587_174_400,
            per_token=269_028_864.0,
            per_cached_token=69_120.0,
            counted_at=(64, 256, 1024),
            shortened=False,
        ),
        tokens_read=1000 * len(packs),
        tokens_written=0,
    )


if __name__ == "__main__":
    sys.exit(main())
