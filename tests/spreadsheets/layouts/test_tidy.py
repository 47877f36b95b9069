"""Tidy tables and registers, over one row of headings or two."""

from tests.spreadsheets.drawn import flats, reading

N = None


def test_a_register_below_two_rows_of_headings() -> None:
    """Groups of columns need not be understood where each column has its own name."""
    rows = [["№", "Hamkor", N, "Shartnoma", N], [N, "Universitet", "Davlat", "Imzolangan sana", "Amal qilish muddati"],
            [1.0, "Birinchi", "Rossiya", "01.02.2020", "muddatsiz"], [2.0, "Ikkinchi", "Turkiya", "03.04.2021", "05.06.2026"]]  # fmt: skip  # noqa: E501
    (table,) = reading(rows).tables
    assert table.subject == "agreements" and table.rows["institution"].tolist() == ["Birinchi", "Ikkinchi"]
    assert table.rows["country"].tolist() == ["RUS", "TUR"]


def test_a_title_of_two_cells_is_no_heading() -> None:
    """What stands in two cells above a whole heading is a line of titles."""
    rows = [["Foreign students", N, N, "Registrar's office"], ["Year", "Country", "Level", "Students"],
            [2021.0, "India", "Master", 34.0], [2021.0, "Egypt", "Bachelor", 12.0]]  # fmt: skip
    (flat,) = flats(rows)
    assert [column.header for column in flat.columns] == ["Year", "Country", "Level", "Students"] and flat.size == 2


def test_visits_dated_by_months() -> None:
    """Months and years in a column of dates keep their year, and no year is asked."""
    rows = [["Visitors from abroad"], ["Name", "Country", "Dates of visit"], ["A", "Peru", "April 2023"],
            ["B", "Cuba", "23. 12. 2021-29. 12. 2021"], ["C", "Fiji", "2022"]]  # fmt: skip
    read = reading(rows)
    assert not read.questions and read.tables[0].rows["year"].tolist()[::2] == [2023, 2022]


def test_two_columns_that_begin_a_stay_are_its_two_ends() -> None:
    """Arrived and left: the right one of two beginnings is the end."""
    rows = [["Visitors from abroad"], ["Name", "Country", "Start date", "Departure date"], ["A", "Peru", "01.02.2023", "05.02.2023"],  # noqa: E501
            ["B", "Cuba", "01.03.2023", "06.03.2023"]]  # fmt: skip
    assert reading(rows).tables[0].rows["end"].dt.day.tolist() == [5, 6]
