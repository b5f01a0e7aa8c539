"""What a comparison of runs found: per pack the difference, its interval and test, and the items that changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from aiact_desk.evaluation.request import RunRequest
from aiact_desk.evaluation.result import Interval, RunResult
from aiact_desk.evaluation.run_folder import RunFolder

NotCompared = Literal[
    "not_in_first",
    "not_in_other",
    "other_version",
    "other_files",
    "other_data",
    "other_metric",
    "no_samples",
    "no_common_items",
    "no_interval",
]
"""Why a pack is not compared: one run lacks it; the runs asked another version of it, or other files or data under the
same version; they counted something else; samples are missing; no item was asked in both; the samples are too few or
too much alike for an interval."""

AskingPart = Literal[
    "chat_template",
    "system_prompt",
    "thinking",
    "sampling",
    "length",
    "repeats",
    "seeds",
    "dtype",
    "not_stated",
]
"""A part of the asking that differs between runs; `not_stated`: an original file does not say all of it."""


@dataclass(frozen=True)
class MeasuredRun:
    """A complete run as it goes into a comparison."""

    folder: RunFolder
    request: RunRequest
    result: RunResult


@dataclass(frozen=True)
class ChangedItem:
    """An item that one run has right and the other has not. `before` and `after` are its scores in the first and in
    the other run (means over repeats); it counts as right where it is right in more than half of its repeats."""

    item: str
    before: float
    after: float


@dataclass(frozen=True)
class Difference:
    """The other run minus the first, over the items of both, in units of the metric.

    `p_value` is two-sided, of no difference; `corrected` the same after Holm's correction over all packs and pairs of
    the comparison. `test` names the test. `items` were asked in both runs, in `clusters` groups (None: each stands for
    itself).
    """

    before: float
    after: float
    interval: Interval
    test: str
    p_value: float
    corrected: float
    items: int
    clusters: int | None

    @property
    def value(self) -> float:
        return self.after - self.before

    @property
    def shown(self) -> bool:
        """Whether the difference is there at 5 %, corrected for the number of tests."""
        return self.corrected < 0.05


@dataclass(frozen=True)
class PackComparison:
    """One pack in two runs: a difference, or the reason why there is none.

    `right_or_wrong`: every score is 0 or 1; the items that changed are told only then (`to_right`, `to_wrong`).
    `only_before` and `only_after` count items that one run alone was asked, as in a partial run.
    """

    pack: str
    metric: str
    higher_is_better: bool
    difference: Difference | None = None
    reason: NotCompared | None = None
    right_or_wrong: bool = True
    to_right: tuple[ChangedItem, ...] = ()
    to_wrong: tuple[ChangedItem, ...] = ()
    only_before: int = 0
    only_after: int = 0

    @property
    def better(self) -> bool | None:
        """Whether the other run is better; None where no difference was shown."""
        if self.difference is None or not self.difference.shown:
            return None
        return (self.difference.value > 0) == self.higher_is_better


@dataclass(frozen=True)
class Comparison:
    """One run against the first. `asking` are the parts of the asking in which the two differ."""

    first: MeasuredRun
    other: MeasuredRun
    packs: tuple[PackComparison, ...]
    asking: tuple[AskingPart, ...]

    @property
    def compared(self) -> Sequence[PackComparison]:
        """The packs that have a difference."""
        return [pack for pack in self.packs if pack.difference is not None]

    @property
    def left_out(self) -> Sequence[PackComparison]:
        """The packs that could not be compared."""
        return [pack for pack in self.packs if pack.difference is None]
