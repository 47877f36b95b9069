"""A ledger that an earlier program wrote is one of today after it is opened, and nothing in it is lost."""

import sqlite3
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from metrics.ledger import Ledger
from metrics.ledger.schema import METADATA, SHAPE
from tests.ledger import made

#: One ledger a shape, as the program of its time wrote it.
EARLIER = sorted((Path(__file__).parent / "steps").glob("*.sql"))


@pytest.fixture(params=EARLIER, ids=lambda file: file.stem)
def earlier(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    file = tmp_path / "hamkor.sqlite"
    with sqlite3.connect(file) as connection:
        connection.executescript(request.param.read_text(encoding="utf-8"))
    connection.close()
    return file


def test_every_earlier_shape_is_tried() -> None:
    """There is a ledger of each shape before today's."""
    assert [file.stem for file in EARLIER] == [str(step) for step in range(1, int(SHAPE))]


def test_an_earlier_ledger_is_opened_with_all_that_it_keeps(earlier: Path) -> None:
    """Uploads, answers, files, events and figures of any day are what they were; no seal was made anew."""
    ledger = Ledger(f"sqlite:///{earlier}")
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


def test_after_the_steps_it_is_like_a_new_one(earlier: Path) -> None:
    """Tables and columns are those of a ledger made today, references hold, and the next upload is kept."""
    ledger = Ledger(f"sqlite:///{earlier}")
    with ledger._store.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        new = Ledger("sqlite://")
        with new._store.reading() as other:
            orders = [
                {name: [row[1] for row in at.exec_driver_sql(f"PRAGMA table_info({name})")] for name in METADATA.tables}
                for at in (connection, other)
            ]
    assert orders[0] == orders[1]
    rows = {"students": made.students((2024, "IND", 50))}
    ledger.commit(b"2024", "2024.csv", rows, who="a", layout="L", answers={"unit": "university"})
    assert ledger.remembered("L") == {"unit": "university"}
    assert Ledger(f"sqlite:///{earlier}").verify() == ()


def test_steps_are_climbed_once_by_whoever_comes_first(earlier: Path) -> None:
    """Several programs that open an earlier ledger at the same moment all find it whole."""
    found: list[object] = []

    def work() -> None:
        try:
            found.append(len(Ledger(f"sqlite:///{earlier}").history()))
        except BaseException as error:
            found.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [3] * 4


def test_a_step_that_fails_leaves_the_earlier_ledger(earlier: Path) -> None:
    """What the first step had done is taken back when a later one cannot be."""
    with sqlite3.connect(earlier) as connection:
        connection.execute("CREATE TABLE names (in_the_way)")
    connection.close()
    with pytest.raises(Exception, match="names"):
        Ledger(f"sqlite:///{earlier}")
    with sqlite3.connect(earlier) as connection:
        assert connection.execute("SELECT schema FROM ledger").fetchone() == (1,)
        assert "layout" not in {row[1] for row in connection.execute("PRAGMA table_info(uploads)")}
    connection.close()
