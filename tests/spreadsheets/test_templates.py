"""Blank workbooks: what somebody types into one reads back, in every language, without a question."""

import io
from datetime import date

import openpyxl
import pandas as pd
import pytest

from metrics import countries, units
from metrics.languages import LANGUAGES, _, speaking
from metrics.spreadsheets.here import read_here
from metrics.spreadsheets.templates import template
from metrics.subjects import SUBJECTS, TOTALS, Column, tidy


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


def offered(data: bytes) -> dict[str, list[object]]:
    """What the drop-down of each column offers, by the column's letter."""
    sheet, notes = openpyxl.load_workbook(io.BytesIO(data)).worksheets
    found = {}
    for rule in sheet.data_validations.dataValidation:
        area = rule.formula1.rpartition("!")[2].replace("$", "")
        found[str(rule.sqref)[0]] = [row[0].value for row in notes[area]]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_are_offered(language: str) -> None:
    """Closed lists, units and all countries, in the language of the template."""
    lists = offered(template("students", language))
    with speaking(language):
        assert [_(word) for word in SUBJECTS["students"]["sex"].values.values()] in lists.values()
        assert [unit.name for unit in units.tree().values()] in lists.values()
        (places,) = [words for words in lists.values() if len(words) > 190]
        assert countries.name("UZB") in places and countries.name("IND") in places


KNOWN: dict[str, list[dict[str, object]]] = {
    "students": [
        {"year": 2023, "unit": "medical faculty", "country": "IND", "students": 9},
        {"year": 2024, "unit": "medical faculty", "country": "IND", "students": 12},
        {"year": 2024, "unit": "medical faculty", "country": "PAK", "students": 4},
    ],
    "agreements": [
        {"institution": "Ryazan State Medical University", "country": "RUS", "kind": "memorandum",
         "unit": "university", "signed": pd.Timestamp(2021, 5, 1), "term": "open-ended"},
        {"institution": "=Cairo University", "country": "EGY", "valid_to": pd.Timestamp(2027, 1, 31), "term": "dated"},
    ],
}  # fmt: skip


def known() -> dict[str, pd.DataFrame]:
    rows = {name: pd.DataFrame(KNOWN.get(name, [])) for name in SUBJECTS}
    return {name: tidy(SUBJECTS[name], frame) for name, frame in rows.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_known_partners_read_back_as_they_were(language: str) -> None:
    """The list of partners, filled in and dropped unchanged, asks nothing and says the same; texts stay texts."""
    reading = read_here(template("agreements", language, known()), "typed.xlsx", {})
    assert reading.ready and not reading.questions
    names = ["institution", "country", "kind", "signed", "valid_to", "term"]
    back = reading.kept["agreements"][names].astype("string").sort_values("institution").fillna("").values.tolist()
    was = known()["agreements"][names].astype("string").sort_values("institution").fillna("").values.tolist()
    assert back == was


@pytest.mark.parametrize("language", LANGUAGES)
def test_last_years_countries_stand_there_without_their_numbers(language: str) -> None:
    """One row a country of the last year; whoever fills in year and number is asked nothing."""
    book = openpyxl.load_workbook(io.BytesIO(template("students", language, known())))
    sheet = book.worksheets[0]
    with speaking(language):
        heads = {cell.value: cell.column for cell in sheet[1]}
        assert sheet.max_row == 3
        for row in (2, 3):
            sheet.cell(row, heads[_("Year")], 2025)
            assert sheet.cell(row, heads[_("Students")]).value is None
            sheet.cell(row, heads[_("Students")], row)
    out = io.BytesIO()
    book.save(out)
    reading = read_here(out.getvalue(), "typed.xlsx", {})
    rows = reading.kept["students"]
    assert reading.ready and not reading.questions
    assert set(rows["country"]) == {"IND", "PAK"} and set(rows["unit"]) == {"medical faculty"}


def test_partners_are_offered_wherever_an_institution_is_named() -> None:
    """Visits are not filled in, since a row would count somebody; but the partners can be chosen."""
    data = template("visitors", "en", known())
    assert ["=Cairo University", "Ryazan State Medical University"] in offered(data).values()
    assert openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].max_row == 1


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
