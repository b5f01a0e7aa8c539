"""Alembic's entry: runs the migrations on the connection that `aiact_desk.library.migrate` hands over."""

from __future__ import annotations

from alembic import context

from aiact_desk.library.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,  # true of SQLite as long as nobody but us begins transactions (see `database.engine_of`)
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
