"""The provider profile of a library: every change adds a revision, and nothing is ever overwritten."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from aiact_desk.documents.nouns import Answer, Provenance
from aiact_desk.library.opened import Opened
from aiact_desk.library.reading import Listing
from aiact_desk.library.tables import ProfileAnswerRow
from aiact_desk.pages import Page
from aiact_desk.regulation.json_values import Json, canonical

_REVISIONS = Listing[ProfileAnswerRow](select(ProfileAnswerRow).order_by(ProfileAnswerRow.revision))


class ProviderProfile(Opened):
    def profile_answers(self) -> dict[str, Answer]:
        """The current answer of each field of the profile that has one."""
        with self._database.reading() as session:
            rows = session.scalars(select(ProfileAnswerRow).order_by(ProfileAnswerRow.field, ProfileAnswerRow.revision))
            newest = {row.field: _answer(row) for row in rows}
            return {field: answer for field, answer in newest.items() if answer.value is not None}

    def save_profile_answer(self, field: str, value: Json, person: str) -> Answer:
        """Add a revision of a field, unless it says the same already."""
        with self._database.writing() as session:
            current = _current(session, field)
            if current is not None and current.value == canonical(value):
                return _answer(current)
            row = _next(current, field, value, person)
            session.add(row)
            return _answer(row)

    def clear_profile_answer(self, field: str, person: str) -> None:
        """Take a field's answer away: an empty revision, where there is an answer."""
        with self._database.writing() as session:
            current = _current(session, field)
            if current is not None and current.value != canonical(None):
                session.add(_next(current, field, None, person))

    def profile_history(self, field: str, offset: int = 0, limit: int = -1) -> Page[Answer]:
        """The revisions of a field, the first one first; one without a value took the answer away. -1 gives all."""
        return _REVISIONS.page(self._database, _answer, offset, limit, field=field)


def _current(session: Session, field: str) -> ProfileAnswerRow | None:
    of_field = select(ProfileAnswerRow).where(ProfileAnswerRow.field == field)
    return session.scalar(of_field.order_by(ProfileAnswerRow.revision.desc()).limit(1))


def _next(current: ProfileAnswerRow | None, field: str, value: Json, person: str) -> ProfileAnswerRow:
    revision = 1 if current is None else current.revision + 1
    return ProfileAnswerRow(field=field, revision=revision, value=canonical(value), person=person, at=datetime.now(UTC))


def _answer(row: ProfileAnswerRow) -> Answer:
    return Answer(row.field, json.loads(row.value), Provenance("typed", row.person), row.at, row.revision)
