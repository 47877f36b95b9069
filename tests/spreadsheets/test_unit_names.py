"""Whose units a column names: nothing falls out of the university's sums without a word."""

from pathlib import Path

import pandas as pd

from metrics import languages, units
from metrics.indicators import Question, ask
from metrics.spreadsheets import Reading
from metrics.subjects import SUBJECTS, empty
from tests.spreadsheets.test_understand import keys, read

PARTNERS: list[list[object]] = [
    ["Institution", "Country", "Faculty", "Signed"],
    ["Ryazan State Medical University", "Russia", "Faculty of Pediatrics", "2021-05-01"],
    ["Bashkir State Medical University", "Russia", "Institute of Dentistry", "2022-05-01"],
    ["Volga Research Medical University", "Russia", None, "2023-05-01"],
]
OURS: list[list[object]] = [
    ["Year", "Faculty", "Country", "Students"],
    *([2021.0, "Faculty of Medicine", country, 5.0] for country in ("India", "Egypt", "Peru")),
    [2021.0, "Faculty of Alchemy", "India", 2.0],
]


def units_of(reading: object) -> list[str]:
    (table,) = reading.tables  # type: ignore[attr-defined]
    return list(table.rows["unit"])


def test_departments_of_others_are_asked_about_and_left_out() -> None:
    """A partner list with the partner's departments: asked, guessed to be theirs, and every row counts for the unit
    that the file speaks for."""
    asked = read(PARTNERS)
    (question,) = asked.open_questions
    assert (question.key, question.guess) == ("units:S", "theirs")
    assert "2 of 2" in question.problem.message and "Faculty" in question.problem.message
    theirs = read(PARTNERS, {"units:S": "theirs"})
    assert theirs.ready and units_of(theirs) == ["university"] * 3
    assert "C2:C4" in {one.cells for one in theirs.set_aside} and "unit" not in theirs.tables[0].columns
    department = read(PARTNERS, {"units:S": "theirs", "unit": "medical faculty"})
    assert units_of(department) == ["medical faculty"] * 3


def test_our_own_units_that_the_list_lacks_are_kept_and_told_of() -> None:
    """Kept as they are written, told of with the number of their rows, and added to the list when the file is kept."""
    kept = read(PARTNERS, {"units:S": "ours"})
    assert units_of(kept) == ["Faculty of Pediatrics", "Institute of Dentistry", "university"]
    (told,) = [problem for problem in kept.problems if problem.kind.key == "unit-unknown"]
    assert "2" in told.message and "units.csv" in told.message


def test_own_faculties_of_students_are_no_question(data: Path) -> None:
    """Another university's sheet names its own faculties: they are told of, and once kept they count in the whole."""
    rows = [["Year", "Faculty", "Country", "Students"], [2021.0, "Law", "India", 5.0], [2021.0, "Arts", "Egypt", 3.0]]
    reading = read(rows)
    assert reading.ready and reading.new_units == ("Arts", "Law")
    before = ask(Question("foreign_students", ("year",)), tables_of(reading)).table["value"].tolist()
    reading.add_units()
    after = ask(Question("foreign_students", ("year",)), tables_of(reading)).table["value"].tolist()
    assert before != [8] and after == [8]
    assert units.children("university") == ("medical faculty", "Arts", "Law") and reading.new_units == ()


def test_new_units_belong_to_the_unit_that_the_file_is_for(data: Path) -> None:
    """A faculty's file brings departments of that faculty."""
    rows = [["Year", "Department", "Country", "Students"], [2021.0, "Anatomy of rivers", "India", 5.0]]
    reading = read(rows, {"unit": "medical faculty"})
    reading.add_units()
    assert units.tree()["Anatomy of rivers"].parent == "medical faculty"


def tables_of(reading: Reading) -> dict[str, pd.DataFrame]:
    return {name: reading.kept.get(name, empty(subject)) for name, subject in SUBJECTS.items()}


def test_few_unknown_units_among_known_ones_are_no_question() -> None:
    """Where most names are in the list of units, the column is about ours; the others are told of."""
    reading = read(OURS)
    assert reading.ready and "unit-unknown" in keys(reading)
    assert units_of(reading)[-1] == "Faculty of Alchemy"


def test_the_choices_speak_the_readers_language() -> None:
    """Names of units in a choice follow the language of whoever reads it, not of whoever read the file."""
    (question,) = read(PARTNERS).open_questions
    english = question.choices[0].said
    with languages.speaking("ru"):
        assert "Самаркандский государственный медицинский университет" in question.choices[0].said
    assert "Samarkand State Medical University" in english


def test_sums_by_faculty_are_by_ours() -> None:
    """Where no row names a person or an institution from elsewhere, nobody else's faculty can be meant."""
    rows = [
        ["Year", "Faculty", "Country", "Foreign visitors"],
        [2021.0, "Law", "India", 5.0],
        [2021.0, "Arts", "Peru", 3.0],
    ]
    reading = read(rows)
    assert reading.ready and units_of(reading) == ["Law", "Arts"]
