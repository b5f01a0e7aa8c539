"""Verbs on packs: list, show, check, export and remove them. Taking them in is `pack_importing`'s."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aiact_desk.desk.desk import Desk, Progress, Step, silent
from aiact_desk.evaluation import packs
from aiact_desk.evaluation.pack_archive import write_archive
from aiact_desk.evaluation.pack_check import Finding, check_pack
from aiact_desk.evaluation.pack_store import From, Signature
from aiact_desk.evaluation.packs import Item, Pack
from aiact_desk.problems import Misuse, Problem

DRAWN = 5
"""Items of a pack that are shown to a reader."""

_SECTION = re.compile(r"^## +(.+?) *$", re.MULTILINE)


@dataclass(frozen=True)
class ListedPack:
    """A pack of the library, or why it cannot be read. `languages` are those of its items, sorted.

    `signature`: the user's, of a pack that holds code of its own.
    """

    id: str
    origin: From
    pack: Pack | None
    fault: Problem | None = None
    languages: tuple[str, ...] = ()
    signature: Signature | None = None


@dataclass(frozen=True)
class ShownPack:
    """A pack with the sections of its datasheet, as (heading, text), and some items drawn with a seed."""

    listed: ListedPack
    pack: Pack
    sections: tuple[tuple[str, str], ...]
    drawn: tuple[Item, ...]


@dataclass(frozen=True)
class CheckedPack:
    """What was found wrong with a pack; `pack` is None where it cannot be read."""

    name: str
    pack: Pack | None
    findings: tuple[Finding, ...]


def list_packs(desk: Desk) -> list[ListedPack]:
    """Every pack that can be measured: those of the program, then those that were taken in."""
    return [_listed(desk, id) for id in desk.packs.ids()]


def show_pack(desk: Desk, id: str, seed: int = 0) -> ShownPack:
    """One pack with its datasheet and items drawn at random; the same seed draws the same ones.

    Raises:
        Misuse: if there is none.
        Problem: if it is damaged.
    """
    pack = desk.packs.pack(id)
    _, *parts = _SECTION.split((pack.folder / packs.DATASHEET).read_text(encoding="utf-8"))
    sections = tuple(zip(parts[::2], (text.strip() for text in parts[1::2]), strict=True))
    items = packs.items(pack)
    draw = random.Random(f"{seed}:{pack.id}")  # noqa: S311  (a reproducible draw, no secret)
    return ShownPack(_listed(desk, id), pack, sections, tuple(draw.sample(items, min(DRAWN, len(items)))))


def check_packs(desk: Desk, names: Sequence[str] = (), progress: Progress = silent) -> list[CheckedPack]:
    """Check packs by their ids, or folders that hold one; all of the library where none is named.

    The search for answers that the choices alone give away is corrected for the number of packs. A pack that cannot be
    read is a finding, too.

    Raises:
        Misuse: if a name is neither the id of a pack nor a folder.
    """
    from aiact_desk.evaluation.choice_leak import leaks  # noqa: PLC0415  (scipy, which takes a second)

    chosen = list(dict.fromkeys(names or desk.packs.ids()))
    read = [_read(desk, name) for name in chosen]
    found = []
    for done, (name, pack) in enumerate(zip(chosen, read, strict=True)):
        progress(Step(name, done, len(chosen)))
        found.append(_findings(pack))
    there = {name: pack for name, pack in zip(chosen, read, strict=True) if isinstance(pack, Pack)}
    leaking = leaks(there)
    progress(Step("", len(chosen), len(chosen)))
    return [
        CheckedPack(name, there.get(name), (*findings, *([leaking[name]] if name in leaking else [])))
        for name, findings in zip(chosen, found, strict=True)
    ]


def export_pack(desk: Desk, id: str, file: Path) -> Pack:
    """Write a pack as one file, which `import_pack` of another library takes; the same pack gives the same bytes.

    Raises:
        Misuse: if there is no such pack, or no such place.
        Problem: if the pack is damaged, or the disk is full.
    """
    pack, to = desk.packs.pack(id), file.expanduser().absolute()
    if not to.parent.is_dir() or to.is_dir():
        raise Misuse("packs.no_export_place", path=to)
    write_archive(pack, to)
    return pack


def remove_pack(desk: Desk, id: str) -> None:
    """Take an imported pack out of the library. Runs that measured it keep their figures and samples.

    Raises:
        Misuse: if there is none, or it came with the program.
    """
    desk.packs.remove(id)


def _listed(desk: Desk, id: str) -> ListedPack:
    store = desk.packs
    try:
        pack = store.pack(id)
        languages = tuple(sorted({item.language for item in packs.items(pack)}))
        return ListedPack(id, store.origin(id), pack, None, languages, store.signature(id) if pack.code else None)
    except Problem as problem:
        return ListedPack(id, store.origin(id), None, problem)


def _read(desk: Desk, name: str) -> Pack | Problem:
    folder = Path(name).expanduser()
    if name not in desk.packs.ids() and not folder.is_dir():
        raise Misuse("packs.no_pack_or_folder", name=name)
    try:
        return desk.packs.pack(name) if name in desk.packs.ids() else packs.load_pack(folder.absolute())
    except Problem as problem:
        return problem


def _findings(pack: Pack | Problem) -> tuple[Finding, ...]:
    try:
        if isinstance(pack, Pack):
            return tuple(check_pack(pack))
        fault = pack
    except ValueError as error:  # a check of an item names no rule, or none of its parameters
        return (Finding("packs.check_rule", {"reason": str(error)}),)
    except Problem as problem:
        fault = problem
    return (Finding(fault.id, {name: str(value) for name, value in fault.params.items()}),)
