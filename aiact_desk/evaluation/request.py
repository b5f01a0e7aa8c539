"""The frozen plan of a run: what is measured, with which packs, how the model is asked. Stored as `request.json`."""

from __future__ import annotations

import hashlib
import json
from typing import Literal

from pydantic import Field

from aiact_desk.evaluation.frozen import Frozen

Device = Literal["auto", "cpu", "cuda", "mps"]


class ServedModel(Frozen):
    """A model behind an OpenAI-compatible server, whose weights nobody here has seen.

    `url` is the root of its interface ("http://127.0.0.1:8080/v1"), `name` the served name. `server`,
    `server_version` and `digest` (of the model) are what the server says of itself, None where it does not.
    """

    url: str
    name: str
    server: str | None = None
    server_version: str | None = None
    digest: str | None = None


class MeasuredVersion(Frozen):
    """The Version that a run measures: its name, and the hashes that say which weights these are.

    Where the weights lie is no part of the plan: it is told to the worker at each launch, once they were checked.
    `served` is set for a model behind a server; its weights, sizes and hashes are not known then. A run that was
    measured elsewhere knows what its files say.
    """

    id: str
    name: str
    architecture: str
    parameters: int | None
    quantisation: str | None = None
    weights_sha256: str | None
    served: ServedModel | None = None
    tokenizer_sha256: str | None = None
    config_sha256: str | None = None
    chat_template_sha256: str | None = None


class PlannedPack(Frozen):
    """One pack of the plan: its folder name under `evals/packs`, version, and SHA-256 over all its files."""

    id: str
    version: str
    sha256: str


class Sampling(Frozen):
    """How tokens are drawn when answers are written; `temperature` 0 takes the likeliest token each time."""

    temperature: float = Field(default=0.0, ge=0, le=5)
    top_p: float = Field(default=1.0, gt=0, le=1)
    top_k: int | None = Field(default=None, ge=1)


Variation = Literal["seeds", "shots", "format"]
"""What differs between repeats: the seeds of drawn answers, the order of the solved examples, or how the prompt is
set out."""


class Asking(Frozen):
    """How the model is asked.

    `chat_template`: wrap each prompt in the model's own template; None: not stated, which only a model without a
    template may be asked. `thinking`: tell the template to let the model think first, or not to; None: the template's
    own default. `think_end` is the text that ends the thinking; what stands before it is no part of the answer.
    `most_written`: tokens of an answer at most, in place of what each pack says. `repeats`: how often every pack is
    asked at most; the first time as the suite says, the others changed in what `vary` names. A pack in which that
    changes nothing more is asked less often.
    """

    chat_template: bool | None = None
    system_prompt: str | None = None
    thinking: bool | None = None
    think_end: str | None = None
    sampling: Sampling = Sampling()
    most_written: int | None = Field(default=None, ge=1)
    repeats: int = Field(default=1, ge=1, le=100)
    vary: tuple[Variation, ...] = ()

    @property
    def templated(self) -> bool:
        """Whether prompts are wrapped in the model's own template."""
        return bool(self.chat_template)


class EngineSettings(Frozen):
    """Settings that can move a score or a speed. `threads` and `batch_size` are counts; dtypes are torch names.

    `dtype` "auto" is float32 on a CPU, elsewhere the type that the weights are stored in; the result names it.
    Of a run from elsewhere only the dtype may be known: its other settings say nothing, and its counts are 0.
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


class Remark(Frozen):
    """What must be known beside the figures of a run that was taken in: the id of a sentence and its parameters."""

    id: str
    params: dict[str, str] = Field(default_factory=dict)


Unsaid = Literal["chat_template", "system_prompt", "thinking", "sampling", "length", "seeds", "dates"]
"""A part of the measurement that an original file may leave unsaid; `length` is the budget of tokens."""


class Origin(Frozen):
    """Where a run was measured that did not happen here: the tool, and the original file as it was given.

    `file` is its name under `original/` in the run folder, `sha256` its hash (of a folder: over its files' hashes).
    `model` is the model's name as the file states it. What is `unsaid` stands in the request at its usual value and
    must not be told as a fact.
    """

    tool: Literal["lm-eval", "Inspect"]
    tool_version: str | None
    file: str
    sha256: str
    model: str | None = None
    unsaid: tuple[Unsaid, ...] = ()
    remarks: tuple[Remark, ...] = ()


class RunRequest(Frozen):
    """One Version, one suite, one asking: frozen before the worker starts and never changed after.

    `limit`: measure only the first N items of each pack; such a run is partial wherever it is shown.
    `origin` is set for a run that was measured elsewhere and taken in.
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

    origin: Origin | None = None

    @property
    def partial(self) -> bool:
        return self.limit is not None

    @property
    def plan(self) -> str:
        """SHA-256 of what was decided before the run: Version, suite, asking, engine settings, seeds, limit.

        Runs of one plan are repetitions of one measurement. The device and the number of threads are no part of it.
        """
        version = self.version.model_dump(exclude={"id", "name"})
        engine = self.engine.model_dump(exclude={"device", "threads", "batch_size"})
        suite = [self.suite, self.suite_version, *(pack.model_dump() for pack in self.packs)]
        parts = [version, suite, self.asking.model_dump(), engine, self.seeds.model_dump(), self.limit]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
