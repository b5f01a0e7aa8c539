"""The nouns of a request: what somebody asks by which provision, what answers it, and what is claimed confidential."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class Request:
    """A request for information as it came in. `authority`, `basis` and `form` are ids of the rules on requests.

    `number` is the one that the authority gave it. `fines_stated`: it indicates the fines of Art. 101, as Art. 91(4)
    asks. `closed_at` is when the first answer was written.
    """

    id: str
    model_id: str
    number: str
    authority: str
    basis: str
    form: str
    purpose: str
    received: date
    deadline: date
    fines_stated: bool
    person: str
    at: datetime
    closed_at: datetime | None = None

    def days_left(self, today: date) -> int:
        """Days until the deadline; below 0 it is over."""
        return (self.deadline - today).days


@dataclass(frozen=True)
class Place:
    """A row of a document, or a run that it rests on: `id` is the row's or the run's."""

    document: str
    id: str

    def __str__(self) -> str:
        return f"{self.document}:{self.id}"


@dataclass(frozen=True)
class EnclosedFile:
    """A further document that goes with an answer; the library keeps its bytes under the hash. `size` is in bytes."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Answering:
    """What answers an item: rows of documents, runs as evidence, further files."""

    rows: tuple[Place, ...] = ()
    runs: tuple[Place, ...] = ()
    files: tuple[EnclosedFile, ...] = ()


@dataclass(frozen=True)
class Item:
    """One thing that a request asks for, in its own words, and what answers it."""

    id: str
    request_id: str
    text: str
    answering: Answering
    person: str
    at: datetime


@dataclass(frozen=True)
class Claim:
    """A claim that something in an answer is confidential: a whole row, exact words of an answer, or a file.

    `ground` is the id of a ground of the rules on requests. `withdrawn_at`: it does not count any more.
    """

    id: str
    request_id: str
    ground: str
    reason: str
    row: Place | None
    words: str | None
    file_sha256: str | None
    person: str
    at: datetime
    withdrawn_at: datetime | None = None


@dataclass(frozen=True)
class WrittenFile:
    """A file of an answer; `version` says of which one: the confidential one, the non-confidential one, or the only."""

    version: str
    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class AnswerPack:
    """An answer that was written. `answered_by` gave it, by `capacity` (an id of the rules) and in words `power`.

    `confirmed` are the ids of the questions that they were asked last. `texts` are the SHA-256 of the frozen texts that
    answered, by document (empty for a draft); `head` that of the audit chain as it stands in the files.
    """

    id: str
    request_id: str
    answered_by: str
    capacity: str
    power: str
    confirmed: tuple[str, ...]
    with_drafts: bool
    late: bool
    texts: dict[str, str]
    files: tuple[WrittenFile, ...]
    head: str
    person: str
    at: datetime


@dataclass(frozen=True)
class RequestFile:
    """A request with everything that belongs to it; withdrawn claims are left out."""

    request: Request
    items: tuple[Item, ...]
    claims: tuple[Claim, ...] = ()
    packs: tuple[AnswerPack, ...] = field(default=())

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents that answer, in the order in which they are first named."""
        named = (place.document for one in self.items for place in (*one.answering.rows, *one.answering.runs))
        return tuple(dict.fromkeys(named))

    @property
    def files(self) -> tuple[EnclosedFile, ...]:
        """The files that go with it, each once."""
        found = {file.sha256: file for one in self.items for file in one.answering.files}
        return tuple(found.values())
