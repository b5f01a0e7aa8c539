"""What every page works with: the desk, background tasks, dialogs, the look, and a place to say something."""

from __future__ import annotations

from dataclasses import dataclass

from aiact_desk.desk.desk import Desk
from aiact_desk.gui.dialogs import Dialogs
from aiact_desk.gui.jobs import Jobs
from aiact_desk.gui.look import Look
from aiact_desk.gui.notices import Notices
from aiact_desk.gui.tasks import Tasks


@dataclass(frozen=True)
class Workbench:
    """Made once by `aiact_desk.gui.app` and handed to each page."""

    desk: Desk
    tasks: Tasks
    jobs: Jobs
    dialogs: Dialogs
    look: Look
    notices: Notices
