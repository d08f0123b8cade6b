"""Runs migrations on the connection that `storage.migrate` hands over, inside its transaction."""

from alembic import context

from storage.schema import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
context.run_migrations()
