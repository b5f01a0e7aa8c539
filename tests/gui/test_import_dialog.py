"""The window takes in a run that was measured elsewhere: asked for in a dialog, shown with its marks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aiact_desk.desk import models, runs
from aiact_desk.desk.desk import Desk
from aiact_desk.documents.nouns import Version
from aiact_desk.gui.evaluations.import_dialog import ImportDialog, TakenIn
from aiact_desk.gui.look import Look
from aiact_desk.gui.main_window import MainWindow
from tests.fakes.lm_eval_folder import choice_lines, write_folder

PATIENCE = 60_000


def test_the_dialog_says_what_was_asked(
    qtbot: QtBot, look: Look, answers: Any, desk: Desk, version: Version, tmp_path: Path
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ImportDialog(parent, answers, look, models.list_models(desk))
    answers.paths += [tmp_path, tmp_path / "a.eval"]
    assert not dialog.act.isEnabled()
    dialog.folder_button.click()
    assert dialog.asked() == TakenIn(tmp_path, version.id, ())
    dialog.file_button.click()
    dialog.tasks.setText(" arc  gsm:acc ")
    assert dialog.asked() == TakenIn(tmp_path / "a.eval", version.id, ("arc", "gsm:acc"))
    assert dialog.act.isEnabled()


def test_a_run_is_taken_in_and_marked(
    open_window: Callable[[str], MainWindow], qtbot: QtBot, desk: Desk, version: Version, tmp_path: Path
) -> None:
    folder = write_folder(tmp_path / "out", {"arc": choice_lines(20, right=15)})
    window = open_window("real")
    _import(window, qtbot, folder)
    monitor = window.evaluations.monitor
    qtbot.waitUntil(lambda: monitor.run_id is not None, timeout=PATIENCE)
    (run,) = runs.list_runs(desk)
    qtbot.waitUntil(lambda: monitor.run_id == run.id)
    assert not monitor.marks.elsewhere.isHidden()
    assert "this program did not see the measurement" in monitor.marks.text
    assert "The file names the model “tiny-1”" in monitor.marks.text
    actions = window.actions_by_id
    for id in ("resume_run", "pause_run", "cancel_run", "stop_run"):
        assert not actions[id].isEnabled()


def test_a_file_that_cannot_be_taken_in_is_told(
    open_window: Callable[[str], MainWindow], qtbot: QtBot, desk: Desk, version: Version, tmp_path: Path
) -> None:
    window = open_window("real")
    _import(window, qtbot, tmp_path / "nothing")
    qtbot.waitUntil(
        lambda: any("There is nothing at" in one.text for one in window.bench.notices.history), timeout=PATIENCE
    )
    assert runs.list_runs(desk) == []


def _import(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    window.go("evaluations")
    window.actions_by_id["import_run"].trigger()
    qtbot.waitUntil(lambda: window.findChild(ImportDialog) is not None)
    dialog = window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    dialog.path.setText(str(path))
    dialog.act.click()
