"""Requests for information, what answers them, claims of confidentiality, answers, and the register of recipients.

A migration is frozen once released: it names its columns itself and does not read `aiact_desk.library.tables`.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    _requests()
    _answers()
    _register()


def _requests() -> None:
    op.create_table(
        "requests",
        sa.Column("seq", sa.Integer(), nullable=False),
        *_texts("id", "model_id", "number", "authority", "basis", "form", "purpose", "received", "deadline"),
        sa.Column("fines_stated", sa.Boolean(), nullable=False),
        *_texts("person", "at"),
        *_texts("closed_at", nullable=True),
        *_keys("requests", model_id="models"),
    )
    op.create_index("ix_requests_model_id", "requests", ["model_id"])
    op.create_table(
        "request_items",
        sa.Column("seq", sa.Integer(), nullable=False),
        *_texts("id", "request_id", "text", "rows", "runs", "files", "person", "at"),
        *_keys("request_items", request_id="requests"),
    )
    op.create_index("ix_request_items_request_id", "request_items", ["request_id"])


def _answers() -> None:
    op.create_table(
        "claims",
        sa.Column("seq", sa.Integer(), nullable=False),
        *_texts("id", "request_id", "ground", "reason"),
        *_texts("document_id", "field", "words", "file_sha256", nullable=True),
        *_texts("person", "at"),
        *_texts("withdrawn_at", nullable=True),
        *_keys("claims", request_id="requests", document_id="documents"),
    )
    op.create_index("ix_claims_request_id", "claims", ["request_id"])
    op.create_table(
        "answer_packs",
        sa.Column("seq", sa.Integer(), nullable=False),
        *_texts("id", "request_id", "answered_by", "capacity", "power", "confirmed"),
        sa.Column("with_drafts", sa.Boolean(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        *_texts("texts", "files", "head", "person", "at"),
        *_keys("answer_packs", request_id="requests"),
    )
    op.create_index("ix_answer_packs_request_id", "answer_packs", ["request_id"])


def _register() -> None:
    op.create_table(
        "recipients",
        sa.Column("seq", sa.Integer(), nullable=False),
        *_texts("id", "name", "key", "kind", "contact", "person", "added_at"),
        *_keys("recipients"),
        sa.UniqueConstraint("key", name="uq_recipients_key"),
    )
    op.create_table(
        "deliveries",
        sa.Column("seq", sa.Integer(), nullable=False),
        *_texts("id", "recipient_id", "what", "document_id"),
        *_texts("export_id", nullable=True),
        *_texts("audience", "day", "person", "at"),
        *_keys("deliveries", recipient_id="recipients", document_id="documents", export_id="exports"),
    )
    op.create_index("ix_deliveries_recipient_id", "deliveries", ["recipient_id"])
    op.create_index("ix_deliveries_document_id", "deliveries", ["document_id"])


def _texts(*names: str, nullable: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=nullable) for name in names]


def _keys(table: str, **others: str) -> list[sa.Constraint]:
    """The primary key, the unique id, and for each of `others` that it names a row of that table."""
    return [
        sa.PrimaryKeyConstraint("seq", name=f"pk_{table}"),
        sa.UniqueConstraint("id", name=f"uq_{table}_id"),
        *(
            sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}")
            for column, other in others.items()
        ),
    ]
