"""What Alembic runs around the steps: they go through the connection that `climb` was given, and no other."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
