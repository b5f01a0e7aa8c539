"""The command that compares runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer
from rich.console import Console

from aiact_desk.cli import comparison_records
from aiact_desk.cli.comparison_words import ASKING, REASONS, marks
from aiact_desk.cli.session import session
from aiact_desk.cli.show import count, table
from aiact_desk.desk.comparing import RunsCompared, compare_runs
from aiact_desk.desk.runs import RunReport
from aiact_desk.evaluation.compared import ChangedItem, Comparison, PackComparison

ITEMS = 10
"""Changed items of a pack that are listed in either direction, if nothing else is asked for."""


def compare(
    context: typer.Context,
    runs: Annotated[list[str], typer.Argument(metavar="RUN RUN...", help="The first is what the others are held to.")],
    items: Annotated[int, typer.Option(min=0, help="List so many changed items of each pack and direction.")] = ITEMS,
    page_number: Annotated[int, typer.Option("--page", min=1, help="Which so many of them.")] = 1,
) -> None:
    """Compare complete runs with the first, pack by pack, over the items that both were asked."""
    here = session(context)
    found = compare_runs(here.desk, runs)
    shown = slice((page_number - 1) * items, page_number * items)

    def show(out: Console) -> None:
        for comparison, report in zip(found.comparisons, found.reports[1:], strict=True):
            _show(out, found.reports[0], report, comparison, shown)
        _explain(out, found)

    here.answer(comparison_records.runs_compared(found, shown), show)


def _show(out: Console, first: RunReport, other: RunReport, comparison: Comparison, shown: slice) -> None:
    out.print(f"{_named(other)} against {_named(first)}", markup=False)
    for report in (first, other):
        for mark in marks(report.request):
            out.print(f"{report.run.id}: {mark}.", markup=False)
    if comparison.asking:
        differs = "; ".join(ASKING[part] for part in comparison.asking)
        out.print(f"Not asked alike, which may be the cause of a difference: {differs}.", markup=False)
    head = (
        "Pack",
        "Metric",
        "First",
        "Other",
        "Difference",
        "95 % interval",
        "p",
        "Corrected",
        "Items",
        "Test",
        "Found",
    )
    if comparison.compared:
        table(out, head, [_row(pack) for pack in comparison.compared])
    for pack in comparison.left_out:
        if pack.reason:
            out.print(f"Not compared: {pack.pack}: {REASONS[pack.reason]}.", markup=False)
    for pack in comparison.compared:
        for line in _changes(pack, shown):
            out.print(line, markup=False)
    out.print()


def _named(report: RunReport) -> str:
    partial = f", partial: first {report.run.limit} items of each pack" if report.run.limit else ""
    return f"{report.run.id} ({report.version.name}, {report.run.suite}{partial})"


def _row(pack: PackComparison) -> tuple[str, ...]:
    found = pack.difference
    assert found is not None  # noqa: S101  (only packs that were compared come here)
    verdict = "no difference shown" if pack.better is None else "better" if pack.better else "worse"
    return (
        pack.pack,
        pack.metric,
        f"{found.before:.3f}",
        f"{found.after:.3f}",
        f"{found.value:+.3f}",
        f"{found.interval.low:+.3f} to {found.interval.high:+.3f}",
        _p_value(found.p_value),
        _p_value(found.corrected),
        count(found.items),
        found.test,
        verdict,
    )


def _p_value(value: float) -> str:
    return "< 0.001" if value < 0.001 else f"{value:.3f}"


def _changes(pack: PackComparison, shown: slice) -> list[str]:
    lines = []
    if pack.only_before or pack.only_after:
        alone = f"{count(pack.only_before)} items in the first run alone, {count(pack.only_after)} in the other"
        lines.append(f"{pack.pack}: left out: {alone}.")
    if not pack.right_or_wrong:
        scores = f"{pack.metric} has scores other than 0 and 1, which are neither right nor wrong"
        return [*lines, f"{pack.pack}: no items are listed as changed: {scores}."]
    for what, changed in (("from wrong to right", pack.to_right), ("from right to wrong", pack.to_wrong)):
        lines.append(f"{pack.pack}: {count(len(changed))} items {what}{_listed(changed, shown)}")
    return lines


def _listed(changed: Sequence[ChangedItem], shown: slice) -> str:
    listed = ", ".join(one.item for one in changed[shown])
    if not listed:
        return "."
    first, last = shown.start + 1, min(shown.stop, len(changed))
    return f": {listed}" if last - first + 1 == len(changed) else f", {first} to {last} of them: {listed}"


def _explain(out: Console, found: RunsCompared) -> None:
    out.print("Difference: the other run minus the first, over the items that both were asked.", markup=False)
    out.print(
        f"Corrected: p after Holm's correction for all {found.tests} tests here; below 0.05 a difference is shown.",
        markup=False,
    )
