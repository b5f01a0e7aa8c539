"""Makes the pictures of the README from the demo's library: the window, and pages of the demo's PDF.

Run by `make screenshots`, which gives it a screen (Xvfb) and needs pdftoppm.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer

from aiact_desk.compose import open_desk
from aiact_desk.gui.app import make_application, make_window
from aiact_desk.gui.dialogs import DesktopDialogs

HERE = Path(__file__).parent
PAGES = {"pdf-cover": 1, "pdf-section": 5, "pdf-annex": 11}


def main() -> int:
    app = make_application(sys.argv)
    desk = open_desk()
    (document,) = desk.library.documents()
    window = make_window(desk, app, DesktopDialogs())
    window.resize(1480, 900)
    window.show()

    def grab(name: str) -> None:
        window.grab().save(str(HERE / f"{name}.png"))

    steps: list[tuple[int, Callable[[], object]]] = [
        (2500, lambda: window.navigation.setCurrentRow(1)),
        (3000, lambda: grab("evaluations")),
        (100, lambda: window.navigation.setCurrentRow(2)),
        (1000, lambda: window.documents.open_document(document.id)),
        (2000, lambda: window.documents.document.contents.select("use.intended")),
        (9000, lambda: grab("window")),
        (100, window.close),
    ]
    _after(steps)
    code = app.exec()
    desk.library.close()
    (pdf,) = desk.paths.exports.glob("*ai-office*.pdf")
    for name, page in PAGES.items():
        command = ["pdftoppm", "-r", "60", "-f", str(page), "-l", str(page), "-singlefile", "-png", str(pdf)]
        subprocess.run([*command, str(HERE / name)], check=True)
    return code


def _after(steps: list[tuple[int, Callable[[], object]]]) -> None:
    """Do each step the given number of milliseconds after the one before it."""
    if not steps:
        return
    (wait, step), *rest = steps

    def now() -> None:
        step()
        _after(rest)

    QTimer.singleShot(wait, now)


if __name__ == "__main__":
    sys.exit(main())
