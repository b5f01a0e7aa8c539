"""The runs that persons chose for a document.

A migration is frozen once released: it names its columns itself and does not read `aiact_desk.library.tables`.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "document_runs",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("version_id", sa.Text(), nullable=False),
        sa.Column("suite", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_document_runs_document_id"),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name="fk_document_runs_version_id"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_document_runs_run_id"),
        sa.PrimaryKeyConstraint("document_id", "version_id", "suite", "revision", name="pk_document_runs"),
    )
