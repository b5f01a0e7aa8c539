"""The PDF beside the form: made anew after every save, for one audience at a time, on the page that was looked at."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QTimer, Signal
from PySide6.QtGui import QColor, QPalette, QShowEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QComboBox, QWidget

from aiact_desk.desk import documents
from aiact_desk.gui.parts.boxes import column, row
from aiact_desk.gui.parts.buttons import icon_button
from aiact_desk.gui.parts.labels import label
from aiact_desk.gui.tasks import Lane
from aiact_desk.gui.theme import theme
from aiact_desk.gui.words import counted
from aiact_desk.gui.workbench import Workbench
from aiact_desk.problems import Problem
from aiact_desk.regulation.schema import Audience, Form
from aiact_desk.wording import say_problem
from aiact_desk.wording.catalogue import translate

DELAY = 900
"""Milliseconds after a save until the pages are made anew, so that typing on makes them once."""
_ZOOM_STEP = 1.2


@dataclass(frozen=True)
class _Pages:
    document: str
    audience: Audience
    pdf: bytes


class Preview(QWidget):
    """Shows the pages of one document. `rendered` is told once new pages are there."""

    rendered = Signal()

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._document: str | None = None
        self._stale, self._at_work = False, False
        self._buffer: QBuffer | None = None
        self.pdf = QPdfDocument(self)
        self.view = QPdfView(self)
        self.audience = QComboBox()
        self.state = label("", "small")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self._render)
        self._lay_out()

    def _lay_out(self) -> None:
        look = self._bench.look
        self.view.setDocument(self.pdf)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setAccessibleName(self.tr("Preview of the PDF"))
        look.changed.connect(self._colour_desk)
        self._colour_desk()
        self.audience.setAccessibleName(self.tr("Audience of the preview"))
        self.audience.currentIndexChanged.connect(self.render_soon)
        smaller = icon_button(look, "zoom_out", self.tr("Smaller pages"), lambda: self._zoom(1 / _ZOOM_STEP))
        larger = icon_button(look, "zoom_in", self.tr("Larger pages"), lambda: self._zoom(_ZOOM_STEP))
        head = row(label(self.tr("As seen by"), "small", wrap=False), self.audience, smaller, larger, wide=1)
        space = theme().space
        content = column(head, self.view, self.state, spacing=space.small)
        content.setStretch(1, 1)
        self.setLayout(content)

    def show_document(self, document: str, form: Form) -> None:
        """Show another document."""
        self._document = document
        chosen = self.audience.currentData()
        self.audience.blockSignals(True)
        self.audience.clear()
        for audience, reader in form.audiences.items():
            self.audience.addItem(translate(reader.title), audience)
        self.audience.setCurrentIndex(max(0, self.audience.findData(chosen)))
        self.audience.blockSignals(False)
        self.pdf.close()
        self._stale = True
        self._render()

    def chosen(self) -> Audience:
        """The audience that is shown."""
        return Audience(self.audience.currentData())

    def render_soon(self) -> None:
        """The document or the audience changed: make the pages anew in a moment."""
        self._stale = True
        self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._render()

    def _render(self) -> None:
        """Make the pages, unless nobody sees them or the last ones are still being made."""
        if self._document is None or not self._stale or self._at_work or not self.isVisible():
            return
        document, audience, desk = self._document, self.chosen(), self._bench.desk
        self._stale, self._at_work = False, True
        self.state.setText(self.tr("Making the pages…"))

        def make() -> _Pages:
            file = documents.preview_document(desk, document, audience)
            return _Pages(document, audience, file.read_bytes())

        self._bench.tasks.ask(make, self._show, self._say, Lane.RENDER)

    def _show(self, pages: _Pages) -> None:
        self._at_work = False
        if pages.document == self._document:
            self._load(pages.pdf)
            found = counted(self.pdf.pageCount(), self.tr("{count} page"), self.tr("{count} pages"))
            self.state.setText(found)
            self.rendered.emit()
        self._render()

    def _say(self, problem: Problem) -> None:
        self._at_work = False
        self.state.setText(say_problem(problem))
        self._render()

    def _load(self, pdf: bytes) -> None:
        """Show new pages at the place that was looked at."""
        bar = self.view.verticalScrollBar()
        place = bar.value()
        buffer = QBuffer(self)
        buffer.setData(QByteArray(pdf))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.pdf.close()
        self.pdf.load(buffer)
        if self._buffer is not None:
            self._buffer.deleteLater()
        self._buffer = buffer
        QTimer.singleShot(0, bar, lambda: bar.setValue(place))

    def _colour_desk(self) -> None:
        """What lies behind the pages is painted in the palette's dark colour."""
        palette = self.view.palette()
        palette.setColor(QPalette.ColorRole.Dark, QColor(self._bench.look.colours.sunken))
        self.view.setPalette(palette)

    def _zoom(self, step: float) -> None:
        if self.view.zoomMode() != QPdfView.ZoomMode.Custom:
            page = self.pdf.pagePointSize(0).width() or 1.0
            shown = self.view.viewport().width() * 72 / self.logicalDpiX()
            self.view.setZoomFactor(shown / page)
            self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(max(self.view.zoomFactor() * step, 0.25), 5.0))
