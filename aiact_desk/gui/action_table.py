"""Every action of the window as data: menus, shortcuts, buttons and their tests are loops over this table."""

from __future__ import annotations

from dataclasses import dataclass

from aiact_desk.gui.words import QT_TRANSLATE_NOOP

CONTEXT = "Actions"


@dataclass(frozen=True)
class ActionSpec:
    """One action. `tip` says in a sentence what it does; `handler` is "page.method", or a method of the window.

    `allowed_by` names the page that says when it is possible; None: always.
    """

    id: str
    menu: str
    text: str
    tip: str
    shortcut: str
    icon: str
    handler: str
    allowed_by: str | None = None


MENUS: tuple[tuple[str, str], ...] = (
    ("file", QT_TRANSLATE_NOOP("Actions", "&File")),
    ("evaluation", QT_TRANSLATE_NOOP("Actions", "&Evaluation")),
    ("document", QT_TRANSLATE_NOOP("Actions", "&Document")),
    ("view", QT_TRANSLATE_NOOP("Actions", "&View")),
    ("help", QT_TRANSLATE_NOOP("Actions", "&Help")),
)

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="new_model",
        menu="file",
        text=QT_TRANSLATE_NOOP("Actions", "&New model…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Record a model in the law’s sense, with its provider"),
        shortcut="Ctrl+N",
        icon="add",
        handler="models.new_model",
    ),
    ActionSpec(
        id="add_version",
        menu="file",
        text=QT_TRANSLATE_NOOP("Actions", "&Add version…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Inspect a folder or a GGUF file of weights and register it"),
        shortcut="Ctrl+O",
        icon="folder",
        handler="models.add_version",
    ),
    ActionSpec(
        id="add_served",
        menu="file",
        text=QT_TRANSLATE_NOOP("Actions", "Add a &served model…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Register a model behind an OpenAI-compatible server, weights unseen"),
        shortcut="Ctrl+Shift+O",
        icon="server",
        handler="models.add_served",
    ),
    ActionSpec(
        id="edit_provider",
        menu="file",
        text=QT_TRANSLATE_NOOP("Actions", "&Provider…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Say once who the provider is, for all documents"),
        shortcut="Ctrl+Alt+P",
        icon="provider",
        handler="edit_provider",
    ),
    ActionSpec(
        id="quit",
        menu="file",
        text=QT_TRANSLATE_NOOP("Actions", "&Quit"),
        tip=QT_TRANSLATE_NOOP("Actions", "Close the window; a run can go on without it"),
        shortcut="Ctrl+Q",
        icon="close",
        handler="close",
    ),
    ActionSpec(
        id="start_run",
        menu="evaluation",
        text=QT_TRANSLATE_NOOP("Actions", "&Start evaluation…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Measure a version with a suite"),
        shortcut="Ctrl+R",
        icon="run",
        handler="evaluations.start",
    ),
    ActionSpec(
        id="evaluate_version",
        menu="evaluation",
        text=QT_TRANSLATE_NOOP("Actions", "&Evaluate this version…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Measure the version that is chosen on the models page"),
        shortcut="Ctrl+Shift+R",
        icon="run",
        handler="evaluate_version",
        allowed_by="models",
    ),
    ActionSpec(
        id="import_run",
        menu="evaluation",
        text=QT_TRANSLATE_NOOP("Actions", "&Import a run…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Take in what lm-eval or Inspect measured elsewhere"),
        shortcut="Ctrl+Shift+I",
        icon="imported",
        handler="evaluations.import_run",
    ),
    ActionSpec(
        id="pause_run",
        menu="evaluation",
        text=QT_TRANSLATE_NOOP("Actions", "&Pause after this batch"),
        tip=QT_TRANSLATE_NOOP("Actions", "Have the chosen run wait once its current batch is done, ready to go on"),
        shortcut="Ctrl+Shift+P",
        icon="pause",
        handler="evaluations.pause",
        allowed_by="evaluations",
    ),
    ActionSpec(
        id="cancel_run",
        menu="evaluation",
        text=QT_TRANSLATE_NOOP("Actions", "&Cancel after this batch"),
        tip=QT_TRANSLATE_NOOP("Actions", "Stop the chosen run once its current batch is done; its answers are kept"),
        shortcut="Ctrl+.",
        icon="stop",
        handler="evaluations.cancel",
        allowed_by="evaluations",
    ),
    ActionSpec(
        id="stop_run",
        menu="evaluation",
        text=QT_TRANSLATE_NOOP("Actions", "Stop at &once"),
        tip=QT_TRANSLATE_NOOP("Actions", "End the worker of the chosen run now; at most one batch is lost"),
        shortcut="Ctrl+Shift+.",
        icon="stop_at_once",
        handler="evaluations.stop_at_once",
        allowed_by="evaluations",
    ),
    ActionSpec(
        id="resume_run",
        menu="evaluation",
        text=QT_TRANSLATE_NOOP("Actions", "&Resume"),
        tip=QT_TRANSLATE_NOOP("Actions", "Go on with the chosen run from its last finished batch"),
        shortcut="Ctrl+Shift+G",
        icon="resume",
        handler="evaluations.resume",
        allowed_by="evaluations",
    ),
    ActionSpec(
        id="compare_runs",
        menu="evaluation",
        text=QT_TRANSLATE_NOOP("Actions", "Co&mpare runs…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Test over the same items whether complete runs differ, and see what changed"),
        shortcut="Ctrl+Shift+M",
        icon="compare",
        handler="evaluations.compare",
        allowed_by="evaluations",
    ),
    ActionSpec(
        id="new_document",
        menu="document",
        text=QT_TRANSLATE_NOOP("Actions", "New &document…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Begin the documentation of a model"),
        shortcut="Ctrl+Shift+N",
        icon="documents",
        handler="new_document",
    ),
    ActionSpec(
        id="export_pdf",
        menu="document",
        text=QT_TRANSLATE_NOOP("Actions", "&Export PDF…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Write the PDF of this document for one audience"),
        shortcut="Ctrl+Shift+E",
        icon="export",
        handler="documents.export",
        allowed_by="documents",
    ),
    ActionSpec(
        id="next_open",
        menu="document",
        text=QT_TRANSLATE_NOOP("Actions", "Next &open item"),
        tip=QT_TRANSLATE_NOOP("Actions", "Go to the next row that needs an answer"),
        shortcut="F8",
        icon="next",
        handler="documents.next_open",
        allowed_by="documents",
    ),
    ActionSpec(
        id="restore_value",
        menu="document",
        text=QT_TRANSLATE_NOOP("Actions", "&Use the program’s value again"),
        tip=QT_TRANSLATE_NOOP("Actions", "Take back the typed answer of this row"),
        shortcut="Ctrl+Alt+Z",
        icon="undo",
        handler="documents.restore_value",
        allowed_by="documents",
    ),
    ActionSpec(
        id="all_documents",
        menu="document",
        text=QT_TRANSLATE_NOOP("Actions", "&All documents"),
        tip=QT_TRANSLATE_NOOP("Actions", "Go back to the list of documents"),
        shortcut="Alt+Left",
        icon="back",
        handler="documents.show_list",
        allowed_by="documents",
    ),
    ActionSpec(
        id="go_models",
        menu="view",
        text=QT_TRANSLATE_NOOP("Actions", "&Models"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show the models and their versions"),
        shortcut="Ctrl+1",
        icon="models",
        handler="go_models",
    ),
    ActionSpec(
        id="go_evaluations",
        menu="view",
        text=QT_TRANSLATE_NOOP("Actions", "&Evaluations"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show runs and suites"),
        shortcut="Ctrl+2",
        icon="evaluations",
        handler="go_evaluations",
    ),
    ActionSpec(
        id="go_documents",
        menu="view",
        text=QT_TRANSLATE_NOOP("Actions", "&Documents"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show the documents"),
        shortcut="Ctrl+3",
        icon="documents",
        handler="go_documents",
    ),
    ActionSpec(
        id="next_pane",
        menu="view",
        text=QT_TRANSLATE_NOOP("Actions", "&Next pane"),
        tip=QT_TRANSLATE_NOOP("Actions", "Move the keyboard to the next part of the page"),
        shortcut="F6",
        icon="next",
        handler="next_pane",
    ),
    ActionSpec(
        id="refresh",
        menu="view",
        text=QT_TRANSLATE_NOOP("Actions", "&Refresh"),
        tip=QT_TRANSLATE_NOOP("Actions", "Look again at what other programs changed in the library"),
        shortcut="F5",
        icon="refresh",
        handler="refresh",
    ),
    ActionSpec(
        id="show_messages",
        menu="help",
        text=QT_TRANSLATE_NOOP("Actions", "&Messages"),
        tip=QT_TRANSLATE_NOOP("Actions", "Read again what was said in this session"),
        shortcut="Ctrl+M",
        icon="messages",
        handler="show_messages",
    ),
    ActionSpec(
        id="about",
        menu="help",
        text=QT_TRANSLATE_NOOP("Actions", "&About AI Act Desk"),
        tip=QT_TRANSLATE_NOOP("Actions", "Version, library folder and licence"),
        shortcut="F1",
        icon="info",
        handler="about",
    ),
)
