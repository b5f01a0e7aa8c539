"""What this library last agreed on with others about a document: kept in the rows of the chain that record imports."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from aiact_desk.documents.audit.entry import Kind
from aiact_desk.documents.bundles.comparing import Agreed, agreed_of, merged, turned
from aiact_desk.documents.bundles.reading import Unpacked
from aiact_desk.documents.bundles.sayings import Key, revisions, sayings_in
from aiact_desk.library.audit_chain import entry_of, record
from aiact_desk.library.tables import AuditRow
from aiact_desk.regulation.json_values import Json


def exchanges(session: Session, document_id: str) -> dict[str, Agreed]:
    """By the name of the other library, what was agreed on with it as this library sees it, since the document came
    to be here.
    """
    rows = select(AuditRow).where(AuditRow.subject == document_id, AuditRow.kind == Kind.IMPORT)
    found: dict[str, Agreed] = {}
    for row in session.scalars(rows.order_by(AuditRow.seq)):
        said = entry_of(row).values()
        library = said.get("library")
        if said.get("added"):
            found.clear()
        if isinstance(library, str):
            found[library] = merged(found.get(library, {}), _read(said.get("seen")))
    return found


def agreed_with(session: Session, unpacked: Unpacked, own_name: str) -> dict[Key, tuple[int, int]]:
    """What this library and the sender of a bundle last agreed on, as either of them remembers it.

    A bundle of this library itself brings nothing that it did not know.
    """
    bundle = unpacked.bundle
    known = exchanges(session, bundle.document.id).get(bundle.library, {})
    if bundle.library == own_name:
        return merged(known, {key: (number, number) for key, number in revisions(sayings_in(bundle)).items()})
    return merged(known, *(turned(agreed_of(one)) for one in bundle.exchanges if one.library == own_name))


def note_import(session: Session, unpacked: Unpacked, agreed: Agreed, person: str, *, added: bool) -> None:
    """Record that a bundle was taken in, from where, and what is agreed on with its sender now; `added`: with it the
    document came to be here.
    """
    bundle = unpacked.bundle
    seen: list[Json] = [[list(key), here, there] for key, (here, there) in sorted(agreed.items())]
    record(
        session,
        Kind.IMPORT,
        bundle.document.id,
        bundle=unpacked.sha256,
        library=bundle.library,
        head=bundle.head,
        seen=seen,
        added=added,
        person=person,
    )


def _read(seen: Json) -> dict[Key, tuple[int, int]]:
    """The agreement of a row; one that was erased tells nothing."""
    found: dict[Key, tuple[int, int]] = {}
    for one in seen if isinstance(seen, list) else ():
        match one:
            case [list(key), int(here), int(there)]:
                found[tuple(map(str, key))] = (here, there)
    return found
