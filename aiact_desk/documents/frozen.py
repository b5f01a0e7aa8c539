"""The text of a document as it was sent to review: what fills itself is held fast, whatever is measured or read later.

Stated answers stand in the library, where nothing changes them while a document is not a draft; the text names their
revisions. Everything else that a document takes over (records, files, runs, calculators, other documents) is written
into the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Annotated, cast

from pydantic import BaseModel, ConfigDict, Field

from aiact_desk.documents.content import Content
from aiact_desk.documents.nouns import Answer, Origin, Provenance
from aiact_desk.regulation.json_values import Json


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FilledAnswer(_Said):
    """An answer that nobody typed."""

    value: Json
    origin: str
    source: str
    detail: str
    at: datetime

    @classmethod
    def of(cls, answer: Answer) -> FilledAnswer:
        how = answer.provenance
        return cls(value=answer.value, origin=how.origin, source=how.source, detail=how.detail, at=answer.at)

    def answer(self, field: str) -> Answer:
        how = Provenance(cast("Origin", self.origin), self.source, self.detail)
        return Answer(field, self.value, how, self.at)


class FrozenText(_Said):
    """What a document said. `runs` are its complete runs with the SHA-256 of the manifest of each that counted;
    `stated` are the revisions of the stated answers by field; `updated_at` is when anything was last stated or filled.
    """

    schema_version: Annotated[int, Field(ge=1, le=1)] = 1
    model: str
    provider: str | None
    notices: tuple[str, ...]
    filled: dict[str, FilledAnswer]
    stated: dict[str, int]
    runs: dict[str, str | None]
    incomplete_runs: int
    running: int
    updated_at: datetime


def freeze(content: Content, manifests: Mapping[str, str]) -> FrozenText:
    """The text of a document as it stands. `manifests` are the SHA-256 of the manifests of its runs, by run."""
    listing = content.listing
    return FrozenText(
        model=content.model.name,
        provider=content.model.provider,
        notices=content.model.notices,
        filled={field: FilledAnswer.of(answer) for field, answer in content.filled.items()},
        stated={field: answer.revision for field, answer in content.typed.items()},
        runs={one.run.id: manifests[one.run.id] if one.chosen else None for one in listing.candidates},
        incomplete_runs=listing.incomplete,
        running=listing.running,
        updated_at=content.updated_at,
    )


def thaw(text: FrozenText, content: Content) -> Content:
    """The content that the text says. `content` holds the stated answers, and of the runs those that the text knows."""
    return replace(
        content,
        model=replace(content.model, name=text.model, provider=text.provider, notices=text.notices),
        filled={field: one.answer(field) for field, one in text.filled.items()},
        listing=replace(content.listing, incomplete=text.incomplete_runs, running=text.running),
        frozen_at=text.updated_at,
    )
