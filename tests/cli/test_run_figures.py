"""The table of a run over no suite: a figure that may not be read is not printed."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from aiact_desk.cli.run_figures import figures
from aiact_desk.evaluation.result import Interval, PackResult, RunResult

TIME = "2026-11-24T12:00:00+00:00"


def told(low: float, competence: str | None) -> str:
    pack = PackResult(
        pack="one", pack_version="1.0", pack_sha256="a", data_sha256="b", metric="acc", higher_is_better=True,
        value=0.456, interval=Interval(low=low, high=0.7, method="t"), chance=0.25, items=120, items_in_pack=120,
        competence=competence, tokens_read=0, tokens_written=0,
    )  # fmt: skip
    result = RunResult(
        run_id="r", suite="pack:one", suite_version="1", weights_sha256=None, dtype="float32", partial=False,
        started_at=TIME, finished_at=TIME, machine=None, packs=(pack,), inference=None, tokens_read=0, tokens_written=0,
    )  # fmt: skip
    text = StringIO()
    figures(Console(file=text, width=200), result, metered=False)
    return text.getvalue().splitlines()[1]


@pytest.mark.parametrize(("low", "competence"), [(0.4, "itself"), (0.2, None)])
def test_a_figure_that_may_be_read_stands_there_with_its_interval(low: float, competence: str | None) -> None:
    assert "0.456" in told(low, competence)
    assert f"{low:.3f} to 0.700" in told(low, competence)


def test_a_figure_on_conduct_is_withheld_where_the_task_is_done_no_better_than_by_guessing() -> None:
    assert "not measurable" in told(0.2, "itself")
    assert "0.456" not in told(0.2, "itself")
    assert "0.700" not in told(0.2, "itself")
