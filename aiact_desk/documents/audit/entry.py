"""One row of the audit chain, and how it is hashed.

A row's content is a mapping of named parts. Each part is hashed with a salt of its own, and the row's hash is made of
the hashes of its parts: so a part with personal data can be erased (value and salt go, its hash stays), nobody can
guess it back from its hash, and the chain still verifies.

    part = SHA-256(salt + JSON of the value)
    row  = SHA-256(JSON of [seq, at, kind, subject, {name: part, …}, previous])

JSON is always the canonical text: keys sorted, no spaces, UTF-8.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from aiact_desk.regulation.json_values import Json, canonical

NOTHING_BEFORE = "0" * 64
"""What the first row names as the hash of the row before it."""

_SALT_BYTES = 16


class Kind(StrEnum):
    """What a row records."""

    BEGIN = "begin"
    VALUE = "value"
    STATE = "state"
    STEP = "step"
    PERSON = "person"
    RUN = "run"
    EXPORT = "export"
    BUNDLE = "bundle"
    IMPORT = "import"
    REQUEST = "request"
    ANSWER = "answer"
    DELIVERY = "delivery"
    RETENTION = "retention"
    DELETION = "deletion"
    ERASURE = "erasure"


@dataclass(frozen=True)
class Entry:
    """A row as it is kept. `content` is the text of its parts; `kind` is a text, since later programs know more."""

    seq: int
    at: str
    kind: str
    subject: str
    content: str
    previous: str
    hash: str

    def parts(self) -> dict[str, Part]:
        """The parts by name.

        Raises:
            ValueError: if `content` is not what this program writes.
        """
        found = json.loads(self.content)
        if not isinstance(found, dict) or canonical(found) != self.content:
            raise ValueError("not the canonical text of a mapping")
        return {name: Part.read(part) for name, part in found.items()}

    def values(self) -> dict[str, Json]:
        """The values of the parts that were not erased."""
        return {name: part.value for name, part in self.parts().items() if part.salt is not None}


@dataclass(frozen=True)
class Part:
    """One named fact of a row. Where it was erased there is no salt and no value, only the hash."""

    hash: str
    salt: str | None = None
    value: Json = None

    @classmethod
    def of(cls, value: Json, salt: str | None = None) -> Part:
        """A part with its hash; a fresh salt unless one is given."""
        salt = salt or secrets.token_hex(_SALT_BYTES)
        return cls(sha256((salt + canonical(value)).encode()).hexdigest(), salt, value)

    @classmethod
    def read(cls, given: object) -> Part:
        """A part from its JSON.

        Raises:
            ValueError: if it is neither whole nor erased.
        """
        match given:
            case {"salt": str(salt), "value": value, **others} if not others:
                return cls.of(value, salt)
            case {"hash": str(hash), **others} if not others:
                return cls(hash)
        raise ValueError("a part is neither whole nor erased")

    def erased(self) -> Part:
        """The same part without what it says."""
        return Part(self.hash)

    def json(self) -> dict[str, Json]:
        """As it stands in the content of a row."""
        return {"hash": self.hash} if self.salt is None else {"salt": self.salt, "value": self.value}


def content_of(parts: Mapping[str, Part]) -> str:
    """The text of the parts, as a row keeps it."""
    return canonical({name: part.json() for name, part in parts.items()})


def hash_of(seq: int, at: str, kind: str, subject: str, parts: Mapping[str, Part], previous: str) -> str:
    """The hash of a row."""
    said: list[Json] = [seq, at, kind, subject, {name: part.hash for name, part in parts.items()}, previous]
    return sha256(canonical(said).encode()).hexdigest()
