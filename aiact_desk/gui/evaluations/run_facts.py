"""How a run was measured, as a list of facts."""

from __future__ import annotations

from datetime import datetime

from aiact_desk.documents.coverage_words import coverage_line
from aiact_desk.evaluation.profile import profile_of
from aiact_desk.evaluation.request import Origin, RunRequest, ServedModel
from aiact_desk.evaluation.result import RunResult
from aiact_desk.gui import words
from aiact_desk.gui.evaluations.asked_facts import asked_facts
from aiact_desk.gui.evaluations.meter_facts import meter_facts
from aiact_desk.gui.evaluations.run_detail import RunDetail
from aiact_desk.gui.parts.facts import Fact
from aiact_desk.gui.parts.figures import big, duration, moment, size, whole

PLAN_SIGNS = 12
"""So many signs of the plan's hash tell plans apart."""


def run_facts(detail: RunDetail) -> list[Fact]:
    """The plan while the run lasts; the machine and the meters once it has ended well."""
    request, result = detail.report.request, detail.report.result
    started = words.translate("RunFacts", "Recorded") if request.origin else words.translate("RunFacts", "Started")
    listed = [Fact(started, moment(detail.report.run.created_at))]
    if result is not None and request.origin is None:
        listed.append(Fact(words.translate("RunFacts", "Took"), _took(result)))
    if request.origin is not None:
        listed += _origin(request.origin)
    if request.version.served is not None:
        listed += _server(request.version.served)
    listed += asked_facts(request)
    listed.append(Fact(words.translate("RunFacts", "Plan"), request.plan[:PLAN_SIGNS], code=True))
    if request.origin is not None:
        return listed
    listed.append(Fact(words.translate("RunFacts", "Settings"), _settings(request)))
    return listed + (_found(result) if result is not None else [])


def _found(result: RunResult) -> list[Fact]:
    listed = [*_machine(result), *meter_facts(result), *_inference(result)]
    if (found := profile_of(result)) is not None:
        listed.insert(0, Fact(words.translate("RunFacts", "Topics"), coverage_line(found)))
    if result.plain_path:
        text = words.translate("RunFacts", "some or all requests were computed lm-eval’s own way: {reason}")
        listed.append(Fact(words.translate("RunFacts", "Plain path"), text.format(reason=result.plain_path)))
    return listed


def _took(result: RunResult) -> str:
    took = datetime.fromisoformat(result.finished_at) - datetime.fromisoformat(result.started_at)
    return duration(took.total_seconds())


def _settings(request: RunRequest) -> str:
    engine = request.engine
    settings = words.translate("RunFacts", "device: {device}, threads: {threads}, batch size: {batch}")
    return settings.format(device=engine.device, threads=engine.threads, batch=engine.batch_size)


def _origin(origin: Origin) -> list[Fact]:
    unsaid = words.translate("RunFacts", "not stated in the original file")
    return [
        Fact(words.translate("RunFacts", "Model there"), origin.model or unsaid),
        Fact(words.translate("RunFacts", "Original file"), origin.file),
        Fact(words.translate("RunFacts", "Its SHA-256"), origin.sha256, code=True),
    ]


def _server(served: ServedModel) -> list[Fact]:
    said = " ".join(filter(None, (served.server, served.server_version)))
    unsaid = words.translate("RunFacts", "not told by the server")
    return [
        Fact(words.translate("RunFacts", "Server"), f"{served.url} ({said})" if said else served.url),
        Fact(words.translate("RunFacts", "Served name"), served.name),
        Fact(words.translate("RunFacts", "Model digest"), served.digest or unsaid, code=bool(served.digest)),
    ]


def _machine(result: RunResult) -> list[Fact]:
    machine = result.machine
    if machine is None:
        return [Fact(words.translate("RunFacts", "Machine"), words.translate("RunFacts", "not known"))]
    where = words.translate("RunFacts", "{processor}, {cores} cores, {memory} of memory, {system}").format(
        processor=machine.accelerator or machine.processor,
        cores=machine.cores,
        memory=size(machine.memory),
        system=machine.system,
    )
    return [
        Fact(words.translate("RunFacts", "Machine"), where),
        Fact(words.translate("RunFacts", "Computed in"), f"{machine.device}, {result.dtype}"),
    ]


def _inference(result: RunResult) -> list[Fact]:
    label = words.translate("RunFacts", "Inference")
    if inference := result.inference:
        text = words.translate("RunFacts", "{flop} FLOP for {count} answers of {tokens} tokens each")
        told = text.format(flop=big(inference.flop), count=inference.generations, tokens=whole(inference.tokens))
        return [Fact(label, told)]
    return [Fact(label, result.inference_absent)] if result.inference_absent else []
