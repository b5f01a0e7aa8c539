"""Verbs on second splits: draw them from a secret of this library, and compare runs over both splits."""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from pathlib import Path

from aiact_desk.desk.desk import Desk, Progress, Step, silent
from aiact_desk.desk.runs import show_run
from aiact_desk.desk.suites import show_suite
from aiact_desk.evaluation import pack_intake
from aiact_desk.evaluation.packs import Pack, shipped_pack
from aiact_desk.evaluation.second_split import ENDING, SplitDifference, split_differences, write_second_split
from aiact_desk.files import disk_problems, make_folder
from aiact_desk.problems import Misuse

KEY = ".second-split-secret"
SUITE = "core"


def make_second_splits(
    desk: Desk, ids: Sequence[str] = (), progress: Progress = silent
) -> tuple[list[Pack], list[Misuse]]:
    """Draw a second split of these packs, of all of the core suite by default, into the library; there ones are kept.

    Gives back the packs, and why some have none. The secret is drawn once for each library and never shown.

    Raises:
        Misuse: if a named pack is unknown, or has no second split.
    """
    secret = _secret(desk)
    wanted = list(ids) or [pack.id for pack in show_suite(SUITE).packs]
    made, without = [], []
    for done, id in enumerate(wanted):
        progress(Step(id, done, len(wanted)))
        try:
            made.append(_made(desk, shipped_pack(id), secret))
        except Misuse as misuse:
            if ids:
                raise
            without.append(misuse)
    progress(Step("", len(wanted), len(wanted)))
    return made, without


def compare_splits(desk: Desk, shipped: str, second: str) -> list[SplitDifference]:
    """What the shipped packs of one run and the second splits of another have in common, as differences.

    Raises:
        Misuse: if a run is unknown or has no figures, they measured two Versions, or share no pack.
    """
    one, other = show_run(desk, shipped), show_run(desk, second)
    for report in (one, other):
        if report.result is None:
            raise Misuse("desk.run_without_figures", run=report.run.id)
    if one.request.version.weights_sha256 != other.request.version.weights_sha256 or one.result is None:
        raise Misuse("desk.splits_of_two_versions", first=one.run.id, second=other.run.id)
    results = [{pack.pack: pack for pack in report.result.packs} for report in (one, other) if report.result]
    if not (found := split_differences(*results)):
        raise Misuse("desk.no_common_split", first=one.run.id, second=other.run.id)
    return found


def _made(desk: Desk, pack: Pack, secret: str) -> Pack:
    id = f"{pack.id}{ENDING}"
    if id in desk.packs.imported_ids():
        return desk.packs.pack(id)

    def fill(folder: Path) -> str:
        return write_second_split(pack, secret, make_folder(folder)).id

    return pack_intake.keep(desk.packs, fill, id)


def _secret(desk: Desk) -> str:
    """The secret of this library, for its owner's eyes only."""
    file = make_folder(desk.paths.packs) / KEY
    with disk_problems(file):
        if not file.exists():
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
                opened.write(secrets.token_hex(16))
        return file.read_text(encoding="utf-8").strip()
