"""Whatever is done to a ledger, in whatever order: nothing is lost, and the past stays what it was."""

from collections.abc import Callable, Iterator

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrics.errors import HamkorError
from metrics.ledger import Ledger
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
