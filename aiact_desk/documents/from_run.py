"""What a run measured, as it is written into the rows of the form: computation, machine, software."""

from __future__ import annotations

from collections.abc import Sequence

from aiact_desk.documents.evidence import RunEvidence
from aiact_desk.documents.from_files import weights_size
from aiact_desk.documents.nouns import Version
from aiact_desk.documents.plain import count
from aiact_desk.evaluation.result import InferenceComputation, Machine
from aiact_desk.regulation.json_values import Json

_GB = 10**9
_NEEDED_PACKAGES = ("torch", "transformers", "tokenizers", "safetensors", "gguf")


def inference_method(evidence: RunEvidence) -> Json:
    """The benchmark task, how its operations were counted, and the hardware, all named."""
    result = evidence.result
    if (counted := result.inference) is None or (ran_on := evidence.ran_on) is None:
        return None
    done = (
        f"{count(counted.generations)} generations of {count(counted.tokens)} tokens each, one at a time, "
        f"after a fixed prompt of {count(counted.prompt_tokens)} tokens, with the key-value cache on. "
        f"Version measured: {evidence.request.version.name}, number format {result.dtype}."
    )
    task = [done, _counting(counted)]
    if counted.shortened:
        task.append(
            "The context of the model is shorter than the prompt and a full answer, so the answers were shortened "
            f"to {count(counted.tokens)} tokens."
        )
    return {"task": "\n\n".join(task), "hardware": machine(ran_on)}


def _counting(counted: InferenceComputation) -> str:
    lengths = ", ".join(f"{count(length)}" for length in counted.counted_at)
    text = (
        "Operations were counted with PyTorch's FlopCounterMode on the model's own graph, attention computed in the "
        f"plain (eager) way, at {lengths} cached tokens, and extended linearly over the answer: the cost of a "
        "token is a constant and a share that grows with the cached tokens."
    )
    if counted.analytic_flop:
        apart = abs(counted.flop - counted.analytic_flop) / counted.analytic_flop
        text += f" A count by formula from the sizes of the model differs by {100 * apart:.1f}\N{NO-BREAK SPACE}%."
    return text


def machine(machine: Machine) -> str:
    """The machine in one line: processor, cores, memory, accelerator, system."""
    accelerator = f"accelerator {machine.accelerator}" if machine.accelerator else "no accelerator"
    return (
        f"{machine.processor}, {machine.cores} cores, {machine.memory / _GB:.1f} GB of memory, {accelerator}, "
        f"computed on {machine.device}, {machine.system}"
    )


def hardware(versions: Sequence[Version], last: RunEvidence | None) -> str | None:
    """What is known of the hardware that the model needs, as facts and no finer than downstream providers need.

    The size of the weights is given up to the next power of two in GB: a finer figure would tell the exact
    parameter count, which the form keeps to the AI Office; the machine's name stands in rows for authorities.
    Nothing is known where the weights of one Version were not seen.
    """
    sizes = [weights_size(version) or 0 for version in versions]
    if not all(sizes) or not sizes:
        return None
    largest = max(sizes)
    bound = 1
    while bound * _GB < largest:
        bound *= 2
    text = f"The weight files take at most {count(bound)} GB."
    if last and last.ran_on:
        kind = "an accelerator" if last.ran_on.accelerator else "a processor without an accelerator"
        text += f" The model ran on {kind} when it was measured."
    return text


def software(versions: Sequence[Version], last: RunEvidence | None) -> str | None:
    """The software that the files name, and the versions of the libraries under which the model ran."""
    named = {f"{name} {version}" for one in versions for name, version in one.facts.software.items()}
    sentences = []
    if named:
        sentences.append(f"Named in the model's files: {', '.join(sorted(named))}.")
    if last and last.ran_on:
        packages = last.ran_on.packages
        ran = [f"{name} {packages[name]}" for name in _NEEDED_PACKAGES if name in packages]
        sentences.append(f"It ran under: {', '.join([f'Python {last.ran_on.python}', *ran])}.")
    return " ".join(sentences) or None
