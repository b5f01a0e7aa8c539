"""What a reader finds in another tool's files: the one shape from which a run folder is built."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from aiact_desk.evaluation.request import Asking, Remark, Seeds, Unsaid
from aiact_desk.evaluation.result import Sample


@dataclass(frozen=True)
class FoundSample:
    """A scored sample, and the SHA-256 of its item as the file gives it: the same whichever model was asked."""

    sample: Sample
    item_sha256: str


@dataclass(frozen=True)
class FoundTask:
    """One task with the metric that was taken from it.

    `stated` is the tool's own figure of that metric, None where the file has none. `items_in_task` is what the task
    holds, as far as the file says it; `settings_sha256` is taken over the task's settings as they stand in the file.
    `samples` reads them from the beginning each time it is called, one at a time.
    """

    name: str
    version: str
    settings_sha256: str
    metric: str
    higher_is_better: bool
    stated: float | None
    chance: float | None
    items_in_task: int | None
    samples: Callable[[], Iterator[FoundSample]]


@dataclass(frozen=True)
class Found:
    """A measurement: who measured what, when, how the model was asked as far as the file says it, and the tasks.

    `suite` names the tasks together. Times are ISO 8601 in UTC. Tokens are 0 where the file does not count them.
    """

    tool: Literal["lm-eval", "Inspect"]
    tool_version: str | None
    model: str | None
    suite: str
    asking: Asking
    seeds: Seeds
    unsaid: tuple[Unsaid, ...]
    dtype: str
    limit: int | None
    started_at: str
    finished_at: str
    tokens_read: int
    tokens_written: int
    tasks: tuple[FoundTask, ...]
    remarks: tuple[Remark, ...]


def suite_name(tool: str, tasks: list[str], group: str | None = None) -> str:
    """A name for the tasks of one import that no suite of ours bears: "lm-eval: mmlu"."""
    named = group or "+".join(tasks)
    if len(named) > _LONGEST_SUITE:
        named = f"{tasks[0]} +{len(tasks) - 1}" if len(tasks) > 1 else named[:_LONGEST_SUITE]
    return f"{tool}: {named}"


_LONGEST_SUITE = 80
