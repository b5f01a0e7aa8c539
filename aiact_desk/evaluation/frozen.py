"""The base of everything that is stored in a run folder: checked when read, never changed after."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """Immutable, and strict about fields that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")
