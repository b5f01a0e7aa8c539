"""All packs that one library knows: those that travel with the program, and those that its user took in.

The store is a folder: one folder for each imported pack, named after its id, and `trusted.json`, which says for which
packs with code of their own the user has signed, by their hash. Changing such a pack takes the signature from it.
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from aiact_desk import resources
from aiact_desk.evaluation import packs, task_file
from aiact_desk.evaluation.frozen import Frozen
from aiact_desk.evaluation.packs import Pack
from aiact_desk.files import disk_problems, make_folder, write_whole
from aiact_desk.problems import Misuse, Problem

From = Literal["program", "import"]
"""Where a pack is from: shipped with the program, or taken in by the user."""

ID = re.compile(r"[a-z][a-z0-9_]{0,63}")
"""What the id of an imported pack may be."""

STAGED = ".staged-"
"""How the names of folders begin that are not packs yet, or not any more."""


class Signature(Frozen):
    """That the user takes a pack with this hash over all its files for safe, with its code. `at` is a UTC time."""

    sha256: str
    at: str


_SIGNATURES = TypeAdapter(dict[str, Signature])


@dataclass(frozen=True)
class PackStore:
    """Packs by id: the shipped ones, and those in `folder`, which may be missing."""

    folder: Path

    def ids(self) -> tuple[str, ...]:
        """The ids of all packs: first the shipped ones, then the imported ones, both sorted."""
        return (*packs.shipped_ids(), *self.imported_ids())

    def imported_ids(self) -> tuple[str, ...]:
        """The ids of the imported packs, sorted."""
        found = (path.parent.name for path in self.folder.glob(f"*/{task_file.NAME}"))
        return tuple(sorted(id for id in found if ID.fullmatch(id)))

    def origin(self, id: str) -> From:
        """Where the pack of that id is from."""
        return "program" if id in packs.shipped_ids() else "import"

    def pack(self, id: str) -> Pack:
        """The pack of that id. Code that it brings with it is not executed.

        Raises:
            Misuse: if there is none; it names those that there are.
            Problem: if an imported one is damaged, or holds code and is not what the user signed for.
        """
        if id in packs.shipped_ids():
            return packs.shipped_pack(id)
        if id not in self.imported_ids():
            raise Misuse("packs.unknown", pack=id, known=", ".join(self.ids()))
        signature = self.signature(id)
        return packs.load_pack(self.folder / id, signature.sha256 if signature else None)

    def signature(self, id: str) -> Signature | None:
        """What the user signed for under that id. Raises Problem if the signatures cannot be read."""
        return self._signatures().get(id)

    def keep(self, staged: Path, id: str, signed: str | None) -> Pack:
        """Take a folder into the store by renaming it; it lies in `self.folder`. `signed`: the hash signed for.

        Raises:
            Misuse: if the id is no id, a shipped pack's, or taken.
            Problem: if the disk is full.
        """
        self.refuse_id(id)
        if signed is not None:
            self._sign({**self._signatures(), id: Signature(sha256=signed, at=_now())})
        with disk_problems(self.folder):
            staged.rename(self.folder / id)
        return self.pack(id)

    def refuse_id(self, id: str) -> None:
        """Raises Misuse if an imported pack cannot have that id."""
        if not ID.fullmatch(id):
            raise Misuse("packs.no_id", pack=id)
        if id in packs.shipped_ids():
            raise Misuse("packs.id_shipped", pack=id)
        if (self.folder / id).exists():
            raise Misuse("packs.id_taken", pack=id)

    def remove(self, id: str) -> None:
        """Take an imported pack out of the store, with its signature.

        Raises:
            Misuse: if there is none, or it came with the program.
        """
        if id in packs.shipped_ids():
            raise Misuse("packs.shipped_stays", pack=id)
        if id not in self.imported_ids():
            raise Misuse("packs.unknown", pack=id, known=", ".join(self.imported_ids()) or "–")
        gone = self.staging_place()
        with disk_problems(self.folder):
            (self.folder / id).rename(gone)
        self._sign({other: signature for other, signature in self._signatures().items() if other != id})
        shutil.rmtree(gone, ignore_errors=True)

    def staging_place(self) -> Path:
        """A new path inside the store for what is not a pack yet; its folder is made."""
        return make_folder(self.folder) / f"{STAGED}{secrets.token_hex(8)}"

    def _signatures(self) -> dict[str, Signature]:
        file = self.folder / "trusted.json"
        try:
            return _SIGNATURES.validate_json(file.read_bytes()) if file.exists() else {}
        except (OSError, ValidationError) as error:
            raise Problem("packs.trusted_file", path=file, reason=type(error).__name__) from None

    def _sign(self, signatures: dict[str, Signature]) -> None:
        told = {id: signature.model_dump() for id, signature in sorted(signatures.items())}
        write_whole(self.folder / "trusted.json", json.dumps(told, indent=1).encode() + b"\n")


def shipped_only() -> PackStore:
    """A store without imported packs."""
    return PackStore(resources.folder("evals/packs") / "none")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
