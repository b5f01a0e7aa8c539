"""The public benchmarks as JSON records: the shapes that scripts rely on."""

from __future__ import annotations

from aiact_desk.cli.records import Record
from aiact_desk.desk.benchmarks import BenchmarkContent, BenchmarkLine, BenchmarkTopic
from aiact_desk.evaluation.benchmarks import Benchmarks


def benchmarks(found: Benchmarks) -> Record:
    """Its line in the list of suites."""
    return {
        "id": found.id,
        "title": found.title,
        "version": found.version,
        "description": found.description,
        "packs": [],
        "benchmarks": [{"id": one.id, "topic": one.topic} for one in found.benchmarks],
    }


def benchmark_content(found: BenchmarkContent) -> Record:
    return {
        **benchmarks(found.listed),
        "harness": found.listed.harness,
        "proxy_note": found.listed.proxy_note,
        "missing_datasets": list(found.missing),
        "topics": [_topic(part) for part in found.topics],
    }


def _topic(found: BenchmarkTopic) -> Record:
    return {
        **found.topic.model_dump(),
        "benchmarks": [_line(line) for line in found.lines],
        "gaps": [gap.model_dump() for gap in found.gaps],
    }


def _line(found: BenchmarkLine) -> Record:
    return {
        **found.benchmark.model_dump(),
        "proxy": found.benchmark.proxy,
        "dataset": {**found.dataset.model_dump(), "on_this_machine": found.presence},
    }
