"""Runs are chosen and compared in the window; the comparison is computed in the background."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from aiact_desk.desk import runs
from aiact_desk.desk.desk import Desk
from aiact_desk.documents.nouns import Run, Version
from aiact_desk.evaluation.run_folder import read_result
from aiact_desk.gui.evaluations.compare_dialog import CompareDialog
from aiact_desk.gui.evaluations.comparison_columns import changed_lines
from aiact_desk.gui.evaluations.comparison_dialog import ComparisonDialog
from aiact_desk.gui.main_window import MainWindow
from tests.fakes.improved import alter_pack, improve, mark_as_imported
from tests.gui.test_accessible import unnamed

OpenWindow = Callable[[str], MainWindow]
PATIENCE = 20_000


def measure(desk: Desk, version: Version) -> Run:
    run = runs.start_run(desk, version.id, "starter")
    list(runs.follow_run(desk, run.id, pause=0.02))
    return desk.library.run(run.id)


def opened(window: MainWindow, qtbot: QtBot, kind: type[QDialog]) -> QDialog:
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(kind)), timeout=PATIENCE)
    return next(one for one in window.findChildren(kind) if one.isVisible())


def asked(window: MainWindow, qtbot: QtBot) -> CompareDialog:
    window.go("evaluations")
    action = window.actions_by_id["compare_runs"]
    qtbot.waitUntil(action.isEnabled, timeout=PATIENCE)
    action.trigger()
    dialog = opened(window, qtbot, CompareDialog)
    assert isinstance(dialog, CompareDialog)
    return dialog


def compared(window: MainWindow, qtbot: QtBot) -> ComparisonDialog:
    asked(window, qtbot).act.click()
    dialog = opened(window, qtbot, ComparisonDialog)
    assert isinstance(dialog, ComparisonDialog)
    return dialog


def test_two_runs_are_compared(open_window: OpenWindow, qtbot: QtBot, version: Version, desk: Desk) -> None:
    better, plain = measure(desk, version), measure(desk, version)
    folder = runs.folder_of(desk, better)
    packs = [pack.pack for pack in read_result(folder).packs]
    wrong = improve(folder, packs[0])
    alter_pack(folder, packs[1])
    improve(folder, packs[3], 0.9)
    mark_as_imported(folder)
    window = open_window("success")
    window.evaluations.table.select(plain.id)
    dialog = compared(window, qtbot)
    assert dialog.runs.text.startswith("Comparing")
    qtbot.waitUntil(lambda: bool(dialog.lines.rows), timeout=PATIENCE)
    assert "measured elsewhere with lm-eval 0.4.12" in dialog.runs.text
    assert "not asked alike" in dialog.caveats.text
    assert "is not compared: its items differ" in dialog.caveats.text
    assert len(dialog.lines.rows) == len(packs) - 1
    first, second, third = dialog.lines.rows[:3]
    assert first.run == f"Aurora Tiny ({better.id})", "both runs are of one version"
    assert (first.pack.pack, first.pack.better, second.pack.better) == (packs[0], True, None)
    told = [dialog.lines.index(0, at).data() for at in range(dialog.lines.columnCount())]
    assert told[2] == "better"
    assert told[5].startswith("+0.5")
    assert [dialog.lines.index(1, at).data() for at in (2, 6, 7, 8)] == ["none shown", "1.000", "0", "0"]
    assert len(dialog.changed.rows) == wrong
    assert all(line.to_right for line in dialog.changed.rows)
    dialog.table.select((second.run, second.pack.pack))
    assert dialog.changed.rows == ()
    dialog.table.select((third.run, third.pack.pack))
    assert [dialog.lines.index(2, at).data() for at in (7, 8)] == ["–", "–"]
    assert dialog.changed.rows == ()
    assert dialog.changed_title.text().startswith("No items are listed")
    assert unnamed(dialog) == []
    assert len(changed_lines(first.pack, 3)) == 3
    dialog.reject()


def test_the_runs_are_chosen(open_window: OpenWindow, qtbot: QtBot, version: Version, desk: Desk) -> None:
    oldest, middle, newest = (measure(desk, version) for _ in range(3))
    window = open_window("success")
    window.evaluations.table.select(middle.id)
    dialog = asked(window, qtbot)
    assert dialog.asked() == [middle.id, newest.id], "the chosen run, and the newest of its suite"
    dialog.others.item(1).setCheckState(Qt.CheckState.Checked)
    assert dialog.asked() == [middle.id, newest.id, oldest.id]
    dialog.first.setCurrentIndex(dialog.first.findData(newest.id))
    assert dialog.asked() == [newest.id, middle.id]
    dialog.others.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.act.isEnabled()
    assert unnamed(dialog) == []
    dialog.reject()


def test_one_run_has_nothing_to_be_compared_with(
    open_window: OpenWindow, qtbot: QtBot, version: Version, desk: Desk
) -> None:
    measure(desk, version)
    window = open_window("success")
    qtbot.waitUntil(lambda: bool(window.evaluations.runs.rows), timeout=PATIENCE)
    assert not window.actions_by_id["compare_runs"].isEnabled()


def test_an_altered_run_is_told_and_the_window_goes_on(
    open_window: OpenWindow, qtbot: QtBot, version: Version, desk: Desk
) -> None:
    altered = measure(desk, version)
    measure(desk, version)
    samples = runs.folder_of(desk, altered).samples
    samples.write_bytes(samples.read_bytes() + b"\0")
    window = open_window("success")
    dialog = compared(window, qtbot)
    qtbot.waitUntil(lambda: "was altered" in window.notice_bar.text, timeout=PATIENCE)
    assert not dialog.isVisible()


def test_a_comparison_that_was_closed_is_not_waited_for(
    open_window: OpenWindow, qtbot: QtBot, version: Version, desk: Desk
) -> None:
    for _ in range(2):
        measure(desk, version)
    window = open_window("success")
    compared(window, qtbot).reject()
    qtbot.waitUntil(lambda: window.bench.tasks.idle, timeout=PATIENCE)
    assert not any(one.isVisible() for one in window.findChildren(QDialog))
