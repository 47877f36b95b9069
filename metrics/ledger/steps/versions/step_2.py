"""Uploads know their layout; partners have names; Alembic, no longer a column of ours, says which shape this is."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "2", "1"


def upgrade() -> None:
    # SQLite reaches a column that follows the files only by walking through them: the new one goes before, which
    # takes copying the table. PostgreSQL keeps the files elsewhere.
    layout = sa.Column("layout", sa.Text, nullable=False, server_default="")
    if op.get_bind().dialect.name == "sqlite":
        with op.batch_alter_table("uploads", recreate="always") as uploads:
            uploads.add_column(layout, insert_after="note")
    else:
        op.add_column("uploads", layout)
    with op.batch_alter_table("ledger") as ledger:
        ledger.drop_column("schema")
    op.create_table(
        "names",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("means", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seal", sa.String(64), nullable=False),
    )
