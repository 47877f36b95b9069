"""How an older ledger becomes one of today: Alembic's steps, each applied once and whole while no one else can write.

`versions/step_N.py` leads from shape N − 1 to shape N, and what it did stays as it is for good: a later change of
shape is a later step. A ledger that is new gets the shape of `metrics.ledger.schema` at once; a test holds that both
ways end alike.
"""

from pathlib import Path
from threading import Lock

from sqlalchemy import Connection

HERE = Path(__file__).parent
# Alembic keeps the connection that it works on in a place that all threads share.
_one_at_a_time = Lock()


def climb(connection: Connection, present: str | None = None, wanted: str = "head") -> None:
    """Applies the steps that are missing, inside the connection's own transaction.

    `present` is the shape of a ledger that does not say it itself.
    """
    # Imported here: a ledger that is up to date, which is nearly every one, need not wait for Alembic.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    with _one_at_a_time:
        if present:
            command.stamp(config, present)
        command.upgrade(config, wanted)
