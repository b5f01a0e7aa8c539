"""What the events of a run say so far, folded into one small value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from aiact_desk.evaluation.events import Event, Failed, Finished, Metric, Progress, Stage, Started, Telemetry, Warned


@dataclass(frozen=True)
class LiveRun:
    """A run as it stands: the last of what can be said once, and all of what adds up.

    `pausing`: it was asked to wait; it does so once its stage is "paused".
    """

    started_at: str | None = None
    stage: Stage | None = None
    progress: Progress | None = None
    telemetry: Telemetry | None = None
    metrics: tuple[Metric, ...] = ()
    warnings: tuple[Warned, ...] = ()
    ending: Failed | Finished | None = None
    pausing: bool = False

    @property
    def waits(self) -> bool:
        """Whether nothing goes on until somebody does something."""
        return self.stage is not None and self.stage.stage in ("paused", "disk_full")


def told(live: LiveRun, events: Iterable[Event]) -> LiveRun:
    """The run after these events too."""
    for event in events:
        live = _after(live, event)
    return live


def _after(live: LiveRun, event: Event) -> LiveRun:
    match event:
        case Started():
            return LiveRun(started_at=event.at, metrics=live.metrics)
        case Stage():
            return replace(live, stage=event)
        case Progress():
            return replace(live, progress=event)
        case Telemetry():
            return replace(live, telemetry=event)
        case Metric():
            earlier = tuple(metric for metric in live.metrics if metric.pack != event.pack)
            return replace(live, metrics=(*earlier, event))
        case Warned():
            return replace(live, warnings=(*live.warnings, event))
        case Failed() | Finished():
            return replace(live, ending=event)
