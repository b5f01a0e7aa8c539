"""How a run was measured, as a list of facts."""

from __future__ import annotations

from datetime import datetime

from aiact_desk.evaluation.result import RunResult
from aiact_desk.gui import words
from aiact_desk.gui.evaluations.run_detail import RunDetail
from aiact_desk.gui.parts.facts import Fact
from aiact_desk.gui.parts.figures import duration, moment, size, whole


def run_facts(detail: RunDetail) -> list[Fact]:
    """The plan while the run lasts; the machine and the sums once it has ended well."""
    request = detail.report.request
    engine = request.engine
    asked_plainly = words.translate("RunFacts", "in plain text, without a chat template")
    asked_in_template = words.translate("RunFacts", "with the model’s chat template")
    settings = words.translate("RunFacts", "device: {device}, threads: {threads}, batch size: {batch}")
    planned = [
        Fact(words.translate("RunFacts", "Started"), moment(detail.report.run.created_at)),
        Fact(
            words.translate("RunFacts", "Asked"), asked_in_template if request.asking.chat_template else asked_plainly
        ),
        Fact(
            words.translate("RunFacts", "Settings"),
            settings.format(device=engine.device, threads=engine.threads, batch=engine.batch_size),
        ),
    ]
    return planned + (_found(detail.report.result) if detail.report.result else [])


def _found(result: RunResult) -> list[Fact]:
    machine = result.machine
    took = datetime.fromisoformat(result.finished_at) - datetime.fromisoformat(result.started_at)
    where = words.translate("RunFacts", "{processor}, {cores} cores, {memory} of memory, {system}").format(
        processor=machine.accelerator or machine.processor,
        cores=machine.cores,
        memory=size(machine.memory),
        system=machine.system,
    )
    tokens = words.translate("RunFacts", "{read} read, {written} written").format(
        read=whole(result.tokens_read), written=whole(result.tokens_written)
    )
    facts = [
        Fact(words.translate("RunFacts", "Took"), duration(took.total_seconds())),
        Fact(words.translate("RunFacts", "Tokens"), tokens),
        Fact(words.translate("RunFacts", "Machine"), where),
        Fact(words.translate("RunFacts", "Computed in"), f"{machine.device}, {result.dtype}"),
    ]
    if result.inference:
        text = words.translate("RunFacts", "{flop} FLOP for {count} answers of {tokens} tokens each")
        inference = result.inference
        flop = f"{inference.flop:.3e}"
        told_flop = text.format(flop=flop, count=inference.generations, tokens=whole(inference.tokens))
        facts.append(Fact(words.translate("RunFacts", "Inference"), told_flop))
    elif result.inference_absent:
        facts.append(Fact(words.translate("RunFacts", "Inference"), result.inference_absent))
    return facts
