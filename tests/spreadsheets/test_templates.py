"""Blank workbooks: what somebody types into one reads back, in every language, without a question."""

import io
from datetime import date

import openpyxl
import pandas as pd
import pytest

from metrics import units
from metrics.languages import LANGUAGES, _, speaking
from metrics.spreadsheets.here import read_here
from metrics.spreadsheets.templates import template
from metrics.subjects import SUBJECTS, TOTALS, Column


def typed(column: Column, row: int) -> object:
    """What a person might type into a column, in the language of the moment; different in each row."""
    words = [_(word) for word in column.values.values()]
    values: dict[str, object] = {
        "year": 2020 + row,
        "count": row,
        "number": float(row),
        "text": f"{column.title} {row}",
    }
    named: dict[str, object] = {
        "unit": units.tree()[units.root()].name,
        "country": ["Малайзия", "Türkiye"][row % 2],
        "start": date(2020 + row, 3, 1), "signed": date(2020 + row, 3, 1), "valid_from": date(2020 + row, 3, 1),
        "end": date(2020 + row, 9, 1), "valid_to": date(2020 + row, 9, 1),
    }  # fmt: skip
    if words:
        return words[row % len(words)]
    return named.get(column.name) or values.get(column.kind, f"Name {row}")


def filled(subject: str, language: str, rows: int = 2) -> bytes:
    """The template with some rows typed under its header."""
    book = openpyxl.load_workbook(io.BytesIO(template(subject, language)))
    sheet = book.worksheets[0]
    with speaking(language):
        columns = {_(column.title): column for column in SUBJECTS[subject].columns}
        columns |= {_(title): Column(code, "number", title) for code, title in TOTALS.items()}
        for cell in sheet[1]:
            for row in range(1, rows + 1):
                sheet.cell(row + 1, cell.column, typed(columns[cell.value], row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_there_and_back(subject: str, language: str) -> None:
    """Each column that was typed into comes back filled, and there is nothing to ask or to warn of."""
    reading = read_here(filled(subject, language), "typed.xlsx", {})
    assert reading.ready and not reading.questions
    assert [problem.message for problem in reading.problems if problem.severity != "info"] == []
    rows = reading.kept[subject]
    assert len(rows) == 2 * (len(TOTALS) if subject == "totals" else 1)
    assert not [column.name for column in SUBJECTS[subject].columns if rows[column.name].isna().all()]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_blank_template_holds_no_rows(subject: str, language: str) -> None:
    """Whoever uploads the blank template itself is told that there is nothing in it."""
    reading = read_here(template(subject, language), "blank.xlsx", {})
    assert not reading.ready and not reading.kept


def test_closed_lists_are_offered() -> None:
    """A column with a closed list offers its words in the language of the template."""
    sheet = openpyxl.load_workbook(io.BytesIO(template("students", "en"))).worksheets[0]
    offered = [rule.formula1 for rule in sheet.data_validations.dataValidation]
    assert '"Women,Men"' in offered


def test_every_column_is_explained() -> None:
    """The second sheet says about each column what belongs there."""
    sheet, notes = openpyxl.load_workbook(io.BytesIO(template("visitors", "en"))).worksheets
    said = [row[0] for row in notes.iter_rows(values_only=True)]
    assert all(any(str(text).startswith(f"{cell.value}:") for text in said) for cell in sheet[1])


def test_unknown_subject() -> None:
    """There is no template for what is no subject."""
    with pytest.raises(KeyError):
        template("weather", "en")


def test_values_come_back_as_typed() -> None:
    """Numbers, dates and words of lists are the same after the way there and back."""
    rows = read_here(filled("visitors", "ru"), "typed.xlsx", {}).kept["visitors"]
    assert list(rows["year"]) == [2021, 2022] and list(rows["people"]) == [1, 2] and list(rows["hours"]) == [1.0, 2.0]
    assert list(rows["country"]) == ["TUR", "MYS"] and list(rows["start"]) == [
        pd.Timestamp(2021, 3, 1),
        pd.Timestamp(2022, 3, 1),
    ]
    assert set(rows["cell"].str[0]) and len(set(rows["mode"])) == 2
