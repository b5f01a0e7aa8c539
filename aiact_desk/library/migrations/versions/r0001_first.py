"""The first tables: models, versions, runs, documents with the versions they cover, and answers.

A migration is frozen once released: it names its columns itself and does not read `aiact_desk.library.tables`.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _models_and_versions()
    _runs()
    _documents()


def _kept(name: str, *rest: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        *rest,
        sa.PrimaryKeyConstraint("seq", name=f"pk_{name}"),
        sa.UniqueConstraint("id", name=f"uq_{name}_id"),
    )


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _models_and_versions() -> None:
    _kept(
        "models",
        _text("name"),
        _text("key"),
        _text("provider", nullable=True),
        _text("notices"),
        _text("created_at"),
        sa.UniqueConstraint("key", name="uq_models_key"),
    )
    _kept(
        "versions",
        _text("name"),
        _text("key"),
        _text("model_id"),
        _text("path"),
        _text("weights_sha256"),
        _text("facts"),
        _text("added_at"),
        sa.ForeignKeyConstraint(["model_id"], ["models.id"], name="fk_versions_model_id"),
        sa.UniqueConstraint("key", name="uq_versions_key"),
        sa.UniqueConstraint("model_id", "weights_sha256", name="uq_versions_model_id_weights_sha256"),
    )


def _runs() -> None:
    _kept(
        "runs",
        _text("version_id"),
        _text("suite"),
        sa.Column("item_limit", sa.Integer(), nullable=True),
        _text("created_at"),
        _text("end"),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name="fk_runs_version_id"),
    )
    op.create_index("ix_runs_version_id", "runs", ["version_id"])
    op.create_index("ix_runs_suite", "runs", ["suite"])


def _documents() -> None:
    _kept(
        "documents",
        _text("model_id"),
        _text("form"),
        _text("edition"),
        sa.Column("number", sa.Integer(), nullable=False),
        _text("state"),
        _text("created_at"),
        _text("updated_at"),
        sa.ForeignKeyConstraint(["model_id"], ["models.id"], name="fk_documents_model_id"),
        sa.UniqueConstraint("model_id", "form", "number", name="uq_documents_model_id_form_number"),
    )
    op.create_table(
        "document_versions",
        _text("document_id"),
        sa.Column("position", sa.Integer(), nullable=False),
        _text("version_id"),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_document_versions_document_id"),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name="fk_document_versions_version_id"),
        sa.PrimaryKeyConstraint("document_id", "position", name="pk_document_versions"),
    )
    op.create_index("ix_document_versions_version_id", "document_versions", ["version_id"])
    op.create_table(
        "answers",
        _text("document_id"),
        _text("field"),
        sa.Column("revision", sa.Integer(), nullable=False),
        _text("value"),
        _text("not_applicable", nullable=True),
        _text("origin"),
        _text("source"),
        _text("detail"),
        _text("at"),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_answers_document_id"),
        sa.PrimaryKeyConstraint("document_id", "field", "revision", name="pk_answers"),
    )
