"""What a rule says of an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Verdict:
    """A score in 0..1, and in one word what the answer did, where a rule tells more than right and wrong apart."""

    score: float
    outcome: str | None = None


Rule = Callable[[str, Mapping[str, object]], Verdict]
"""Marks an answer by the parameters that an item gives. Raises ValueError if they are none that the rule knows."""
