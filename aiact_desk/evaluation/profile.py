"""The profile of a run: its figures grouped by topic, what they may be read as, and how far each topic is covered.

A model that knows nothing must not look safe: a figure on conduct (safety, fairness, privacy, consistency) is shown
only where the model showed on the same items, or on others from the same situations, that it does better than guessing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from aiact_desk.evaluation import suites
from aiact_desk.evaluation.result import Beside, Interval, PackResult, RunResult, Skipped
from aiact_desk.evaluation.suites import Entry
from aiact_desk.evaluation.task_file import ITSELF
from aiact_desk.evaluation.topics import Principle, Topic, Topics, topics
from aiact_desk.problems import Misuse

Coverage = Literal["measured", "partly", "not_measured", "not_measurable"]
"""Of a topic in a run: every pack of the suite with a figure, some, none, or no test can touch it."""


@dataclass(frozen=True)
class Competence:
    """How well a model does the task whose conduct is measured; `chance` is what guessing scores."""

    value: float
    interval: Interval
    chance: float

    @property
    def shown(self) -> bool:
        """Whether it does better than guessing: the whole 95 % interval lies above chance."""
        return self.interval.low > self.chance


@dataclass(frozen=True)
class Line:
    """A pack in a profile: its result, or why it was skipped. `competence` is None where none is asked for or known.

    `shows`: whether the figure may be read; False reads "not measurable for this model".
    """

    entry: Entry
    result: PackResult | None
    skipped: Skipped | None = None
    competence: Competence | None = None
    shows: bool = False


@dataclass(frozen=True)
class TopicProfile:
    """A topic with its packs in a run, in the suite's order."""

    principle: Principle
    topic: Topic
    lines: tuple[Line, ...]
    coverage: Coverage


def profile_of(result: RunResult) -> tuple[TopicProfile, ...] | None:
    """The profile by the suite of a run; None where that is not one of those here, as for a run from elsewhere."""
    try:
        suite = suites.load_suite(result.suite)
    except Misuse:
        return None
    return profile(result, suite.entries, topics())


def profile(result: RunResult, entries: Sequence[Entry], known: Topics) -> tuple[TopicProfile, ...]:
    """Every topic, also those for which the run has nothing, in the order of the map."""
    results, skipped = {one.pack: one for one in result.packs}, {one.pack: one for one in result.skipped}
    found = []
    for topic in known.topics:
        its = [entry for entry in entries if entry.topic == topic.id]
        lines = tuple(_line(entry, results, skipped.get(entry.pack)) for entry in its)
        found.append(TopicProfile(known.principle(topic.principle), topic, lines, _coverage(topic, lines)))
    return tuple(found)


def shows(pack: PackResult, results: Mapping[str, PackResult]) -> bool:
    """Whether the figure of a pack may be read, given all results of its run by pack id."""
    return shows_so_far(pack, results) is True


def shows_so_far(pack: PackResult, results: Mapping[str, PackResult]) -> bool | None:
    """The same while the run lasts; None as long as the pack that decides it was not measured."""
    if pack.competence is None:
        return True
    competence = competence_of(pack, results)
    return None if competence is None else competence.shown


def competence_of(pack: PackResult, results: Mapping[str, PackResult]) -> Competence | None:
    """What shows that the model can do the task of a pack; None where none is asked for, or it was not measured."""
    if pack.competence is None:
        return None
    shown = pack if pack.competence == ITSELF else results.get(pack.competence)
    if shown is None:
        return None
    if right := beside(shown, "right"):
        return _competence(right.value, right.interval, right.expected)
    return _competence(shown.value, shown.interval, shown.chance)


def beside(pack: PackResult, figure: str) -> Beside | None:
    """The first figure of that kind beside a pack's own."""
    return next((one for one in pack.beside if one.figure == figure), None)


def counted(profiles: Iterable[TopicProfile]) -> dict[Coverage, int]:
    """How many topics are covered how far."""
    counts: dict[Coverage, int] = {"measured": 0, "partly": 0, "not_measured": 0, "not_measurable": 0}
    for one in profiles:
        counts[one.coverage] += 1
    return counts


def _competence(value: float, interval: Interval | None, chance: float | None) -> Competence | None:
    return None if interval is None else Competence(value, interval, chance or 0.0)


def _line(entry: Entry, results: Mapping[str, PackResult], skipped: Skipped | None) -> Line:
    result = results.get(entry.pack)
    if result is None:
        return Line(entry, None, skipped)
    return Line(entry, result, None, competence_of(result, results), shows(result, results))


def _coverage(topic: Topic, lines: Sequence[Line]) -> Coverage:
    if not topic.measurable:
        return "not_measurable"
    whole = [line.result is not None and line.shows and not line.result.partial for line in lines]
    if lines and all(whole):
        return "measured"
    return "partly" if any(line.result is not None and line.shows for line in lines) else "not_measured"
