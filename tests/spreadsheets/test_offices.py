"""Habits of offices that keep lists and totals: several persons in a cell, terms in years, years typed as dates."""

from datetime import datetime

import pytest

from metrics.spreadsheets.persons import names_several
from tests.spreadsheets.drawn import Rows, facts, reading

N = None
TITLE = ["Foreign students"]
PEOPLE = ["Country", 2021.0, 2022.0]


@pytest.mark.parametrize(
    "text", ["Petrov A.A., Sidorov V.V.", "Kumar R.\nSingh P.", "Wang Li; Zhao Min", "Гостев А. и Петров Б."]
)
def test_several_names_in_a_cell_are_several_persons(text: str) -> None:
    """A row is counted as one person: that its cell names more is a warning at that cell."""
    assert names_several(text)
    rows: Rows = [["Guest", "Country", "Purpose", "Date"], [text, "India", "lecture", "12.01.2023"]]
    read = reading(rows, {"subject:S": "visitors"})
    assert [(one.cell, one.severity) for one in read.problems if one.kind.key == "persons-several"] == [
        ("A2", "warning")
    ]


@pytest.mark.parametrize(
    "text",
    ["Petrov, Alexey", "Petrov A.A., professor", "Petrov A.A., Ryazan State University", "Wang Li", "A. and B.", N],
)
def test_one_name_with_more_words_is_one_person(text: str | None) -> None:
    """A surname before a comma, a position, a place of work: none is a second guest."""
    assert not names_several(text)


def test_a_column_of_so_many_persons_is_what_a_list_of_visits_counts() -> None:
    """ "3 чел." says by itself that persons are counted, whatever stands above it."""
    heads = ["Дата", "Страна", "Организация", "Состав делегации", "Цель"]
    rows: Rows = [
        ["12.01.2023", "Россия", "РГУ", "3 чел.", "лекция"],
        ["14.03.2023", "Индия", "IIT", "12 чел.", "лекция"],
    ]
    assert [value for _cell, value in facts(reading([heads, *rows]))] == [3, 12]


def test_countries_down_and_across_are_no_table_of_ours() -> None:
    """From where and to where: neither is taken for the origin without being told."""
    lands = ["India", "Egypt", "Nepal"]
    rows: Rows = [[land, *[n + 1.0 for n in range(3)]] for land in lands]
    read = reading([TITLE, ["Origin", *lands], *rows])
    assert not read.tables and [one.kind.key for one in read.problems if one.severity == "error"] == ["countries-both"]


def test_a_year_typed_into_a_cell_of_dates_is_that_year() -> None:
    """Excel shows 2021 under a form of dates as a day of 1905; nobody keeps students of that year."""
    typed = [datetime(1905, 7, 12), datetime(1905, 7, 13)]
    rows: Rows = [["Year", "Country", "Students"], [typed[0], "India", 5.0], [typed[1], "India", 7.0]]
    assert [fact[1:] for fact in facts(reading([TITLE, *rows]), "year")] == [(5, 2020), (7, 2021)]


def test_a_provisional_year_is_counted_and_a_revised_one_stands_twice() -> None:
    """Words on how sure a number is do not make it another number; of two for one year none is dropped in silence."""
    rows: Rows = [["India", 1.0, 2.0], ["Egypt", 3.0, 4.0]]
    read = reading([TITLE, ["Country", "2022", "2023 (provisional)"], *rows])
    assert [fact[2] for fact in facts(read, "year")] == [2022, 2023, 2022, 2023]
    read = reading([TITLE, ["Country", "2021", "2022", "2022 (revised)"], *[[*row, 5.0] for row in rows]])
    assert [one.kind.key for one in read.problems if one.severity == "error"] == ["header-twice"]


def test_a_year_beside_words_that_mean_nothing_known_is_not_dropped_in_silence() -> None:
    """What is set aside without being understood is said."""
    read = reading(
        [TITLE, ["Country", "2021", "2022", "2022 (blorp)"], ["India", 1.0, 2.0, 3.0], ["Egypt", 3.0, 4.0, 5.0]]
    )
    assert [one.cell for one in read.problems if one.kind.key == "columns-unread"] == ["D3:D4"]


def test_a_total_of_several_years_before_them_is_a_total() -> None:
    """ "Total 2020-2021" is no year 2020 of its own."""
    read = reading([TITLE, ["Country", "Total 2020-2022", "2020", "2021", "2022"], ["India", 9.0, 2.0, 3.0, 4.0]])
    assert [fact[1:] for fact in facts(read, "year")] == [(2, 2020), (3, 2021), (4, 2022)]


