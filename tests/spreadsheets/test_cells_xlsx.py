"""Cells of an .xlsx: what calamine gives, what the XML says beside it, and what is refused."""

import io
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles import Alignment

from metrics.errors import Kind, Refused
from metrics.spreadsheets import limits, problems
from metrics.spreadsheets.book import Book, Sheet, letters
from metrics.spreadsheets.parse import parse
from metrics.spreadsheets.sheet_tags import Tags
from tests.spreadsheets.workbooks import ROWS, STYLES, pack, parts, sheet, xlsx


def read(rows: str = ROWS, before: str = "", after: str = "", texts: str | None = None) -> Sheet:
    return parse(xlsx(rows, before, after, texts), "a.xlsx").sheets[0]


def book(rows: str = ROWS, before: str = "", after: str = "") -> Book:
    return parse(xlsx(rows, before, after), "a.xlsx")


def keys(made: Book) -> list[str]:
    return [problem.kind.key for problem in made.problems]


def refusal(data: bytes) -> Kind:
    with pytest.raises(Refused) as caught:
        parse(data, "a.xlsx")
    return caught.value.problem.kind


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def test_values() -> None:
    """Cells come as they are, with nothing to tell about an ordinary sheet."""
    made = book()
    assert made.sheets[0].rows == [["Year", "Students"], [2021, 120], [2022, 131]]
    assert made.problems == [] and made.format == "xlsx"


def test_what_openpyxl_writes() -> None:
    """Dates, numbers, texts and truths that another program wrote come out the same, at the same places."""
    workbook = openpyxl.Workbook()
    workbook.active["C5"], workbook.active["D6"], workbook.active["C7"] = "Дата", date(2021, 9, 1), True  # type: ignore[index]
    workbook.active["D7"] = 0.5  # type: ignore[index]
    out = io.BytesIO()
    workbook.save(out)
    seen = parse(out.getvalue(), "a.xlsx").sheets[0]
    assert (seen.top, seen.left) == (4, 2)
    assert [seen.at(4, 2), seen.at(5, 3), seen.at(6, 2), seen.at(6, 3)] == ["Дата", date(2021, 9, 1), True, 0.5]


def test_error_cells_are_empty_and_named() -> None:
    """An error is neither zero nor nothing: its place and code are kept, also when the parser has never heard of it."""
    seen = read(
        row(1, '<c r="A1" t="e"><v>#REF!</v></c>', '<c r="B1"><v>1</v></c>', '<c r="C1" t="e"><v>#SPILL!</v></c>')
    )
    assert seen.errors == {(0, 0): "#REF!", (0, 2): "#SPILL!"}
    assert [seen.at(0, 0) or "", seen.at(0, 1), seen.at(0, 2) or ""] == ["", 1, ""]


def test_error_cells_in_unusual_spelling() -> None:
    """Single quotes, attributes in another order and cells without a reference hide no error."""
    seen = read("<row r='1'><c t='e' r='B1'><v>#N/A</v></c><c t = \"e\"><v>#NUM!</v></c></row>")
    assert seen.errors == {(0, 1): "#N/A", (0, 2): "#NUM!"}


def test_formulas_without_a_value() -> None:
    """A formula that was never calculated is not zero; one that was is told with its text."""
    made = book(
        row(1, '<c r="A1"><f>1+1</f></c>', '<c r="B1"><f>1+2</f><v></v></c>', '<c r="C1"><f>SUM(D1:E1)</f><v>5</v></c>')
        + row(2, '<c r="A2" t="str"><f>""</f><v></v></c>', '<c r="B2"><f>B1</f><v/></c>')
    )
    seen = made.sheets[0]
    assert seen.uncomputed == {(0, 0), (0, 1), (1, 1)}
    assert seen.formulas[(0, 2)] == "SUM(D1:E1)" and seen.at(0, 2) == 5
    assert keys(made) == ["formulas"]


def test_zeros_of_a_program_that_calculates_nothing() -> None:
    """Where the workbook asks to be calculated and every formula says 0, the zeros are no values."""
    formulas = row(1, '<c r="A1"><v>7</v></c>', '<c r="B1"><f>A1*2</f><v>0</v></c>')
    stale = parts({"Data": sheet(formulas)}, inside_workbook='<calcPr fullCalcOnLoad="1"/>')
    seen = parse(pack(stale), "a.xlsx").sheets[0]
    assert seen.uncomputed == {(0, 1)} and seen.at(0, 1) == ""
    calculated = parse(xlsx(formulas), "a.xlsx").sheets[0]
    assert not calculated.uncomputed and calculated.at(0, 1) == 0


