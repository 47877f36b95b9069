"""A ledger that an earlier program wrote is one of today after it is opened, and nothing in it is lost.

Each earlier ledger was written into a file by the program of its time. On PostgreSQL the same rows stand in the tables
that its own steps made there.
"""

import sqlite3
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, MetaData, create_engine, insert, inspect, select, text

from metrics.ledger import Ledger
from metrics.ledger.schema import METADATA, SHAPE, VERSION
from metrics.ledger.steps import climb
from tests.ledger import made

#: One ledger a shape, as the program of its time wrote it.
EARLIER = sorted((Path(__file__).parent / "steps").glob("*.sql"))


@pytest.fixture(params=EARLIER, ids=lambda file: file.stem)
def earlier(request: pytest.FixtureRequest, fresh: Callable[[], str], tmp_path: Path) -> str:
    """The address of an earlier ledger, in a file and on a PostgreSQL server in turn."""
    address, shape = fresh(), request.param.stem
    file = Path(address.removeprefix("sqlite:///")) if address.startswith("sqlite") else tmp_path / "written.sqlite"
    with sqlite3.connect(file) as connection:
        connection.executescript(request.param.read_text(encoding="utf-8"))
    connection.close()
    if not address.startswith("sqlite"):
        _carry_over(f"sqlite:///{file}", address, shape)
    return address


def _carry_over(written: str, address: str, shape: str) -> None:
    """The rows of a file into tables of the same shape on a server."""
    source, target = create_engine(written), create_engine(address)
    with source.connect() as there, target.begin() as here:
        climb(here, wanted=shape)
        if VERSION.name not in inspect(there).get_table_names():
            here.execute(text(f"DROP TABLE {VERSION.name}"))  # a ledger of that time did not say its shape so
        old, new = MetaData(), MetaData()
        old.reflect(there)
        new.reflect(here)
        for table in new.sorted_tables:
            if table.name != VERSION.name:
                rows = [_aware(row) for row in there.execute(select(old.tables[table.name])).mappings()]
                here.execute(insert(table), rows)
    source.dispose()
    target.dispose()


def _aware(row: Any) -> dict[str, Any]:
    """Moments lie in files without their zone, which is UTC."""
    return {name: value.replace(tzinfo=UTC) if isinstance(value, datetime) else value for name, value in row.items()}


def _looks(connection: Connection) -> dict[str, Any]:
    """Columns, keys and references of each table. Where files lie apart from the rows, columns come in any order."""
    seen = inspect(connection)
    found = {}
    for name in METADATA.tables:
        columns = [column["name"] for column in seen.get_columns(name)]
        found[name] = (
            columns if connection.dialect.name == "sqlite" else sorted(columns),
            seen.get_pk_constraint(name)["constrained_columns"],
            [(key["constrained_columns"], key["referred_table"]) for key in seen.get_foreign_keys(name)],
            [key["column_names"] for key in seen.get_unique_constraints(name)],
        )
    return found


def test_every_earlier_shape_is_tried() -> None:
    """There is a ledger of each shape before today's."""
    assert [file.stem for file in EARLIER] == [str(step) for step in range(1, int(SHAPE))]


def test_an_earlier_ledger_is_opened_with_all_that_it_keeps(earlier: str) -> None:
    """Uploads, answers, files, events and figures of any day are what they were; no seal was made anew."""
    ledger = Ledger(earlier)
    assert [(upload.number, upload.active, upload.who) for upload in ledger.history()] == [
        (3, True, "office"),
        (2, True, "office"),
        (1, False, "деканат"),
    ]
    assert ledger.current()["students"]["students"].tolist() == [44]
    assert ledger.current(ledger.upload(3).when)["students"]["students"].tolist() == [40, 7, 44]
    assert ledger.original(1) == ("Студенты 2022.csv", "год,страна\n".encode())
    assert ledger.upload(1).answers == {"year": "2022"}
    assert ledger.verify() == ()


def test_after_the_steps_it_is_like_a_new_one(earlier: str, fresh: Callable[[], str]) -> None:
    """Tables and columns are those of a ledger made today, references hold, and the next upload is kept."""
    ledger, new = Ledger(earlier), Ledger(fresh())
    with ledger._store.reading() as connection, new._store.reading() as other:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
        assert connection.execute(select(VERSION.c.version_num)).scalar_one() == SHAPE
        assert _looks(connection) == _looks(other)
        if connection.dialect.name == "sqlite":  # the other kind never lets a reference go
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    rows = {"students": made.students((2024, "IND", 50))}
    ledger.commit(b"2024", "2024.csv", rows, who="a", layout="L", answers={"unit": "university"})
    assert ledger.remembered("L") == {"unit": "university"}
    assert Ledger(earlier).verify() == ()


def test_steps_are_climbed_once_by_whoever_comes_first(earlier: str) -> None:
    """Several programs that open an earlier ledger at the same moment all find it whole."""
    found: list[object] = []

    def work() -> None:
        try:
            found.append(len(Ledger(earlier).history()))
        except BaseException as error:
            found.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [3] * 4


def test_a_step_that_fails_leaves_the_earlier_ledger(earlier: str) -> None:
    """What the first step had done is taken back when a later one cannot be."""
    engine = create_engine(earlier)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE names (in_the_way INTEGER)"))
    with pytest.raises(Exception, match="names"):
        Ledger(earlier)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT schema FROM ledger")).scalar_one() == 1
        assert "layout" not in {column["name"] for column in inspect(connection).get_columns("uploads")}
    engine.dispose()
