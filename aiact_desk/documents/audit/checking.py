"""Whether a chain holds: every row in its place, unaltered, and erased only where an erasure says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from aiact_desk.documents.audit.entry import NOTHING_BEFORE, Entry, Kind, Part, hash_of
from aiact_desk.documents.identity.certificate import is_signed
from aiact_desk.documents.review import approval_statement
from aiact_desk.regulation.json_values import Json


@dataclass(frozen=True)
class Broken:
    """What does not hold at a row: `why` is a sentence id of `aiact_desk.wording`, `params` its parameters."""

    seq: int
    why: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class ChainCheck:
    """How many rows a chain has, and the first one that does not hold."""

    rows: int
    broken: Broken | None


def first_broken(entries: Iterable[Entry]) -> Broken | None:
    """The first row that does not hold, or None where all do. The rows are read once, in their order."""
    found = _Reading()
    for entry in entries:
        if broken := found.take(entry):
            return min(broken, found.unexplained() or broken, key=lambda one: one.seq)
    return found.unexplained()


class _Reading:
    """How far a chain was read: the row before, the parts that were erased, and those that erasures name."""

    def __init__(self) -> None:
        self._seq, self._hash = 0, NOTHING_BEFORE
        self._erased: set[tuple[int, str]] = set()
        self._named: set[tuple[int, str]] = set()

    def take(self, entry: Entry) -> Broken | None:
        """Read one row on; what does not hold of it."""
        if entry.seq != self._seq + 1:
            return Broken(self._seq + 1, "audit.row_missing")
        try:
            parts = entry.parts()
            named = set(_named(parts)) if entry.kind == Kind.ERASURE else set()
        except ValueError:
            return Broken(entry.seq, "audit.row_altered")
        if entry.previous != self._hash:
            return Broken(entry.seq, "audit.row_unlinked")
        if entry.hash != hash_of(entry.seq, entry.at, entry.kind, entry.subject, parts, entry.previous):
            return Broken(entry.seq, "audit.row_altered")
        if not _is_signed_as_said(entry):
            return Broken(entry.seq, "audit.signature_wrong")
        self._seq, self._hash = entry.seq, entry.hash
        self._erased |= {(entry.seq, name) for name, part in parts.items() if part.salt is None}
        self._named |= named
        return None

    def unexplained(self) -> Broken | None:
        """The first row with a part that is gone and that no erasure names."""
        rows = [seq for seq, _ in self._erased - self._named]
        return Broken(min(rows), "audit.part_gone") if rows else None


def _is_signed_as_said(entry: Entry) -> bool:
    """Whether the signature of an approval is by the certificate beside it. Without the person's name, which can be
    erased, what was signed cannot be told any more.
    """
    said = entry.values() if entry.kind == Kind.STEP else {}
    signature, certificate = said.get("signature"), said.get("certificate")
    if not (isinstance(signature, str) and isinstance(certificate, str) and "person" in said):
        return True
    document = entry.subject.partition("/")[0]
    return is_signed(approval_statement(document, str(said.get("text")), str(said["person"])), signature, certificate)


def _named(parts: Mapping[str, Part]) -> Iterable[tuple[int, str]]:
    """The parts that an erasure names, as pairs of row and part.

    Raises:
        ValueError: if it names none, or was erased itself.
    """
    rows: Json = parts["rows"].value if "rows" in parts else None
    if not isinstance(rows, dict):
        raise ValueError("an erasure without rows")
    for seq, names in rows.items():
        if not seq.isdecimal() or not isinstance(names, list):
            raise ValueError("an erasure of no row")
        yield from ((int(seq), str(name)) for name in names)
