"""Rows left open with a reason, and what persons said of single samples in a document.

A migration is frozen once released: it names its columns itself and does not read `aiact_desk.library.tables`.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("answers", sa.Column("left_open", sa.Text(), nullable=True))
    op.create_table(
        "document_samples",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("run_id", sa.Text(), nullable=False),
        sa.Column("pack", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_document_samples_document_id"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_document_samples_run_id"),
        sa.PrimaryKeyConstraint("document_id", "run_id", "pack", "item", "revision", name="pk_document_samples"),
    )
