"""What an upload does to the headlines is told before it is kept, by the very indicators that the overview asks."""

from datetime import date

import pytest

from metrics.board.effect import Effect, of_kept, of_states, of_upload, unlisted
from metrics.board.source import examples
from metrics.ledger import Ledger
from metrics.spreadsheets import read_ours
from metrics.subjects import Tables

TODAY = date(2026, 11, 23)
BEFORE = "Year,Country,Students\n2022,India,100\n2023,India,117\n2023,Pakistan,31\n"


@pytest.fixture
def ledger() -> Ledger:
    kept = Ledger("sqlite://")
    kept.commit(BEFORE.encode(), "before.csv", proposed(BEFORE), who="tests")
    return kept


def proposed(text: str) -> Tables:
    return read_ours(text.encode(), "file.csv").kept


def told(ledger: Ledger, text: str) -> list[str]:
    rows = proposed(text)
    return [one.sentence for one in of_upload(ledger, rows, dict.fromkeys(rows, "replace"), TODAY)]


def test_a_changed_number_is_told_and_an_equal_one_is_not(ledger: Ledger) -> None:
    """The number before and after, by year; the number of countries stays and is not told."""
    assert told(ledger, "Year,Country,Students\n2023,India,117\n2023,Pakistan,34\n") == [
        "Foreign students, 2023/24: 148 → 151"
    ]
    assert told(ledger, "Year,Country,Students\n2023,India,117\n2023,Pakistan,31\n") == []


def test_no_number_is_said_in_words(ledger: Ledger) -> None:
    """A new year had none before; what is then known in part is a least; the latest year comes first."""
    assert told(ledger, "Year,Country,Students\n2024,India,12\n2024,Pakistan,not reported\n2022,India,101\n") == [
        "Foreign students, 2024/25: not reported → at least 12",
        "Countries of origin, 2024/25: not reported → at least 1",
        "Foreign students, 2022/23: 100 → 101",
    ]


def test_it_is_what_the_overview_shows_afterwards(ledger: Ledger) -> None:
    """Once the file is kept, the same numbers stand in the ledger, and the same differences lie between the days."""
    text = "Year,Country,Students\n2023,India,90\n2024,India,95\n"
    before, rows = ledger.current(), proposed(text)
    expected = of_upload(ledger, rows, {}, TODAY)
    ledger.commit(text.encode(), "after.csv", rows, who="tests")
    assert expected and of_states(ledger, before, ledger.current(), ["students"], TODAY) == expected


def test_what_an_upload_did_is_told_of_its_own_moment(ledger: Ledger) -> None:
    """Right before it and right after: neither what came later nor that it was withdrawn since changes the answer."""
    text = "Year,Country,Students\n2023,India,120\n2023,Pakistan,31\n"
    second = ledger.commit(text.encode(), "second.csv", proposed(text), who="tests")
    later = "Year,Country,Students\n2023,India,1\n2023,Pakistan,1\n"
    ledger.commit(later.encode(), "later.csv", proposed(later), who="tests")
    told = ["Foreign students, 2023/24: 148 → 151"]
    assert [one.sentence for one in of_kept(ledger, second)] == told
    assert [one.sentence for one in of_kept(ledger, ledger.withdraw(2, "tests"))] == told
    assert "Foreign students, 2022/23: not reported → 100" in [
        one.sentence for one in of_kept(ledger, ledger.upload(1))
    ]


def test_only_what_hangs_on_the_file_is_told() -> None:
    """Agreements once more change the agreements in force and no number of students."""
    ledger = examples().ledger
    assert ledger is not None
    (upload,) = (one for one in ledger.history() if one.file == "agreements.xlsx")
    rows = ledger.tables(upload.number)
    found = of_upload(ledger, rows, dict.fromkeys(rows, "add"), TODAY)
    assert {one.indicator for one in found} == {"active_agreements"}
    assert all(isinstance(one, Effect) and one.after.value == 2 * (one.before.value or 0) for one in found)


def test_units_that_nobody_listed_are_noticed(ledger: Ledger) -> None:
    """Rows of a unit that the list lacks count for the whole only once it is listed."""
    rows = proposed("Year,Country,Students\n2023,India,1\n")
    assert not unlisted(rows)
    assert unlisted({name: table.assign(unit="Faculty of Cosmonautics") for name, table in rows.items()})
