"""What is said of a run: how it stands, how it was asked, what it took, and what must be known beside its figures."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from aiact_desk.documents.nouns import RunEnd
from aiact_desk.evaluation.events import Progress, Stage
from aiact_desk.evaluation.request import Asking, Origin, RunRequest, Sampling, Seeds, ServedModel
from aiact_desk.evaluation.result import Adjusted, Energy, Interval, PackResult, Readings, RunResult, Spread
from aiact_desk.gui.evaluations.asked_facts import asked_facts
from aiact_desk.gui.evaluations.live_run import LiveRun
from aiact_desk.gui.evaluations.meter_facts import meter_facts
from aiact_desk.gui.evaluations.pack_columns import PackColumns
from aiact_desk.gui.evaluations.pack_lines import pack_lines
from aiact_desk.gui.evaluations.remarks import is_impaired, remarks
from aiact_desk.gui.evaluations.run_marks import RunMarks
from aiact_desk.gui.evaluations.run_words import progress_words, state_words
from aiact_desk.gui.look import Look, Tone
from aiact_desk.gui.parts.facts import Fact
from aiact_desk.gui.parts.figures import big, percent, signed
from aiact_desk.gui.parts.rows_model import RowsModel
from tests.gui.test_live_run import HALF, HEAD, request

TIMES = "2026-03-01T10:00:00+00:00"


def measured(pack: str = "one", **more: Any) -> PackResult:
    values: dict[str, Any] = {
        "pack": pack,
        "pack_version": "1",
        "pack_sha256": "0" * 64,
        "data_sha256": "0" * 64,
        "metric": "acc",
        "higher_is_better": True,
        "value": 0.5,
        "interval": Interval(low=0.25, high=0.75, method="t over 15 templates"),
        "chance": 0.25,
        "items": 40,
        "items_in_pack": 40,
        "tokens_read": 1000,
        "tokens_written": 0,
    }
    return PackResult(**{**values, **more})


def result(*packs: PackResult, **more: Any) -> RunResult:
    values: dict[str, Any] = {
        "run_id": "run-1",
        "suite": "starter",
        "suite_version": "1",
        "weights_sha256": "0" * 64,
        "dtype": "float32",
        "partial": False,
        "started_at": TIMES,
        "finished_at": TIMES,
        "machine": None,
        "packs": packs,
        "inference": None,
        "tokens_read": 1000,
        "tokens_written": 480,
    }
    return RunResult(**{**values, **more})


def plan(**more: Any) -> RunRequest:
    return request().model_copy(update=more)


def values(facts: list[Fact]) -> dict[str, str]:
    return {fact.name: fact.value.replace("\u00a0", " ") for fact in facts}


# How it stands


def live(stage: str, *, pausing: bool = False) -> LiveRun:
    return LiveRun(stage=Stage.model_validate({**HEAD, "seq": 1, "stage": stage}), pausing=pausing)


@pytest.mark.parametrize(
    ("stage", "pausing", "word", "tone"),
    [
        ("pack", False, "running", Tone.LIVE),
        ("pack", True, "pausing", Tone.LIVE),
        ("paused", True, "paused", Tone.QUIET),
        ("paused", False, "running", Tone.LIVE),
        ("disk_full", False, "waiting for room", Tone.WARN),
        ("disk_full", True, "waiting for room", Tone.WARN),
    ],
)
def test_a_wait_is_a_state_and_no_error(stage: str, pausing: bool, word: str, tone: Tone) -> None:
    found = state_words(RunEnd.RUNNING, live(stage, pausing=pausing))
    assert (found.word, found.tone) == (word, tone)
    assert bool(found.sentence) == (word != "running")


def test_an_end_is_told_whatever_came_last() -> None:
    assert state_words(RunEnd.CANCELLED, live("paused", pausing=True)).word == "cancelled"
    assert state_words(RunEnd.RUNNING, None).word == "running"


def test_a_run_that_waits_tells_no_speed() -> None:
    half: Progress = HALF
    assert progress_words(half, waits=True).replace("\u00a0", " ") == "1 500 of 3 000 items"


# How it was asked


def test_the_usual_way_is_one_line() -> None:
    assert values(asked_facts(plan())) == {"Asked": "in plain text, without a chat template"}


def test_all_that_differs_is_told() -> None:
    asking = Asking(
        chat_template=True,
        system_prompt="Be short.",
        thinking=True,
        think_end="</think>",
        sampling=Sampling(temperature=0.7, top_p=0.9, top_k=40),
        most_written=2048,
        repeats=3,
        vary=("seeds", "shots"),
    )
    seeds = Seeds(random=7, numpy=7, torch=7, fewshot=7)
    assert values(asked_facts(plan(asking=asking, seeds=seeds))) == {
        "Asked": "with the model’s chat template",
        "System prompt": "Be short.",
        "Thinking": "switched on; the answer begins after “</think>”",
        "Drawing": "temperature 0.7, top-p 0.9, top-k 40",
        "Length": "2 048 tokens at most",
        "Repeats": "asked up to 3 times, varying the seeds of drawing, the order of the solved examples",
        "Seeds": "random 7, numpy 7, torch 7, fewshot 7, samples 20260802",
    }


def test_what_an_original_file_does_not_tell_is_not_guessed() -> None:
    origin = Origin(tool="lm-eval", tool_version="0.4.9", file="results.json", sha256="0" * 64)
    (asked,) = asked_facts(plan(origin=origin))
    assert "does not tell" in asked.value


# What it took


def test_meters() -> None:
    readings = Readings(
        flop=34_000_000_000_000,
        flop_analytic=33_900_000_000_000,
        forwards=51_234,
        seconds=48.3,
        device_seconds=46.9,
        peak_host=1_834_000_000,
        peak_device=7_000_000,
        energy=Energy(joules={"rapl:package-0": 1234.56}),
        splits=2,
    )
    assert values(meter_facts(result(readings=readings))) == {
        "Tokens": "1 000 read, 480 written; 51 234 ran through the layers",
        "Computation": "3.400 × 10¹³ FLOP, counted; 3.390 × 10¹³ by formula",
        "Time of the work": "48.3 s: 46.9 s in forward passes, 1.4 s outside of them",
        "Peak memory": "1.8 GB in the host, 7.0 MB on the device",
        "Energy": "1234.6 J (rapl:package-0)",
        "Out of memory": "2 times; each time a batch was cut in two, and nothing was lost",
    }


def test_a_meter_that_showed_nothing_says_why() -> None:
    readings = Readings(flop_absent="no such operator", energy=Energy(absent="no counter"))
    told = values(meter_facts(result(readings=readings)))
    assert told["Computation"] == "not measured: no such operator"
    assert told["Energy"] == "not measured: no counter"
    assert told["Time of the work"] == told["Peak memory"] == "not measured"
    assert "Out of memory" not in told


def test_figures() -> None:
    shown = [percent(value).replace("\u00a0", " ") for value in (0, 0.0004, 0.0005, 0.125, 1)]
    assert shown == ["0 %", "< 0.1 %", "0.1 %", "12.5 %", "100 %"]
    assert [signed(value) for value in (-0.02, 0.5)] == ["−0.020", "0.500"]
    assert big(33_770_848_665_600).replace("\u00a0", " ") == "3.377 × 10¹³"


# The table


def cells(look: Look, owner: QObject, pack: PackResult) -> dict[str, tuple[str, str]]:
    """Text and tool tip of each column, by its head, of one measured pack."""
    columns = PackColumns(look, owner).columns
    model = RowsModel(columns, lambda one: one.pack, owner)
    planned = plan(packs=request().packs[:1])
    model.show_rows(pack_lines(planned, LiveRun(), result(pack), {}, {}, over=True))
    tip = Qt.ItemDataRole.ToolTipRole
    return {one.title: (model.index(0, at).data(), model.index(0, at).data(tip)) for at, one in enumerate(columns)}


def test_the_table_tells_how_sure_a_figure_is(look: Look, qtbot: QtBot) -> None:
    adjusted = Adjusted(value=-0.02, interval=Interval(low=-0.2, high=0.18, method="Wilson"))
    pack = measured(clusters=15, effective_items=24.6, smallest_difference=0.2134, adjusted=adjusted)
    owner = QObject()
    told = cells(look, owner, pack)
    assert told["Value (95 %)"] == ("0.500 (0.250 – 0.750)", "acc, with its 95 % interval (t over 15 templates)")
    assert told["Chance"][0] == "0.250"
    assert "−0.020 (−0.200 to 0.180)" in told["Chance"][1]
    assert told["Items"][0] == "40"
    assert told["Effective"][0] == "25"
    assert "15 groups" in told["Effective"][1]
    assert told["Shows from"][0] == "0.213"
    assert "four of five" in told["Shows from"][1]


def test_what_is_not_known_is_a_dash(look: Look, qtbot: QtBot) -> None:
    owner = QObject()
    told = cells(look, owner, measured(chance=None))
    assert [told[name][0] for name in ("Chance", "Effective", "Shows from")] == ["–", "–", "–"]


def test_remarks() -> None:
    assert remarks(None) == remarks(measured()) == remarks(measured(cut_off=0.0, not_understood=0.0)) == []
    spread = Spread(values=(0.5, 0.45, 0.55), deviation=0.05, interval=Interval(low=0.4, high=0.6, method="t"))
    pack = measured(cut_off=0.125, not_understood=0.0004, spread=spread)
    assert [said.replace("\u00a0", " ") for said in remarks(pack)] == [
        "12.5 % of the answers were cut off by the limit on tokens.",
        "< 0.1 % of the answers were empty, or the pack’s rule could not read them.",
        "By repeat: 0.500, 0.450, 0.550; standard deviation 0.050, 95 % interval of their mean 0.400 – 0.600 (t).",
    ]
    assert is_impaired(pack)
    assert not is_impaired(measured(spread=spread))


# Marks


def test_marks_are_said_where_they_belong(look: Look, qtbot: QtBot) -> None:
    marks = RunMarks(look)
    qtbot.addWidget(marks)
    marks.show_marks(plan())
    assert marks.isHidden()
    origin = Origin(tool="Inspect", tool_version="0.3.1", file="log.eval", sha256="0" * 64)
    marks.show_marks(plan(origin=origin))
    assert not marks.isHidden()
    assert (marks.elsewhere.isHidden(), marks.unseen.isHidden()) == (False, True)
    assert marks.text == "Measured elsewhere with Inspect 0.3.1; this program did not see the measurement."
    version = request().version.model_copy(update={"served": ServedModel(url="http://127.0.0.1:1/v1", name="m")})
    marks.show_marks(plan(version=version))
    assert (marks.elsewhere.isHidden(), marks.unseen.isHidden()) == (True, False)
    assert "which weights answered" in marks.text
