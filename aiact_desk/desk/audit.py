"""Verbs on the audit chain: whether it holds, what an exported file knows of it, and giving it out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from aiact_desk.desk.desk import Desk
from aiact_desk.documents.audit.checking import Broken
from aiact_desk.documents.audit.embedded_head import embedded_head
from aiact_desk.documents.audit.entry import Entry
from aiact_desk.documents.audit.head import AuditHead
from aiact_desk.documents.review import ExportRecord
from aiact_desk.files import disk_problems, write_whole
from aiact_desk.pages import Page
from aiact_desk.problems import Misuse

Outcome = Literal["holds", "truncated", "rewritten", "other_library", "no_head"]


@dataclass(frozen=True)
class FileCheck:
    """What the head in an exported file says of the chain. `export` is the record of that very file, if it is here."""

    file: Path
    outcome: Outcome
    head: AuditHead | None
    export: ExportRecord | None


@dataclass(frozen=True)
class Verification:
    """Whether the chain and the records of the library hold, and what each file says of it."""

    rows: int
    broken: Broken | None
    files: tuple[FileCheck, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing is broken and no file contradicts the chain."""
        return self.broken is None and all(one.outcome == "holds" for one in self.files)


def verify_audit(desk: Desk, against: Sequence[Path] = ()) -> Verification:
    """Check every row of the chain, every record against its newest row, every signature, and the given files.

    Raises:
        Misuse: if a file is no PDF that can be read.
    """
    chain, head = desk.library.check_chain(), desk.library.audit_head()
    return Verification(chain.rows, chain.broken, tuple(_checked(desk, file, head) for file in against))


def audit_entries(desk: Desk, offset: int = 0, limit: int = 100) -> Page[Entry]:
    """A page of the chain, the newest row first."""
    return desk.library.audit_entries(offset, limit, newest_first=True)


def export_audit(desk: Desk, to: Path) -> int:
    """Write the chain as JSON lines, one row each, that anybody can check; how many there are.

    Raises:
        Misuse: if `to` is a folder or lies in none.
        Problem: if the place cannot be written or the disk is full.
    """
    with disk_problems(to):
        if (to.exists() and not to.is_file()) or not to.absolute().parent.is_dir():
            raise Misuse("desk.no_export_place", path=to)
    lines = [json.dumps(asdict(entry), ensure_ascii=False) for entry in desk.library.all_audit_entries()]
    write_whole(to, "".join(f"{line}\n" for line in lines).encode())
    return len(lines)


def erase_audit(desk: Desk, rows: Mapping[int, Sequence[str]], reason: str) -> None:
    """Erase what parts of rows say, for a reason. The chain still verifies.

    Raises:
        Misuse: if a row or a part is unknown, or no reason is given.
    """
    if not reason.strip():
        raise Misuse("audit.reason_missing")
    desk.library.erase_audit_parts(rows, reason.strip(), desk.person)


def _checked(desk: Desk, file: Path, now: AuditHead | None) -> FileCheck:
    head = embedded_head(file)
    export = desk.library.export_of(hashlib.sha256(file.read_bytes()).hexdigest())
    return FileCheck(file, _outcome(desk, head, now), head, export)


def _outcome(desk: Desk, head: AuditHead | None, now: AuditHead | None) -> Outcome:
    if head is None:
        return "no_head"
    if now is None or now.library != head.library:
        return "other_library"
    entry = desk.library.audit_entry(head.seq)
    if entry is None:
        return "truncated"
    return "holds" if entry.hash == head.hash else "rewritten"
