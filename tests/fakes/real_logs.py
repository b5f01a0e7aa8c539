"""Measurements by the other tools themselves: lm-eval over a shipped pack, Inspect over a model that only pretends."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from aiact_desk.evaluation.elsewhere.inspect_archive import repack


def lm_eval_results(model: Path, packs: list[str], folder: Path, limit: int) -> Path:
    """What `lm_eval --output_path FOLDER --log_samples` leaves: it is done by the same calls."""
    import lm_eval
    from lm_eval.loggers import EvaluationTracker
    from lm_eval.models.huggingface import HFLM

    from aiact_desk.evaluation.packs import shipped_pack, task_config

    tracker = EvaluationTracker(output_path=str(folder))
    results = lm_eval.simple_evaluate(
        model=HFLM(pretrained=str(model), dtype="float32", batch_size=4, device="cpu"),
        tasks=[task_config(shipped_pack(pack)) for pack in packs],
        limit=limit,
        log_samples=True,
        evaluation_tracker=tracker,
        bootstrap_iters=0,
    )
    samples = results.pop("samples")
    tracker.save_results_aggregated(results=results, samples=samples)
    for task, lines in samples.items():
        tracker.save_results_samples(task_name=task, samples=lines)
    return folder


def inspect_log(folder: Path) -> Path:
    """An `.eval` log of ten questions, each asked twice, in five groups.

    A process of its own writes it: Inspect leaves streams open behind it.
    """
    told = subprocess.run([sys.executable, __file__, str(folder)], capture_output=True, text=True, check=True)
    return Path(told.stdout.splitlines()[-1])


def bent_log(log: Path, to: Path, part: str, change: Callable[[dict[str, Any]], object]) -> Path:
    """The same log with one part changed."""
    plain = to.with_name("plain")
    repack(log, plain)
    with zipfile.ZipFile(plain) as before, zipfile.ZipFile(to, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            if name == part:
                record = json.loads(data)
                change(record)
                data = json.dumps(record).encode()
            after.writestr(name, data)
    return to


def _write_log(folder: str) -> None:
    """Evaluate, and print where the log lies."""
    from inspect_ai import Task
    from inspect_ai import eval as inspect_eval
    from inspect_ai.dataset import MemoryDataset, Sample
    from inspect_ai.model import ModelOutput, ModelUsage, get_model
    from inspect_ai.scorer import accuracy, includes, match, stderr
    from inspect_ai.solver import generate, system_message

    def answer(number: int) -> ModelOutput:
        output = ModelOutput.from_content("mockllm/model", f"w{number % 3}")
        output.usage = ModelUsage(input_tokens=5, output_tokens=2, total_tokens=7)
        return output

    questions = [
        Sample(id=f"q{n}", input=f"Question w{n}?" + " Think." * 300 * (n == 3), target=f"w{n % 2}",
               metadata={"template": f"t{n // 2}", "language": "en"})
        for n in range(10)
    ]  # fmt: skip
    task = Task(
        name="small",
        version="1-a",
        dataset=MemoryDataset(questions, name="questions"),
        solver=[system_message("Be brief."), generate(temperature=0.7, max_tokens=16)],
        scorer=[match(), includes()],
        metrics=[accuracy(), stderr(cluster="template")],
    )
    model = get_model("mockllm/model", custom_outputs=[answer(n) for n in range(20)], memoize=False)
    (log,) = inspect_eval(task, model=model, epochs=2, display="none", log_format="eval", log_dir=folder)
    print(log.location.removeprefix("file://"))  # noqa: T201  (the answer)


if __name__ == "__main__":
    _write_log(sys.argv[1])
