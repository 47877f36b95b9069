"""What a table is about, by its headings and titles."""

import pytest

from tests.spreadsheets.test_understand import keys, read


@pytest.mark.parametrize("counted", ["Foreign students", "Students"])
def test_a_list_of_programs_with_its_students_is_a_list_of_programs(counted: str) -> None:
    """A column of students in a list of programs is a column of it, however it is headed."""
    rows = [["Program", "Institution", "Level of study", "Start", counted, "Award type"],
            ["Nursing", "Riga State University", "Master", "2020-09-01", 34.0, "Double degree"]]  # fmt: skip
    reading = read(rows)
    assert reading.ready and [table.subject for table in reading.tables] == ["programs"]
    assert reading.tables[0].rows["students"].tolist() == [34]


def test_money_and_a_funder_are_of_projects() -> None:
    """Entries with a funder and a budget are projects: without their names nothing of them is kept as agreements."""
    rows = [["What we do together", "Partner university", "Donor", "Project budget", "Start date", "End date"],
            ["Better nursing", "Riga State University", "DAAD", 87000.0, "2021-09-13", "2022-09-13"]]  # fmt: skip
    reading = read(rows)
    assert not reading.tables and "missing-column" in keys(reading)


def test_bare_years_in_a_column_of_days_are_told() -> None:
    """A year is no day: the project is kept without its beginning, and that is said."""
    reading = read([["Project", "Donor", "Start", "End"], ["Better nursing", "DAAD", 2021.0, 2023.0]])
    assert reading.ready and reading.tables[0].rows["start"].isna().all() and "date-fault" in keys(reading)


def test_people_with_days_are_no_agreements() -> None:
    """A partner's name beside a person says from where somebody came; whether to us or from us is asked."""
    rows = [["Name", "Country", "Partner university", "Start date", "End date", "Purpose"],
            ["Guest 1", "Peru", "Riga State University", "1.2.2021", "5.2.2021", "Teaching"]]  # fmt: skip
    (question,) = read(rows).open_questions
    assert (question.about, question.guess) == ("subject", "visitors")
    signed = [["Contact person", "Country", "Partner university", "Date of signing", "Valid until"],
              ["Somebody", "Peru", "Riga State University", "1.2.2021", "5.2.2031"]]  # fmt: skip
    assert [table.subject for table in read(signed).tables] == ["agreements"]
