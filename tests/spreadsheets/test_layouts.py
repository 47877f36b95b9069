"""Where tables stand in sheets, and which way they run."""

import numpy as np
import pytest

from metrics.spreadsheets import grid
from metrics.spreadsheets.book import Sheet
from metrics.spreadsheets.grid import Flat
from metrics.spreadsheets.layouts import LAYOUTS

HEAD: list[object] = ["Year", "Country", "Level", "Students"]
DATA: list[list[object]] = [
    [2021.0, "India", "Master", 34.0],
    [2021.0, "Egypt", "Bachelor", 12.0],
    [2022.0, "India", "Master", 36.0],
]


def recognised(rows: list[list[object]], **beside: object) -> list[Flat]:
    width = max(map(len, rows))
    sheet = Sheet("S", [[*row, *[None] * (width - len(row))] for row in rows], **beside)  # type: ignore[arg-type]
    found = []
    for block in grid.blocks(grid.of(sheet)):
        flat = next((f for f in (recognise(block) for recognise in LAYOUTS) if f), None)
        if flat:
            found.append(flat)
    return found


def headers(flat: Flat) -> list[str]:
    return [column.header for column in flat.columns]


def test_a_tidy_table_below_a_letterhead() -> None:
    """Titles above and notes below are set aside, with their cells; the records are those between."""
    rows = [["Ministry"], ["Foreign students"], [None], HEAD, *DATA, [None], ["* provisional"], ["Source: registrar"]]
    (flat,) = recognised(rows)
    assert flat.layout == "tidy" and headers(flat) == HEAD and flat.size == 3
    assert {(one.cells, one.why) for one in flat.aside} == {
        ("A1:D1", "title"), ("A2:D2", "title"), ("A4:D4", "header"), ("A9:D9", "note"), ("A10:D10", "note"),
    }  # fmt: skip
    assert flat.columns[3].addresses() == ["D5", "D6", "D7"]


def test_totals_are_marked_and_groups_set_aside() -> None:
    """A row that begins or ends with a word of totals checks the sums and is no record of its own."""
    (flat,) = recognised([HEAD, *DATA[:2], ["Subtotal 2021", None, None, 46.0], DATA[2], ["Итого", None, None, 82.0]])
    assert flat.totals.tolist() == [False, False, True, False, True]


@pytest.mark.parametrize("labels", [[2019.0, 2020.0], ["2019/20", "2020/21"],
                                    ["2019–2020 oʻquv yili", "2020–2021 oʻquv yili"],
                                    ["2019/2020 уч. год", "2020/2021 уч. год"]])  # fmt: skip
def test_years_across_in_any_spelling(labels: list[object]) -> None:
    """Each year column becomes records that know their own cell and their year."""
    (flat,) = recognised([["Davlat", *labels], ["Hindiston", 3.0, 4.0], ["Misr", None, 2.0]])
    assert flat.layout == "years across" and flat.value is not None
    assert flat.value.addresses() == ["B2", "C2", "B3", "C3"]
    assert flat.known["year"].addresses() == ["B1", "C1", "B1", "C1"]


def test_columns_that_are_no_years_are_set_aside() -> None:
    """A percentage and a rank beside the years are never counted."""
    (flat,) = recognised(
        [
            ["Country", 2019.0, 2020.0, "% change", "Rank"],
            ["India", 3.0, 4.0, 33.3, 1.0],
            ["Egypt", 1.0, 2.0, 100.0, 2.0],
        ]
    )
    assert {(one.cells, one.why) for one in flat.aside if one.why != "header"} == {
        ("D2:D3", "percentage"), ("E2:E3", "other measure"),
    }  # fmt: skip


def test_a_transposed_table_keeps_its_cells() -> None:
    """A header in the first column is turned; the values still know where they stand."""
    (flat,) = recognised([list(line) for line in zip(HEAD, *DATA, strict=True)])
    assert flat.layout == "transposed" and headers(flat) == HEAD
    assert flat.columns[3].addresses() == ["B4", "C4", "D4"]


