"""How far a run covers the topics, in words that every face shows."""

from __future__ import annotations

from collections.abc import Iterable

from aiact_desk.evaluation.profile import Coverage, TopicProfile, counted
from aiact_desk.wording.catalogue import N_, translate

COVERAGE: dict[Coverage, str] = {
    "measured": N_("measured"),
    "partly": N_("partly measured"),
    "not_measured": N_("not measured"),
    "not_measurable": N_("answered by the document, no test can"),
}


def coverage_line(profiles: Iterable[TopicProfile]) -> str:
    """How many topics are covered how far."""
    counts = counted(profiles)
    return ", ".join(f"{counts[each]} {translate(said)}" for each, said in COVERAGE.items())
