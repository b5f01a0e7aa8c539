"""Verbs that take packs in: one that is a pack already, or somebody else's questions, which become one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from aiact_desk.desk.desk import Desk, Progress, silent
from aiact_desk.desk.packs import CheckedPack, check_packs
from aiact_desk.evaluation import pack_intake
from aiact_desk.evaluation.dummies import write_rows
from aiact_desk.evaluation.fetched import fetched_beside
from aiact_desk.evaluation.packs import Item, load_pack
from aiact_desk.evaluation.question_file import Fields, read_questions
from aiact_desk.evaluation.question_pack import About, write_pack
from aiact_desk.files import sha256_of
from aiact_desk.problems import Misuse

QUESTIONS = ".jsonl"
"""How the name of a file of questions ends."""


@dataclass(frozen=True)
class Questions:
    """How a file of questions becomes a pack: which fields mean what, and what its user says of it.

    `licence` may be None for a file that was fetched from a hub, which names one. `title` and `measures` may be None.
    """

    fields: Fields
    licence: str | None = None
    title: str | None = None
    measures: str | None = None
    language: str = "en"
    shots: int = 0
    most_written: int | None = None


def import_pack(
    desk: Desk, source: Path, id: str | None = None, trust: str | None = None, progress: Progress = silent
) -> CheckedPack:
    """Take in a pack from a folder or from a file that `export_pack` wrote, and check it.

    `id` names it anew. `trust`: the SHA-256 that the refusal of a pack with code names, given back by the user. What
    the check finds is told and keeps no pack out.

    Raises:
        Misuse: if there is nothing at `source`, or the id is a shipped pack's or taken.
        Problem: with the reason, if it may not be taken in.
    """
    pack = pack_intake.take_in(desk.packs, source.expanduser().absolute(), id=id, trust=trust)
    return check_packs(desk, [pack.id], progress)[0]


def import_questions(desk: Desk, file: Path, id: str, how: Questions, progress: Progress = silent) -> CheckedPack:
    """Make a pack of the questions in a JSONL file, take it in as `id`, and check it.

    Its datasheet marks what the user must fill in; the check finds these marks.

    Raises:
        Misuse: if there is no file, no licence is named, or the id is a shipped pack's or taken.
        Problem: if a line cannot be read, or the disk is full.
    """
    path = file.expanduser().absolute()
    desk.packs.refuse_id(id)
    items = read_questions(path, how.fields, id, how.language)
    fetched = fetched_beside(path)
    licence = how.licence or (fetched.licence if fetched else None)
    if not licence:
        raise Misuse("packs.no_licence", path=path)
    origin = f", from the data set {fetched.data_set} at revision {fetched.commit}" if fetched else ""
    about = About(
        title=how.title or id.replace("_", " ").capitalize(),
        measures=how.measures or f"How often the model gives the right answer to the questions of {path.name}.",
        language=how.language,
        licence=licence,
        source=f"{path.name} (SHA-256 {sha256_of(path)}){origin}",
        shots=how.shots,
        most_written=how.most_written,
    )
    pack_intake.keep(desk.packs, _filling(id, items, about), id)
    return check_packs(desk, [id], progress)[0]


def _filling(id: str, items: list[Item], about: About) -> Callable[[Path], str]:
    def fill(folder: Path) -> str:
        write_pack(folder, id, items, about)
        write_rows(load_pack(folder))
        return id

    return fill
