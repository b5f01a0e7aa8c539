"""The head of the audit chain as it stands in an exported file: what was the last row when the file was written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

META = "aiactdeskaudithead"
"""The name of the entry in a PDF's document information that holds a head: letters alone, since others are dropped."""

_TEXT = re.compile(r"([0-9a-f-]{36}):([1-9][0-9]{0,17}):([0-9a-f]{64})")


@dataclass(frozen=True)
class AuditHead:
    """Row `seq` of the chain of the library of this name has this hash. As a text: "LIBRARY:ROW:HASH"."""

    library: str
    seq: int
    hash: str

    def __str__(self) -> str:
        return f"{self.library}:{self.seq}:{self.hash}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raises: ValueError if the text is no head."""
        found = _TEXT.fullmatch(text)
        if found is None:
            raise ValueError("no head of an audit chain")
        return cls(found[1], int(found[2]), found[3])
