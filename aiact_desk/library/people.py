"""The people who write and approve."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from aiact_desk.documents.audit.entry import Kind
from aiact_desk.documents.identity import passphrase as passphrases
from aiact_desk.documents.review import Identity, Person
from aiact_desk.library import refs
from aiact_desk.library.audit_chain import record
from aiact_desk.library.opened import Opened
from aiact_desk.library.reading import Listing
from aiact_desk.library.tables import PersonRow
from aiact_desk.pages import Page
from aiact_desk.problems import Misuse, Problem
from aiact_desk.regulation.json_values import Json

_WITH_THOSE_WHO_LEFT = Listing[PersonRow](select(PersonRow).order_by(PersonRow.seq))
_ON_LIST = Listing[PersonRow](select(PersonRow).where(PersonRow.left_at.is_(None)).order_by(PersonRow.seq))


class People(Opened):
    def add_person(self, name: str, function: str, by: str) -> Person:
        """Put somebody on the list; `by` is who does it.

        Raises: Misuse if the name is empty. Problem if it is on the list already.
        """
        tidied = refs.tidy(name)
        with self._database.writing() as session:
            key = refs.key_of(tidied)
            if session.scalar(select(PersonRow.seq).where(PersonRow.key == key)) is not None:
                raise Problem("library.person_taken", name=tidied)
            row = PersonRow(
                id=refs.fresh_id(session, refs.PERSON),
                name=tidied,
                key=key,
                function=function.strip(),
                passphrase=None,
                certificate=None,
                added_at=datetime.now(UTC),
                left_at=None,
            )
            session.add(row)
            return _recorded(session, row, by)

    def people(self, offset: int = 0, limit: int = 100, left: bool = False) -> Page[Person]:
        """The people on the list in the order in which they came, with those who left it where `left` is set."""
        listing = _WITH_THOSE_WHO_LEFT if left else _ON_LIST
        return listing.page(self._database, _person, offset, limit)

    def person(self, ref: str) -> Person:
        """The person of this name or id, whether or not they left the list.

        Raises: Misuse if there is none.
        """
        with self._database.reading() as session:
            return _person(refs.find(session, refs.PERSON, ref))

    def set_passphrase(self, ref: str, passphrase: str | None, by: str) -> Person:
        """Let approving ask this person for a passphrase, or for none.

        Raises: Misuse if the person is unknown or the passphrase is too short.
        """
        stored = None if passphrase is None else passphrases.kept(passphrase)
        with self._database.writing() as session:
            row = _on_list(session, ref)
            row.passphrase = stored
            return _recorded(session, row, by)

    def set_certificate(self, ref: str, certificate: str | None, by: str) -> Person:
        """Let approving ask this person for the key of a certificate (PEM), or for none.

        Raises: Misuse if the person is unknown.
        """
        with self._database.writing() as session:
            row = _on_list(session, ref)
            row.certificate = certificate
            return _recorded(session, row, by)

    def leave(self, ref: str, by: str) -> Person:
        """Take somebody off the list; what they wrote and approved stays as it is.

        Raises: Misuse if the person is unknown or left before.
        """
        with self._database.writing() as session:
            row = _on_list(session, ref)
            row.left_at = datetime.now(UTC)
            return _recorded(session, row, by)

    def passphrase_matches(self, ref: str, passphrase: str) -> bool:
        """Whether this is the person's passphrase; never where none is set."""
        with self._database.reading() as session:
            stored = refs.find(session, refs.PERSON, ref).passphrase
        return stored is not None and passphrases.matches(passphrase, stored)


def person_parts(row: PersonRow) -> dict[str, Json]:
    """What the audit chain says of a person; of the passphrase and the certificate only that they are the same."""
    return {
        "name": row.name,
        "function": row.function,
        "passphrase": _fingerprint(row.passphrase),
        "certificate": _fingerprint(row.certificate),
        "left": row.left_at is not None,
    }


def _fingerprint(text: str | None) -> str | None:
    return None if text is None else sha256(text.encode()).hexdigest()


def _on_list(session: Session, ref: str) -> PersonRow:
    row = refs.find(session, refs.PERSON, ref)
    if row.left_at is not None:
        raise Misuse("library.person_left", name=row.name)
    return row


def _recorded(session: Session, row: PersonRow, by: str) -> Person:
    session.flush()
    record(session, Kind.PERSON, row.id, **person_parts(row), by=by)
    return _person(row)


def _person(row: PersonRow) -> Person:
    asked = Identity.CERTIFICATE if row.certificate else Identity.PASSPHRASE if row.passphrase else Identity.UNCHECKED
    return Person(row.id, row.name, row.function, asked, row.certificate, row.added_at, row.left_at)
