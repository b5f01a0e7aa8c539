"""The provider profile, with a row for each change.

A migration is frozen once released: it names its columns itself and does not read `aiact_desk.library.tables`.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "provider_profile",
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("field", "revision", name="pk_provider_profile"),
    )
