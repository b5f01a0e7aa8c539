"""The page of models: what comes in by dialog and by drop is shown with its facts, and what cannot is explained."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from aiact_desk.desk import models
from aiact_desk.desk.desk import Desk
from aiact_desk.desk.models import ModelSummary
from aiact_desk.documents.nouns import Model, Version
from aiact_desk.evaluation.request import ServedModel
from aiact_desk.gui.look import Look
from aiact_desk.gui.main_window import MainWindow
from aiact_desk.gui.models.add_served_dialog import AddServedDialog
from aiact_desk.gui.models.add_version_dialog import AddVersionDialog
from aiact_desk.gui.models.new_model_dialog import NewModelDialog
from aiact_desk.gui.models.tree_model import ModelTree
from aiact_desk.gui.models.version_detail import VersionDetail
from tests.fakes.server import FakeServer, running

Found = TypeVar("Found", bound=QDialog)
OpenWindow = Callable[[str], MainWindow]


def dialog(window: MainWindow, kind: type[Found]) -> Found:
    found = window.findChild(kind)
    assert isinstance(found, kind)
    return found


def words_of(window: MainWindow) -> str:
    shown = [label.text() for label in window.models.findChildren(QLabel) if label.isVisible()]
    return "\n".join(shown).replace("\u00a0", " ")


def test_an_empty_page_offers_to_add_a_version(open_window: OpenWindow) -> None:
    window = open_window("success")
    assert "No model yet" in words_of(window)
    window.actions_by_id["add_version"].trigger()
    dialog(window, AddVersionDialog).reject()


def test_a_model_is_recorded(open_window: OpenWindow, qtbot: QtBot, desk: Desk) -> None:
    window = open_window("success")
    window.actions_by_id["new_model"].trigger()
    asked = dialog(window, NewModelDialog)
    assert not asked.act.isEnabled(), "a model has a name"
    QTest.keyClicks(asked.name, "Aurora")
    QTest.keyClicks(asked.provider, "Aurora AI S.A.")
    asked.act.click()
    qtbot.waitUntil(lambda: len(window.models.tree_model.summaries) == 1)
    assert [(one.model.name, one.model.provider) for one in models.list_models(desk)] == [("Aurora", "Aurora AI S.A.")]
    qtbot.waitUntil(lambda: "Aurora AI S.A." in words_of(window))
    assert "“Aurora” is recorded" in window.notice_bar.text


def test_a_name_that_is_taken_is_explained(open_window: OpenWindow, qtbot: QtBot, desk: Desk) -> None:
    models.new_model(desk, "Aurora", None)
    window = open_window("success")
    window.models.new_model()
    asked = dialog(window, NewModelDialog)
    asked.name.setText("aurora")
    asked.act.click()
    qtbot.waitUntil(lambda: window.notice_bar.isVisible())
    assert "Aurora" in window.notice_bar.text
    assert len(models.list_models(desk)) == 1


def test_a_version_is_added_by_the_dialog(
    open_window: OpenWindow, qtbot: QtBot, desk: Desk, tiny_model: Path, answers: Any
) -> None:
    owner = models.new_model(desk, "Aurora", "Aurora AI S.A.")
    window = open_window("success")
    window.models.add_version()
    asked = dialog(window, AddVersionDialog)
    answers.paths = [tiny_model]
    assert not asked.act.isEnabled(), "files must be named"
    asked.folder_button.click()
    assert asked.path.text() == str(tiny_model)
    asked.model.setCurrentIndex(asked.model.findData(owner.id))
    asked.name.setText("Aurora Tiny")
    asked.act.click()
    qtbot.waitUntil(lambda: "856" in words_of(window))
    chosen = window.models.chosen()
    assert isinstance(chosen, Version)
    assert (chosen.name, chosen.model_id, chosen.facts.parameters) == ("Aurora Tiny", owner.id, 856)
    assert window.actions_by_id["evaluate_version"].isEnabled()
    hashes = [line.text() for line in window.models.findChildren(QLineEdit)]
    assert chosen.facts.weights_sha256 in hashes


def test_a_served_model_is_added_by_its_dialog(open_window: OpenWindow, qtbot: QtBot, desk: Desk) -> None:
    owner = models.new_model(desk, "Aurora", "Aurora AI S.A.")
    window = open_window("success")
    window.actions_by_id["add_served"].trigger()
    asked = dialog(window, AddServedDialog)
    asked.served_name.setText("tiny")
    assert not asked.act.isEnabled(), "an address must be given"
    asked.model.setCurrentIndex(asked.model.findData(owner.id))
    with running(FakeServer()) as server:
        QTest.keyClicks(asked.url, f" {server.url} ")
        asked.act.click()
        qtbot.waitUntil(lambda: "Weights not seen" in words_of(window))
    chosen = window.models.chosen()
    assert isinstance(chosen, Version)
    assert (chosen.name, chosen.model_id, chosen.facts.served) == (
        "tiny", owner.id, ServedModel(url=server.url, name="tiny", server="vLLM", server_version="1.2.3"),
    )  # fmt: skip
    assert "“tiny” is added." in window.notice_bar.text
    assert window.actions_by_id["evaluate_version"].isEnabled()


def test_a_server_that_is_not_there_is_explained(open_window: OpenWindow, qtbot: QtBot) -> None:
    with running(FakeServer()) as gone:
        url = gone.url
    window = open_window("success")
    window.models.add_served()
    asked = dialog(window, AddServedDialog)
    asked.url.setText(url)
    asked.served_name.setText("tiny")
    asked.act.click()
    qtbot.waitUntil(lambda: window.notice_bar.isVisible())
    assert url in window.notice_bar.text
    assert window.models.tree_model.summaries == ()


def drop(window: MainWindow, *paths: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(window.rect().center(), actions, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(window.rect().center()), actions, data, buttons, keys))
    return enter.isAccepted()


def test_a_folder_is_added_by_dropping_it(open_window: OpenWindow, qtbot: QtBot, tiny_model: Path) -> None:
    window = open_window("success")
    window.go("documents")
    assert drop(window, tiny_model)
    assert window.stack.currentWidget() is window.models
    asked = dialog(window, AddVersionDialog)
    assert asked.path.text() == str(tiny_model)
    asked.act.click()
    qtbot.waitUntil(lambda: len(window.models.tree_model.summaries) == 1)
    assert window.models.tree_model.summaries[0].versions[0].path == str(tiny_model)


def test_text_cannot_be_dropped(open_window: OpenWindow) -> None:
    window = open_window("success")
    assert not drop(window)


@pytest.mark.parametrize("made", ["nothing", "empty"])
def test_what_is_no_model_is_explained(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, made: str) -> None:
    path = tmp_path / "no model"
    if made == "empty":
        path.mkdir()
    window = open_window("success")
    window.models.offer(path)
    dialog(window, AddVersionDialog).act.click()
    qtbot.waitUntil(lambda: window.notice_bar.isVisible())
    assert str(path) in window.notice_bar.text
    assert "{" not in window.notice_bar.text
    assert window.models.tree_model.summaries == ()
    assert len(window.bench.notices.history) == 1


def test_what_another_program_adds_is_shown_on_refresh(
    open_window: OpenWindow, qtbot: QtBot, desk: Desk, tiny_model: Path
) -> None:
    window = open_window("success")
    models.add_version(desk, tiny_model)
    window.actions_by_id["refresh"].trigger()
    qtbot.waitUntil(lambda: len(window.models.tree_model.summaries) == 1)


def test_the_tree_is_a_sound_model(qtmodeltester: ModelTester, look: Look, desk: Desk, version: Version) -> None:
    tree = ModelTree(look)
    qtmodeltester.check(tree)
    assert tree.show_models(models.list_models(desk))
    assert not tree.show_models(models.list_models(desk)), "nothing new"
    index = tree.index_of(version.id)
    assert index.data() == "Aurora Tiny"
    assert index.parent().data() == "Aurora (1 version)"
    assert not tree.index_of("version-none").isValid()
    tree.deleteLater()


def served(version: Version, **more: str) -> Version:
    """The Version, if it were a model behind a server: nothing of its files or sizes is known."""
    server = ServedModel(url="http://127.0.0.1:8080/v1", name="aurora", **more)
    unknown: dict[str, Any] = {"parameters": None, "weights_sha256": None, "files": (), "dtypes": {}, "licence": None}
    return replace(version, path="", facts=version.facts.model_copy(update={"served": server, **unknown}))


def test_a_version_behind_a_server_is_marked_and_has_no_sizes(look: Look, qtbot: QtBot, version: Version) -> None:
    tree = ModelTree(look)
    model = Model("model-1", "Aurora", None, version.added_at)
    tree.show_models([ModelSummary(model, (served(version),))])
    parent = tree.index(0, 0)
    shown = [tree.index(0, column, parent).data() for column in range(tree.columnCount())]
    assert shown[3:] == ["", "weights not seen", ""]
    assert tree.index(0, 0, parent).data(Qt.ItemDataRole.ToolTipRole) == "http://127.0.0.1:8080/v1"
    tree.deleteLater()


def test_the_detail_of_a_served_version(open_window: OpenWindow, qtbot: QtBot, version: Version) -> None:
    window = open_window("success")
    window.models.select(version.id)
    detail = window.models.findChild(VersionDetail)
    assert isinstance(detail, VersionDetail)
    assert "Weights hash" in words_of(window)
    detail.show_version(served(version, server="llama.cpp", server_version="b6000"))
    qtbot.waitUntil(lambda: "llama.cpp b6000" in words_of(window))
    told = words_of(window)
    for said in ("Weights not seen", "http://127.0.0.1:8080/v1", "counts for one run only"):
        assert said in told
    for unsaid in ("Weights hash", "Parameters", "Stored as", "Files"):
        assert unsaid not in told
    detail.show_version(version)
    assert "Weights not seen" not in words_of(window)
    assert "Files" in words_of(window)
