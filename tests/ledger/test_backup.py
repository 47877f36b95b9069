"""What a backup holds is what was kept when it was written, and putting it back gives that and nothing else."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from metrics.errors import HamkorError
from metrics.ledger import Ledger, put_back, sqlite
from metrics.ledger import problems as said
from tests.ledger import made


def fill(ledger: Ledger) -> Ledger:
    """Three uploads, one of them withdrawn, and a name."""
    for year in (2021, 2022, 2023):
        data = b"original %d" % year
        ledger.commit(data, f"{year}.csv", {"students": made.students((year, "IND", year))}, who="a", layout="L")
    ledger.withdraw(2, "b")
    ledger.call("БГМУ", "Bashkir State Medical University", "b")
    return ledger


def state(ledger: Ledger) -> object:
    """All that can be asked of a ledger."""
    return (
        ledger.history(),
        ledger.names(),
        ledger.current()["students"]["students"].tolist(),
        [ledger.original(upload.number) for upload in ledger.history()],
        ledger.version().partition(".")[2],
        ledger.verify(),
    )


def refusal(call: Callable[..., object], *arguments: object) -> object:
    with pytest.raises(HamkorError) as caught:
        call(*arguments)
    assert str(caught.value)
    return caught.value.problem.kind


def test_a_backup_put_back_is_what_was_kept(fresh: Callable[[], str], tmp_path: Path) -> None:
    """Into an empty ledger, from either kind of database: files, history of every moment, names and figures."""
    ledger, file = fill(Ledger(fresh())), tmp_path / "backup.sqlite"
    before = state(ledger)
    ledger.backup(file)
    assert [path.name for path in tmp_path.glob("backup*")] == ["backup.sqlite"]
    url = fresh()
    put_back(url, file)
    other = Ledger(url)
    assert state(other) == before
    other.commit(b"more", "more.csv", {"students": made.students((2024, "IND", 1))}, who="a")
    assert other.upload(4).active


def test_a_backup_goes_from_one_kind_of_database_to_the_other(postgresql: Callable[[], str], tmp_path: Path) -> None:
    """What was kept in PostgreSQL is the same in SQLite."""
    ledger, file, url = fill(Ledger(postgresql())), tmp_path / "backup.sqlite", f"sqlite:///{tmp_path / 'l.sqlite'}"
    ledger.backup(file)
    put_back(url, file)
    assert state(Ledger(url)) == state(ledger)


def test_what_is_there_is_not_written_over_unless_told(fresh: Callable[[], str], tmp_path: Path) -> None:
    """Neither a backup over a file nor a restore over uploads; with the word, both; the ledger itself is no target."""
    ledger, file = fill(Ledger(url := fresh())), tmp_path / "backup.sqlite"
    ledger.backup(file)
    ledger.withdraw(1, "later")
    assert refusal(ledger.backup, file) is said.FILE_THERE
    assert refusal(put_back, url, file) is said.NOT_EMPTY
    assert not ledger.upload(1).active
    if url.startswith("sqlite"):
        assert refusal(ledger.backup, Path(url.removeprefix("sqlite:///")), True) is said.ITSELF
    put_back(url, file, overwrite=True)
    assert ledger.upload(1).active  # a program that runs takes it up
    assert ledger.current()["students"]["students"].tolist() == [2021, 2023]
    ledger.withdraw(3, "later")
    ledger.backup(file, overwrite=True)
    assert not Ledger(f"sqlite:///{file}").upload(3).active


def test_figures_after_a_restore_are_those_of_the_backup(fresh: Callable[[], str], tmp_path: Path) -> None:
    """The same numbers of events come again with another content: nothing remembered from before is shown."""
    ledger, file = fill(Ledger(url := fresh())), tmp_path / "backup.sqlite"
    ledger.backup(file)
    seen = []
    for students in (7, 8):
        rows = {"students": made.students((2030, "IND", students))}
        ledger.commit(b"%d" % students, "f.csv", rows, who="a")
        seen.append((ledger.version(), ledger.current()["students"]["students"].tolist()[-1]))
        put_back(url, file, overwrite=True)
    assert [students for _version, students in seen] == [7, 8]
    assert seen[0][0] != seen[1][0]


def test_a_failed_restore_changes_nothing(fresh: Callable[[], str], tmp_path: Path) -> None:
    """A backup that breaks in the middle, or is none, leaves the ledger as it was."""
    ledger = fill(Ledger(url := fresh()))
    before, file = state(ledger), tmp_path / "backup.sqlite"
    ledger.backup(file)
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("UPDATE sqlite_master SET sql = replace(sql, 'what VARCHAR(8) NOT NULL', 'what VARCHAR(8)')")
    connection.close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE events SET what = NULL WHERE number = 3")
    connection.close()
    for broken, kind in ((file, said.NOT_OPENED), (tmp_path / "nowhere.sqlite", said.FILE_NOT_OPENED)):
        assert refusal(put_back, url, broken, True) is kind
    (tmp_path / "text.sqlite").write_text("no ledger at all " * 100)
    assert refusal(put_back, url, tmp_path / "text.sqlite", True) is said.NOT_OURS
    assert state(ledger) == before


def test_an_earlier_backup_climbs_the_steps(tmp_path: Path) -> None:
    """A backup that an earlier program wrote is put back, and the file stays what it was."""
    file = tmp_path / "old.sqlite"
    with sqlite3.connect(file) as connection:
        connection.executescript((Path(__file__).parent / "steps" / "1.sql").read_text(encoding="utf-8"))
    connection.close()
    before = file.read_bytes()
    url = f"sqlite:///{tmp_path / 'l.sqlite'}"
    put_back(url, file)
    assert len(Ledger(url).history()) == 3
    assert file.read_bytes() == before


@pytest.mark.parametrize("how", ["deleted", "emptied", "damaged"])
def test_a_ledger_that_is_gone_or_damaged_is_put_back(tmp_path: Path, how: str) -> None:
    """The cure that the sentence names works; what was damaged is moved aside, not deleted."""
    place, file = tmp_path / "l.sqlite", tmp_path / "backup.sqlite"
    url = f"sqlite:///{place}"
    ledger = fill(Ledger(url))
    before = state(ledger)
    ledger.backup(file)
    ledger.close()
    if how == "deleted":
        place.unlink()
    else:
        place.write_bytes(b"" if how == "emptied" else b"no database" * 1000)
    assert refusal(Ledger, url) is (said.DAMAGED_STORE if how == "damaged" else said.VANISHED)
    if how == "damaged":
        assert refusal(put_back, url, file) is said.DAMAGED_STORE
    put_back(url, file, overwrite=True)
    assert state(Ledger(url)) == before
    assert place.with_name("l.sqlite.damaged").exists() == (how != "deleted")
    assert sqlite.marker(place).exists()
    assert state(ledger) == before  # the program that ran meanwhile


def test_damage_stays_damage(tmp_path: Path) -> None:
    """A backup of a ledger in which a byte is flipped neither fails nor heals it: it says which, as before."""
    ledger = fill(Ledger(f"sqlite:///{tmp_path / 'l.sqlite'}"))
    with sqlite3.connect(tmp_path / "l.sqlite") as connection:
        connection.execute("UPDATE contents SET data = zeroblob(length(data)) WHERE upload = 1")
    connection.close()
    ledger.backup(tmp_path / "backup.sqlite")
    found = Ledger(f"sqlite:///{tmp_path / 'backup.sqlite'}").verify()
    assert [problem.kind for problem in found] == [said.DAMAGED_ROWS] == [problem.kind for problem in ledger.verify()]
