"""Full, read-only, vanished, damaged: the program says which, goes on serving what it can, and overwrites nothing."""

import random
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import LargeBinary, func, select, update

from metrics.errors import HamkorError, Kind
from metrics.ledger import Ledger
from metrics.ledger import problems as said
from metrics.ledger.schema import CONTENTS, METADATA, UPLOADS
from tests.ledger import made


def filled(url: str) -> Ledger:
    """A ledger with two uploads of different years, and a name."""
    ledger = Ledger(url)
    for year in (2022, 2023):
        rows = {"students": made.students((year, "IND", year)), "agreements": made.agreements(f"partner {year}")}
        modes = {"agreements": "add"}
        ledger.commit(b"original %d" % year, f"{year}.csv", rows, who="a", modes=modes)  # type: ignore[arg-type]
    ledger.call("a", "b", "who")
    return ledger


def refusal(call: Callable[..., object], *arguments: object) -> Kind:
    with pytest.raises(HamkorError) as caught:
        call(*arguments)
    assert str(caught.value)
    return caught.value.problem.kind


def big(ledger: Ledger, megabytes: int) -> object:
    """Commits a file that cannot be pressed together."""
    data = random.Random(1).randbytes(megabytes * 2**20)
    return ledger.commit(data, "big.csv", {"students": made.students((2030, "IND", 1))}, who="a")


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[Path]:
    """A file system of its own in `folder`; skips where mounting is not allowed."""
    folder.mkdir(exist_ok=True)
    done = subprocess.run(["mount", *options, str(folder)], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"a file system cannot be mounted here: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    """The upload that has no room is refused whole; what was kept serves, whoever comes; with room it is kept."""
    with mounted(tmp_path / "small", "-t", "tmpfs", "-o", "size=4m", "tmpfs") as folder:
        ledger = filled(f"sqlite:///{folder / 'l.sqlite'}")
        assert refusal(big, ledger, 6) is said.FULL
        assert len(ledger.history()) == 2
        assert ledger.current()["students"]["students"].tolist() == [2022, 2023]
        with pytest.raises(OSError, match="No space"):
            (folder / "filler").write_bytes(bytes(8 * 2**20))
        assert refusal(ledger.backup, folder / "backup.sqlite") is said.FULL
        other = Ledger(f"sqlite:///{folder / 'l.sqlite'}")
        assert other.current()["students"]["students"].tolist() == [2022, 2023]
        assert refusal(big, other, 6) is said.FULL
        other.close()
        assert {file.name for file in folder.glob("backup*")} == set()
        subprocess.run(["mount", "-o", "remount,size=40m", str(folder)], check=True)
        big(ledger, 6)
        assert ledger.verify() == ()
        ledger.close()


def test_a_read_only_disk_is_told_at_the_start_and_while_it_runs(tmp_path: Path) -> None:
    """A program that runs goes on serving what it has read; one that starts says what it lacks."""
    with mounted(tmp_path / "disk", "-t", "tmpfs", "tmpfs") as folder:
        url = f"sqlite:///{folder / 'l.sqlite'}"
        ledger = filled(url)
        before = ledger.current()["students"]["students"].tolist()
        # Closing gives back every file that is open for writing: none may be when the disk turns read-only.
        ledger.close()
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        assert refusal(Ledger, url) in (said.READ_ONLY, said.NOT_OPENED)
        assert refusal(ledger.withdraw, 1, "a") in (said.READ_ONLY, said.NOT_OPENED)
        subprocess.run(["mount", "-o", "remount,rw", str(folder)], check=True)
        assert ledger.current()["students"]["students"].tolist() == before
        ledger.withdraw(1, "a")
        ledger.close()


_BLOBS = [
    (table.name, column.name)
    for table in METADATA.sorted_tables
    for column in table.columns
    if isinstance(column.type, LargeBinary)
]


def test_every_blob_is_tried() -> None:
    """The columns in which files lie are those that the next test flips a byte of."""
    assert set(_BLOBS) == {("uploads", "original"), ("contents", "data")}


@pytest.mark.parametrize(("table", "column"), _BLOBS)
@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_one_flipped_byte_is_found_wherever_it_is(
    fresh: Callable[[], str], table: str, column: str, place: str
) -> None:
    """Whichever byte of whichever file: it is named, all else serves, a new upload is kept, nothing is healed."""
    ledger = filled(url := fresh())
    held = METADATA.tables[table]
    first = held.c.number == 1 if held is UPLOADS else (held.c.upload == 1) & (held.c.subject == "students")
    with ledger._store.writing() as connection:
        data = bytearray(connection.execute(select(held.c[column]).where(first)).scalar_one())
        data[{"first": 0, "middle": len(data) // 2, "last": -1}[place]] ^= 0x20
        connection.execute(update(held).where(first).values({column: bytes(data)}))
    ledger.close()
    ledger = Ledger(url)
    kind = said.DAMAGED_ORIGINAL if held is UPLOADS else said.DAMAGED_ROWS
    assert [problem.kind for problem in ledger.verify()] == [kind]
    assert ledger.current()["students"]["students"].tolist() == ([2022, 2023] if held is UPLOADS else [2023])
    assert len(ledger.current()["agreements"]) == 2
    assert [problem.kind for problem in ledger.problems()] == ([kind] if held is CONTENTS else [])
    ledger.commit(b"more", "more.csv", {"students": made.students((2024, "IND", 2024))}, who="a")
    with ledger._store.reading() as connection:
        assert connection.execute(select(held.c[column]).where(first)).scalar_one() == bytes(data)
        assert connection.execute(select(func.count()).select_from(UPLOADS)).scalar_one() == 3
    ledger.close()


def test_a_torn_page_is_named_and_the_rest_serves(tmp_path: Path) -> None:
    """Zeros in the middle of the file, as a failing disk leaves them: no trace, the sound uploads still come."""
    file = tmp_path / "l.sqlite"
    ledger = filled(f"sqlite:///{file}")
    big(ledger, 1)
    ledger.close()
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    data = bytearray(file.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4096] = bytes(4096)
    file.write_bytes(data)
    ledger = Ledger(f"sqlite:///{file}")
    assert ledger.current()["students"]["students"].tolist() == [2022, 2023, 1]
    assert refusal(ledger.original, 3) in (said.DAMAGED_ORIGINAL, said.DAMAGED_STORE)
    assert ledger.verify() != ()
    assert ledger.original(1) == ("2022.csv", b"original 2022")


@pytest.mark.postgresql
def test_a_database_emptied_under_a_running_program_is_said(postgresql: Callable[[], str]) -> None:
    """Whoever drops the tables behind the program's back: no trace, and no silent beginning anew."""
    ledger = filled(url := postgresql())
    with ledger._store.engine.begin() as connection:
        METADATA.drop_all(connection)
    for step in (ledger.current, ledger.version, lambda: ledger.withdraw(1, "a")):
        assert refusal(step) is said.NOT_OPENED
    ledger.close()
    assert Ledger(url).history() == ()
