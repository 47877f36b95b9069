"""Whatever people do, in whatever order, the ledger says on any day what thirty lines of plain Python say."""

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from metrics.errors import HamkorError
from metrics.ledger import Ledger, put_back
from tests.ledger import made

ROWS = st.lists(
    st.tuples(st.integers(2020, 2023), st.sampled_from(["IND", "PAK"]), st.integers(0, 3)), min_size=1, max_size=3
)
UNITS = st.sampled_from(["university", "medical faculty"])
NAMES = st.sampled_from(["a", "b", "c"])


class Model:
    """Uploads in order, each (rows, unit, mode); which of them count; and what names mean."""

    def __init__(self) -> None:
        self.uploads: list[tuple[list[tuple[int, str, int]], str, str]] = []
        self.active: set[int] = set()
        self.names: dict[str, str] = {}

    def current(self) -> list[tuple[int, str, int, str, str]]:
        found: list[tuple[int, str, int, str, str]] = []
        for number in sorted(self.active):
            rows, unit, mode = self.uploads[number - 1]
            if mode == "replace":
                years = {year for year, _country, _students in rows}
                found = [row for row in found if row[0] not in years or row[3] != unit]
            found += [(*row, unit, str(number)) for row in rows]
        return sorted(found)

    def called(self) -> dict[str, str]:
        return {name: self.way(name)[-1] for name in self.names}

    def way(self, name: str) -> list[str]:
        return [name, *(self.way(self.names[name]) if name in self.names else [])]


def shown(ledger: Ledger, as_of: datetime | None = None) -> list[tuple[int, str, int, str, str]]:
    rows = ledger.current(as_of)["students"][["year", "country", "students", "unit", "upload"]]
    return sorted(tuple(row) for row in rows.astype(object).itertuples(index=False))  # type: ignore[misc]


class Deeds(RuleBasedStateMachine):
    """What can be done, done to the ledger and to the model."""

    address: Callable[[], str] = staticmethod(lambda: "sqlite://")

    @initialize()
    def begin(self) -> None:
        self.ledger, self.model = Ledger(url := type(self).address()), Model()
        self.url = url
        #: (moment, rows, names) after each deed.
        self.past: list[tuple[datetime, object, object]] = []

    @rule(rows=ROWS, unit=UNITS, mode=st.sampled_from(["replace", "add"]))
    def commit(self, rows: list[tuple[int, str, int]], unit: str, mode: str) -> None:
        data = b"%d" % len(self.model.uploads)
        tables = {"students": made.students(*rows, unit=unit)}
        base = self.ledger.version()
        upload = self.ledger.commit(data, "f.csv", tables, who="a", modes={"students": mode}, base=base)  # type: ignore[dict-item]
        self.model.uploads.append((rows, unit, mode))
        self.model.active.add(len(self.model.uploads))
        assert upload.number == len(self.model.uploads)
        self.remember()

    @precondition(lambda self: self.model.uploads)
    @rule(place=st.integers(0, 50), what=st.sampled_from(["withdraw", "restore"]))
    def count_or_not(self, place: int, what: str) -> None:
        number = place % len(self.model.uploads) + 1
        if (number in self.model.active) == (what == "restore"):
            with pytest.raises(HamkorError):
                getattr(self.ledger, what)(number, "a")
            return
        getattr(self.ledger, what)(number, "a")
        self.model.active ^= {number}
        self.remember()

    @rule(said=NAMES, means=NAMES)
    def call(self, said: str, means: str) -> None:
        if said != means and said in self.model.way(means):
            with pytest.raises(HamkorError):
                self.ledger.call(said, means, "a")
            return
        self.ledger.call(said, means, "a")
        self.model.names.pop(said, None)
        if said != means:
            self.model.names[said] = means
        self.remember()

    @precondition(lambda self: self.model.uploads)
    @rule()
    def commit_the_same_again(self) -> None:
        rows, unit, mode = self.model.uploads[0]
        with pytest.raises(HamkorError):
            tables = {"students": made.students(*rows, unit=unit)}
            self.ledger.commit(b"0", "f.csv", tables, who="a", modes={"students": mode})  # type: ignore[dict-item]

    @rule()
    def start_anew(self) -> None:
        """The program ends and starts again: in memory that would be another ledger."""
        if self.url != "sqlite://":
            self.ledger.close()
            self.ledger = Ledger(self.url)

    @rule()
    def back_up_and_put_back(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            self.ledger.backup(Path(folder) / "backup.sqlite")
            if self.url != "sqlite://":
                put_back(self.url, Path(folder) / "backup.sqlite", overwrite=True)

    @invariant()
    def today_is_what_the_model_says(self) -> None:
        assert shown(self.ledger) == self.model.current()
        assert self.ledger.names() == self.model.called()
        assert {upload.number for upload in self.ledger.history() if upload.active} == self.model.active

    def remember(self) -> None:
        with self.ledger._store.reading() as connection:
            times = [
                connection.exec_driver_sql(f"SELECT max(at) FROM {table}").scalar() for table in ("events", "names")
            ]
        self.past.append((max(map(moment, filter(None, times))), self.model.current(), self.model.called()))

    def teardown(self) -> None:
        """Every past moment is still what it was, to a program that starts now."""
        if not hasattr(self, "ledger"):
            return
        if self.url != "sqlite://":
            self.ledger.close()
            self.ledger = Ledger(self.url)
        for then, rows, names in self.past:
            assert shown(self.ledger, then) == rows
            assert self.ledger.names(then) == names
        assert self.ledger.verify() == ()
        self.ledger.close()


def moment(found: str | datetime) -> datetime:
    """A time as SQLite or PostgreSQL gives it."""
    return datetime.fromisoformat(found + "+00:00") if isinstance(found, str) else found


def test_in_memory() -> None:
    """Many runs where a ledger costs little."""
    run_state_machine_as_test(Deeds, settings=settings(max_examples=12, stateful_step_count=10, deadline=None))


def test_in_a_file_and_on_a_server(fresh: Callable[[], str]) -> None:
    """A few runs that also end and start the program, and put a backup back."""

    class Kept(Deeds):
        address = staticmethod(fresh)

    run_state_machine_as_test(Kept, settings=settings(max_examples=4, stateful_step_count=8, deadline=None))
