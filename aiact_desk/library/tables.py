"""The tables of the library as SQLAlchemy mappings; no other room sees a row.

`seq` counts rows in the order in which they were added, whatever the clock said; lists are sorted by it.
`id` is the name that everybody else knows. SQLite's indices end with `seq`, so that an index on a filter serves the
order of a list too.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime

from sqlalchemy import Dialect, ForeignKey, MetaData, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from aiact_desk.regulation.values import Json


class UtcTime(TypeDecorator[datetime]):
    """A moment as ISO 8601 text in UTC, always of the same length, so that text order is order in time."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else datetime.fromisoformat(value)


def canonical(value: Json) -> str:
    """The one JSON text of a value: sorted keys, no spaces. NaN and infinity are no JSON: ValueError."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


class Base(DeclarativeBase):
    type_annotation_map = {str: Text(), datetime: UtcTime()}  # noqa: RUF012  (SQLAlchemy reads the class attribute)
    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        }
    )


class Kept(Base):
    """What has an id of its own."""

    __abstract__ = True

    seq: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)


class Named(Kept):
    """What has a name too. `key` is the name with case folded, unique (see `refs.key_of`)."""

    __abstract__ = True

    name: Mapped[str]
    key: Mapped[str] = mapped_column(unique=True)


class ModelRow(Named):
    __tablename__ = "models"

    provider: Mapped[str | None]
    notices: Mapped[str]  # a JSON array of strings
    created_at: Mapped[datetime]


class VersionRow(Named):
    """`path` is relative where the weights lie inside the library's folder, so that they move with it; "" where a
    server has them. `weights_sha256` is the identity that the facts give.
    """

    __tablename__ = "versions"
    __table_args__ = (UniqueConstraint("model_id", "weights_sha256"),)

    model_id: Mapped[str] = mapped_column(ForeignKey("models.id"))
    path: Mapped[str]
    weights_sha256: Mapped[str]
    facts: Mapped[str]  # JSON of `VersionFacts`
    added_at: Mapped[datetime]


class RunRow(Kept):
    __tablename__ = "runs"

    version_id: Mapped[str] = mapped_column(ForeignKey("versions.id"), index=True)
    suite: Mapped[str] = mapped_column(index=True)
    item_limit: Mapped[int | None]
    created_at: Mapped[datetime]
    end: Mapped[str]


class DocumentRow(Kept):
    __tablename__ = "documents"
    __table_args__ = (UniqueConstraint("model_id", "form", "number"),)

    model_id: Mapped[str] = mapped_column(ForeignKey("models.id"))
    form: Mapped[str]
    edition: Mapped[str]
    number: Mapped[int]
    state: Mapped[str]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class CoverRow(Base):
    """A document covers a version; `position` keeps the order in which the versions were named."""

    __tablename__ = "document_versions"

    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[str] = mapped_column(ForeignKey("versions.id"), index=True)


class DocumentRunRow(Base):
    """A person's choice of the run that a document rests on, for one version and suite.

    Rows are added and never changed; the highest revision counts. One without a run took the choice back.
    """

    __tablename__ = "document_runs"

    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    version_id: Mapped[str] = mapped_column(ForeignKey("versions.id"), primary_key=True)
    suite: Mapped[str] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[str | None] = mapped_column(ForeignKey("runs.id"))
    reason: Mapped[str]
    person: Mapped[str]
    at: Mapped[datetime]


class DocumentSampleRow(Base):
    """What a person said of one sample in one document. Rows are added and never changed; the highest revision counts.

    One without a mark took back what was said.
    """

    __tablename__ = "document_samples"

    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    run_id: Mapped[str] = mapped_column(ForeignKey("runs.id"), primary_key=True)
    pack: Mapped[str] = mapped_column(primary_key=True)
    item: Mapped[str] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    mark: Mapped[str | None]
    reason: Mapped[str]
    person: Mapped[str]
    at: Mapped[datetime]


class AnswerRow(Base):
    """One revision of one field. Rows are added and never changed; the highest revision is the current answer."""

    __tablename__ = "answers"

    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    value: Mapped[str]  # canonical JSON
    not_applicable: Mapped[str | None]
    left_open: Mapped[str | None]
    origin: Mapped[str]
    source: Mapped[str]
    detail: Mapped[str]
    at: Mapped[datetime]


class ProfileAnswerRow(Base):
    """One revision of one field of the provider profile. Rows are added and never changed; the highest one counts.

    One with the value null took the answer away.
    """

    __tablename__ = "provider_profile"

    field: Mapped[str] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    value: Mapped[str]  # canonical JSON
    person: Mapped[str]
    at: Mapped[datetime]
