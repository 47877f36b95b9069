"""Headers that do not say what their column holds are asked about, with what the cells look like; never guessed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.spreadsheets.memory import lasting
from tests.spreadsheets.drawn import Rows, facts, keys, reading

DATA: Rows = [[2021.0, "India", 340.0], [2021.0, "Egypt", 85.0], [2022.0, "India", 355.0], [2022.0, "Egypt", 12.0]]
TITLE = ["Foreign students"]
HEADS = [["When", "Name", "Amount"], ["Когда", "Название", "Сумма"], ["Qachon", "Nomi", "Summa"], ["A", "B", "C"]]


def asked(rows: Rows, answers: dict[str, str] | None = None) -> list[tuple[str, str | None]]:
    return [(question.key, question.guess) for question in reading(rows, answers).open_questions]


@pytest.mark.parametrize("head", HEADS)
def test_a_year_that_no_header_says_is_asked_and_then_read(head: list[str]) -> None:
    """Nothing is ready before the answer; with it every number stands under its year and country."""
    rows = [TITLE, head, *DATA]
    told = asked(rows)
    assert (f"column:{head[0]} (S)", "year") in told and not reading(rows).ready
    read = reading(rows, {key: guess for key, guess in told if guess})
    assert read.ready
    assert facts(read, "year", "country") == [
        ("C3", 340, 2021, "IND"), ("C4", 85, 2021, "EGY"), ("C5", 355, 2022, "IND"), ("C6", 12, 2022, "EGY"),
    ]  # fmt: skip


def test_an_amount_is_of_people_only_when_somebody_says_so() -> None:
    """ "Amount" may be money: set aside, it counts nobody, and that is an error."""
    rows = [["Foreign students, 2021"], ["Name", "Amount"], ["India", 340.0], ["Egypt", 85.0]]
    assert ("column:Amount (S)", "number") in asked(rows)
    refused = reading(rows, {"column:Amount (S)": "aside"})
    assert not refused.ready and "no-measure" in keys(refused) and not refused.tables


def test_the_question_shows_its_evidence() -> None:
    """The header, its cell and what stands below."""
    (question, *_) = reading([TITLE, ["When", "Country", "Students"], *DATA]).open_questions
    assert "“When” (A2)" in question.problem.message and "2021; 2022" in question.problem.message
    assert [choice.code for choice in question.choices] == ["year", "number", "aside"]


@pytest.mark.parametrize("head", [["Year", "Country", "Students"], ["Year", "Country", "Budget"]])
def test_a_header_that_says_enough_is_never_doubted(head: list[str]) -> None:
    """Neither a known header nor money that is called so is asked about."""
    assert not [key for key, _guess in asked([TITLE, head, *DATA]) if key.startswith("column")]


def test_days_are_no_years() -> None:
    """A column of days under "When" is when somebody was here, as before."""
    rows = [
        ["Visitors from abroad"],
        ["Name", "Country", "When"],
        ["A", "India", "01.02.2021"],
        ["B", "Peru", "03.04.2022"],
    ]
    assert not asked(rows)


def test_names_that_look_like_universities_are_asked_about() -> None:
    """ "Name" over universities in a list of agreements: institutions, most likely."""
    rows = [["Name", "Country", "Signed"], ["Ryazan State Medical University", "Russia", "01.02.2020"],
            ["Tartu University", "Estonia", "01.02.2022"]]  # fmt: skip
    assert asked(rows) == [("column:Name (S)", "institution")]
    read = reading(rows, {"column:Name (S)": "institution"})
    assert read.ready and read.kept["agreements"]["institution"].tolist() == [rows[1][0], rows[2][0]]


def test_next_years_file_asks_nothing() -> None:
    """The answer belongs to the layout: it lasts, and the fingerprint of next year's file is the same."""
    answers = {"column:When (S)": "year", "column:Amount (S)": "number"}
    rows, later = ([TITLE, HEADS[0], *[[row[0] + more, *row[1:]] for row in DATA]] for more in (0, 1))
    assert lasting(answers) == answers
    assert reading(rows).fingerprint == reading(later).fingerprint
    assert reading(later, answers).ready


def test_sheets_of_one_series_are_asked_about_once() -> None:
    """A sheet that is named by its year shares its answer with those of other years."""
    rows = [["When", "Country", "Students"], *DATA]
    assert asked(rows)[0][0] == "column:When (S)"
    (question, *_) = reading(rows, name="2021-2022").open_questions
    assert question.key == "column:When"


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from(["When", "Amount", "Info", "x1", "Что", "Nima"]), min_size=3, max_size=3, unique=True),
    st.permutations([0, 1, 2]),
)
def test_no_vague_header_is_ready_without_an_answer(head: list[str], order: list[int]) -> None:
    """In whatever order the columns stand: years under a word that is none are asked about or an error, never kept."""
    read = reading([TITLE, head, *[[row[at] for at in order] for row in DATA]])
    assert not read.ready


def test_an_amount_with_fractions_is_of_no_people() -> None:
    """3,400.5 is money or hours: nobody is asked whether it counts people, and none is counted."""
    rows = [["Country", "Year", "Amount"], ["India", 2021.0, 3400.5], ["Peru", 2021.0, 300.25]]
    assert not [key for key, _guess in asked(rows) if key.startswith("column")] and not reading(rows).ready


def test_one_year_in_every_row_is_asked_about_too() -> None:
    """The file of a single year has a column that says nothing else."""
    rows = [["Country", "Info", "Students"], ["India", 2021.0, 340.0], ["Peru", 2021.0, 30.0]]
    assert ("column:Info (S)", "year") in asked(rows)
