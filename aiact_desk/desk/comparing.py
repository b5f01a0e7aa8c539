"""The verb that compares complete runs over the same items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aiact_desk.desk.desk import Desk
from aiact_desk.desk.document_runs import must_be_unaltered
from aiact_desk.desk.runs import RunReport, folder_of, show_run
from aiact_desk.documents.nouns import RunEnd
from aiact_desk.evaluation.compared import Comparison, MeasuredRun
from aiact_desk.problems import Misuse


@dataclass(frozen=True)
class RunsCompared:
    """`reports` are the runs in the order in which they were named; each but the first has a comparison with it."""

    reports: tuple[RunReport, ...]
    comparisons: tuple[Comparison, ...]

    @property
    def tests(self) -> int:
        """How many p-values were corrected together."""
        return sum(len(one.compared) for one in self.comparisons)


def compare_runs(desk: Desk, references: Sequence[str]) -> RunsCompared:
    """Compare every run with the first, pack by pack, over the items that both were asked. Takes seconds.

    Raises:
        Misuse: if there are fewer than two runs, one is named twice, is unknown or has not ended with success.
        Problem: if the files of a run are damaged, or are not what its worker left.
    """
    if len(references) < 2:
        raise Misuse("desk.compare_needs_two")
    reports = tuple(show_run(desk, reference) for reference in references)
    runs = []
    for at, report in enumerate(reports):
        run = report.run
        if run.id in [one.run.id for one in reports[:at]]:
            raise Misuse("desk.compare_with_itself", run=run.id)
        if run.end != RunEnd.SUCCESS or report.result is None:
            raise Misuse("desk.compare_incomplete", run=run.id, end=run.end.value)
        must_be_unaltered(desk, run)
        runs.append(MeasuredRun(folder_of(desk, run), report.request, report.result))
    from aiact_desk.evaluation.comparison import compare  # noqa: PLC0415  (scipy, which no other verb needs)

    return RunsCompared(reports, compare(runs[0], runs[1:]))
