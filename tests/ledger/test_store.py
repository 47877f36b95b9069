"""A store that is gone, damaged, foreign or shut is said in a sentence, and nothing is written over it."""

import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from metrics.errors import HamkorError, Kind
from metrics.ledger import Ledger, sqlite
from metrics.ledger import problems as said
from tests.ledger import made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "hamkor.sqlite"


def opened(file: Path) -> Ledger:
    return Ledger(f"sqlite:///{file}")


def filled(file: Path) -> Ledger:
    """A ledger with two uploads of different years."""
    ledger = opened(file)
    for place, year in enumerate((2022, 2023)):
        ledger.commit(b"original %d" % place, f"{year}.csv", {"students": made.students((year, "IND", year))}, who="a")
    return ledger


def refusal(file: Path) -> Kind:
    with pytest.raises(HamkorError) as caught:
        opened(file)
    assert str(caught.value)
    return caught.value.problem.kind


def flip(file: Path, table: str, column: str, where: str) -> None:
    """Changes the last byte of one value, as a failing disk would: behind the program's back."""
    with sqlite3.connect(file) as connection:
        (value,) = connection.execute(f"SELECT CAST({column} AS BLOB) FROM {table} WHERE {where}").fetchone()
        other = value[:-1] + bytes([value[-1] ^ 0x20])
        connection.execute(f"UPDATE {table} SET {column} = CAST(? AS TEXT) WHERE {where}", (other,)) if isinstance(
            connection.execute(f"SELECT {column} FROM {table} WHERE {where}").fetchone()[0], str
        ) else connection.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", (other,))
    connection.close()


def test_a_ledger_outlives_the_program(file: Path) -> None:
    """What was committed is there when the file is opened again, and the folder is made when it is missing."""
    filled(file)
    assert opened(file).current()["students"]["year"].tolist() == [2022, 2023]


def test_sqlite_is_set_to_lose_nothing(file: Path) -> None:
    """Every connection writes ahead, waits for the disk, and keeps its references whole."""
    with opened(file)._store.reading() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")
        }
        assert found == {"journal_mode": "wal", "synchronous": 2}
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


@pytest.mark.parametrize("how", ["deleted", "emptied"])
def test_a_vanished_ledger_does_not_start_empty(file: Path, how: str) -> None:
    """A file that was here and is gone is refused until somebody decides; nothing is put in its place."""
    filled(file)._store.engine.dispose()
    file.unlink()
    if how == "emptied":
        file.touch()
    assert refusal(file) is said.VANISHED
    assert not file.exists() or file.stat().st_size == 0
    sqlite.marker(file).unlink()
    assert opened(file).history() == ()


def test_a_ledger_deleted_under_a_running_program_is_noticed(file: Path) -> None:
    """No commit goes into a file that no longer has a name."""
    ledger = filled(file)
    for part in file.parent.glob("hamkor.sqlite*"):
        if part != sqlite.marker(file):
            part.unlink()
    for step in (ledger.current, ledger.version, lambda: ledger.withdraw(1, "a")):
        with pytest.raises(HamkorError) as caught:
            step()
        assert caught.value.problem.kind is said.VANISHED


def test_a_backup_put_in_place_is_taken_up(file: Path, tmp_path: Path) -> None:
    """A file moved over the ledger of a running program is what it serves from then on."""
    ledger = filled(file)
    version = ledger.version()
    other = tmp_path / "other" / "hamkor.sqlite"
    opened(other).commit(b"x", "x.csv", {"students": made.students((1999, "IND", 1))}, who="a")
    for part in file.parent.glob("hamkor.sqlite-*"):
        part.unlink()
    with sqlite3.connect(other) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    os.replace(other, file)
    assert ledger.current()["students"]["year"].tolist() == [1999]
    assert ledger.version() != version


def test_something_else_is_not_taken_for_a_ledger(file: Path) -> None:
    """A text file, and a database of another program, are refused and left as they were."""
    file.parent.mkdir()
    file.write_bytes(b"year,country,students\n" * 100)
    assert refusal(file) is said.DAMAGED_STORE
    assert file.read_bytes() == b"year,country,students\n" * 100
    file.unlink()
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE theirs (a)")
    connection.close()
    assert refusal(file) is said.NOT_OURS


def test_a_ledger_of_a_newer_program_is_left_alone(file: Path) -> None:
    """An older program does not write into a shape that it does not know."""
    filled(file)
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '1000'")
    connection.close()
    assert refusal(file) is said.NEWER


