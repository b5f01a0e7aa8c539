"""The models of a library: add, list, find, change."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import Enum
from typing import Literal

from sqlalchemy import select

from aiact_desk.documents.nouns import Model
from aiact_desk.library import refs
from aiact_desk.library.opened import Opened
from aiact_desk.library.reading import Listing
from aiact_desk.library.tables import ModelRow
from aiact_desk.pages import Page
from aiact_desk.problems import Problem
from aiact_desk.regulation.json_values import canonical


class Keep(Enum):
    """Stands for "leave it as it is" where None is a value."""

    KEEP = "keep"


KEEP: Literal[Keep.KEEP] = Keep.KEEP


_BY_NAME = Listing[ModelRow](select(ModelRow).order_by(ModelRow.key))


class Models(Opened):
    def add_model(self, name: str, provider: str | None, notices: Sequence[str] = ()) -> Model:
        """Add a model.

        Raises: Problem if a model has the name already, in whatever case. Misuse if the name is empty.
        """
        name = refs.tidy(name)
        with self._database.writing() as session:
            taken = session.scalar(select(ModelRow.name).where(ModelRow.key == refs.key_of(name)))
            if taken is not None:
                raise Problem("library.model_taken", name=taken)
            row = ModelRow(
                id=refs.fresh_id(session, refs.MODEL),
                name=name,
                key=refs.key_of(name),
                provider=provider,
                notices=canonical(list(notices)),
                created_at=datetime.now(UTC),
            )
            session.add(row)
            return _model(row)

    def models(self, offset: int = 0, limit: int = 100) -> Page[Model]:
        """Models by name; a `limit` of -1 gives all."""
        return _BY_NAME.page(self._database, _model, offset, limit)

    def model(self, ref: str) -> Model:
        """The model of this id, beginning of an id, or name.

        Raises: Misuse if there is none, or more than one.
        """
        with self._database.reading() as session:
            return _model(refs.find(session, refs.MODEL, ref))

    def set_model(self, ref: str, *, provider: str | Keep | None = KEEP, notices: Sequence[str] | Keep = KEEP) -> Model:
        """Change the provider or the notices of a model; what is not given stays."""
        with self._database.writing() as session:
            row = refs.find(session, refs.MODEL, ref)
            if provider is not KEEP:
                row.provider = provider
            if notices is not KEEP:
                row.notices = canonical(list(notices))
            return _model(row)


def _model(row: ModelRow) -> Model:
    return Model(row.id, row.name, row.provider, row.created_at, tuple(json.loads(row.notices)))
