"""Nothing that was committed is ever lost, and what stood on a day stays what stood on that day."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrics.errors import HamkorError
from metrics.ledger import Ledger
from metrics.ledger.problems import (
    ALREADY_WITHDRAWN,
    BASE_GONE,
    BASE_MOVED,
    NO_UPLOAD,
    NOT_WITHDRAWN,
    NOTHING,
    READ_ANEW,
    SAME_FILE,
    SAME_FILE_WITHDRAWN,
)
from metrics.subjects import SUBJECTS
from tests.ledger import made
from tests.ledger.conftest import BOTH

#: Each example makes a ledger of its own.
FRESH = [HealthCheck.function_scoped_fixture]


@pytest.fixture(params=BOTH)
def new(request: pytest.FixtureRequest) -> Iterator[Callable[[], Ledger]]:
    """Makes empty ledgers, in memory and on a PostgreSQL server in turn."""
    address = request.getfixturevalue("postgresql") if request.param == "postgresql" else lambda: "sqlite://"
    opened: list[Ledger] = []

    def made_one() -> Ledger:
        for before in opened:
            before.close()
        opened[:] = [Ledger(address())]
        return opened[0]

    yield made_one
    for last in opened:
        last.close()


def plain(tables: dict[str, pd.DataFrame]) -> dict[str, list[tuple[str, ...]]]:
    """Rows as texts in an order of their own, so that tables with the same rows are equal."""
    return {
        name: sorted(tuple(map(str, row)) for row in rows.astype(object).itertuples(index=False))
        for name, rows in tables.items()
    }


def refusal(call: object, *arguments: object, **more: object) -> HamkorError:
    with pytest.raises(HamkorError) as caught:
        call(*arguments, **more)  # type: ignore[operator]
    return caught.value


@settings(max_examples=12, deadline=None, suppress_health_check=FRESH)
@given(made.tables())
def test_any_table_comes_back_unchanged(new: Callable[[], Ledger], tables: dict[str, pd.DataFrame]) -> None:
    """Whatever tidy tables are committed, the same rows, types and order come back, with the upload's number."""
    ledger = new()
    number = ledger.commit(b"file", "file.csv", tables, who="a").number
    current = ledger.current()
    assert set(current) == set(SUBJECTS)
    for name, rows in current.items():
        given_rows = tables.get(name)
        if given_rows is None:
            assert rows.empty
            continue
        assert rows["upload"].eq(str(number)).all()
        assert list(rows.columns) == list(given_rows.columns)
        for column in rows.columns.drop("upload"):
            assert rows[column].dtype.kind == given_rows[column].dtype.kind
            assert rows[column].astype(object).fillna("none").tolist() == (
                given_rows[column].astype(object).fillna("none").tolist()
            )


@settings(max_examples=6, deadline=None, suppress_health_check=FRESH)
@given(st.data())
def test_order_of_uploads_that_do_not_overlap_does_not_matter(new: Callable[[], Ledger], data: st.DataObject) -> None:
    """Each upload speaks for years of its own: whichever came first, the same rows are current."""
    parts = [
        made.students(*((year, country, 5) for country in data.draw(st.lists(st.sampled_from("ABC"), min_size=1))))
        for year in range(2018, 2022)
    ]
    seen = []
    for order in (range(4), data.draw(st.permutations(range(4)))):
        ledger = new()
        for place in order:
            ledger.commit(b"%d" % place, "f.csv", {"students": parts[place]}, who="a")
        seen.append(plain({"students": ledger.current()["students"].drop(columns="upload")}))
    assert seen[0] == seen[1]


