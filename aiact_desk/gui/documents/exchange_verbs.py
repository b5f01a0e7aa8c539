"""What comes into a document from files and colleagues, and what goes out to them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from aiact_desk.desk import bundles, packets, record_imports
from aiact_desk.desk.bundles import BundleFile
from aiact_desk.desk.packets import Look, SentPacket
from aiact_desk.desk.record_imports import Preview
from aiact_desk.documents.bundles.outcome import Outcome
from aiact_desk.documents.content import Content
from aiact_desk.gui.documents.page import DocumentsPage, usual_folder
from aiact_desk.gui.documents.taking.answers_dialog import AnswersDialog
from aiact_desk.gui.documents.taking.bundle_dialog import BundleDialog
from aiact_desk.gui.documents.taking.import_values_dialog import ImportValuesDialog
from aiact_desk.gui.documents.taking.packet_dialog import PacketDialog
from aiact_desk.gui.parts.figures import size
from aiact_desk.gui.tasks import Changed, Lane, Topic
from aiact_desk.gui.workbench import Workbench


class ExchangeVerbs(QObject):
    """Each looks first, in the background; nothing is taken before a person ticked it."""

    def __init__(self, bench: Workbench, page: DocumentsPage) -> None:
        super().__init__(page)
        self._bench, self._page = bench, page

    @property
    def _content(self) -> Content | None:
        return self._page.document.content

    def import_values(self) -> None:
        """Choose a file, and show what it would set."""
        if (content := self._content) is None:
            return
        self._page.document.saver.flush()
        desk, document = self._bench.desk, content.document.id

        def look(file: Path) -> None:
            self._bench.tasks.ask(
                lambda: record_imports.look(desk, document, file), lambda found: self._show_import(file, found)
            )

        self._bench.dialogs.file(self._page, self.tr("Import from a file"), self.tr("All files (*)"), look)

    def new_packet(self) -> None:
        """Ask for rows and a colleague, and write the file for them."""
        if (content := self._content) is None:
            return
        self._page.document.saver.flush()
        suggested = usual_folder() / self.tr("questions.html")
        dialog = PacketDialog(self._page, self._bench, content, suggested, self._sent)
        field = self._page.document.panel.field
        dialog.preset([field.id] if field else [])
        dialog.begin()

    def read_answers(self) -> None:
        """Choose the file that came back, and show what it says."""
        if (content := self._content) is None:
            return
        self._page.document.saver.flush()
        desk, document = self._bench.desk, content.document.id

        def look(file: Path) -> None:
            self._bench.tasks.ask(lambda: packets.look_at_answers(desk, document, file), self._show_answers)

        title, kinds = self.tr("Read answers"), self.tr("Answers and pages (*.json *.html);;All files (*)")
        self._bench.dialogs.file(self._page, title, kinds, look)

    def export_bundle(self) -> None:
        """Choose a file, and write the open document with its evidence into it."""
        if (content := self._content) is None:
            return
        self._page.document.saver.flush()
        desk, document = self._bench.desk, content.document.id

        def write(file: Path) -> None:
            self._bench.notices.news(self.tr("Writing {name}…").format(name=file.name))
            self._bench.tasks.change(
                lambda: bundles.export_bundle(desk, document, file), Topic.DOCUMENTS, self._written, lane=Lane.LONG
            )

        suggested = usual_folder() / f"{document}.zip"
        title, kinds = self.tr("Send a bundle"), self.tr("Bundles (*.zip)")
        self._bench.dialogs.save(self._page, title, suggested, kinds, write)

    def import_bundle(self) -> None:
        """Choose a bundle, and show what taking it in would change."""
        desk = self._bench.desk

        def look(file: Path) -> None:
            self._bench.notices.news(self.tr("Reading {name}…").format(name=file.name))
            self._bench.tasks.ask(
                lambda: bundles.import_bundle(desk, file, dry_run=True),
                lambda found: BundleDialog(self._page.window(), self._bench, file, found, self._joined).begin(),
                lane=Lane.LONG,
            )

        title, kinds = self.tr("Take in a bundle"), self.tr("Bundles (*.zip);;All files (*)")
        self._bench.dialogs.file(self._page, title, kinds, look)

    def _show_import(self, file: Path, preview: Preview) -> None:
        ImportValuesDialog(self._page, self._bench, file, preview, self._changed).begin()

    def _show_answers(self, look: Look) -> None:
        AnswersDialog(self._page, self._bench, look, self._changed).begin()

    def _changed(self, _taken: object) -> None:
        self._page.document.reload()

    def _sent(self, sent: SentPacket) -> None:
        text = self.tr("The question packet is written: {file} ({size}).")
        self._bench.notices.written(text.format(file=sent.file, size=size(sent.size)), sent.file)

    def _written(self, made: BundleFile) -> None:
        text = self.tr("The bundle is written: {file} ({size}). SHA-256 {sha256}")
        said = text.format(file=made.file, size=size(made.size), sha256=made.sha256)
        self._bench.notices.news(said)

    def _joined(self, found: Outcome) -> None:
        for topic in Topic:
            self._bench.tasks.changed.emit(Changed(topic))
        self._page.open_document(found.document_id)
        told = self.tr("The bundle is taken in.") if found.changes else self.tr("The bundle holds nothing new.")
        self._bench.notices.news(told)