def test_two_tables_are_two() -> None:
    """A second header below a blank row, or beside an empty column, begins a table of its own."""
    below = recognised(
        [HEAD, *DATA, [None], ["Partner", "City", "Country", "Signed"], ["TU", "Riga", "Latvia", "2010-01-01"]]
    )
    beside = recognised([[*HEAD, None, "Partner", "City"], *([*row, None, "TU", "Riga"] for row in DATA)])
    assert [flat.size for flat in below] == [3, 1] and [flat.size for flat in beside] == [3, 3]


def test_merged_cells_say_the_same_in_each_of_their_rows() -> None:
    """A year merged over its rows is the year of all of them."""
    rows = [HEAD, DATA[0], [None, *DATA[1][1:]], DATA[2]]
    (flat,) = recognised(rows, merged=[(1, 0, 2, 0)])
    assert flat.columns[0].cells.tolist() == [2021.0, 2021.0, 2022.0]


@pytest.mark.parametrize(
    "rows",
    [
        DATA,
        [[2021.0, 2022.0, 2023.0], [1.0, 2.0, 3.0]],
    ],
)
def test_no_header_and_headers_of_several_rows_are_not_guessed(rows: list[list[object]]) -> None:
    """A first record is never eaten as a header, and a half-understood header is none."""
    assert recognised(rows) == []


def test_a_helper_row_without_a_name_is_no_record() -> None:
    """Numbers that no label explains are set aside from a table of years."""
    (flat,) = recognised(
        [[None, 2019.0, 2020.0], ["Graduate", 3.0, 4.0], ["Other", 1.0, 1.0], [None, 0.0, 9.0], ["Total", 4.0, 5.0]]
    )
    assert flat.size == 6 and np.flatnonzero(flat.totals).tolist() == [4, 5]
    assert [one.cells for one in flat.aside if one.why == "derived"] == ["A4:C4"]


def test_year_totals_beside_their_months() -> None:
    """Where months, quarters and "2015 Total" stand side by side, the totals are read and the parts set aside."""
    (flat,) = recognised(
        [
            ["Country", 2015.0, None, None, 2016.0, None, None],
            [None, "Jan", "Feb", "2015 Total", "Jan", "Feb", "2016 Total"],
            ["India", 1.0, 2.0, 3.0, 4.0, 5.0, 9.0],
            ["Egypt", 1.0, 0.0, 1.0, 2.0, 2.0, 4.0],
        ]
    )
    assert flat.value is not None and flat.value.addresses() == ["D3", "G3", "D4", "G4"]
    assert flat.known["year"].cells.tolist() == ["2015", "2016", "2015", "2016"]
    parts = [one.cells for one in flat.aside if one.why == "repeat"]
    assert parts == ["B3:B4", "C3:C4", "E3:E4", "F3:F4"]


def test_one_whole_broken_down_twice_is_counted_once() -> None:
    """A second breakdown of the same total, below a blank row, is set aside."""
    (flat,) = recognised(
        [
            ["Place", 2019.0, 2020.0], ["India", 3.0, 4.0], ["Egypt", 1.0, 2.0], ["Total", 4.0, 6.0], [None],
            ["Women", 2.0, 3.0], ["Men", 2.0, 3.0], ["Total", 4.0, 6.0],
        ]
    )  # fmt: skip
    assert [one.cells for one in flat.aside if one.why == "repeat"] == ["A6:C6", "A7:C7", "A8:C8"]
    assert flat.value is not None and flat.value.addresses()[:4] == ["B2", "C2", "B3", "C3"] and flat.size == 6


def test_academic_years_beside_each_other_name_no_columns() -> None:
    """ "2023/2024 academic year" in the first row is a year, so the table still lies on its side."""
    said = "2023/2024 academic year"
    rows = [["Year", said, said], ["Country of origin", "Israel", "Peru"], ["Staff sent abroad", 81.0, 6.0]]
    (flat,) = recognised(rows)
    assert flat.layout == "transposed" and flat.size == 2


def test_a_list_of_universities_is_not_on_its_side() -> None:
    """Names that all hold the word of one column are entries, not columns."""
    rows = [["Agreements with foreign partners"], ["University", "Country", "City"],
            *([f"{town} State University", "Poland", town] for town in ("Riga", "Ufa", "Lviv"))]  # fmt: skip
    (flat,) = recognised(rows)
    assert flat.layout == "tidy" and flat.size == 3
