"""What an answer is made of, and in which copies it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from aiact_desk.documents.answer_pack.request import Place, RequestFile
from aiact_desk.documents.audit.head import AuditHead
from aiact_desk.documents.content import Content
from aiact_desk.documents.nouns import Model
from aiact_desk.documents.sight import Sight
from aiact_desk.regulation.terms import Audience


class Copy(StrEnum):
    """One copy where nothing is claimed confidential; else one with claims marked, and one without what they name."""

    ONLY = "answer"
    CONFIDENTIAL = "confidential"
    NON_CONFIDENTIAL = "non-confidential"


@dataclass(frozen=True)
class Given:
    """An answer before it is written: the request, the documents that answer by their ids, and who answers.

    `capacity` is the id of one of the rules on requests, `power` what they say of it; `at` is the time that the files
    bear and `head` the last row of the audit chain before them. `audience` is the reader that the authority is.
    """

    file: RequestFile
    model: Model
    contents: Mapping[str, Content]
    audience: Audience
    answered_by: str
    capacity: str
    power: str
    at: datetime
    head: AuditHead | None = None

    @property
    def places(self) -> tuple[Place, ...]:
        """Every row and run that answers, each once."""
        named = (place for one in self.file.items for place in (*one.answering.rows, *one.answering.runs))
        return tuple(dict.fromkeys(named))

    @property
    def copies(self) -> tuple[Copy, ...]:
        """The copies to write."""
        return (Copy.CONFIDENTIAL, Copy.NON_CONFIDENTIAL) if self.file.claims else (Copy.ONLY,)

    def sight(self, document: str, copy: Copy) -> Sight:
        """What stands beside the rows of a document: only what these rows carry themselves. What an answer overrules is
        shown in shortened form, so the non-confidential copy leaves it out: a passage could be cut in the middle.
        """
        rows = {place.id for one in self.file.items for place in one.answering.rows if place.document == document}
        found = Sight.of_rows(rows)
        return Sight(found.files, found.machine, found.size, overruled=copy is not Copy.NON_CONFIDENTIAL)
