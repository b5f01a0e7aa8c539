"""What `bundle.json` says: one document with everything that it rests on, but for the files beside it."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from aiact_desk.documents.nouns import DocumentState, Mark, Origin
from aiact_desk.documents.review import Identity, StepKind
from aiact_desk.inspection.facts import VersionFacts
from aiact_desk.regulation.json_values import Json

SCHEMA: Final = 1
"""The newest shape that this program reads and the one that it writes."""

_SIGNS = "[0-9abcdefghjkmnpqrstvwxyz]{8}"
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
RunId = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")]
ModelId = Annotated[str, Field(pattern=f"^model-{_SIGNS}$")]
VersionId = Annotated[str, Field(pattern=f"^version-{_SIGNS}$")]
DocumentId = Annotated[str, Field(pattern=f"^document-{_SIGNS}$")]
CommentId = Annotated[str, Field(pattern=f"^comment-{_SIGNS}$")]
Library = Annotated[str, Field(pattern=r"^[0-9a-f-]{36}$")]
Revision = Annotated[int, Field(ge=1, le=1_000_000_000)]
Name = Annotated[str, Field(min_length=1, max_length=1000)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class BundledModel(_Part):
    """The model that the document is of."""

    id: ModelId
    name: Name
    provider: str | None
    notices: tuple[str, ...]
    created_at: AwareDatetime


class BundledVersion(_Part):
    """A version without its weights and without the place where they lie."""

    id: VersionId
    name: Name
    facts: VersionFacts
    added_at: AwareDatetime


class BundledDocument(_Part):
    """The document itself; `versions` are those that it covers, in its order."""

    id: DocumentId
    form: Name
    edition: Name
    number: Revision
    state: DocumentState
    previous: DocumentId | None
    versions: tuple[VersionId, ...]
    created_at: AwareDatetime
    updated_at: AwareDatetime


class BundledAnswer(_Part):
    """One revision of one field. One with neither value nor reason took the answer away."""

    field: Name
    revision: Revision
    value: Json
    not_applicable: str | None
    left_open: str | None
    origin: Origin
    source: str
    detail: str
    at: AwareDatetime

    @property
    def is_empty(self) -> bool:
        return self.value is None and self.not_applicable is None and self.left_open is None


class BundledChoice(_Part):
    """The newest choice of a run for one version and suite; without a run it was taken back."""

    version: VersionId
    suite: Name
    revision: Revision
    run: RunId | None
    reason: str
    person: str
    at: AwareDatetime


class BundledMark(_Part):
    """The newest mark on one sample; without a mark it was taken back."""

    run: RunId
    pack: Name
    item: Name
    revision: Revision
    mark: Mark | None
    reason: str
    person: str
    at: AwareDatetime


class BundledRun(_Part):
    """A successful run whose folder travels. `has_responses`: with the answers of the model, which no figure needs."""

    id: RunId
    version: VersionId
    suite: Name
    limit: Annotated[int, Field(ge=1, le=1 << 60)] | None
    created_at: AwareDatetime
    manifest_sha256: Sha256
    has_responses: bool


class BundledComment(_Part):
    """A remark on the document, or on one field of it."""

    id: CommentId
    field: Name | None
    text: Annotated[str, Field(min_length=1)]
    person: str
    at: AwareDatetime
    settled_by: str | None
    settled_at: AwareDatetime | None


class BundledStep(_Part):
    """One step of the document. `certificate` (PEM) is the one that `signature` is checked by."""

    step: StepKind
    person: str
    function: str
    reason: str
    text_sha256: Sha256
    identity: Identity
    signature: str | None
    certificate: str | None
    four_eyes: bool
    at: AwareDatetime


class BundledText(_Part):
    """A text that the document was sent to review with; its bytes stand in `texts/`."""

    revision: Revision
    sha256: Sha256
    at: AwareDatetime


class Seen(_Part):
    """One saying (see `comparing`) and its revisions when two libraries last agreed on it, 0 where it was not there."""

    key: Annotated[tuple[str, ...], Field(min_length=2, max_length=4)]
    here: Annotated[int, Field(ge=0)]
    there: Annotated[int, Field(ge=0)]


class Exchange(_Part):
    """What the sender last took over from another library of this document."""

    library: Library
    seen: tuple[Seen, ...]


class Bundle(_Part):
    """One document with its evidence. `head` is the head of the sender's audit chain, `library` its name in it."""

    schema_version: Literal[1] = SCHEMA
    library: Library
    head: Annotated[str, Field(pattern=r"^[0-9a-f-]{36}:[1-9][0-9]{0,17}:[0-9a-f]{64}$")]
    document: BundledDocument
    model: BundledModel
    versions: tuple[BundledVersion, ...]
    answers: tuple[BundledAnswer, ...]
    choices: tuple[BundledChoice, ...]
    marks: tuple[BundledMark, ...]
    runs: tuple[BundledRun, ...]
    comments: tuple[BundledComment, ...]
    steps: tuple[BundledStep, ...]
    texts: tuple[BundledText, ...]
    exchanges: tuple[Exchange, ...]


class Entry(_Part):
    """One file of a bundle, as `manifest.json` names it; `size` in bytes."""

    sha256: Sha256
    size: Annotated[int, Field(ge=0)]


class Manifest(_Part):
    """`manifest.json`: every other file of the bundle by its name."""

    schema_version: Literal[1] = SCHEMA
    files: dict[str, Entry]
