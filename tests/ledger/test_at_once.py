"""Many at one ledger: all get in, each once, and nobody keeps over what he has not seen."""

import sqlite3
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from metrics.errors import HamkorError
from metrics.ledger import Ledger
from metrics.ledger.problems import BASE_GONE, BASE_MOVED, SAME_FILE
from metrics.ledger.sqlite import fold
from tests.ledger import made
from tests.ledger.conftest import BOTH


def together(*works: Callable[[], object]) -> list[BaseException]:
    """Does all of these at once, each in a thread; what they raised."""
    raised: list[BaseException] = []

    def careful(work: Callable[[], object]) -> None:
        try:
            work()
        except BaseException as error:
            raised.append(error)

    threads = [threading.Thread(target=careful, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


@pytest.mark.parametrize("where", ["memory", *BOTH])
def test_threads_that_commit_at_once_all_get_in(where: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Fifty people at once: every upload is there once, with a number of its own; readers meanwhile never fail."""
    address = {"memory": lambda: "sqlite://", "sqlite": lambda: f"sqlite:///{tmp_path / 'l.sqlite'}"}.get(where)
    ledger = Ledger(address() if address else request.getfixturevalue("postgresql")())

    def work(place: int) -> None:
        rows = {"students": made.students((2000 + place, "IND", place))}
        ledger.commit(b"%d" % place, f"{place}.csv", rows, who="a")
        ledger.current()

    assert together(*(partial(work, place) for place in range(50))) == []
    assert sorted(upload.number for upload in ledger.history()) == list(range(1, 51))
    assert sorted(ledger.current()["students"]["students"]) == list(range(50))
    assert ledger.verify() == ()
    ledger.close()


def test_two_who_commit_the_same_file_at_once_keep_it_once(address: str) -> None:
    """Of several commits of one file at the same moment, by programs of their own, exactly one is kept."""
    ledgers = [Ledger(address) for _ in range(4)]
    rows = {"students": made.students((2023, "IND", 2))}
    raised = together(*(partial(ledger.commit, b"same", "f.csv", rows, who="a") for ledger in ledgers))
    assert [error.problem.kind for error in raised if isinstance(error, HamkorError)] == [SAME_FILE] * 3
    assert len(ledgers[0].history()) == 1
    for ledger in ledgers:
        ledger.close()


def test_programs_that_open_an_empty_database_at_once_share_one_ledger(address: str) -> None:
    """Whoever comes first makes the tables; the others find them."""
    versions: list[str] = []
    assert together(*[lambda: versions.append(Ledger(address).version())] * 4) == []
    assert len(versions) == 4
    assert len(set(versions)) == 1


def test_a_file_that_another_opens_at_the_same_moment_is_waited_for(tmp_path: Path) -> None:
    """A restored ledger is turned to reading while writing at its first opening, for which SQLite does not wait."""
    file = tmp_path / "l.sqlite"
    address = f"sqlite:///{file}"
    Ledger(address).close()
    fold(file)
    other = sqlite3.connect(file, check_same_thread=False, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    leaving = threading.Timer(0.3, other.close)
    leaving.start()
    assert Ledger(address).history() == ()
    leaving.join()


def refusal(call: object, *arguments: object, **more: object) -> HamkorError:
    with pytest.raises(HamkorError) as caught:
        call(*arguments, **more)  # type: ignore[operator]
    return caught.value


class TestBase:
    """Somebody saw a difference, and meanwhile somebody else committed."""

    @pytest.fixture
    def base(self, ledger: Ledger) -> str:
        ledger.commit(b"1", "first.csv", {"students": made.students((2022, "IND", 1), (2023, "IND", 2))}, who="a")
        return ledger.version()

    def commit(self, ledger: Ledger, base: str) -> object:
        rows = {"students": made.students((2023, "PAK", 9))}
        return ledger.commit(b"mine", "mine.csv", rows, who="me", base=base)

    def test_what_did_not_move_is_kept(self, ledger: Ledger, base: str) -> None:
        """Another unit, another year, another subject and a name change nothing that was seen."""
        ledger.commit(b"2", "b.csv", {"students": made.students((2023, "IND", 3), unit="medical faculty")}, who="b")
        ledger.commit(b"3", "c.csv", {"students": made.students((2021, "IND", 3))}, who="b")
        ledger.commit(b"4", "d.csv", {"visitors": made.visits("2023-03-01")}, who="b")
        ledger.call("a", "b", "who")
        self.commit(ledger, base)
        assert ledger.version() != base

    @pytest.mark.parametrize("what", ["commit", "withdraw", "restore"])
    def test_what_moved_is_refused_until_it_is_seen(self, ledger: Ledger, base: str, what: str) -> None:
        """The sentence names who and which file; nothing is kept; with the version of now it is."""
        if what == "commit":
            rows = {"students": made.students((2023, "IND", 3))}
            ledger.commit(b"2", "theirs.csv", rows, who="Dean", modes={"students": "add"})
        else:
            ledger.withdraw(1, "Dean")
            base = ledger.version() if what == "restore" else base
            if what == "restore":
                ledger.restore(1, "Dean")
        error = refusal(self.commit, ledger, base)
        assert error.problem.kind is BASE_MOVED
        assert "Dean" in str(error)
        assert not any(upload.file == "mine.csv" for upload in ledger.history())
        self.commit(ledger, ledger.version())

    def test_a_base_of_another_ledger_is_refused(self, ledger: Ledger, base: str) -> None:
        """After a backup was put back, or on another ledger, what was seen is not what is there."""
        other = Ledger("sqlite://")
        for strange in (other.version(), base[:-1] + "x"):
            assert refusal(self.commit, ledger, strange).problem.kind is BASE_GONE
        assert len(ledger.history()) == 1

    def test_the_first_upload_of_all_has_an_empty_base(self, ledger: Ledger) -> None:
        """Two who both saw an empty ledger: the second is told of the first where they meet."""
        ledger.call("a", "b", "who")
        base = ledger.version()
        self.commit(ledger, base)
        rows = {"students": made.students((2023, "IND", 1))}
        assert refusal(ledger.commit, b"2", "f.csv", rows, who="b", base=base).problem.kind is BASE_MOVED
