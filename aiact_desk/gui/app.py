"""The start of the window, told as a story: guard, fault handler, application, look, words, library, window."""

from __future__ import annotations

import faulthandler
import signal
import sys
from pathlib import Path

import PySide6
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from aiact_desk import __version__, resources
from aiact_desk.compose import open_desk
from aiact_desk.desk.desk import Desk
from aiact_desk.gui.dialogs import DesktopDialogs, Dialogs
from aiact_desk.gui.excepthook import show_defects
from aiact_desk.gui.jobs import Jobs
from aiact_desk.gui.look import Look
from aiact_desk.gui.main_window import MainWindow
from aiact_desk.gui.notices import Notices
from aiact_desk.gui.tasks import Tasks
from aiact_desk.gui.workbench import Workbench
from aiact_desk.problems import Problem
from aiact_desk.wording import say_problem


def run(library: Path | None = None) -> int:
    """Open the window on a library; gives the exit code of the program."""
    if refusal := unfit():
        sys.stderr.write(refusal + "\n")
        return 1
    faulthandler.enable()
    app = make_application(sys.argv)
    show_defects()
    try:
        desk = open_desk(library)
    except Problem as problem:
        Look(app)
        QMessageBox.critical(None, "AI Act Desk", say_problem(problem))
        return problem.exit_code
    window = make_window(desk, app, DesktopDialogs())
    window.show()
    _let_ctrl_c_through(app)
    code = app.exec()
    desk.library.close()
    return code


def unfit() -> str | None:
    """Why this Qt cannot be used with this Python, or None: 6.12.0 counts references wrongly before Python 3.12."""
    if PySide6.__version__ == "6.12.0" and sys.version_info < (3, 12):
        return (
            "PySide6 6.12.0 crashes on Python 3.10 and 3.11. Install PySide6 6.11.3 "
            '(pip install "PySide6-Essentials<6.12" "PySide6-Addons<6.12"), or use Python 3.12.'
        )
    return None


def make_application(arguments: list[str]) -> QApplication:
    """The application with its names, icon and words; names come first, since paths follow from them."""
    QCoreApplication.setOrganizationName("aiact-desk")
    QCoreApplication.setApplicationName("aiact-desk")
    QCoreApplication.setApplicationVersion(__version__)
    app = QApplication(arguments[:1])
    app.setApplicationDisplayName("AI Act Desk")
    app.setDesktopFileName("aiact-desk")
    app.setWindowIcon(QIcon(str(resources.folder("assets/icons/app.svg"))))
    words = QTranslator(app)
    if words.load(QLocale(), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)
    return app


def make_window(desk: Desk, app: QApplication, dialogs: Dialogs) -> MainWindow:
    """The window with everything that it works with."""
    look = Look(app, desk.settings.theme)
    tasks = Tasks()
    window = MainWindow(Workbench(desk, tasks, Jobs(tasks, tasks), dialogs, look, Notices(tasks)))
    tasks.setParent(window)
    look.setParent(window)
    return window


def _let_ctrl_c_through(app: QApplication) -> None:
    """Python sees a signal only between two of its own lines: a timer brings one now and then."""
    signal.signal(signal.SIGINT, lambda *_: app.quit())
    alive = QTimer(app)
    alive.timeout.connect(lambda: None)
    alive.start(500)
