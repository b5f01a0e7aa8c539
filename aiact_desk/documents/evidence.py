"""Evidence: a successful run of a Version with its figures and samples, as a document draws on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from aiact_desk.documents.nouns import Run, RunEnd
from aiact_desk.evaluation.draw import Drawn
from aiact_desk.evaluation.request import RunRequest
from aiact_desk.evaluation.result import Machine, PackResult, RunResult, Sample


@dataclass(frozen=True)
class PackWords:
    """What a pack says of itself: its title, what it measures, the topic that it gives evidence for, the principle of
    Recital 27 over it, and what the topic is to the provider (`role`).

    `shots` is the number of solved examples before each item, None where the pack does not say.
    """

    id: str
    title: str
    measures: str
    principle: str = ""
    topic: str = ""
    role: str = ""
    shots: int | None = None


class Population(Protocol):
    """The measured items of one pack; nothing is read before some are drawn."""

    def drawn(self, seed: int, count: int) -> Drawn: ...
    def named(self, items: Sequence[str]) -> tuple[Sample, ...]: ...


@dataclass(frozen=True)
class RunEvidence:
    """One run with the samples and the words of its packs, both by pack id."""

    run: Run
    request: RunRequest
    result: RunResult
    samples: Mapping[str, Population] = field(default_factory=dict)
    words: Mapping[str, PackWords] = field(default_factory=dict)

    @property
    def finished(self) -> datetime:
        """When the figures were complete."""
        return datetime.fromisoformat(self.result.finished_at)

    @property
    def partial(self) -> bool:
        """Whether only the first items of its packs were measured."""
        return self.request.partial or self.result.partial

    @property
    def elsewhere(self) -> bool:
        """Whether the figures were taken over from a measurement that this program did not see."""
        return self.request.origin is not None

    @property
    def weights_seen(self) -> bool:
        """Whether this program itself read and ran the weights."""
        return not self.elsewhere and self.request.version.served is None

    @property
    def ran_on(self) -> Machine | None:
        """The machine on which this program ran the weights; without one the run fills no row of a form."""
        return self.result.machine if self.weights_seen else None

    @property
    def results(self) -> Mapping[str, PackResult]:
        """The results by pack id."""
        return {pack.pack: pack for pack in self.result.packs}

    def words_of(self, pack: PackResult) -> PackWords:
        """The words of a pack; its id stands in for a title where the pack is not here any more."""
        return self.words.get(pack.pack) or PackWords(pack.pack, pack.pack, "")


def usable(evidence: Iterable[RunEvidence], version_ids: Iterable[str]) -> tuple[RunEvidence, ...]:
    """The runs that count for these Versions, oldest first. A run that was not successful is no evidence."""
    covered = set(version_ids)
    counted = [one for one in evidence if one.run.end is RunEnd.SUCCESS and one.run.version_id in covered]
    return tuple(sorted(counted, key=lambda one: (one.finished, one.run.id)))
