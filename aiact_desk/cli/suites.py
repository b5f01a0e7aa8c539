"""Commands on suites."""

from __future__ import annotations

import typer
from rich.console import Console

from aiact_desk.cli import benchmark_records, records
from aiact_desk.cli.benchmarks import print_benchmarks
from aiact_desk.cli.session import session
from aiact_desk.cli.show import count, heading, table
from aiact_desk.desk import benchmarks, suites
from aiact_desk.desk.suites import SuiteContent, TopicContent
from aiact_desk.evaluation.topics import topics

commands = typer.Typer(no_args_is_help=True)


@commands.command("list")
def list_(context: typer.Context) -> None:
    """The suites that travel with the program."""
    here = session(context)
    found, listed = suites.list_suites(), benchmarks.show_benchmarks().listed

    def show(out: Console) -> None:
        rows = [(suite.id, f"{len(suite.entries)} packs", suite.description) for suite in found]
        rows.append((listed.id, f"{len(listed.benchmarks)} benchmarks, not run here", listed.description))
        table(out, ("Suite", "Holds", "What it is"), rows)

    here.answer([*map(records.suite, found), benchmark_records.benchmarks(listed)], show)


@commands.command("show")
def show(context: typer.Context, suite: str) -> None:
    """One suite: its packs under their topics, what each measures, and where the law touches the topic."""
    here = session(context)
    if benchmarks.is_benchmark_list(suite):
        listed = benchmarks.show_benchmarks()
        here.answer(benchmark_records.benchmark_content(listed), lambda out: print_benchmarks(out, listed))
        return
    found = suites.show_suite(suite)
    here.answer(records.suite_content(found), lambda out: _print(out, found))


def _print(out: Console, found: SuiteContent) -> None:
    heading(out, f"{found.suite.title} ({found.suite.id} {found.suite.version})")
    items = sum(pack.items for pack in found.packs)
    for line in (found.suite.description, f"{len(found.packs)} packs, {count(items)} items. {found.suite.estimate}"):
        out.print(line, markup=False)
    principle = ""
    for part in found.topics:
        if part.principle.title != principle:
            principle = part.principle.title
            out.print()
            heading(out, principle)
        _print_topic(out, part)
    out.print(f"\n{topics().note}", markup=False, style="dim")


def _print_topic(out: Console, part: TopicContent) -> None:
    out.print(f"\n{part.topic.title}: {topics().role(part.topic.role).title.lower()}", markup=False, style="bold")
    out.print(part.topic.covers, markup=False)
    out.print("; ".join(sources(part)), markup=False, style="dim")
    if part.topic.not_tested:
        out.print(f"Not tested: {part.topic.not_tested}", markup=False)
    elif not part.packs:
        out.print("This suite has no pack for it.", markup=False)
    if part.topic.fields:
        out.print(f"Document fields: {', '.join(part.topic.fields)}", markup=False)
    if part.packs:
        rows = [(pack.id, count(pack.items), pack.metric, pack.measures) for _, pack in part.packs]
        table(out, ("Pack", "Items", "Metric", "Measures"), rows)


def sources(part: TopicContent) -> list[str]:
    """Where the law and the Code touch the topic; duties of systems are named as such."""
    topic = part.topic
    named = (
        ("Art. ", topic.articles),
        ("Recitals " if len(topic.recitals) > 1 else "Recital ", topic.recitals),
        ("Code of Practice: ", topic.measures),
        ("of systems, not of the model: Art. ", topic.systems),
    )
    return [f"{head}{', '.join(texts)}" for head, texts in named if texts]
