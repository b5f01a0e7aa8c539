"""The versions of a library's models: one per model and weights, each with a name of its own."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from aiact_desk.documents.nouns import Version
from aiact_desk.inspection.facts import VersionFacts
from aiact_desk.library import refs
from aiact_desk.library.opened import Opened
from aiact_desk.library.reading import Listing
from aiact_desk.library.tables import VersionRow
from aiact_desk.pages import Page
from aiact_desk.regulation.json_values import canonical

_AS_ADDED = Listing[VersionRow](select(VersionRow).order_by(VersionRow.seq))


class Versions(Opened):
    def add_version(self, model_id: str, name: str, path: str, facts: VersionFacts) -> Version:
        """Add an inspected version of a model, or give back the one of this model that has the same weights.

        A served version has no path, and is the same one where its server says the same.

        A known version keeps its id and name, and takes over the path and the facts: the weights may have moved, and
        what lies beside them (the card, the licence) may have been mended. A name that another version of the library
        has gets " (2)", " (3)" … behind it.

        Raises: Misuse if the model is unknown or the name is empty.
        """
        with self._database.writing() as session:
            model = refs.find(session, refs.MODEL, model_id)
            weights = facts.identity
            row = session.scalar(
                select(VersionRow).where(VersionRow.model_id == model.id, VersionRow.weights_sha256 == weights)
            )
            if row is None:
                free = free_name(session, refs.tidy(name))
                row = VersionRow(
                    id=refs.fresh_id(session, refs.VERSION),
                    model_id=model.id,
                    name=free,
                    key=refs.key_of(free),
                    weights_sha256=weights,
                    added_at=datetime.now(UTC),
                )
            row.path = self._kept_path(path)
            row.facts = canonical(facts.model_dump(mode="json"))
            session.add(row)
            return self._version(row)

    def versions(self, model_id: str | None = None, offset: int = 0, limit: int = -1) -> Page[Version]:
        """Versions of one model, or of all, in the order in which they were added; a `limit` of -1 gives all."""
        model = None if model_id is None else refs.id_of(self._database, refs.MODEL, model_id)
        return _AS_ADDED.page(self._database, self._version, offset, limit, model_id=model)

    def versions_of(self, model_ids: Iterable[str]) -> dict[str, tuple[Version, ...]]:
        """The versions of each of these models, in the order in which they were added, read at once."""
        found: dict[str, tuple[Version, ...]] = dict.fromkeys(model_ids, ())
        with self._database.reading() as session:
            listed = select(VersionRow).where(VersionRow.model_id.in_(found)).order_by(VersionRow.seq)
            for row in session.scalars(listed):
                found[row.model_id] += (self._version(row),)
        return found

    def version(self, ref: str) -> Version:
        """The version of this id, beginning of an id, or name.

        Raises: Misuse if there is none, or more than one.
        """
        with self._database.reading() as session:
            return self._version(refs.find(session, refs.VERSION, ref))

    def _kept_path(self, path: str) -> str:
        if not path:
            return path
        whole = Path(os.path.abspath(path))  # noqa: PTH100  (takes ".." out and leaves links as they are named)
        for inside, root in ((whole, self.paths.root), (whole.resolve(), self.paths.root.resolve())):
            if inside.is_relative_to(root):
                return str(inside.relative_to(root))
        return str(whole)

    def _version(self, row: VersionRow) -> Version:
        facts = VersionFacts.model_validate_json(row.facts)
        path = str(self.paths.root / row.path) if row.path else ""
        return Version(row.id, row.model_id, row.name, path, facts, row.added_at)


def free_name(session: Session, name: str) -> str:
    """The name, with a number behind it where another version has it."""
    numbered = (name if number == 1 else f"{name} ({number})" for number in count(1))
    return next(name for name in numbered if not _taken(session, name))


def _taken(session: Session, name: str) -> bool:
    return session.scalar(select(VersionRow.seq).where(VersionRow.key == refs.key_of(name))) is not None
