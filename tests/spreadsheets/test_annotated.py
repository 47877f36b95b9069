"""Their own workbook comes back coloured and commented: nothing else in it changes, and no text becomes a formula."""

import io

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from metrics import languages
from metrics.errors import HamkorError, Problem
from metrics.languages import LANGUAGES, _
from metrics.spreadsheets import annotated as room
from metrics.spreadsheets.annotated import annotate_here, annotated, fits
from metrics.spreadsheets.here import read_here
from metrics.spreadsheets.roles import ROLES

ROWS: list[list[object]] = [
    ["Year", "Country", "Students", "Note"],
    [2023, "India", 10, "=1+1"],
    [2023, "Wakanda", 4, None],
    [2023, "Egypt", -3, None],
    ["Total", None, 11, None],
]


def workbook() -> bytes:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    sheet = book.active
    sheet["D2"].data_type = "s"
    sheet["E2"] = "=SUM(C2:C4)"
    sheet["B2"].font = Font(bold=True)
    sheet["B3"].comment = Comment("ask the embassy", "dean")
    sheet.column_dimensions["B"].width = 41
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def coloured(data: bytes, name: str, language: str = "en") -> openpyxl.Workbook:
    made = annotate_here(data, name, {}, language=language)
    assert isinstance(made, bytes)
    return openpyxl.load_workbook(io.BytesIO(made))


def test_an_xlsx_keeps_its_formats_and_gets_colours_and_comments() -> None:
    """Fonts, widths, formulas and the office's own comments stay; cells that want a look say why."""
    sheet = coloured(workbook(), "a.xlsx").worksheets[0]
    assert sheet["B2"].font.bold and sheet.column_dimensions["B"].width == 41
    assert sheet["E2"].data_type == "f" and (sheet["D2"].value, sheet["D2"].data_type) == ("=1+1", "s")
    assert sheet["C2"].fill.fgColor.rgb != sheet["B2"].fill.fgColor.rgb != sheet["A2"].fill.fgColor.rgb
    assert sheet["A5"].fill.patternType == "lightUp" and "total" in sheet["A5"].comment.text
    assert "ask the embassy" in sheet["B3"].comment.text and "Wakanda" in sheet["B3"].comment.text
    assert "negative" in sheet["C4"].comment.text and sheet["C4"].border.left.style == "thick"


def test_a_csv_becomes_an_xlsx_in_which_texts_stay_texts() -> None:
    """Values stand where they stood; what looks like a formula is text and is marked as text."""
    data = b"Year,Country,Students,Note\n2023,India,10,=1+1\n2023,Egypt,3,@x\n"
    sheet = coloured(data, "a.csv").worksheets[0]
    assert [cell.value for cell in sheet[2]] == ["2023", "India", "10", "=1+1"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
    assert sheet["D2"].quotePrefix and sheet["D3"].quotePrefix


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_last_sheet_explains(language: str) -> None:
    """Every colour and everything that wants a look, in one column that is no table."""
    book = coloured(workbook(), "a.xlsx", language)
    legend = book.worksheets[-1]
    said = [row[0] for row in legend.iter_rows(values_only=True)]
    assert len(said) > 6 and any("Wakanda" in str(text) for text in said)
    assert legend.max_column == 1
    with languages.speaking(language):
        assert {_(word) for word in ROLES.values()} <= set(said)
    out = io.BytesIO()
    book.save(out)
    again = read_here(out.getvalue(), "a.xlsx", {})
    assert [table.sheet for table in again.tables] == ["Sheet"]


def test_what_is_too_large_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither many bytes nor many cells are tried."""
    monkeypatch.setattr(room, "MOST_CELLS", 10)
    found = annotate_here(workbook(), "a.xlsx", {}, language="en")
    assert isinstance(found, Problem) and "too large" in found.message
    monkeypatch.setattr(room, "MOST_BYTES", 10)
    assert not fits(workbook())
    with pytest.raises(HamkorError, match="too large"):
        annotated(workbook(), "a.xlsx", read_here(workbook(), "a.xlsx", {}))


def test_the_limited_process_does_it() -> None:
    """Through the process: the same workbook; a file that is refused is a sentence and no trace."""
    reading = read_here(workbook(), "a.xlsx", {})
    made = openpyxl.load_workbook(io.BytesIO(annotated(workbook(), "a.xlsx", reading)))
    assert made.worksheets[0]["C4"].comment
    with pytest.raises(HamkorError):
        annotated(b"no workbook", "a.xlsx", reading)
