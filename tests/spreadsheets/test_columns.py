"""What columns are, by their headers and their cells."""

import pytest

from metrics.languages import words
from metrics.spreadsheets import columns, grid
from metrics.spreadsheets.book import Range, Sheet
from metrics.spreadsheets.layouts import tidy


def meanings(header: list[object], *rows: list[object]) -> columns.Meanings:
    flat = tidy.recognise(grid.of(Sheet("S", [header, *rows])))
    assert flat is not None
    return columns.meanings(flat)


@pytest.mark.parametrize(
    "header",
    [["Year", "Country", "Students"], ["Год", "Страна", "Число студентов"], ["O‘quv yili", "Davlat", "Talabalar soni"],
     ["Ўқув йили", "Давлат", "Талабалар сони"], ["Rentrée", "Nationalité", "Effectif"],
     ["Rok", "Občanství", "Počet studentů"]],
)  # fmt: skip
def test_headers_in_many_languages(header: list[object]) -> None:
    """Year, country and number of students are known in every language that is read."""
    found = meanings(header, [2021.0, "India", 3.0], [2022.0, "Egypt", 4.0])
    assert {name: column.header for name, column in found.of.items()} == {"year": header[0], "country": header[1]}
    assert [(column.header, kind) for column, kind in found.numbers] == [(header[2], "students")]


def test_cells_overrule_headers() -> None:
    """Numbers under *country code* are a code; country codes under *code* are countries."""
    numbers = meanings(["Country code", "Country", "Students"], ["009", "India", 3.0], ["013", "Egypt", 4.0])
    letters = meanings(["Code", "Year", "Students"], ["IND", 2020.0, 3.0], ["EGY", 2020.0, 4.0])
    assert numbers.of["country"].header == "Country" and letters.of["country"].header == "Code"


def test_a_word_beside_the_students_changes_what_is_counted() -> None:
    """Percentages, ratios, graduates and money are never a number of students."""
    header = ["Country", "% of students", "student ratio", "Graduates", "student fees, USD", "Students"]
    found = meanings(list(header), ["India", 1.0, 2.0, 3.0, 4.0, 5.0], ["Egypt", 1.5, 2.0, 3.0, 4.0, 6.0])
    assert [column.header for column, _kind in found.numbers] == ["Students"]
    assert {kind for _column, kind in found.left_out} == {"percent", "graduates", "money"}


def test_one_header_twice_is_seen() -> None:
    """Two columns of one name are told, whatever their case and blanks, unless they say the same."""
    heads: list[object] = ["Year", "Country", "country ", "Students"]
    found = meanings(heads, [2020.0, "India", "Nepal", 3.0], [2021.0, "Egypt", "Nepal", 4.0])
    assert [(first.header_cell, second.header_cell) for _name, first, second in found.twice] == [("B1", "C1")]
    assert not meanings(heads, [2020.0, "India", "India", 3.0], [2021.0, "Egypt", "Egypt", 4.0]).twice
    codes = meanings(["Year", "SEX", "Sex", "Students"], [2020.0, "T", "All", 3.0], [2020.0, "F", "Women", 1.0])
    assert not codes.twice


@pytest.mark.parametrize(("merged", "told"), [([(0, 0, 0, 1)], []), ([], ["B1"])])
def test_one_merged_header_over_two_columns_is_one(merged: list[Range], told: list[str]) -> None:
    """*Province and level*, merged over two columns of words that stay out of the count, is no header twice; written
    twice it is, and so is one merged over two columns of numbers."""
    head: list[object] = ["Province and level", "Province and level", "Year", "Students"]
    body: list[list[object]] = [["North", "Other", 2020.0, 3.0], ["South", "Secondary or less", 2021.0, 4.0]]
    flat = tidy.recognise(grid.of(Sheet("S", [head, *body], merged=merged)))
    assert flat is not None
    assert [second.header_cell for _name, _first, second in columns.meanings(flat).twice] == told
    counts = tidy.recognise(
        grid.of(
            Sheet(
                "S",
                [["Year", "Students", "Students"], [2020.0, 3.0, 1.0], [2021.0, 4.0, 2.0]],
                merged=merged and [(0, 1, 0, 2)],
            )
        )
    )
    assert counts is not None and columns.meanings(counts).twice


def test_a_column_that_only_counts_rows_is_no_number() -> None:
    """0, 1, 2 … without a header is an index, and nothing nameless remains."""
    found = meanings(["", "Country", "Students"], [0.0, "India", 3.0], [1.0, "Egypt", 4.0], [2.0, "Peru", 4.0])
    assert [kind for _column, kind in found.left_out] == ["index column"] and not found.nameless


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [("level", "Бакалавриат", "bachelor"), ("level", "Bachelor (4 years)", "bachelor"), ("level", "碩士", "master"),
     ("level", "magistratura", "master"), ("mode", "онлайн", "online"), ("purpose", "malaka oshirish", "training"),
     ("sex", "Женский", "female"), ("basis", "davlat granti", "grant"), ("term", "auto renew", "auto-renewed"),
     ("level", "kindergarten", None), ("series_break", "не сопоставимо", "yes"), ("series_break", "uzilish yoʻq", "no"),
     ("series_break", "no break", "no"), ("series_break", "—", None), ("series_break", "✗", None)],
)  # fmt: skip
def test_words_of_closed_lists(column: str, text: str, code: str | None) -> None:
    """Words of closed lists are known in the languages of the interface; an unknown word is not guessed."""
    assert words.value(column, text) == code