@settings(max_examples=6, deadline=None, suppress_health_check=FRESH)
@given(st.lists(made.tables(), min_size=1, max_size=4), st.data())
def test_withdraw_and_restore_is_as_if_nothing_happened(
    new: Callable[[], Ledger], uploads: list[dict[str, pd.DataFrame]], data: st.DataObject
) -> None:
    """After an upload is withdrawn and restored the current tables are what they were, row for row."""
    ledger = new()
    for place, tables in enumerate(uploads):
        mode = data.draw(st.sampled_from(["replace", "add"]))
        ledger.commit(b"%d" % place, "f.csv", tables, who="a", modes=dict.fromkeys(tables, mode))
    before = ledger.current()
    number = data.draw(st.integers(1, len(uploads)))
    ledger.withdraw(number, "b")
    assert not any(rows["upload"].eq(str(number)).any() for rows in ledger.current().values())
    ledger.restore(number, "b")
    for name, rows in ledger.current().items():
        pd.testing.assert_frame_equal(rows, before[name])


@settings(max_examples=6, deadline=None, suppress_health_check=FRESH)
@given(st.lists(st.tuples(st.sampled_from(["commit", "withdraw", "restore"]), st.integers(1, 4)), max_size=10))
def test_a_past_moment_stays_what_it_was(new: Callable[[], Ledger], steps: list[tuple[str, int]]) -> None:
    """Current tables as of the time of any event do not change by anything that happens later."""
    ledger, remembered = new(), []
    for place, (what, number) in enumerate(steps):
        try:
            if what == "commit":
                ledger.commit(b"%d" % place, "f.csv", {"students": made.students((2020, "IND", place))}, who="a")
            else:
                getattr(ledger, what)(number, "a")
        except HamkorError:
            continue
        times = [moment for upload in ledger.history() for moment in (upload.when, upload.withdrawn) if moment]
        now = max([*times, *(moment for moment, _version, _rows in remembered)])
        if what != "restore":
            remembered.append((now, ledger.version(), plain(ledger.current())))
    for moment, version, rows in remembered:
        assert ledger.version(moment) == version
        assert plain(ledger.current(moment)) == rows


def test_before_the_first_upload_there_is_nothing(ledger: Ledger) -> None:
    """As of a moment before the first commit every subject is empty, and so is the history."""
    upload = ledger.commit(b"1", "f.csv", {"students": made.students((2020, "IND", 3))}, who="a")
    before = upload.when - timedelta(seconds=1)
    assert all(rows.empty for rows in ledger.current(before).values())
    assert ledger.history(before) == ()
    assert len(ledger.current(upload.when)["students"]) == 1
    assert len(ledger.current(upload.when.replace(tzinfo=None))["students"]) == 1


def test_a_later_upload_replaces_the_same_years_of_the_same_unit(ledger: Ledger) -> None:
    """A corrected 2023 takes the place of the first 2023 and leaves other years and other units alone."""
    ledger.commit(b"1", "a.csv", {"students": made.students((2022, "IND", 1), (2023, "IND", 2))}, who="a")
    ledger.commit(b"2", "b.csv", {"students": made.students((2023, "IND", 40), unit="medical faculty")}, who="a")
    corrected = ledger.commit(b"3", "c.csv", {"students": made.students((2023, "PAK", 7))}, who="a")
    assert sorted(ledger.current()["students"]["students"]) == [1, 7, 40]
    ledger.withdraw(corrected.number, "a")
    assert sorted(ledger.current()["students"]["students"]) == [1, 2, 40]


def test_added_rows_replace_nothing(ledger: Ledger) -> None:
    """With the mode "add" the rows of an upload stand beside those of earlier ones."""
    ledger.commit(b"1", "a.csv", {"students": made.students((2023, "IND", 2))}, who="a")
    ledger.commit(b"2", "b.csv", {"students": made.students((2023, "PAK", 3))}, who="a", modes={"students": "add"})
    assert ledger.current()["students"]["students"].sum() == 5


def test_the_same_file_twice_is_refused_by_name(ledger: Ledger) -> None:
    """Bytes that count already are refused with the number of their upload; nothing is added."""
    rows = {"students": made.students((2023, "IND", 2))}
    ledger.commit(b"same", "first.csv", rows, who="a")
    error = refusal(ledger.commit, b"same", "renamed.csv", rows, who="b", answers={"year": "2024"})
    assert error.problem.kind is SAME_FILE
    assert "first.csv" in str(error)
    assert len(ledger.history()) == 1


