"""Where an imported value comes from: the file by its name and SHA-256, and the place in it."""

from __future__ import annotations

from aiact_desk.documents.nouns import Provenance
from aiact_desk.inspection.reading import printable

_HASH = "sha256:"


def provenance(file: str, sha256: str, place: str) -> Provenance:
    """The origin of a value that was taken from a file; `file` is its name without the folder that it lay in."""
    return Provenance("imported", printable(file), f"{_HASH}{sha256} {printable(place)}")


def is_from_file(provenance: Provenance) -> bool:
    """Whether a value was taken from a file that a person chose."""
    return provenance.origin == "imported" and provenance.detail.startswith(_HASH)
