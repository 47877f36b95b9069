"""What a ledger keeps, gives back, refuses and remembers of each upload."""

from datetime import UTC, datetime, timedelta

import pytest

from metrics.errors import HamkorError
from metrics.ledger import Ledger
from metrics.ledger.problems import (
    ALREADY_WITHDRAWN,
    NO_UPLOAD,
    NOT_WITHDRAWN,
    NOTHING,
    READ_ANEW,
    SAME_FILE,
    SAME_FILE_WITHDRAWN,
)
from tests.ledger import made


def refusal(call: object, *arguments: object, **more: object) -> HamkorError:
    with pytest.raises(HamkorError) as caught:
        call(*arguments, **more)  # type: ignore[operator]
    return caught.value


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