def test_percentages_and_struck_out_text() -> None:
    """What the look of a cell says about its value is kept: 34 % is not 0.34, and struck-out text is not said."""
    seen = read(row(1, '<c r="A1" s="1"><v>0.34</v></c>', '<c r="B1" s="2"><v>5</v></c>', '<c r="C1" s="1"/>'))
    assert seen.percent == {(0, 0)} and seen.struck == {(0, 1)}


def test_an_indented_name_begins_with_blanks() -> None:
    """Excel keeps an indentation apart from the text; it is read as blanks before it, numbers stay numbers."""
    book = openpyxl.Workbook()
    for at, (said, steps) in enumerate([("Medicine", 0), ("India", 1), ("of which women", 2), (7, 1)], 1):
        cell = book.active.cell(at, 1, said)
        cell.alignment = Alignment(indent=steps)
    out = io.BytesIO()
    book.save(out)
    (seen,) = parse(out.getvalue(), "a.xlsx").sheets
    assert [line[0] for line in seen.rows] == ["Medicine", "  India", "    of which women", 7]


def test_marks_inside_a_text() -> None:
    """A raised footnote mark and a struck-out run are told apart from the text they stand in."""
    texts = (
        "<si><r><t>340</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r></si>"
        "<si><r><rPr><strike/></rPr><t>999</t></r><r><t>340</t></r></si><si><t>plain</t></si>"
    )  # fmt: skip
    cells = "".join(f'<c r="{letter}1" t="s"><v>{at}</v></c>' for at, letter in enumerate("ABC"))
    seen = read(row(1, cells), texts=texts)
    assert seen.raised == {(0, 0): "1"} and seen.struck == {(0, 1)} and seen.at(0, 0) == "3401"


def test_hidden_and_merged() -> None:
    """Hidden rows and columns, filters and merges are told; hidden rows below the table are nobody's business."""
    made = book(
        ROWS.replace('<row r="2">', '<row r="2" hidden="1">') + '<row r="90" hidden="1"/>',
        before='<cols><col min="2" max="3" width="9" hidden="1"/></cols>',
        after='<autoFilter ref="A1:B3"><filterColumn colId="0"/></autoFilter>'
        '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>',
    )
    seen = made.sheets[0]
    assert seen.hidden_rows == {1} and seen.hidden_columns == {1} and seen.filtered
    assert seen.merged == [(1, 0, 2, 0)]
    assert keys(made) == ["filtered-rows", "hidden-columns"]
    assert [problem.cell for problem in made.problems] == ["A2:B2", "B1:B3"]


def test_hidden_sheets() -> None:
    """Every sheet is parsed, and a hidden one knows that it is hidden."""
    made = parse(
        pack(
            parts(
                {"Old": sheet(), "Data": sheet(), "Secret": sheet()}, states={"Old": "hidden", "Secret": "veryHidden"}
            )
        ),
        "a.xlsx",
    )
    assert [seen.state for seen in made.sheets] == ["hidden", "visible", "very hidden"]


