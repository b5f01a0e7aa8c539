"""The public benchmarks on a terminal, by topic: where their data lie, how they ask, and whom to cite."""

from __future__ import annotations

from rich.console import Console

from aiact_desk.cli.show import heading, table
from aiact_desk.desk.benchmarks import BenchmarkContent, BenchmarkLine, BenchmarkTopic
from aiact_desk.evaluation.hub_cache import Presence

HEADS = ("Benchmark", "lm-eval task", "Data set", "Shots", "Metric", "Data here")
NAMED = 3
"""Languages, configurations or metrics that are named before the rest is counted."""
_HERE: dict[Presence, str] = {
    "absent": "no",
    "other revision": "yes, not at a pinned revision",
    "pinned revision": "yes",
}


def print_benchmarks(out: Console, found: BenchmarkContent) -> None:
    """The whole list. Nothing is run here, and the last lines say how it can be."""
    listed = found.listed
    heading(out, f"{listed.title} ({listed.id} {listed.version}, names of {listed.harness})")
    languages = {code for one in listed.benchmarks for code in one.tasks}
    out.print(listed.description, markup=False)
    out.print(
        f"{len(listed.benchmarks)} benchmarks, {len(listed.datasets)} data sets, {len(languages)} languages; "
        f"{len(found.missing)} data sets are not on this machine.",
        markup=False,
    )
    principle = ""
    for part in found.topics:
        if part.principle.title != principle:
            principle = part.principle.title
            out.print()
            heading(out, principle)
        _print_topic(out, part)
    out.print(f"\nProxies: {listed.proxy_note}", markup=False)
    out.print(
        "These benchmarks are not run here. Run lm-eval with --log_samples where the network is allowed, and take its "
        "results over: aiact-desk run import RESULTS --version VERSION",
        markup=False,
    )


def _print_topic(out: Console, part: BenchmarkTopic) -> None:
    out.print(f"\n{part.topic.title}", markup=False, style="bold")
    if part.lines:
        table(out, HEADS, [_row(line) for line in part.lines])
    else:
        out.print("No public benchmark of lm-eval is about it.", markup=False)
    for line in part.lines:
        proxy = " (proxy: a low figure is no evidence of low risk)" if line.benchmark.proxy else ""
        out.print(f"  {line.benchmark.id}: {line.benchmark.title}{proxy}", markup=False)
        if line.benchmark.note:
            out.print(f"    {line.benchmark.note}", markup=False)
        for text in (_source(line), line.dataset.citation):
            out.print(f"    {text}", markup=False, style="dim")
    for gap in part.gaps:
        where = f" [{', '.join(gap.languages)}]" if gap.languages else ""
        out.print(f"  Gap, {gap.name}{where}: {gap.why} Pack: {', '.join(gap.packs)}", markup=False)


def _row(line: BenchmarkLine) -> tuple[str, ...]:
    one, data = line.benchmark, line.dataset
    tasks = [name if code == "en" else f"{name} ({code})" for code, name in one.tasks.items()]
    configs = f" / {_some(one.configs, 'configurations')}" if one.configs else ""
    return (
        one.id,
        _some(tasks, "languages"),
        f"{data.id}{configs}",
        str(one.shots),
        _some(one.metrics, "metrics"),
        _HERE[line.presence],
    )


def _source(line: BenchmarkLine) -> str:
    """The commit of the data set and its licence, or why they are absent."""
    data = line.dataset
    return f"Revision {data.revision or data.not_pinned}; licence {data.licence or data.no_licence}"


def _some(names: tuple[str, ...] | list[str], what: str) -> str:
    """All of a few names; the first of many, and how many there are."""
    return ", ".join(names) if len(names) <= NAMED else f"{names[0]}, … ({len(names)} {what})"
