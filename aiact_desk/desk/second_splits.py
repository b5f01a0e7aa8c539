"""Verbs on second splits: draw them from a secret of this library, and compare runs over both splits."""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aiact_desk.desk.desk import Desk, Progress, Step, silent
from aiact_desk.desk.runs import RunReport, folder_of, show_run
from aiact_desk.desk.suites import show_suite
from aiact_desk.evaluation import pack_intake
from aiact_desk.evaluation.asking_difference import asking_difference
from aiact_desk.evaluation.compared import AskingPart, MeasuredRun
from aiact_desk.evaluation.packs import Pack, shipped_pack
from aiact_desk.evaluation.second_split import (
    ENDING,
    SplitDifference,
    of_other_versions,
    split_differences,
    write_second_split,
)
from aiact_desk.files import disk_problems, make_folder
from aiact_desk.problems import Misuse

KEY = ".second-split-secret"
SUITE = "core"


@dataclass(frozen=True)
class SplitsCompared:
    """What both runs say on each pack; `of_other_versions` are packs left out, `asking` is what was asked otherwise."""

    differences: tuple[SplitDifference, ...]
    of_other_versions: tuple[str, ...]
    asking: tuple[AskingPart, ...]


def make_second_splits(
    desk: Desk, ids: Sequence[str] = (), progress: Progress = silent
) -> tuple[list[Pack], list[Misuse]]:
    """Draw a second split of these packs, of all of the core suite by default, into the library.

    Those that are there are kept, unless the program has a newer version of the pack. Gives back the packs, and why
    some have none. The secret is drawn once for each library and never shown.

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


def compare_splits(desk: Desk, shipped: str, second: str) -> SplitsCompared:
    """How the shipped packs of one run and the second splits of another differ.

    Raises:
        Misuse: if a run is unknown or has no figures, they measured two Versions, or share no pack.
    """
    reports = show_run(desk, shipped), show_run(desk, second)
    one, other = (_measured(desk, report) for report in reports)
    named = {"first": reports[0].run.id, "second": reports[1].run.id}
    if one.request.version.weights_sha256 != other.request.version.weights_sha256:
        raise Misuse("desk.splits_of_two_versions", **named)
    results = [{pack.pack: pack for pack in run.result.packs} for run in (one, other)]
    left_out = of_other_versions(*results)
    if not (found := split_differences(*results)):
        raise Misuse("desk.splits_of_other_packs" if left_out else "desk.no_common_split", **named)
    return SplitsCompared(tuple(found), tuple(left_out), asking_difference(one, other))


def _measured(desk: Desk, report: RunReport) -> MeasuredRun:
    if report.result is None:
        raise Misuse("desk.run_without_figures", run=report.run.id)
    return MeasuredRun(folder_of(desk, report.run), report.request, report.result)


def _made(desk: Desk, pack: Pack, secret: str) -> Pack:
    id = f"{pack.id}{ENDING}"
    if id in desk.packs.imported_ids():
        if (there := desk.packs.pack(id)).version == pack.version:
            return there
        desk.packs.remove(id)

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
