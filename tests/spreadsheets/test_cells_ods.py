"""Cells of an .ods: values, what stands beside them, and repeats without end."""

import pytest

from metrics.errors import Kind, Refused
from metrics.spreadsheets import problems
from metrics.spreadsheets.parse import parse
from tests.spreadsheets.workbooks import ods


def text(value: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'


def number(value: float, more: str = "", kind: str = "float") -> str:
    shown = f"<text:p>{value}</text:p>"
    return f'<table:table-cell office:value-type="{kind}" office:value="{value}" {more}>{shown}</table:table-cell>'


def times(rows: int, columns: int, what: str = "repeated") -> str:
    return f'table:number-columns-{what}="{columns}" table:number-rows-{what}="{rows}"'


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


HEADER = row(text("Year"), text("Students"))


def test_values_and_what_stands_beside_them() -> None:
    """Percentages, errors, formulas without a value, merges and hidden rows are told at their places."""
    sheet = parse(
        ods(
            HEADER
            + row(number(2021), number(0.34, kind="percentage"))
            + row(
                number(2022, more='table:number-rows-spanned="2"'),
                '<table:table-cell table:formula="of:=1/0" office:value-type="string">'
                "<text:p>#DIV/0!</text:p></table:table-cell>",
            )
            + row(
                "<table:covered-table-cell/>",
                '<table:table-cell table:formula="of:=1+1"/>',
                more='table:visibility="collapse"',
            )
            + row(number(2023), number(7, more='table:formula="of:=3+4"'))
        ),
        "a.ods",
    ).sheets[0]
    assert sheet.rows[0] == ["Year", "Students"] and sheet.at(4, 1) == 7
    assert sheet.percent == {(1, 1)} and sheet.errors == {(2, 1): "#DIV/0!"} and sheet.uncomputed == {(3, 1)}
    assert sheet.merged == [(2, 0, 3, 0)] and sheet.hidden_rows == {3} and sheet.formulas == {(4, 1): "of:=3+4"}


STYLES = (
    '<style:style style:name="gone" style:family="table-cell"><style:text-properties '
    'style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="up" style:family="text"><style:text-properties style:text-position="super 58%"/>'
    '</style:style><style:style style:name="plain" style:family="table-cell"/>'
)


def test_struck_out_and_raised_text() -> None:
    """Cells struck out, by their own style or their column's, and raised parts of a text are told at their places."""
    raised = '<table:table-cell office:value-type="string"><text:p>340<text:span text:style-name="up">1</text:span>'
    sheet = parse(
        ods(
            HEADER
            + row(number(2021), number(5, more='table:style-name="plain"'))
            + row(number(2021, more='table:style-name="gone"'), number(6))
            + row(text("2022"), raised + "</text:p></table:table-cell>"),
            '<table:table-column/><table:table-column table:default-cell-style-name="gone"/>',
            STYLES,
        ),
        "a.ods",
    ).sheets[0]
    assert sheet.struck == {(0, 1), (2, 0), (2, 1), (3, 1)} and sheet.raised == {(3, 1): "1"}


def test_an_indented_name_begins_with_blanks() -> None:
    """A margin of the cell's style is an indentation, as LibreOffice keeps it, in whatever unit: it is read as blanks
    before the name, numbers stay numbers, and a negligible margin is none."""
    margins = {"none": "0.02cm", "one": "0.353cm", "two": "0.2917in", "deep": "900pt", "odd": "2em"}
    styles = "".join(
        f'<style:style style:name="{name}" style:family="table-cell">'
        f'<style:paragraph-properties fo:margin-left="{margin}"/></style:style>'
        for name, margin in margins.items()
    )
    said = (
        '<table:table-cell table:style-name="{}" office:value-type="string"><text:p>India</text:p></table:table-cell>'
    )
    rows = row(number(7, more='table:style-name="one"')) + "".join(row(said.format(name)) for name in margins)
    (seen,) = parse(ods(rows, styles=styles), "a.ods").sheets
    assert [line[0] for line in seen.rows] == [7, *("  " * steps + "India" for steps in (0, 1, 2, 15, 0))]


def test_formatted_columns_without_values() -> None:
    """Empty cells repeated to the end of the grid, as LibreOffice writes them, are no values."""
    tail = row(f"<table:table-cell {times(1, 16384)}/>", more=times(1048570, 1))
    assert parse(ods(HEADER + row(number(2021), number(5)) + tail), "a.ods").sheets[0].rows[1] == [2021, 5]


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        (row(number(1, more=times(1, 400)), more=times(90_000, 1)), problems.TOO_MANY_CELLS),
        (row(number(1), more='table:number-rows-repeated="1000000"'), problems.TOO_MANY_ROWS),
        (row(number(1, more='table:number-columns-repeated="16384"')), problems.TOO_MANY_COLUMNS),
        (row(number(1, more='table:number-columns-repeated="-4"')), problems.DAMAGED_PART),
        (row(text('<text:s text:c="2000000000"/>')), problems.TEXT_TOO_LONG),
        (row(text("<text:span>" * 300 + "</text:span>" * 300)), problems.TOO_DEEP),
        (row(number(1, more=times(1_000_000, 16_384, "spanned"))), problems.TOO_MANY_MERGES),
        ("<table:table-row>", problems.DAMAGED_PART),
    ],
)  # fmt: skip
def test_small_files_that_would_grow(rows: str, kind: Kind) -> None:
    """A kilobyte that repeats itself into milliards of cells is refused before it is parsed."""
    with pytest.raises(Refused) as caught:
        parse(ods(rows), "a.ods")
    assert caught.value.problem.kind == kind
