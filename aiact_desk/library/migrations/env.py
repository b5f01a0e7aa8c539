"""Alembic's entry: runs the migrations on the connection that `aiact_desk.library.migrate` hands over.

That connection is in a transaction already, which spans all migrations: here nothing is begun and nothing committed.
"""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
