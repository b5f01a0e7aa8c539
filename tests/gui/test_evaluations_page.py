"""The page of evaluations: a run is started, watched to its end, cancelled, resumed and found again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from aiact_desk.desk import runs
from aiact_desk.desk.desk import Desk
from aiact_desk.documents.nouns import RunEnd, Version
from aiact_desk.gui.evaluations.start_dialog import StartDialog
from aiact_desk.gui.main_window import MainWindow

OpenWindow = Callable[[str], MainWindow]
PATIENCE = 20_000


def start(window: MainWindow, qtbot: QtBot, limit: int | None = None) -> None:
    window.go("evaluations")
    window.actions_by_id["start_run"].trigger()
    qtbot.waitUntil(lambda: window.findChild(StartDialog) is not None)
    asked = window.findChild(StartDialog)
    assert isinstance(asked, StartDialog)
    if limit is not None:
        asked.limited.setChecked(True)
        asked.limit.setValue(limit)
    asked.act.click()


def ended(window: MainWindow, qtbot: QtBot, end: RunEnd) -> None:
    """Wait until the newest run has ended so, and the monitor shows it."""
    page = window.evaluations
    qtbot.waitUntil(lambda: bool(page.runs.rows) and page.runs.rows[0].run.end == end, timeout=PATIENCE)
    qtbot.waitUntil(lambda: page.monitor.run_id == page.runs.rows[0].run.id and window.bench.tasks.idle)


def test_a_run_is_started_and_watched_to_its_end(
    open_window: OpenWindow, qtbot: QtBot, version: Version, heartbeat: Any
) -> None:
    window = open_window("flood")
    heartbeat.begin()
    start(window, qtbot)
    ended(window, qtbot, RunEnd.SUCCESS)
    monitor = window.evaluations.monitor
    assert monitor.state.text == "finished"
    assert not monitor.partial.isVisible()
    lines = monitor.packs.rows
    assert len(lines) >= 6
    assert all(line.estimate and line.estimate.low < line.estimate.value < line.estimate.high for line in lines)
    assert all(line.estimate and line.estimate.chance is not None for line in lines), "the result names it"
    assert "“Aurora Tiny” has ended: finished" in window.notice_bar.text
    assert heartbeat.longest < 2, "a run or a rendering on this thread would take longer, a busy machine does not"


def test_a_limited_run_is_marked_as_partial(open_window: OpenWindow, qtbot: QtBot, version: Version) -> None:
    window = open_window("success")
    start(window, qtbot, limit=3)
    ended(window, qtbot, RunEnd.SUCCESS)
    monitor = window.evaluations.monitor
    assert monitor.partial.isVisible()
    items = [monitor.packs.index(row, 5).data() for row in range(monitor.packs.rowCount())]
    assert all(told.startswith("3 of ") and told.endswith("partial") for told in items)


def test_progress_is_shown_while_it_runs(open_window: OpenWindow, qtbot: QtBot, version: Version) -> None:
    window = open_window("slow")
    start(window, qtbot)
    monitor = window.evaluations.monitor
    qtbot.waitUntil(lambda: "of 50 items" in monitor.progress.text(), timeout=PATIENCE)
    assert "500 tokens per second · about 1" in monitor.progress.text().replace("\u00a0", " ")
    assert monitor.stage.text() == "Loading the model"
    assert monitor.state.text == "running"
    assert {line.wait for line in monitor.packs.rows} == {"waiting"}
    window.actions_by_id["cancel_run"].trigger()
    ended(window, qtbot, RunEnd.CANCELLED)
    assert "answers are kept" in monitor.why.text
    assert {line.wait for line in monitor.packs.rows} == {"not_measured"}


def test_a_run_pauses_and_goes_on(open_window: OpenWindow, qtbot: QtBot, version: Version) -> None:
    window = open_window("pausing")
    start(window, qtbot)
    page, actions = window.evaluations, window.actions_by_id
    qtbot.waitUntil(lambda: "items" in page.monitor.progress.text(), timeout=PATIENCE)
    assert actions["pause_run"].isEnabled()
    assert not actions["resume_run"].isEnabled(), "it is going on"
    actions["pause_run"].trigger()
    qtbot.waitUntil(lambda: page.monitor.state.text == "paused", timeout=PATIENCE)
    assert page.monitor.stage.text() == "Paused"
    assert "per second" not in page.monitor.progress.text()
    assert "until you resume" in page.monitor.why.text
    assert page.runs.index(0, 0).data().startswith("paused")
    assert not actions["pause_run"].isEnabled()
    qtbot.waitUntil(actions["resume_run"].isEnabled)
    assert page.alive(), "a paused run is not over"
    actions["resume_run"].trigger()
    qtbot.waitUntil(lambda: page.monitor.state.text == "running", timeout=PATIENCE)
    assert page.monitor.why.text == ""
    qtbot.waitUntil(lambda: page.monitor.stage.text().startswith("Measuring"), timeout=PATIENCE)
    actions["pause_run"].trigger()
    qtbot.waitUntil(lambda: page.monitor.state.text == "paused", timeout=PATIENCE)
    actions["cancel_run"].trigger()
    ended(window, qtbot, RunEnd.CANCELLED)


def test_stop_at_once_ends_the_worker(open_window: OpenWindow, qtbot: QtBot, version: Version) -> None:
    window = open_window("slow")
    start(window, qtbot)
    monitor = window.evaluations.monitor
    qtbot.waitUntil(lambda: "items" in monitor.progress.text(), timeout=PATIENCE)
    window.actions_by_id["stop_run"].trigger()
    qtbot.waitUntil(lambda: not window.evaluations.alive(), timeout=PATIENCE)


def test_a_failure_is_told_in_words(open_window: OpenWindow, qtbot: QtBot, version: Version) -> None:
    window = open_window("failure")
    start(window, qtbot)
    ended(window, qtbot, RunEnd.ERROR)
    monitor = window.evaluations.monitor
    assert "the fake was told to fail" in monitor.why.text
    assert "worker.log" in monitor.why.text
    assert "{" not in monitor.why.text


def test_a_crash_leaves_the_window_usable_and_the_run_can_be_resumed(
    open_window: OpenWindow, qtbot: QtBot, version: Version, desk: Desk
) -> None:
    window = open_window("crash")
    start(window, qtbot)
    ended(window, qtbot, RunEnd.CRASHED)
    assert "crashed inside a library or a driver" in window.evaluations.monitor.why.text
    qtbot.waitUntil(window.actions_by_id["resume_run"].isEnabled)
    run = window.evaluations.runs.rows[0].run
    runs.resume_run(desk, run.id)  # another program, whose worker does not crash
    ended(window, qtbot, RunEnd.SUCCESS)
    assert window.evaluations.monitor.state.text == "finished"
    start(window, qtbot, limit=1)
    qtbot.waitUntil(lambda: len(window.evaluations.runs.rows) == 2, timeout=PATIENCE)


def test_resume_by_the_window(open_window: OpenWindow, qtbot: QtBot, version: Version) -> None:
    window = open_window("crash")
    start(window, qtbot)
    ended(window, qtbot, RunEnd.CRASHED)
    qtbot.waitUntil(window.actions_by_id["resume_run"].isEnabled)
    with qtbot.waitSignal(window.bench.tasks.changed, timeout=PATIENCE):
        window.actions_by_id["resume_run"].trigger()
    ended(window, qtbot, RunEnd.CRASHED)


def test_a_run_of_another_program_is_found_and_followed(
    open_window: OpenWindow, qtbot: QtBot, version: Version, desk: Desk
) -> None:
    window = open_window("success")
    run = runs.start_run(desk, version.id, "starter", limit=2)
    ended(window, qtbot, RunEnd.SUCCESS)
    assert window.evaluations.runs.rows[0].run.id == run.id


def test_a_run_is_found_again_after_a_restart(open_window: OpenWindow, qtbot: QtBot, version: Version) -> None:
    first = open_window("slow")
    start(first, qtbot)
    qtbot.waitUntil(lambda: bool(first.evaluations.alive()), timeout=PATIENCE)
    first.bench.tasks.shut_down()
    first.hide()
    second = open_window("success")
    qtbot.waitUntil(lambda: "items" in second.evaluations.monitor.progress.text(), timeout=PATIENCE)
    second.evaluations.cancel_runs(second.evaluations.alive(), at_once=False)
    ended(second, qtbot, RunEnd.CANCELLED)


def test_without_a_version_there_is_nothing_to_measure(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("success")
    window.actions_by_id["start_run"].trigger()
    qtbot.waitUntil(lambda: window.notice_bar.isVisible())
    assert "no version to measure" in window.notice_bar.text


def test_suites_say_what_they_measure_and_what_they_cannot(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("success")
    panel = window.evaluations.suite_panel
    qtbot.waitUntil(lambda: bool(panel.packs.rows))
    assert len({line.principle for line in panel.packs.rows}) == 6
    assert len({line.topic for line in panel.packs.rows}) == 17
    told = "\n".join(label.text() for label in panel.findChildren(QLabel))
    assert "Who answers for the model is not tested" in told
    assert "no pass mark" in told


@pytest.mark.parametrize("device", ["auto", "cpu", "cuda", "mps"])
def test_the_dialog_gives_what_was_chosen(device: str, open_window: OpenWindow, qtbot: QtBot, version: Version) -> None:
    window = open_window("success")
    window.evaluations.start_with(version.id)
    qtbot.waitUntil(lambda: window.findChild(StartDialog) is not None)
    asked = window.findChild(StartDialog)
    assert isinstance(asked, StartDialog)
    asked.preset(version.id, "starter", device)
    given = asked.asked()
    assert (given.version, given.suite, given.device, given.limit) == (version.id, "starter", device, None)
    assert not asked.partial_words.isEnabled()
    asked.limited.click()
    asked.limit.setValue(7)
    assert asked.asked().limit == 7
    asked.reject()
