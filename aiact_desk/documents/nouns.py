"""The nouns of the written side: Model, Version, Run, Document and Answer, as plain frozen dataclasses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from aiact_desk.evaluation.ending import RunEnd
from aiact_desk.inspection.facts import VersionFacts
from aiact_desk.regulation.values import Json


@dataclass(frozen=True)
class Model:
    """What the law means by a model: what goes back to one large pre-training run, with its provider.

    `notices` are printed on every page of every document of this model (the demo: "this provider is invented").
    """

    id: str
    name: str
    provider: str | None
    created_at: datetime
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Version:
    """One folder or GGUF file of weights of a Model, inspected. `path` is where it lay when it was added."""

    id: str
    model_id: str
    name: str
    path: str
    facts: VersionFacts
    added_at: datetime


@dataclass(frozen=True)
class Run:
    """One Version measured with one suite. The folder under the library's `runs/` holds everything else.

    `end` is what the library last saw; for a run that is still "running" the run folder decides.
    """

    id: str
    version_id: str
    suite: str
    limit: int | None
    created_at: datetime
    end: RunEnd


class Mark(StrEnum):
    """What a person said of a sample: shown because it was picked, or described and not shown, with the reason."""

    SELECTED = "selected"
    PERSONAL_DATA = "personal_data"
    PROTECTED_TEXT = "protected_text"
    HAZARDOUS = "hazardous"


@dataclass(frozen=True)
class SampleMark:
    """A person's mark on one sample of a run, in one document."""

    run_id: str
    pack: str
    item: str
    mark: Mark
    reason: str
    person: str
    at: datetime


class DocumentState(StrEnum):
    """States of a document; the text of any but a draft is frozen."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    EXPORTED = "exported"


@dataclass(frozen=True)
class Document:
    """One form filled for one Model. `edition` is the edition of the form that it is written against; `previous_id` is
    the document that it was begun from, if any.
    """

    id: str
    model_id: str
    form: str
    edition: str
    number: int
    state: DocumentState
    version_ids: tuple[str, ...]
    created_at: datetime
    updated_at: datetime
    previous_id: str | None = None


@dataclass(frozen=True)
class RunChoice:
    """A person's choice of the run that a document rests on, for the suite and the Version of that run."""

    document_id: str
    version_id: str
    suite: str
    run_id: str
    reason: str
    person: str
    at: datetime


__all__ = [
    "Answer",
    "Document",
    "DocumentState",
    "Mark",
    "Model",
    "Origin",
    "Provenance",
    "Run",
    "RunChoice",
    "RunEnd",
    "SampleMark",
    "Version",
]

Origin = Literal["measured", "inspected", "computed", "imported", "typed"]


@dataclass(frozen=True)
class Provenance:
    """How a value came to be. `source` names the run, file, rule, record or person; `detail` says more.

    measured: source = run id · inspected: source = file, detail = version id · computed: source = rule,
    detail = inputs · imported: source = record · typed: source = person.
    """

    origin: Origin
    source: str
    detail: str = ""


@dataclass(frozen=True)
class Answer:
    """The current answer of one field of one document.

    `value` is the canonical JSON value of the field's type (see `aiact_desk.regulation.values`), None where the
    answer is "not applicable" (`not_applicable` holds the reason) or where a person left the row open and said why
    (`left_open`). `revision` counts up from 1.
    """

    field: str
    value: Json
    provenance: Provenance
    at: datetime
    revision: int = 1
    not_applicable: str | None = None
    left_open: str | None = None
