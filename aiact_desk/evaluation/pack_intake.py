"""Taking in a pack from outside: copied or unpacked into a folder of the store, judged there, then kept or thrown away.

A pack is refused for what it holds. One that holds code of its own is taken in only when the user signs for it, by
giving back the hash that the refusal names; looking at such a pack executes nothing.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from aiact_desk.evaluation import packs
from aiact_desk.evaluation.pack_archive import MOST_BYTES, MOST_FILES, unpack
from aiact_desk.evaluation.pack_store import PackStore
from aiact_desk.evaluation.packs import Pack
from aiact_desk.files import disk_problems, make_folder
from aiact_desk.problems import Misuse, Problem


def take_in(store: PackStore, source: Path, *, id: str | None = None, trust: str | None = None) -> Pack:
    """Take in the pack in a folder or an archive. `id` names it anew; `trust` is the hash that the user signs for.

    Raises:
        Misuse: if there is nothing at `source`, or the id cannot be had.
        Problem: with the reason, if it may not be taken in. Nothing of it is left then.
    """
    if source.is_dir():
        return keep(store, lambda to: _copy(source, to), id or source.name, trust)
    if not source.is_file():
        raise Misuse("packs.no_source", path=source)
    return keep(store, lambda to: unpack(source, to).id, id, trust)


def keep(store: PackStore, fill: Callable[[Path], str | None], id: str | None, trust: str | None = None) -> Pack:
    """Have `fill` make the pack in a new folder and give the id that it bears, judge it, and keep it as `id` or that.

    Raises:
        Misuse: if the id cannot be had.
        Problem: with the reason, if it may not be taken in.
    """
    if id is not None:
        store.refuse_id(id)
    staged = make_folder(store.staging_place())
    folder = staged / (id or "pack")
    try:
        own_id = fill(folder)
        signed = _judge(folder, trust)
        return store.keep(folder, id or own_id or "", signed)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _judge(staged: Path, trust: str | None) -> str | None:
    """The hash that is signed for with the pack; None where it holds no code."""
    sha256 = packs.content_hash(staged)
    if trust is not None and trust.lower() != sha256:
        raise Problem("packs.other_hash_signed", signed=trust, sha256=sha256)
    pack = packs.load_pack(staged, signed=sha256)
    if not pack.code:
        return None
    if trust is None:
        raise Problem("packs.holds_code", files=", ".join(sorted(pack.code)), sha256=sha256)
    return sha256


def _copy(source: Path, to: Path) -> None:
    """Copy a folder's files. Links are refused, and so is what is neither file nor folder."""
    if source.is_symlink():
        raise Problem("packs.link", path=source)
    left, files = MOST_BYTES, 0
    with disk_problems(to):
        to.mkdir()
        for path in sorted(source.rglob("*")):
            if path.is_symlink():
                raise Problem("packs.link", path=path)
            if path.is_dir():
                (to / path.relative_to(source)).mkdir()
                continue
            if not path.is_file():
                raise Problem("packs.file_kind", path=path)
            left, files = left - path.stat().st_size, files + 1
            if left < 0 or files > MOST_FILES:
                raise Problem("packs.too_large", path=source, files=MOST_FILES, megabytes=MOST_BYTES >> 20)
            shutil.copyfile(path, to / path.relative_to(source), follow_symlinks=False)