@pytest.mark.parametrize("place", ["XFD1048576", "A1048576", "XFD4"])
def test_one_stray_cell(place: str) -> None:
    """A forgotten cell in the last corner neither stops the reading nor passes in silence."""
    rows = ROWS + f'<row r="{place.lstrip("XFDA")}"><c r="{place}"><v>1</v></c></row>'
    made = book(rows)
    assert made.sheets[0].rows == [["Year", "Students"], [2021, 120], [2022, 131]]
    assert keys(made) == ["stray-cells"] and made.problems[0].cell == place


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ("".join(row(at, f'<c r="A{at}"><v>1</v></c>') for at in range(1, 130)), problems.TOO_MANY_ROWS),
        ("".join(f"<row><c><v>{at}</v></c></row>" for at in range(130)), problems.TOO_MANY_ROWS),
        (row(1, *(f"<c><v>{at}</v></c>" for at in range(60))), problems.TOO_MANY_COLUMNS),
        (row(1, '<c r="A1"><v>1</v></c>') + row(90, '<c r="AD90"><v>1</v></c>'), problems.TOO_MANY_CELLS),
        ('<row r="16777217"><c r="A16777217"><v>1</v></c></row>', problems.TOO_MANY_ROWS),
        (row(1, '<c r="XFE1"><v>1</v></c>'), problems.DAMAGED_PART),
        (row(1, '<c r="A$1"><v>1</v></c>'), None),
        (row(1, '<c r="A1"><v>1</v></c>')[:-6], problems.DAMAGED_PART),
    ],
)  # fmt: skip
def test_too_large_or_cut(rows: str, kind: Kind | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A grid that is too large, that no spreadsheet has, or that ends in the middle is refused."""
    monkeypatch.setattr(limits, "ROWS", 100)
    monkeypatch.setattr(limits, "HEADERS", 5)
    monkeypatch.setattr(limits, "COLUMNS", 50)
    monkeypatch.setattr(limits, "CELLS", 2_000)
    monkeypatch.setattr(limits, "STRAYS", 3)
    found = refusal(xlsx(rows))
    assert found == kind or (kind is None and found.severity == "error")


def test_formatted_rows_without_values(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows that are only coloured do not count."""
    monkeypatch.setattr(limits, "ROWS", 10)
    monkeypatch.setattr(limits, "HEADERS", 5)
    coloured = "".join(row(at, f'<c r="A{at}" s="1"/>') for at in range(4, 500))
    assert read(ROWS + coloured).rows[:3] == [["Year", "Students"], [2021, 120], [2022, 131]]


def test_two_values_for_one_cell() -> None:
    """A cell that stands twice could be either value: refused, with its name."""
    with pytest.raises(Refused) as caught:
        book(ROWS.replace('<c r="B2"><v>120</v></c>', '<c r="B2"><v>120</v></c><c r="B2"><v>99</v></c>'))
    assert caught.value.problem.kind == problems.DUPLICATE_CELL and caught.value.problem.cell == "B2"


def test_rows_out_of_order() -> None:
    """Rows stored in another order are read, with a warning."""
    made = book(row(2, '<c r="A2"><v>2</v></c>') + row(1, '<c r="A1"><v>1</v></c>'))
    assert made.sheets[0].rows == [[1], [2]] and keys(made) == ["unordered-rows"]


@pytest.mark.parametrize(
    "merges", ['<mergeCell ref="A1:XFD1048576"/>', "".join(f'<mergeCell ref="A{at}:B{at}"/>' for at in range(10_001))]
)
def test_merges_without_end(merges: str) -> None:
    """Merges over the whole grid, or a hundred thousand of them, are refused."""
    assert refusal(xlsx(after=f"<mergeCells>{merges}</mergeCells>")) == problems.TOO_MANY_MERGES


def test_parts_that_are_missing() -> None:
    """A sheet or shared texts that the workbook names and does not hold are refused; missing styles cost nothing."""
    whole = parts(texts="<si><t>a</t></si>")
    whole["xl/worksheets/sheet1.xml"] = sheet(row(1, '<c r="A1" t="s"><v>0</v></c>'))
    assert parse(pack(whole), "a.xlsx").sheets[0].rows == [["a"]]
    for part in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"):
        assert refusal(pack({name: text for name, text in whole.items() if name != part})) == problems.DAMAGED_PART
    assert parse(pack({name: text for name, text in whole.items() if name != "xl/styles.xml"}), "a.xlsx").sheets


def test_sheets_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """More sheets than a book of sixty years has are refused."""
    monkeypatch.setattr(limits, "SHEETS", 2)
    assert refusal(pack(parts({"A": sheet(), "B": sheet(), "C": sheet()}))) == problems.TOO_MANY_SHEETS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_prefixes_and_encodings(encoding: str) -> None:
    """Names with a prefix and parts in UTF-16, as some exporters write them, read the same."""
    made = parts()
    xml = sheet(ROWS.replace("<v>131</v>", "<f>B2+11</f>")).replace("<", "<x:").replace("<x:/", "</x:")
    made["xl/worksheets/sheet1.xml"] = xml.replace("xmlns=", "xmlns:x=").encode(encoding)
    seen = parse(pack(made), "a.xlsx").sheets[0]
    assert seen.rows[:2] == [["Year", "Students"], [2021, 120]] and seen.uncomputed == {(2, 1)}


@given(st.integers(1, 702), st.integers(0, 16_383))
def test_columns_outside_are_found(limit: int, column: int) -> None:
    """The search for a column too far right finds exactly those at or beyond the limit."""
    found = Tags.of(b"").outside(limit).search(f'<c r="{letters(column)}17" s="1">'.encode())
    assert (found is not None) == (column >= limit)


@pytest.mark.parametrize("serial", ["60", "-5", "99999999"])
def test_dates_that_never_were(serial: str) -> None:
    """The 29 February 1900 of Excel, days before its first and after its last are named with their cell."""
    made = parts()
    made["xl/styles.xml"] = STYLES.replace('<xf numFmtId="170" fontId="0"/>', '<xf numFmtId="14" fontId="0"/>')
    cells = [
        f'<c r="A1" s="1"><v>{serial}</v></c>',
        '<c r="B1" s="1"><v>44440</v></c>',
        f'<c r="C1"><v>{serial}</v></c>',
    ]
    made["xl/worksheets/sheet1.xml"] = sheet(row(1, *cells))
    told = parse(pack(made), "a.xlsx").problems
    assert [(problem.kind.key, problem.cell) for problem in told] == [("impossible-date", "A1")]
