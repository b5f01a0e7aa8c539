"""The nouns of a document's life: people, the steps of a review, comments, and the files that were written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Identity(StrEnum):
    """How it was checked that a person is who they say."""

    UNCHECKED = "unchecked"
    PASSPHRASE = "passphrase"  # noqa: S105  (a word, not one)
    CERTIFICATE = "certificate"


@dataclass(frozen=True)
class Person:
    """Somebody on the list of people. `identity` is what approving asks them for; `left_at` is when they left it."""

    id: str
    name: str
    function: str
    identity: Identity
    certificate: str | None
    added_at: datetime
    left_at: datetime | None


class StepKind(StrEnum):
    """What can happen to a document in review."""

    SENT = "sent"
    RETURNED = "returned"
    APPROVED = "approved"


@dataclass(frozen=True)
class Step:
    """One step of a document. `text_sha256` is of the text that it was about.

    `identity`, `signature` (hexadecimal) and `four_eyes` (somebody else wrote it) say how an approval came to be;
    `function` is the person's own, in the house.
    """

    document_id: str
    step: StepKind
    person: str
    function: str
    reason: str
    text_sha256: str
    identity: Identity
    signature: str | None
    four_eyes: bool
    at: datetime


@dataclass(frozen=True)
class Comment:
    """A remark on a document, or on one field of it; `settled_by` somebody, or open."""

    id: str
    document_id: str
    field: str | None
    text: str
    person: str
    at: datetime
    settled_by: str | None
    settled_at: datetime | None


@dataclass(frozen=True)
class ExportRecord:
    """A file that was written for a reader. `head` is the text of the audit chain's head that stands in it."""

    id: str
    document_id: str
    audience: str
    file_name: str
    sha256: str
    size: int
    head: str
    person: str
    at: datetime


def approval_statement(document_id: str, text_sha256: str, person: str) -> bytes:
    """What a person signs who approves by certificate."""
    return f"approved\n{document_id}\n{text_sha256}\n{person}\n".encode()
