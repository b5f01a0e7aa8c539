"""Verbs on the public benchmarks: show them, say what of their data is here, and why none of them can be run."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from aiact_desk.evaluation.benchmarks import Benchmark, Benchmarks, Dataset, Gap, benchmarks
from aiact_desk.evaluation.hub_cache import Presence, hub_cache
from aiact_desk.evaluation.topics import Principle, Topic, topics
from aiact_desk.problems import Misuse

SHOWN = 3
"""Missing data sets that a refusal names; it counts the rest."""


@dataclass(frozen=True)
class BenchmarkLine:
    """A benchmark with its data set, and whether that lies on this machine."""

    benchmark: Benchmark
    dataset: Dataset
    presence: Presence


@dataclass(frozen=True)
class BenchmarkTopic:
    """A topic that tests can touch, with its benchmarks and with what no benchmark covers."""

    principle: Principle
    topic: Topic
    lines: tuple[BenchmarkLine, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class BenchmarkContent:
    """The whole list under all topics that tests can touch."""

    listed: Benchmarks
    topics: tuple[BenchmarkTopic, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The ids of the data sets that are not on this machine, sorted."""
        found = {line.dataset.id for part in self.topics for line in part.lines if line.presence == "absent"}
        return tuple(sorted(found, key=str.casefold))


def is_benchmark_list(suite: str) -> bool:
    """Whether the name is that of the public benchmarks and of no suite of packs."""
    return suite == benchmarks().id


def show_benchmarks() -> BenchmarkContent:
    """The public benchmarks under their topics, with what of their data lies on this machine."""
    listed, known = benchmarks(), topics()
    cache = hub_cache(os.environ, Path.home())
    here = {dataset.id: cache.presence(dataset) for dataset in listed.datasets}
    parts = []
    for topic in (each for each in known.topics if each.measurable):
        lines = tuple(
            BenchmarkLine(one, listed.dataset(one.dataset), here[one.dataset])
            for one in listed.benchmarks
            if one.topic == topic.id
        )
        gaps = tuple(gap for gap in listed.gaps if gap.topic == topic.id)
        parts.append(BenchmarkTopic(known.principle(topic.principle), topic, lines, gaps))
    return BenchmarkContent(listed, tuple(parts))


def refuse_benchmarks(suite: str, version: str) -> None:
    """Raise Misuse if `suite` names the public benchmarks: they are not run here. It says what can be done instead."""
    if not is_benchmark_list(suite):
        return
    missing = show_benchmarks().missing
    if not missing:
        raise Misuse("desk.benchmarks_not_run", suite=suite, version=version)
    more = f" and {len(missing) - SHOWN} more" if len(missing) > SHOWN else ""
    raise Misuse("desk.benchmarks_missing", suite=suite, version=version, missing=", ".join(missing[:SHOWN]) + more)
