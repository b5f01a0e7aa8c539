"""The profile of a run: its figures under the topics of its suite."""

from __future__ import annotations

from aiact_desk.evaluation import profile, suites
from aiact_desk.evaluation.profile import TopicProfile
from aiact_desk.evaluation.result import RunResult
from aiact_desk.evaluation.topics import topics
from aiact_desk.problems import Misuse


def profile_of(result: RunResult) -> tuple[TopicProfile, ...] | None:
    """Every topic with its figures; None where the suite is not one of those here, as for a run from elsewhere."""
    try:
        suite = suites.load_suite(result.suite)
    except Misuse:
        return None
    return profile.profile(result, suite.entries, topics())
