"""Finding what a person named: by id, by the beginning of an id, or by name."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Generic, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from aiact_desk.library.database import Database
from aiact_desk.library.ids import new_id
from aiact_desk.library.tables import (
    AnswerPackRow,
    ClaimRow,
    CommentRow,
    DeliveryRow,
    DocumentRow,
    ExportRow,
    Kept,
    ModelRow,
    Named,
    PacketRow,
    PersonRow,
    RecipientRow,
    RequestItemRow,
    RequestRow,
    RunRow,
    VersionRow,
)
from aiact_desk.problems import Misuse

_SHORTEST = 4  # signs of an id after its noun that may stand for the whole
_SHOWN = 5
_NEAR_NAME = 0.5  # shares of signs in common, as `difflib` counts them
_NEAR_ID = 0.8  # all ids of a noun begin alike

Row = TypeVar("Row", bound=Kept)


@dataclass(frozen=True)
class Noun(Generic[Row]):
    """What can be named: its table, the word that its ids begin with, and what is said when it is not found."""

    row: type[Row]
    word: str
    unknown: str
    near: str
    ambiguous: str


MODEL = Noun(ModelRow, "model", "library.unknown_model", "library.near_model", "library.ambiguous_model")
VERSION = Noun(VersionRow, "version", "library.unknown_version", "library.near_version", "library.ambiguous_version")
RUN = Noun(RunRow, "run", "library.unknown_run", "library.near_run", "library.ambiguous_run")
DOCUMENT = Noun(
    DocumentRow, "document", "library.unknown_document", "library.near_document", "library.ambiguous_document"
)
PERSON = Noun(PersonRow, "person", "library.unknown_person", "library.near_person", "library.ambiguous_person")
COMMENT = Noun(CommentRow, "comment", "library.unknown_comment", "library.near_comment", "library.ambiguous_comment")
EXPORT = Noun(ExportRow, "export", "library.unknown_export", "library.near_export", "library.ambiguous_export")
PACKET = Noun(PacketRow, "packet", "library.unknown_packet", "library.near_packet", "library.ambiguous_packet")
REQUEST = Noun(RequestRow, "request", "requests.unknown", "requests.near", "requests.ambiguous")
ITEM = Noun(RequestItemRow, "item", "requests.unknown_item", "requests.near_item", "requests.ambiguous_item")
CLAIM = Noun(ClaimRow, "claim", "requests.unknown_claim", "requests.near_claim", "requests.ambiguous_claim")
ANSWER_PACK = Noun(
    AnswerPackRow, "answer", "requests.unknown_answer", "requests.near_answer", "requests.ambiguous_answer"
)
RECIPIENT = Noun(RecipientRow, "recipient", "register.unknown", "register.near", "register.ambiguous")
DELIVERY = Noun(
    DeliveryRow, "delivery", "register.unknown_delivery", "register.near_delivery", "register.ambiguous_delivery"
)


def tidy(name: str) -> str:
    """A name without white space around it, and with one space where there was more inside.

    Raises: Misuse if nothing is left.
    """
    if tidied := " ".join(name.split()):
        return tidied
    raise Misuse("library.name_empty")


def key_of(name: str) -> str:
    """What two names share that differ in case, in white space or in how their letters are encoded."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return " ".join(folded.split())


def fresh_id(session: Session, noun: Noun[Row]) -> str:
    """An id that no row of the noun has."""
    while session.scalar(select(noun.row.seq).where(noun.row.id == (id := new_id(noun.word)))) is not None:
        pass
    return id


def id_of(database: Database, noun: Noun[Row], ref: str) -> str:
    """The id of what `ref` names, as `find` finds it; a whole id costs one look into an index.

    Raises: Misuse as `find`.
    """
    if database.rows(f"SELECT 1 FROM {noun.row.__tablename__} WHERE id = ?", (ref,)):  # noqa: S608  (our own name)
        return ref
    with database.reading() as session:
        return find(session, noun, ref).id


def find(session: Session, noun: Noun[Row], ref: str) -> Row:
    """The row that `ref` names: a whole id, else a name in any case, else the beginning of exactly one id
    ("version-k3f9": at least four signs after the noun).

    Raises: Misuse if there is none (with names that are near) or more than one.
    """
    row = session.scalar(select(noun.row).where(noun.row.id == ref))
    if row is None and issubclass(noun.row, Named):
        row = session.scalar(select(noun.row).where(noun.row.key == key_of(ref)))
    return row or _by_beginning(session, noun, ref)


def _by_beginning(session: Session, noun: Noun[Row], ref: str) -> Row:
    if not (ref.startswith(f"{noun.word}-") and len(ref) >= len(noun.word) + 1 + _SHORTEST):
        raise _unknown(session, noun, ref)
    found = session.scalars(select(noun.row).where(noun.row.id.startswith(ref, autoescape=True)).limit(_SHOWN)).all()
    if not found:
        raise _unknown(session, noun, ref)
    if len(found) > 1:
        raise Misuse(noun.ambiguous, ref=ref, found=", ".join(row.id for row in found))
    return found[0]


def _unknown(session: Session, noun: Noun[Row], ref: str) -> Misuse:
    known = _by_key(session, noun)
    near = get_close_matches(key_of(ref), known, n=3, cutoff=_NEAR_NAME if issubclass(noun.row, Named) else _NEAR_ID)
    if not near:
        return Misuse(noun.unknown, ref=ref)
    return Misuse(noun.near, ref=ref, near=", ".join(known[key] for key in near))


def _by_key(session: Session, noun: Noun[Row]) -> Mapping[str, str]:
    if issubclass(noun.row, Named):
        return dict(session.execute(select(noun.row.key, noun.row.name)).all())
    return {id: id for id in session.scalars(select(noun.row.id))}
