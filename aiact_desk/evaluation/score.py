"""The score of one answer, as statistics take it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Score:
    """The score of one item in one repeat; `cluster` names what it stands and falls with ("": it is on its own)."""

    item: str
    cluster: str
    repeat: int
    score: float
