"""The tables of the library as SQLAlchemy mappings; no other room sees a row.

`seq` counts rows in the order in which they were added, whatever the clock said; lists are sorted by it.
`id` is the name that everybody else knows. SQLite's indices end with `seq`, so that an index on a filter serves the
order of a list too.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Dialect, ForeignKey, Index, MetaData, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator


class UtcTime(TypeDecorator[datetime]):
    """A moment as ISO 8601 text in UTC, always of the same length, so that text order is order in time."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else datetime.fromisoformat(value)


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

    model_id: Mapped[str] = mapped_column(ForeignKey("models.id"), index=True)
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

    model_id: Mapped[str] = mapped_column(ForeignKey("models.id"), index=True)
    form: Mapped[str]
    edition: Mapped[str]
    number: Mapped[int]
    state: Mapped[str]
    previous_id: Mapped[str | None] = mapped_column(ForeignKey("documents.id"))
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


class PersonRow(Named):
    """A person who writes or approves. A name that was erased is replaced, and its key too."""

    __tablename__ = "people"

    function: Mapped[str]
    passphrase: Mapped[str | None]  # as `documents.identity.passphrase` keeps it
    certificate: Mapped[str | None]  # PEM
    added_at: Mapped[datetime]
    left_at: Mapped[datetime | None]


class CommentRow(Kept):
    """A remark on a document, or on one field of it, until somebody settles it."""

    __tablename__ = "comments"

    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"), index=True)
    field: Mapped[str | None]
    text: Mapped[str]
    person: Mapped[str]
    at: Mapped[datetime]
    settled_by: Mapped[str | None]
    settled_at: Mapped[datetime | None]


class TextRow(Base):
    """What a document said when it was sent to review. The highest revision counts; none is changed."""

    __tablename__ = "document_texts"

    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[str]  # canonical JSON, see `documents.frozen`
    at: Mapped[datetime]


class StepRow(Base):
    """A step that a document took: sent to review, sent back, approved. Rows are added and never changed."""

    __tablename__ = "review_steps"

    seq: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"), index=True)
    step: Mapped[str]
    person: Mapped[str]
    function: Mapped[str]
    reason: Mapped[str]
    text_sha256: Mapped[str]
    identity: Mapped[str]
    signature: Mapped[str | None]  # hexadecimal, by the person's certificate
    four_eyes: Mapped[bool]
    at: Mapped[datetime]


class ExportRow(Kept):
    """A file that was written for a reader, with the head of the audit chain that stands in it."""

    __tablename__ = "exports"

    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"), index=True)
    audience: Mapped[str]
    file_name: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    size: Mapped[int]
    head: Mapped[str]
    person: Mapped[str]
    at: Mapped[datetime]


class RetentionRow(Base):
    """From when a document is kept, and why nothing may delete it. The highest revision counts; none is changed."""

    __tablename__ = "retention"

    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    starts: Mapped[str | None]  # a day as ISO 8601
    hold: Mapped[str | None]  # the reason; null where there is no hold
    person: Mapped[str]
    at: Mapped[datetime]


class PacketRow(Kept):
    """Questions of a document that went out to somebody, and what came back."""

    __tablename__ = "packets"

    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"), index=True)
    sent_to: Mapped[str]
    rows: Mapped[str]  # a JSON array of field ids
    note: Mapped[str]
    due: Mapped[str | None]  # a day as ISO 8601
    person: Mapped[str]
    at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[str | None]
    answer_sha256: Mapped[str | None]


class RequestRow(Kept):
    """A request for information. `received` and `deadline` are days as ISO 8601; `closed_at` is of the first answer."""

    __tablename__ = "requests"

    model_id: Mapped[str] = mapped_column(ForeignKey("models.id"), index=True)
    number: Mapped[str]
    authority: Mapped[str]
    basis: Mapped[str]
    form: Mapped[str]
    purpose: Mapped[str]
    received: Mapped[str]
    deadline: Mapped[str]
    fines_stated: Mapped[bool]
    person: Mapped[str]
    at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class RequestItemRow(Kept):
    """One thing that a request asks for; `rows`, `runs` and `files` are JSON arrays of what answers it."""

    __tablename__ = "request_items"

    request_id: Mapped[str] = mapped_column(ForeignKey("requests.id"), index=True)
    text: Mapped[str]
    rows: Mapped[str]  # [[document, field], …]
    runs: Mapped[str]  # [[document, run], …]
    files: Mapped[str]  # [[name, size, SHA-256], …]
    person: Mapped[str]
    at: Mapped[datetime]


class ClaimRow(Kept):
    """A claim of confidentiality: a row of a document, or `words` of it, or a file."""

    __tablename__ = "claims"

    request_id: Mapped[str] = mapped_column(ForeignKey("requests.id"), index=True)
    ground: Mapped[str]
    reason: Mapped[str]
    document_id: Mapped[str | None] = mapped_column(ForeignKey("documents.id"))
    field: Mapped[str | None]
    words: Mapped[str | None]
    file_sha256: Mapped[str | None]
    person: Mapped[str]
    at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class AnswerPackRow(Kept):
    """An answer that was written. Rows are added and never changed."""

    __tablename__ = "answer_packs"

    request_id: Mapped[str] = mapped_column(ForeignKey("requests.id"), index=True)
    answered_by: Mapped[str]
    capacity: Mapped[str]
    power: Mapped[str]
    confirmed: Mapped[str]  # a JSON array of question ids
    with_drafts: Mapped[bool]
    late: Mapped[bool]
    texts: Mapped[str]  # JSON: document id to SHA-256 of its text
    files: Mapped[str]  # a JSON array of what `documents.answer_pack.request.WrittenFile` holds
    head: Mapped[str]
    person: Mapped[str]
    at: Mapped[datetime]


class RecipientRow(Named):
    """Somebody who receives documentation."""

    __tablename__ = "recipients"

    kind: Mapped[str]
    contact: Mapped[str]
    person: Mapped[str]
    added_at: Mapped[datetime]


class DeliveryRow(Kept):
    """A document that a recipient got or was told of, on a day (ISO 8601). Rows are added and never changed."""

    __tablename__ = "deliveries"

    recipient_id: Mapped[str] = mapped_column(ForeignKey("recipients.id"), index=True)
    what: Mapped[str]
    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"), index=True)
    export_id: Mapped[str | None] = mapped_column(ForeignKey("exports.id"))
    audience: Mapped[str]
    day: Mapped[str]
    person: Mapped[str]
    at: Mapped[datetime]


class AuditRow(Base):
    """One row of the audit chain (`documents.audit`). Rows are added; a part can be erased, and no more."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_subject", "subject", "kind"),)

    seq: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]
    kind: Mapped[str]
    subject: Mapped[str]
    content: Mapped[str]
    previous: Mapped[str]
    hash: Mapped[str]
