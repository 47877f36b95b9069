"""Where the tables come from: the examples first, then what was uploaded, on any day."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

from metrics.board import CARDS, Choices, Empty, draw, open_board, source
from metrics.subjects import STUDENTS, SUBJECTS, Tables, tidy
from tests.test_examples import plain


def students(many: int) -> dict[str, pd.DataFrame]:
    rows = pd.DataFrame({"year": [2025], "country": ["IND"], "students": [many], "sheet": ["1"], "cell": ["B2"]})
    return {"students": tidy(STUDENTS, rows)}


def test_an_empty_ledger_shows_the_examples(data: Path, tables: Tables) -> None:
    """A first visit sees the example workbooks, read like any other file, each under its own name."""
    board = open_board()
    assert board.example
    assert sorted(board.files.values()) == sorted(file.name for file in source.EXAMPLES.glob("*.xlsx"))
    for name, subject in SUBJECTS.items():
        columns = [column.name for column in subject.columns] + ["status"]
        pd.testing.assert_frame_equal(plain(board.tables[name][columns]), plain(tables[name][columns]))
    drawn = draw("growth", board.view(Choices(), date(2026, 11, 23)))
    assert not isinstance(drawn, Empty)
    assert drawn.source.startswith("Example data: students-university.xlsx")


def test_the_first_upload_replaces_the_examples(data: Path) -> None:
    """What the office brings stands alone; taking it back does not bring the examples again."""
    before = open_board()
    upload = source.open_ledger().commit(b"x", "students 2025.xlsx", students(7), who="office")
    board = open_board()
    assert not board.example and board.version != before.version
    assert board.files == {str(upload.number): "students 2025.xlsx"}
    assert board.tables["students"]["students"].tolist() == [7] and board.tables["visitors"].empty
    source.open_ledger().withdraw(upload.number, "office")
    assert not open_board().example and open_board().tables["students"].empty


def test_the_same_moment_is_one_board(data: Path) -> None:
    """Nobody waits for tables that somebody else has already got."""
    assert open_board() is open_board()
    source.open_ledger().commit(b"x", "a.xlsx", students(7), who="office")
    assert open_board() is open_board()


def test_the_board_of_another_day(data: Path) -> None:
    """As of yesterday, today's upload is not there, and no example stands in for it; as of today it is."""
    source.open_ledger().commit(b"x", "a.xlsx", students(7), who="office")
    today = datetime.now(UTC).astimezone().date()
    then = open_board(today - timedelta(days=1))
    assert then.tables["students"].empty and not then.example
    assert open_board(today).tables["students"]["students"].tolist() == [7]


def test_an_example_that_cannot_be_read_is_named(data: Path, tmp_path: Path) -> None:
    """Our own file that raises a question is our own fault, and says which."""
    (tmp_path / "broken.xlsx").write_bytes(b"no workbook")
    with pytest.raises(RuntimeError, match=r"broken\.xlsx"):
        source.examples(tmp_path)


def test_warming_up_asks_what_the_overview_asks(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After warm() the tables stand ready and every card of the overview has been drawn once."""
    drawn: list[str] = []
    monkeypatch.setattr(source, "draw", lambda key, _view: drawn.append(key))
    source.warm()
    assert drawn == [key for key, card in CARDS.items() if card.page == "overview"]