def test_a_read_only_ledger_is_told_at_the_start(file: Path) -> None:
    """Not at somebody's first upload."""
    filled(file)._store.engine.dispose()
    with pytest.raises(HamkorError) as caught:
        Ledger(f"sqlite:///file:{file}?mode=ro&uri=true")
    assert caught.value.problem.kind is said.READ_ONLY


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("nonsense", said.NOT_OPENED),
        ("sqlite:////proc/nowhere/l.sqlite", said.NOT_OPENED),
        ("mysql://here/l", said.NO_SUCH_DATABASE),
        ("postgresql+psycopg://127.0.0.1:9/l", said.NOT_OPENED),
    ],
)
def test_an_address_that_leads_nowhere_is_a_sentence(url: str, kind: Kind) -> None:
    """Neither a misspelt address, an impossible folder nor a server that is not there ends in a trace."""
    with pytest.raises(HamkorError) as caught:
        Ledger(url)
    assert caught.value.problem.kind is kind


@pytest.mark.parametrize(
    "url",
    ["nosuchdatabase://user:secret@here/l", "postgresql:/user:secret@here", "postgresql://u:secret@127.0.0.1:9/l"],
)
def test_a_password_in_the_address_is_never_said(url: str) -> None:
    """The sentence about a database that cannot be reached does not give its password away."""
    with pytest.raises(HamkorError) as caught:
        Ledger(url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, said.FULL),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, said.BUSY),
        (sqlite3.SQLITE_READONLY_DIRECTORY, said.READ_ONLY),
        (sqlite3.SQLITE_CORRUPT_INDEX, said.DAMAGED_STORE),
        (sqlite3.SQLITE_IOERR_WRITE, said.NOT_OPENED),
    ],
)
def test_each_failure_of_sqlite_has_its_sentence(code: int, kind: Kind) -> None:
    """Disk full, busy, read-only and damaged are told apart, whatever the detail."""
    cause = sqlite3.OperationalError("detail")
    cause.sqlite_errorcode = code  # type: ignore[misc]
    error = sqlite.explained(DBAPIError("", None, cause), "hamkor.sqlite")
    assert error is not None
    assert error.problem.kind is kind


def test_a_flipped_bit_in_what_was_read_is_found_and_the_rest_serves(file: Path) -> None:
    """The damaged upload is named, its rows are left out, the other upload's rows are still there."""
    filled(file)
    flip(file, "contents", "data", "upload = 1")
    ledger = opened(file)
    assert ledger.current()["students"]["year"].tolist() == [2023]
    (problem,) = ledger.problems()
    assert problem.kind is said.DAMAGED_ROWS
    assert "2022.csv" in problem.message
    assert [found.kind for found in ledger.verify()] == [said.DAMAGED_ROWS]


def test_rows_that_a_damaged_upload_replaced_do_not_come_back(file: Path) -> None:
    """Years that are missing with a sign are better than outdated figures without one."""
    ledger = filled(file)
    ledger.commit(b"corrected", "corrected.csv", {"students": made.students((2022, "IND", 5))}, who="a")
    flip(file, "contents", "data", "upload = 3")
    assert opened(file).current()["students"]["year"].tolist() == [2023]


def test_a_flipped_bit_in_an_original_is_found(file: Path) -> None:
    """The download of a damaged original is refused; the figures, which have their own hash, stay."""
    filled(file)
    flip(file, "uploads", "original", "number = 2")
    ledger = opened(file)
    with pytest.raises(HamkorError) as caught:
        ledger.original(2)
    assert caught.value.problem.kind is said.DAMAGED_ORIGINAL
    assert len(ledger.current()["students"]) == 2
    assert [found.kind for found in ledger.verify()] == [said.DAMAGED_ORIGINAL]


@pytest.mark.parametrize(
    ("table", "column", "where", "kind"),
    [
        ("uploads", "scopes", "number = 1", said.DAMAGED_ENTRY),
        ("uploads", "file", "number = 1", said.DAMAGED_ENTRY),
        ("events", "who", "number = 1", said.DAMAGED_EVENT),
    ],
)
def test_a_flipped_bit_in_an_entry_is_found(file: Path, table: str, column: str, where: str, kind: Kind) -> None:
    """An entry whose seal does not fit is left out and named; the other upload still counts."""
    filled(file)
    flip(file, table, column, where)
    ledger = opened(file)
    assert ledger.current()["students"]["year"].tolist() == [2023]
    assert [found.kind for found in ledger.problems()] == [kind]
    assert kind in [found.kind for found in ledger.verify()]


def test_a_sound_ledger_verifies(file: Path) -> None:
    """Nothing is found where nothing is wrong."""
    assert filled(file).verify() == ()