def test_a_withdrawn_file_that_is_read_the_same_is_to_be_restored(ledger: Ledger) -> None:
    """The same bytes read the same way after a withdrawal: the person is sent to "restore"."""
    rows = {"students": made.students((2023, "IND", 2))}
    ledger.withdraw(ledger.commit(b"same", "f.csv", rows, who="a").number, "a")
    assert refusal(ledger.commit, b"same", "f.csv", rows, who="a").problem.kind is SAME_FILE_WITHDRAWN


def test_a_withdrawn_file_may_come_again_with_another_answer(ledger: Ledger) -> None:
    """A wrong answer is mended by withdrawing and loading the file anew; then the first cannot also be restored."""
    first = ledger.commit(b"same", "f.csv", {"students": made.students((2023, "IND", 2))}, who="a")
    ledger.withdraw(first.number, "a")
    ledger.commit(b"same", "f.csv", {"students": made.students((2024, "IND", 2))}, who="a", answers={"year": "2024"})
    assert ledger.current()["students"]["year"].tolist() == [2024]
    assert refusal(ledger.restore, first.number, "a").problem.kind is READ_ANEW


def test_what_cannot_be_done_is_said(ledger: Ledger) -> None:
    """Each impossible step raises its own sentence."""
    number = ledger.commit(b"1", "f.csv", {"students": made.students((2023, "IND", 2))}, who="a").number
    assert refusal(ledger.restore, number, "a").problem.kind is NOT_WITHDRAWN
    assert refusal(ledger.withdraw, 77, "a").problem.kind is NO_UPLOAD
    assert refusal(ledger.original, 77).problem.kind is NO_UPLOAD
    ledger.withdraw(number, "a")
    assert refusal(ledger.withdraw, number, "a").problem.kind is ALREADY_WITHDRAWN
    empty = {"students": made.students((2023, "IND", 2)).iloc[:0]}
    assert refusal(ledger.commit, b"2", "f.csv", empty, who="a").problem.kind is NOTHING


def test_an_upload_remembers_who_when_and_what(ledger: Ledger) -> None:
    """History gives back everything that was said at the commit, and the file byte for byte."""
    start, data = datetime.now(UTC), bytes(range(256))
    ledger.commit(
        data,
        "Студенты 2023.xlsx",
        {"students": made.students((2023, "IND", 2))},
        who="деканат",
        note="исправлено",
        answers={"year": "2023"},
    )
    ledger.withdraw(1, "other")
    (upload,) = ledger.history()
    assert (upload.number, upload.file, upload.who, upload.note) == (1, "Студенты 2023.xlsx", "деканат", "исправлено")
    assert (dict(upload.answers), upload.size, upload.withdrawn_by) == ({"year": "2023"}, 256, "other")
    assert start <= upload.when < upload.withdrawn
    assert ledger.original(1) == ("Студенты 2023.xlsx", data)
    assert ledger.tables(1)["students"]["students"].tolist() == [2]


def test_names_that_no_database_takes_are_made_fit(ledger: Ledger) -> None:
    """A NUL or half a character in a name neither fails nor reaches the database."""
    rows = {"students": made.students((2023, "IND", 2))}
    upload = ledger.commit(b"1", "a\0b\ud800.csv", rows, who="\ud800", note="\0")
    assert (upload.file, upload.who, upload.note) == ("ab?.csv", "?", "")


def test_version_changes_when_tables_may(ledger: Ledger) -> None:
    """Every event gives a new version; asking gives none."""
    seen = [ledger.version(), ledger.version()]
    ledger.commit(b"1", "f.csv", {"students": made.students((2023, "IND", 2))}, who="a")
    seen.append(ledger.version())
    ledger.withdraw(1, "a")
    seen.append(ledger.version())
    ledger.restore(1, "a")
    seen.append(ledger.version())
    assert seen[0] == seen[1]
    assert len(set(seen)) == 4
    assert Ledger("sqlite://").version() != seen[0]


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
