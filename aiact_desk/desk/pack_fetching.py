"""The verb that fetches a data set from a hub: the only one that asks a network, and only where the settings let it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from aiact_desk.desk.desk import Desk, Progress, Step, silent
from aiact_desk.evaluation.fetched import Fetched
from aiact_desk.evaluation.hub import fetch
from aiact_desk.problems import Misuse, Problem


def fetch_data_set(
    desk: Desk, named: str, files: Sequence[str], to: Path | None = None, progress: Progress = silent
) -> tuple[Fetched, Path]:
    """Freeze files of the data set `ID@REVISION` in a new folder; `import_questions` makes a pack of one of them.

    `to` is that folder; by default it stands where the user is and is named after the data set.

    Raises:
        Misuse: if the names are none, or the folder is there already.
        Problem: if the settings do not let the program ask a network, or the hub does not give what is asked for.
    """
    if desk.settings.network != "on":
        raise Problem("packs.network_off")
    folder = (to or Path(named.partition("@")[0].replace("/", "--") or ".")).expanduser().absolute()
    if folder.exists():
        raise Misuse("packs.folder_there", path=folder)
    return fetch(named, files, folder, lambda file, done, of: progress(Step(file, done, of))), folder