@pytest.mark.parametrize("term", ["5 лет", "на 5 лет", "5 years", "for 5 years", "5 yil", "5 (five) years"])
def test_an_agreement_for_so_many_years_ends_so_many_years_after_it_was_signed(term: str) -> None:
    """Without a day on which it begins the term says no end, which is told."""
    heads = ["Partner university", "Country", "Date signed", "Valid until"]
    rows: Rows = [["Ege University", "Turkey", "29.02.2020", term], ["AIIMS", "India", N, term]]
    read = reading([heads, *rows])
    ends = read.kept["agreements"]["valid_to"]
    assert str(ends[0].date()) == "2025-02-28" and ends.isna()[1]
    assert [one.cell for one in read.problems if one.kind.key == "date-fault"] == ["D3"]


def test_a_period_of_days_is_a_stay() -> None:
    """ "Period" above spans of days is no column of years."""
    rows: Rows = [["Ivanov I.", "Russia", "10.02.2022-20.02.2022"], ["Petrov P.", "Turkey", "1-14 October 2022"]]
    read = reading([["Guest", "Country", "Period"], *rows], {"subject:S": "visitors"})
    stays = read.kept["visitors"]
    assert [(str(a.date()), str(b.date())) for a, b in zip(stays["start"], stays["end"], strict=True)] == [
        ("2022-02-10", "2022-02-20"), ("2022-10-01", "2022-10-14")
    ]  # fmt: skip


def test_targets_of_foreign_students_are_targets() -> None:
    """An indicator called as a list of ours is, "Foreign students", does not make a sheet of targets that list."""
    rows: Rows = [["Foreign students", 120.0, 150.0], ["Joint programmes", 3.0, 4.0]]
    read = reading([["Internationalisation targets"], ["Indicator", "2024", "2025"], *rows])
    assert set(read.kept) == {"targets"}


def test_the_name_of_a_student_is_a_name() -> None:
    """However long the word for whose name it is."""
    heads = ["Ф.И.О. студента", "Страна", "Вуз", "Дата"]
    rows: Rows = [["Иванов И.", "Россия", "РГУ", "12.01.2023"], ["Петров П.", "Турция", "Ege", "14.03.2023"]]
    read = reading([heads, *rows], {"subject:S": "outgoing"})
    assert read.kept["outgoing"]["person"].tolist() == ["Иванов И.", "Петров П."]


def test_from_one_country_to_another_is_no_table_of_ours() -> None:
    """Two columns of countries, one of which says *destination*: adding up over it would make one country of many."""
    rows: Rows = [["India", "Egypt", 2020.0, 5.0], ["India", "Nepal", 2020.0, 7.0], ["Egypt", "Nepal", 2020.0, 1.0]]
    read = reading([["Origin country", "Destination country", "Year", "Students"], *rows])
    assert not read.tables and [one.kind.key for one in read.problems if one.severity == "error"] == ["countries-both"]


def test_years_of_admission_are_not_taken_for_years_of_study_unasked() -> None:
    """A title that says *by year of entry* leaves the subject open."""
    read = reading([["Foreign students by year of entry"], PEOPLE, ["India", 1.0, 2.0], ["Egypt", 3.0, 4.0]])
    assert [question.about for question in read.open_questions] == ["subject"]


def test_those_who_listened_to_a_guest_are_no_guests() -> None:
    """Students beside a person's name and days are left out of a list of visits, and that is said."""
    heads = ["Professor", "Country", "Dates", "Hours", "Number of students attending"]
    rows: Rows = [["Ivanov I.", "Russia", "11.05.2023", 8.0, 40.0], ["Ege M.", "Turkey", "12.05.2023", 6.0, 55.0]]
    read = reading([heads, *rows], {"subject:S": "visitors"})
    assert read.kept["visitors"]["people"].tolist() == [1, 1]
    assert [one.cell for one in read.problems if one.kind.key == "column-left-out"] == ["E2:E3"]


def test_numbers_under_an_unknown_heading_in_a_list_of_guests_are_left_out_aloud() -> None:
    """They may be of persons."""
    heads = ["Guest", "Country", "Dates", "Purpose", "Blorp"]
    rows: Rows = [
        ["Ivanov I.", "Russia", "11.05.2023", "lecture", 4.0],
        ["Ege M.", "Turkey", "12.05.2023", "visit", 9.0],
    ]
    read = reading([heads, *rows], {"subject:S": "visitors"})
    assert [one.cell for one in read.problems if one.kind.key == "column-left-out"] == ["E2:E3"]
