"""Verbs on the list of people who write and approve."""

from __future__ import annotations

from pathlib import Path

from aiact_desk.desk.desk import Desk
from aiact_desk.documents.identity import certificate as certificates
from aiact_desk.documents.review import Person
from aiact_desk.files import disk_problems
from aiact_desk.pages import Page
from aiact_desk.problems import Misuse


def add_person(desk: Desk, name: str, function: str = "") -> Person:
    """Put somebody on the list, with their function in the house ("head of compliance").

    Raises:
        Misuse: if the name is empty.
        Problem: if it is on the list already.
    """
    return desk.library.add_person(name, function, desk.person)


def list_people(desk: Desk, offset: int = 0, limit: int = 100, left: bool = False) -> Page[Person]:
    """A page of the people on the list; with those who left it where `left` is set."""
    return desk.library.people(offset, limit, left)


def show_person(desk: Desk, name: str) -> Person:
    """Somebody who is or was on the list.

    Raises:
        Misuse: if there is nobody of this name.
    """
    return desk.library.person(name)


def set_passphrase(desk: Desk, name: str, passphrase: str | None) -> Person:
    """Let approving ask a person for this passphrase, or for none. It is kept as scrypt and cannot be read back.

    Raises:
        Misuse: if the person is unknown or left, or the passphrase is too short.
    """
    return desk.library.set_passphrase(name, passphrase, desk.person)


def set_certificate(desk: Desk, name: str, file: Path | None) -> Person:
    """Let approving ask a person for the key of this certificate (PEM or DER), or for none.

    Raises:
        Misuse: if the person is unknown or left, or the file holds no certificate whose key can sign.
    """
    certificate = None
    if file is not None:
        with disk_problems(file):
            if not file.is_file() or file.stat().st_size > certificates.LARGEST:
                raise Misuse("identity.no_certificate")
            certificate = certificates.read_certificate(file.read_bytes())
    return desk.library.set_certificate(name, certificate, desk.person)


def leave(desk: Desk, name: str) -> Person:
    """Take somebody off the list. What they wrote and approved stays as it is.

    Raises:
        Misuse: if the person is unknown or left before.
    """
    return desk.library.leave(name, desk.person)


def erase_person(desk: Desk, name: str, reason: str) -> int:
    """Erase somebody's name from all records, for a reason; how many rows of the audit chain held it.

    Raises:
        Misuse: if the person is unknown or no reason is given.
    """
    if not reason.strip():
        raise Misuse("audit.reason_missing")
    return desk.library.erase_person(name, reason.strip(), desk.person)
