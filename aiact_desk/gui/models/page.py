"""The page of Models: what is in the library, what is known of it, and how more comes in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSplitter, QStackedWidget, QTreeView, QWidget

from aiact_desk.desk import models
from aiact_desk.desk.desk import Progress
from aiact_desk.desk.models import ModelSummary
from aiact_desk.documents.nouns import Model, Version
from aiact_desk.gui.models.add_served_dialog import AddServedDialog
from aiact_desk.gui.models.add_version_dialog import AddVersionDialog
from aiact_desk.gui.models.model_detail import ModelDetail
from aiact_desk.gui.models.new_model_dialog import NewModelDialog
from aiact_desk.gui.models.tree_model import ModelTree
from aiact_desk.gui.models.version_detail import VersionDetail
from aiact_desk.gui.page import Page
from aiact_desk.gui.parts.boxes import card, scrolling
from aiact_desk.gui.parts.buttons import ActionButton
from aiact_desk.gui.parts.empty import EmptyPage
from aiact_desk.gui.parts.figures import whole
from aiact_desk.gui.parts.header import PageHeader
from aiact_desk.gui.parts.rows_model import ROW_ROLE
from aiact_desk.gui.tasks import Changed, Topic
from aiact_desk.gui.workbench import Workbench


class ModelsPage(Page):
    """A tree of Models and Versions, and the detail of what is chosen in it."""

    def __init__(self, bench: Workbench, actions: Mapping[str, QAction]) -> None:
        super().__init__(bench)
        look = bench.look
        self.tree_model = ModelTree(look, self)
        self.tree = QTreeView()
        self._model_detail, self._version_detail = ModelDetail(look, actions), VersionDetail(look, actions)
        self._detail = QStackedWidget()
        self._places = QStackedWidget()
        self._wanted: str | None = None
        self._build(actions)
        self.refresh()

    def _build(self, actions: Mapping[str, QAction]) -> None:
        look = self.bench.look
        new, served = (ActionButton(actions[id], look) for id in ("new_model", "add_served"))
        add = ActionButton(actions["add_version"], look, primary=True)
        line = self.tr("Each model in the law’s sense, with the versions of its weights that were inspected.")
        self.column.addWidget(PageHeader(self.tr("Models"), line, new, served, add))
        self._set_up_tree()
        self._detail.addWidget(scrolling(self._model_detail))
        self._detail.addWidget(scrolling(self._version_detail))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(card(self.tree, margin=1))
        split.addWidget(card(self._detail))
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([650, 350])
        self.splitter = split
        text = self.tr(
            "Choose a folder with safetensors weights or a .gguf file, or drop one anywhere on this window. "
            "It is read and hashed where it lies; none of its code is run."
        )
        offered = (actions[id] for id in ("add_version", "add_served", "new_model"))
        empty = EmptyPage(look, "models", self.tr("No model yet"), text, *offered)
        self._places.addWidget(empty)
        self._places.addWidget(split)
        self.column.addWidget(self._places, 1)

    def _set_up_tree(self) -> None:
        tree = self.tree
        tree.setModel(self.tree_model)
        tree.setAccessibleName(self.tr("Models and versions"))
        tree.setProperty("plain", True)
        tree.setUniformRowHeights(True)
        tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.selectionModel().currentChanged.connect(self._show_chosen)

    # What is shown

    def refresh(self) -> None:
        self.bench.tasks.ask(lambda: models.list_models(self.bench.desk, limit=-1), self._show_models)

    def follow(self, changed: Changed) -> None:
        if changed.topic == Topic.MODELS:
            self.refresh()

    def panes(self) -> list[QWidget]:
        return [self.tree, self._version_detail]

    def chosen(self) -> ModelSummary | Version | None:
        """The Model or Version that is chosen in the tree."""
        found = self.tree.currentIndex().data(ROW_ROLE)
        return found if isinstance(found, ModelSummary | Version) else None

    def select(self, id: str) -> None:
        """Choose a Model or Version; where it has not come yet, as soon as it does."""
        index = self.tree_model.index_of(id)
        self._wanted = None if index.isValid() else id
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.tree.selectionModel().setCurrentIndex(index, flags)

    def _show_models(self, summaries: Sequence[ModelSummary]) -> None:
        before = self.chosen()
        self._places.setCurrentIndex(1 if summaries else 0)
        if self.tree_model.show_models(summaries):
            self.tree.expandAll()
            kept = before.id if isinstance(before, Version) else before.model.id if before else ""
            self.select(self._wanted or kept)
            self._wanted = None
            if not self.tree.currentIndex().isValid():
                self.tree.setCurrentIndex(self.tree_model.index(0, 0))
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self.chosen()
        if isinstance(chosen, Version):
            self._version_detail.show_version(chosen)
            self._detail.setCurrentIndex(1)
        elif chosen is not None:
            self._model_detail.show_model(chosen)
            self._detail.setCurrentIndex(0)
        is_version = isinstance(chosen, Version)
        self.possible.emit(frozenset({"evaluate_version"} if is_version else ()))

    # What can be done

    def new_model(self) -> None:
        """Record a Model."""
        dialog = NewModelDialog(self)
        dialog.accepted.connect(lambda: self._record(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def add_version(self) -> None:
        """Add model files."""
        self.offer()

    def add_served(self) -> None:
        """Add a model behind a server."""
        dialog = AddServedDialog(self, [summary.model for summary in self.tree_model.summaries])
        chosen = self.chosen()
        dialog.preset(chosen.model.id if isinstance(chosen, ModelSummary) else None)
        dialog.accepted.connect(lambda: self._add_served(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def offer(self, *paths: Path) -> None:
        """Open the dialog that adds the files at these paths, one by one; without a path it is chosen there."""
        known = [summary.model for summary in self.tree_model.summaries]
        dialog = AddVersionDialog(self, self.bench.dialogs, self.bench.look, known)
        chosen = self.chosen()
        dialog.preset(paths[0] if paths else None, chosen.model.id if isinstance(chosen, ModelSummary) else None)
        dialog.accepted.connect(lambda: self._add(dialog))
        dialog.finished.connect(dialog.deleteLater)
        if len(paths) > 1:
            dialog.finished.connect(lambda: self.offer(*paths[1:]))
        dialog.open()

    def _record(self, dialog: NewModelDialog) -> None:
        asked, desk = dialog.asked(), self.bench.desk
        self.bench.tasks.change(
            lambda: models.new_model(desk, asked.name, asked.provider), Topic.MODELS, self._recorded
        )

    def _recorded(self, model: Model) -> None:
        self._wanted = model.id
        self.bench.notices.news(self.tr("“{name}” is recorded. Add its versions next.").format(name=model.name))

    def _add(self, dialog: AddVersionDialog) -> None:
        asked, desk = dialog.asked(), self.bench.desk

        def work(progress: Progress) -> Version:
            return models.add_version(desk, asked.path, asked.model, asked.name, progress)

        title = self.tr("Inspecting {name}").format(name=asked.path.name)
        self.bench.jobs.change(title, work, Topic.MODELS, self._added)

    def _add_served(self, dialog: AddServedDialog) -> None:
        asked, desk = dialog.asked(), self.bench.desk

        def work(_: Progress) -> Version:
            return models.add_served(desk, asked.url, asked.served_name, asked.model, asked.name)

        title = self.tr("Asking the server about {name}").format(name=asked.served_name)
        self.bench.jobs.change(title, work, Topic.MODELS, self._added)

    def _added(self, version: Version) -> None:
        self._wanted = version.id
        facts = version.facts
        if facts.parameters is None:
            self.bench.notices.news(self.tr("“{name}” is added.").format(name=version.name))
            return
        text = self.tr("“{name}” is added: {architecture} with {parameters} parameters.")
        told = text.format(name=version.name, architecture=facts.architecture, parameters=whole(facts.parameters))
        self.bench.notices.news(told)
