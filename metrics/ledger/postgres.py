"""What only PostgreSQL needs: a connection that waits for the disk, one writer at a time, and its errors in words.

For a university that runs several copies of the program beside a database that IT keeps already. Facts behind the
settings: https://www.postgresql.org/docs/current/runtime-config-wal.html#GUC-SYNCHRONOUS-COMMIT (acknowledged means on
disk), https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS (a baton that also an empty database
can hand out), https://www.postgresql.org/docs/current/errcodes-appendix.html.
"""

from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from metrics.errors import HamkorError
from metrics.ledger import problems
from metrics.ledger.turns import PATIENCE, WRITES

#: READ COMMITTED would let each statement see another moment.
READING: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}

_FULL = ("53100",)
_READ_ONLY = ("25006", "42501")  # a stand-by, and a role without the right
_DAMAGED = ("XX001", "XX002")
_BUSY = ("55P03", "53300", "57P03")  # somebody writes, no connection is left, it is starting


def engine(url: URL) -> Engine:
    """An engine with our settings. A connection that died, as after a restart of the server, is made anew."""
    made = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": PATIENCE})
    event.listen(made, "connect", _settle)
    event.listen(made, "begin", _begin)
    return made


def _settle(connection: Any, _record: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting(%s) = 'off'",
            ("synchronous_commit",),
        )
        cursor.execute(f"SET lock_timeout = '{PATIENCE}s'")
    connection.commit()


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get(WRITES):
        # Given back at the end of the transaction. What is looked up after it was taken, nobody else can change.
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('ledger ' || current_schema()))")


def faults(connection: Connection) -> list[str]:
    """What PostgreSQL itself finds wrong. It looks as it reads: a bad page is an error when its rows are asked for."""
    return []


def explained(cause: DBAPIError, place: str) -> HamkorError:
    """The error in a sentence with its cure."""
    state, reason = getattr(cause.orig, "sqlstate", None), str(cause.orig).strip().partition("\n")[0]
    if state in _FULL:
        return HamkorError(problems.FULL, place=place)
    if state in _READ_ONLY:
        return HamkorError(problems.READ_ONLY, place=place, reason=reason)
    if state in _DAMAGED:
        return HamkorError(problems.DAMAGED_STORE, place=place, reason=reason)
    if state in _BUSY:
        return HamkorError(problems.BUSY, place=place)
    return HamkorError(problems.NOT_OPENED, place=place, reason=reason)
