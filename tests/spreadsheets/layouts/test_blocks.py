"""Several tables on one sheet."""

from metrics.spreadsheets.book import Book
from metrics.spreadsheets.understand import understand
from tests.spreadsheets.drawn import facts, reading, sheet

HEAD = ["Country", "Students"]


def test_each_table_below_a_title_of_its_own_has_its_year() -> None:
    """The same heading below another title is another table, with that title's year."""
    read = reading([["Foreign students, 2021"], HEAD, ["India", 3.0], ["Egypt", 4.0], [None],
                    ["Foreign students, 2022"], HEAD, ["India", 5.0], ["Egypt", 6.0]])  # fmt: skip
    assert facts(read, "year") == [("B3", 3, 2021), ("B4", 4, 2021), ("B8", 5, 2022), ("B9", 6, 2022)]


def test_the_same_heading_behind_a_blank_row_is_the_next_page() -> None:
    """Without a title a heading that comes again parts no table."""
    read = reading(
        [["Foreign students, 2021"], HEAD, ["India", 3.0], ["Egypt", 4.0], [None], HEAD, ["Peru", 5.0], ["Cuba", 6.0]]
    )
    assert len(read.tables) == 1 and [fact[0] for fact in facts(read)] == ["B3", "B4", "B7", "B8"]


def test_tables_side_by_side() -> None:
    """An empty column between two headings with years parts two tables."""
    read = reading([["Foreign students"], ["Country", 2021.0, 2022.0, None, "Level", 2021.0, 2022.0],
                    ["India", 3.0, 4.0, None, "Bachelor", 3.0, 5.0], ["Egypt", 4.0, 4.0, None, "Master", 4.0, 3.0]])  # fmt: skip  # noqa: E501
    assert len({problem.cell for problem in read.problems if problem.kind.key == "second-table"}) == 1


def test_one_sheet_a_year_in_many_spellings() -> None:
    """The years of the tabs are those of their rows: academic, of two figures, of another era."""
    names = {"2021-2022": 2021, "AY22-23": 2022, "112學年度": 2023, "2024-yil": 2024}
    rows = [["Davlat", "Talabalar"], ["Hindiston", 3.0], ["Misr", 4.0]]
    read = understand(Book("xlsx", [sheet(rows, name) for name in names]), "a.xlsx", "sha")
    assert [set(table.rows["year"]) for table in read.tables] == [{year} for year in names.values()]
