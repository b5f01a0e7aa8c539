"""What comes into a document from files and colleagues: shown beside what stands, and taken where it is ticked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from aiact_desk.compose import open_desk
from aiact_desk.desk import bundles, documents, packets, review
from aiact_desk.desk.desk import Desk
from aiact_desk.documents.content import Content
from aiact_desk.documents.nouns import Version
from aiact_desk.gui.documents.document_desk import DocumentDesk
from aiact_desk.gui.documents.taking.answers_dialog import AnswersDialog
from aiact_desk.gui.documents.taking.bundle_dialog import BundleDialog
from aiact_desk.gui.documents.taking.import_values_dialog import ImportValuesDialog
from aiact_desk.gui.documents.taking.packet_dialog import PacketDialog
from aiact_desk.gui.main_window import MainWindow
from aiact_desk.gui.parts.rows_model import Column
from aiact_desk.gui.parts.tick_table import TickModel, TickTable
from tests.gui.opened import OpenWindow, dialog_of, done, opened

FILES = Path(__file__).parents[1] / "documents" / "importing" / "files"
BILL = FILES / "bom.cdx.json"
FORM = "model_documentation_form"


@pytest.fixture
def content(desk: Desk, version: Version) -> Content:
    document = documents.new_document(desk, version.model_id, FORM)
    documents.set_field(desk, document.id, "properties.architecture", "A transformer.")
    return documents.show_document(desk, document.id)


@pytest.fixture
def window(open_window: OpenWindow, qtbot: QtBot, content: Content) -> MainWindow:
    return opened(open_window, qtbot, content)


@pytest.fixture
def page(window: MainWindow) -> DocumentDesk:
    return window.documents.document


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Desk]:
    made = open_desk(tmp_path / "elsewhere")
    yield made
    made.library.close()


def kept(desk: Desk, content: Content) -> Content:
    return documents.show_document(desk, content.document.id)


def test_a_file_is_shown_and_what_is_ticked_is_taken(
    window: MainWindow, desk: Desk, content: Content, qtbot: QtBot, answers: Any
) -> None:
    answers.paths = [BILL]
    dialog = dialog_of(window, qtbot, "import_values", ImportValuesDialog)
    offers = {one.key: one for one in dialog.rows.model.rows}
    picked = {one.key for one in dialog.rows.model.picked}
    assert offers["energy.training_mwh"].offered == "400.0005 MWh"
    assert "energy.training_mwh" in picked
    assert offers["properties.architecture"].stands == "A transformer."
    assert "properties.architecture" not in picked, "what stands is covered only where somebody ticks it"
    assert not any(one.ticked for one in offers.values() if one.why or one.stands)
    dialog.rows.model.tick({"energy.training_mwh", "properties.architecture"})
    done(window, qtbot, dialog)
    now = kept(desk, content)
    assert now.display(now.form.field("energy.training_mwh")) == "400.0005 MWh"
    assert now.typed["properties.architecture"].provenance.origin == "imported"
    assert set(now.typed) == {"energy.training_mwh", "properties.architecture"}


def test_both_texts_of_the_chosen_row_are_shown_whole(window: MainWindow, qtbot: QtBot, answers: Any) -> None:
    answers.paths = [BILL]
    dialog = dialog_of(window, qtbot, "import_values", ImportValuesDialog)
    dialog.rows.table.select("properties.architecture")
    assert dialog.rows.stands.toPlainText() == "A transformer."
    assert dialog.rows.offered.toPlainText() == "LlamaForCausalLM (transformer)"
    assert dialog.rows.source.text.startswith("Found at: ")
    dialog.rows.model.tick(())
    assert not dialog.act.isEnabled()
    QTest.keyClick(dialog.rows.table, Qt.Key.Key_Space)
    assert [one.key for one in dialog.rows.model.picked] == ["properties.architecture"]
    assert dialog.act.isEnabled()
    dialog.reject()


def test_a_file_that_is_no_record_is_explained(window: MainWindow, qtbot: QtBot, answers: Any, tmp_path: Path) -> None:
    file = tmp_path / "notes.bin"
    file.write_bytes(b"\0\1\2")
    answers.paths = [file]
    window.actions_by_id["import_values"].trigger()
    qtbot.waitUntil(lambda: "notes.bin" in window.notice_bar.text)


def test_a_change_meanwhile_is_refused_and_the_dialog_stays(
    window: MainWindow, desk: Desk, content: Content, qtbot: QtBot, answers: Any
) -> None:
    answers.paths = [BILL]
    dialog = dialog_of(window, qtbot, "import_values", ImportValuesDialog)
    documents.set_field(desk, content.document.id, "properties.architecture", "Somebody else's words.")
    dialog.rows.model.tick({"properties.architecture"})
    dialog.act.click()
    qtbot.waitUntil(lambda: bool(dialog.problem.text))
    assert dialog.isVisible()
    assert dialog.act.isEnabled()
    assert kept(desk, content).typed["properties.architecture"].value == "Somebody else's words."
    dialog.reject()


def test_questions_go_out_and_answers_come_back(
    window: MainWindow, page: DocumentDesk, desk: Desk, content: Content, qtbot: QtBot, answers: Any, tmp_path: Path
) -> None:
    page.contents.select("use.aup")
    dialog = dialog_of(window, qtbot, "new_packet", PacketDialog)
    assert [one.id for one in dialog.rows.picked] == ["use.aup"]
    assert not dialog.act.isEnabled(), "nobody is asked yet"
    dialog.to.setText("Ada")
    dialog.due.show_value("tomorrow")
    answers.paths = [tmp_path / "q.html", tmp_path / "q.html"]
    dialog.act.click()
    qtbot.waitUntil(lambda: bool(dialog.problem.text))
    dialog.due.show_value("2026-12-24")
    done(window, qtbot, dialog)
    assert "question packet is written" in window.notice_bar.text
    (packet,) = packets.list_packets(desk, content.document.id)
    assert (packet.sent_to, list(packet.questions), str(packet.due)) == ("Ada", ["use.aup"], "2026-12-24")
    answers.paths = [_answered(tmp_path / "q.html")]
    back = dialog_of(window, qtbot, "read_answers", AnswersDialog)
    (offer,) = back.rows.model.rows
    assert (offer.offered, offer.source) == ("No surveillance.", "Source: the wiki.")
    done(window, qtbot, back)
    answer = kept(desk, content).typed["use.aup"]
    assert (answer.value, answer.provenance.source) == ("No surveillance.", "Ada Okafor, 2026-12-10")


def _answered(page: Path) -> Path:
    """The file that the page would save beside itself."""
    found = re.search(r'id="packet">(.*?)</script>', page.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    known = json.loads(found[1])
    said = {key: known[key] for key in ("kind", "schema", "packet", "sha256", "document", "form", "edition")}
    rows = [{"field": "use.aup", "value": "No surveillance.", "source": "the wiki"}]
    file = page.with_name("answers.json")
    file.write_text(json.dumps({**said, "name": "Ada Okafor", "date": "2026-12-10", "rows": rows}))
    return file


def test_open_rows_are_ticked_at_once(window: MainWindow, content: Content, qtbot: QtBot) -> None:
    dialog = dialog_of(window, qtbot, "new_packet", PacketDialog)
    dialog.preset([])
    assert dialog.count.text() == "0 rows are ticked"
    dialog.open_button.click()
    asked = {one.id for one in dialog.rows.picked}
    assert "training.rationale" in asked
    assert "properties.architecture" not in asked
    assert all(content.form.field(id).derived is None for id in asked)
    dialog.reject()


def test_a_bundle_goes_out_and_comes_back_with_a_comment(
    window: MainWindow, page: DocumentDesk, desk: Desk, content: Content, elsewhere: Desk, qtbot: QtBot, answers: Any,
    tmp_path: Path,
) -> None:  # fmt: skip
    out, back = tmp_path / "out.zip", tmp_path / "back.zip"
    answers.paths = [out]
    window.actions_by_id["export_bundle"].trigger()
    qtbot.waitUntil(lambda: "bundle is written" in window.notice_bar.text)
    bundles.import_bundle(elsewhere, out, model="Aurora")
    review.comment(elsewhere, content.document.id, "Which corpus?", "training.rationale")
    documents.set_field(elsewhere, content.document.id, "properties.architecture", "Theirs.")
    documents.set_field(desk, content.document.id, "properties.architecture", "Ours.")
    bundles.export_bundle(elsewhere, content.document.id, back)
    answers.paths = [back]
    dialog = dialog_of(window, qtbot, "import_bundle", BundleDialog)
    conflict = next(one for one in dialog.rows.model.rows if one.key == "properties.architecture")
    assert (conflict.offered, conflict.stands, conflict.can_take) == ("Theirs.", "Ours.", True)
    assert dialog.rows.model.picked == ()
    dialog.rows.model.tick({"properties.architecture"})
    done(window, qtbot, dialog)
    assert kept(desk, content).typed["properties.architecture"].value == "Theirs."
    (comment,) = review.show_review(desk, content.document.id).comments
    assert comment.text == "Which corpus?"
    qtbot.waitUntil(lambda: page.contents.tabText(2) == "Comments (1)")


def test_ticks_are_a_sound_model(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    columns = (Column[str]("Name", lambda one: one), Column[str]("Again", lambda one: one))
    model: TickModel[str] = TickModel(columns, lambda one: one, lambda one: one != "no")
    model.show_rows(["a", "no", "b"])
    qtmodeltester.check(model)
    table = TickTable(model, "Ticks")
    qtbot.addWidget(table)
    model.tick({"b", "no"})
    assert [*model.picked] == ["b"], "a row without a box is never ticked"
    first, second = model.index(0, 0), model.index(0, 1)
    assert model.setData(first, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert [*model.picked] == ["a", "b"]
    assert second.data(Qt.ItemDataRole.CheckStateRole) is None
    table.setCurrentIndex(table.model().index(2, 1))
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert [*model.picked] == ["a"]
