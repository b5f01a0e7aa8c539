"""What a worker says while it works: one JSON line per event, a discriminated union on `event`.

Each line carries `schema`, `run_id`, `seq` (counts up from 0 over the life of the run folder, across resumes) and
`at` (UTC, ISO 8601). Readers pass over events that they do not know: a newer worker may say more.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

SCHEMA = 1


class _Event(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    schema_version: Literal[1] = 1
    run_id: str
    seq: int
    at: str


class Started(_Event):
    """The worker holds the lock of the run folder. `resumed`: answers of an earlier attempt are there.

    `memory_kills` is how many processes the kernel of this machine had ended for want of memory until then.
    """

    event: Literal["started"] = "started"
    pid: int
    host: str
    resumed: bool
    memory_kills: int | None = None


class Stage(_Event):
    """What the worker does now; a face words it. `pack` and `number` of `packs` are set for stage "pack".

    `repeat` of `repeats` counts from 1 where a pack is asked more than once. At "disk_full" it waits for room.
    """

    event: Literal["stage"] = "stage"
    stage: Literal[
        "loading_tasks",
        "loading_model",
        "planning",
        "pack",
        "counting_inference",
        "writing_result",
        "paused",
        "disk_full",
    ]
    pack: str | None = None
    number: int | None = None
    packs: int | None = None
    repeat: int | None = None
    repeats: int | None = None


class Progress(_Event):
    """Items done of all items of the run; tokens so far, tokens per second, seconds that remain (None: unknown)."""

    event: Literal["progress"] = "progress"
    done: int
    total: int
    tokens: int
    rate: float
    remaining: float | None


class Metric(_Event):
    """A pack has ended: its figure with the 95 % interval, as the result will hold it.

    `readable`: whether the figure may be read (see `profile.shows`); None while the pack that decides it is to come.
    """

    event: Literal["metric"] = "metric"
    pack: str
    metric: str
    value: float
    low: float
    high: float
    items: int
    partial: bool
    readable: bool | None = True


class Telemetry(_Event):
    """The machine while it works: resident memory of the worker in bytes, processor use in per cent of one core."""

    event: Literal["telemetry"] = "telemetry"
    resident: int
    processor: float


class Warned(_Event):
    """Something to know that does not end the run: a sentence id of `aiact_desk.wording` and its parameters."""

    event: Literal["warning"] = "warning"
    id: str
    params: dict[str, str] = {}


class Failed(_Event):
    """The run ended with an error: a sentence id and parameters. Details are in the folder's `worker.log`."""

    event: Literal["failed"] = "failed"
    id: str
    params: dict[str, str] = {}


class Finished(_Event):
    """The run ended as asked: with a result, or cancelled with its answers kept."""

    event: Literal["finished"] = "finished"
    end: Literal["success", "cancelled"]


Event = Annotated[
    Started | Stage | Progress | Metric | Telemetry | Warned | Failed | Finished,
    Field(discriminator="event"),
]

EVENT: TypeAdapter[Event] = TypeAdapter(Event)
