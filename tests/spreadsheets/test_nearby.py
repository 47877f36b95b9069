"""The neighbourhood of a cell of a kept file: enough to see the number itself, and under which heading it stands."""

import io

from openpyxl import Workbook

from metrics.spreadsheets.here import read_here
from metrics.spreadsheets.nearby import nearby, seen
from metrics.spreadsheets.parse import parse


def book() -> bytes:
    """A title, nine empty rows, a heading, four hundred rows; and another sheet."""
    made = Workbook()
    made.active.title = "Data"
    made.active["A1"] = "Students of our university"
    for row, line in enumerate(
        [["Country", "Code", "Note", "Ward", "2024"], *([f"C{n}", n, "x", "y", 1000 + n] for n in range(400))]
    ):
        for column, value in enumerate(line, 1):
            made.active.cell(11 + row, column, value)
    made.create_sheet("Other")["A1"] = "nothing"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_cell_is_seen_with_its_heading_and_its_neighbours() -> None:
    """The number itself, the rows beside it, the columns of labels, and the heading far above."""
    found = nearby(book(), "students.xlsx", "Data", ["E300"])
    assert found.refused is None and found.tables == ()
    view = found.glimpse["Data"]
    text = {(row, column): view.texts[i][j] for i, row in enumerate(view.rows) for j, column in enumerate(view.columns)}
    assert text[299, 4] == "1288" and text[299, 0] == "C288" and text[298, 4] == "1287"
    assert text[10, 4] == "2024" and text[0, 0] == "Students of our university"
    assert len(view.rows) < 15


def test_another_cell_makes_another_neighbourhood() -> None:
    """Many cells are seen together, each once."""
    view = nearby(book(), "students.xlsx", "Data", ["E20", "E20", "B300"]).glimpse["Data"]
    assert {19, 299} <= set(view.rows) and {0, 1, 4} <= set(view.columns) and len(set(view.rows)) == len(view.rows)


def test_a_wide_sheet_is_seen_in_part() -> None:
    """Of forty columns those of the labels and those beside the cell; of a narrow sheet all."""
    wide = ("Country;" + ";".join(str(year) for year in range(1985, 2025)) + "\nIndia" + ";5" * 40).encode()
    view = nearby(wide, "wide.csv", None, ["AD2"]).glimpse[None]
    assert view.columns == (0, 1, 2, 28, 29, 30)
    assert len(nearby(book(), "students.xlsx", "Data", ["A12"]).glimpse["Data"].columns) == 5


def test_a_sheet_that_is_not_there_shows_nothing() -> None:
    """No picture rather than that of another sheet."""
    assert nearby(book(), "students.xlsx", "Gone", ["A1"]).glimpse == {}


def test_records_of_a_csv_are_found_by_their_number() -> None:
    """A quoted line break starts no new row: the cell is the one that was counted."""
    view = nearby(b'Name,Students\n"two\nlines",5\nIndia,7\n', "x.csv", None, ["B3"]).glimpse[None]
    assert view.texts[view.rows.index(2)][1] == "7"


def test_a_file_that_cannot_be_read_says_so() -> None:
    """The same refusal as for an upload."""
    assert nearby(b"MZ no workbook", "x.xlsx", "Data", ["A1"]).refused is not None


def test_the_process_answers_what_it_was_asked() -> None:
    """Asked for cells it does not try to understand the sheet; told answers it does."""
    data = book()
    assert read_here(data, "students.xlsx", {}).tables != ()
    assert seen(parse(data, "x.xlsx"), "x.xlsx", "", {"\0nearby": '["Data", []]'}).tables == ()
