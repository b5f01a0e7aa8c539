"""What a bundle changes in a library, or would change."""

from __future__ import annotations

from dataclasses import dataclass

from aiact_desk.documents.bundles.comparing import Compared
from aiact_desk.documents.nouns import DocumentState
from aiact_desk.documents.review import StepKind
from aiact_desk.problems import Problem


@dataclass(frozen=True)
class Outcome:
    """What came of a bundle. `sender` is the name of the library that wrote it, in its audit chain.

    `rows` are the sayings that differ between the two desks, whatever became of each; `refused` says what was not
    taken over, why, and what to do. `added` are versions, runs and, by their ids, comments; `settled` comments.
    """

    document_id: str
    state: DocumentState
    sender: str
    is_new: bool = False
    model: str | None = None
    versions: tuple[str, ...] = ()
    runs: tuple[str, ...] = ()
    rows: tuple[Compared, ...] = ()
    comments: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    steps: tuple[StepKind, ...] = ()
    refused: tuple[Problem, ...] = ()

    @property
    def taken(self) -> tuple[Compared, ...]:
        """The sayings that were taken over."""
        return tuple(one for one in self.rows if one.change == "theirs")

    @property
    def conflicts(self) -> tuple[Compared, ...]:
        """The sayings that changed on both sides; none of them was touched."""
        return tuple(one for one in self.rows if one.change == "conflict")

    @property
    def changes(self) -> bool:
        """Whether anything became another one than before."""
        came = (self.versions, self.runs, self.taken, self.comments, self.settled, self.steps)
        return self.is_new or any(came)
