"""The frozen plan of a run: what is measured, with which packs, how the model is asked. Stored as `request.json`."""

from __future__ import annotations

from typing import Literal

from aiact_desk.evaluation.frozen import Frozen

Device = Literal["auto", "cpu", "cuda", "mps"]


class MeasuredVersion(Frozen):
    """The Version that a run measures: its name, and the hashes that say which weights these are.

    Where the weights lie is no part of the plan: it is told to the worker at each launch, once they were checked.
    """

    id: str
    name: str
    architecture: str
    parameters: int
    quantisation: str | None = None
    weights_sha256: str
    tokenizer_sha256: str | None = None
    config_sha256: str | None = None
    chat_template_sha256: str | None = None


class PlannedPack(Frozen):
    """One pack of the plan: its folder name under `evals/packs`, version, and SHA-256 over all its files."""

    id: str
    version: str
    sha256: str


class Asking(Frozen):
    """How the model is asked. `chat_template`: wrap each prompt in the model's own template."""

    chat_template: bool = False
    system_prompt: str | None = None


class EngineSettings(Frozen):
    """Settings that can move a score or a speed. `threads` and `batch_size` are counts; dtypes are torch names.

    `dtype` "auto" is float32 on a CPU, elsewhere the type that the weights are stored in; the result names it.
    """

    device: Device = "auto"
    dtype: str = "auto"
    softmax_dtype: str = "float32"
    threads: int
    batch_size: int = 8


class Seeds(Frozen):
    """Every seed of the run; `samples` draws the five samples per pack that the annex prints."""

    random: int = 0
    numpy: int = 1234
    torch: int = 1234
    fewshot: int = 1234
    samples: int = 20260802


class RunRequest(Frozen):
    """One Version, one suite, one asking: frozen before the worker starts and never changed after.

    `limit`: measure only the first N items of each pack; such a run is partial wherever it is shown.
    """

    schema_version: Literal[1] = 1
    run_id: str
    created_at: str
    program: str
    version: MeasuredVersion
    suite: str
    suite_version: str
    packs: tuple[PlannedPack, ...]
    asking: Asking = Asking()
    engine: EngineSettings
    seeds: Seeds = Seeds()
    limit: int | None = None

    @property
    def partial(self) -> bool:
        return self.limit is not None
