"""The life of a document: people, review, frozen texts, exports, question packets, and the audit chain.

A migration is frozen once released: it names its columns itself and does not read `aiact_desk.library.tables`.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    with op.batch_alter_table("documents") as documents:
        documents.add_column(sa.Column("previous_id", sa.Text(), nullable=True))
        documents.create_foreign_key("fk_documents_previous_id", "documents", ["previous_id"], ["id"])
    for table in ("versions", "documents"):
        op.create_index(f"ix_{table}_model_id", table, ["model_id"])
    _people()
    _review()
    _outside()
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), nullable=False),
        *_texts("at", "kind", "subject", "content", "previous", "hash"),
        sa.PrimaryKeyConstraint("seq", name="pk_audit"),
    )
    op.create_index("ix_audit_subject", "audit", ["subject", "kind"])


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("seq", sa.Integer(), nullable=False),
        *_texts("id", "name", "key", "function"),
        *_texts("passphrase", "certificate", nullable=True),
        *_texts("added_at"),
        *_texts("left_at", nullable=True),
        sa.PrimaryKeyConstraint("seq", name="pk_people"),
        sa.UniqueConstraint("id", name="uq_people_id"),
        sa.UniqueConstraint("key", name="uq_people_key"),
    )


def _review() -> None:
    op.create_table(
        "comments",
        sa.Column("seq", sa.Integer(), nullable=False),
        *_texts("id", "document_id"),
        *_texts("field", nullable=True),
        *_texts("text", "person", "at"),
        *_texts("settled_by", "settled_at", nullable=True),
        sa.PrimaryKeyConstraint("seq", name="pk_comments"),
        sa.UniqueConstraint("id", name="uq_comments_id"),
        _of_document("comments"),
    )
    op.create_index("ix_comments_document_id", "comments", ["document_id"])
    op.create_table(
        "document_texts",
        *_texts("document_id"),
        sa.Column("revision", sa.Integer(), nullable=False),
        *_texts("content", "at"),
        sa.PrimaryKeyConstraint("document_id", "revision", name="pk_document_texts"),
        _of_document("document_texts"),
    )
    op.create_table(
        "review_steps",
        sa.Column("seq", sa.Integer(), nullable=False),
        *_texts("document_id", "step", "person", "function", "reason", "text_sha256", "identity"),
        *_texts("signature", nullable=True),
        sa.Column("four_eyes", sa.Boolean(), nullable=False),
        *_texts("at"),
        sa.PrimaryKeyConstraint("seq", name="pk_review_steps"),
        _of_document("review_steps"),
    )
    op.create_index("ix_review_steps_document_id", "review_steps", ["document_id"])


def _outside() -> None:
    op.create_table(
        "exports",
        sa.Column("seq", sa.Integer(), nullable=False),
        *_texts("id", "document_id", "audience", "file_name", "sha256"),
        sa.Column("size", sa.Integer(), nullable=False),
        *_texts("head", "person", "at"),
        sa.PrimaryKeyConstraint("seq", name="pk_exports"),
        sa.UniqueConstraint("id", name="uq_exports_id"),
        _of_document("exports"),
    )
    op.create_index("ix_exports_document_id", "exports", ["document_id"])
    op.create_index("ix_exports_sha256", "exports", ["sha256"])
    op.create_table(
        "retention",
        *_texts("document_id"),
        sa.Column("revision", sa.Integer(), nullable=False),
        *_texts("starts", "hold", nullable=True),
        *_texts("person", "at"),
        sa.PrimaryKeyConstraint("document_id", "revision", name="pk_retention"),
        _of_document("retention"),
    )
    op.create_table(
        "packets",
        sa.Column("seq", sa.Integer(), nullable=False),
        *_texts("id", "document_id", "sent_to", "rows", "note"),
        *_texts("due", nullable=True),
        *_texts("person", "at"),
        *_texts("answered_at", "answered_by", "answer_sha256", nullable=True),
        sa.PrimaryKeyConstraint("seq", name="pk_packets"),
        sa.UniqueConstraint("id", name="uq_packets_id"),
        _of_document("packets"),
    )
    op.create_index("ix_packets_document_id", "packets", ["document_id"])


def _texts(*names: str, nullable: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=nullable) for name in names]


def _of_document(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=f"fk_{table}_document_id")
