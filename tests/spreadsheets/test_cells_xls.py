"""Cells of an .xls: `tests/specimens/marks.xls`, by xlwt, holds one of each thing that a value does not show."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.errors import Refused
from metrics.spreadsheets import problems, records_xls
from metrics.spreadsheets.book import Book
from metrics.spreadsheets.parse import parse

SPECIMEN = Path(__file__).resolve().parents[1] / "specimens" / "marks.xls"


@pytest.fixture(scope="module")
def book() -> Book:
    return parse(SPECIMEN.read_bytes(), "marks.xls")


def test_values(book: Book) -> None:
    """Numbers and Cyrillic texts come out at their places."""
    sheet = book.sheets[0]
    assert sheet.name == "Данные" and sheet.rows[1][:3] == [2021, "Россия", 120]


def test_what_stands_beside_the_values(book: Book) -> None:
    """Error cells, formulas never computed, percentages, merges, hidden rows, columns and sheets are told."""
    sheet, old = book.sheets
    assert sheet.errors == {(4, 2): "#REF!"} and sheet.uncomputed == {(5, 2)}
    assert sheet.percent == {(1, 3), (2, 3), (3, 3)}
    assert sheet.hidden_rows == {2} and sheet.hidden_columns == {1} and sheet.merged == [(7, 0, 8, 1)]
    assert old.state == "hidden"
    assert [problem.kind.key for problem in book.problems] == ["hidden-rows", "hidden-columns"]


def test_struck_out_cells() -> None:
    """Cells in a font that strikes out are told, numbers and texts alike (`struck.xls`, by xlwt as well)."""
    sheet = parse(SPECIMEN.with_name("struck.xls").read_bytes(), "struck.xls").sheets[0]
    assert sheet.struck == {(2, 1), (2, 2), (3, 1), (3, 2)}


@given(st.integers(0, 5_631), st.integers(1, 255))
def test_a_flipped_byte_never_hangs(at: int, flip: int) -> None:
    """However the file is damaged, the look at its records ends, with an answer or a refusal."""
    data = bytearray(SPECIMEN.read_bytes())
    data[at] ^= flip
    try:
        assert len(records_xls.look(bytes(data))) >= 0
    except Refused as refusal:
        assert refusal.problem.kind in (problems.DAMAGED, problems.NOT_A_SPREADSHEET)


@pytest.mark.parametrize("kept", [100, 600, 2_000, 5_000])
def test_a_part_of_the_file(kept: int) -> None:
    """A file cut anywhere is refused."""
    with pytest.raises(Refused):
        parse(SPECIMEN.read_bytes()[:kept], "marks.xls")
