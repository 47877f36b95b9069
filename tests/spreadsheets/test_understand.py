"""From whole books to readings: what is counted, what is asked, what is wrong, and that nothing vanishes."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from metrics.spreadsheets.book import Book, Sheet
from metrics.spreadsheets.parse import parse
from metrics.spreadsheets.problems import TOTAL_DIFFERS
from metrics.spreadsheets.reading import Reading
from metrics.spreadsheets.understand import understand
from metrics.subjects import SUBJECTS

SPECIMENS = Path(__file__).parents[1] / "specimens"
HEAD: list[object] = ["Year", "Country", "Level", "Students"]
DATA: list[list[object]] = [[2021.0, "India", "Master", 34.0], [2021.0, "Egypt", "Bachelor", 12.0], [2022.0, "India", "Master", 36.0]]  # fmt: skip  # noqa: E501


def read(rows: list[list[object]], answers: Mapping[str, str] | None = None, name: str = "a.xlsx", **sheets: list[list[object]]) -> Reading:  # fmt: skip  # noqa: E501
    book = Book("xlsx", [Sheet("S", rows), *(Sheet(title, other) for title, other in sheets.items())])
    return understand(book, name, "sha", answers)


def specimen(name: str, answers: Mapping[str, str] | None = None) -> Reading:
    return understand(parse((SPECIMENS / name).read_bytes(), name), name, "sha", answers)


def keys(reading: Reading) -> list[str]:
    return [problem.kind.key for problem in reading.problems]


def people(reading: Reading) -> int:
    return int(sum(table.rows["students"].sum() for table in reading.tables if table.subject == "students"))


def test_a_clean_sheet_is_ready_without_a_question() -> None:
    """Rows carry year, country, level, number and cell; nothing is asked."""
    reading = read([HEAD, *DATA])
    (table,) = reading.tables
    assert reading.ready and not reading.questions and table.subject == "students"
    first = table.rows[["year", "country", "level", "students", "cell"]].values.tolist()[0]
    assert first == [2021, "IND", "master", 34, "D2"]
    assert table.columns["country"] == "B2:B4"


@pytest.mark.parametrize(
    ("name", "subject", "rows", "measure"),
    [("panel.xlsx", "students", 9, "stu_all"), ("two-totals.csv", "students", 4, "total_etrangers"),
     ("Intl Students by year.csv", "students", 6, "Total Int"), ("years-across.xlsx", "students", 9, ""),
     ("school-year.csv", "students", 4, "學生總計"), ("agreements.csv", "agreements", 5, ""),
     ("Exchange Information.xlsx", "agreements", 3, "")],
)  # fmt: skip
def test_each_specimen_is_one_table(name: str, subject: str, rows: int, measure: str) -> None:
    """Panels, rival totals, years down and across, registers: one table, one measure, nobody counted twice."""
    (table,) = specimen(name).tables
    assert (table.subject, len(table.rows), table.measure) == (subject, rows, measure)


def test_rival_totals_are_asked_and_the_answer_is_taken() -> None:
    """Two totals that no sum decides between are a question; its answer changes the numbers."""
    asked = specimen("two-totals.csv")
    (question,) = asked.questions
    assert question.key == "measure" and question.guess == "total_etrangers" and not asked.ready
    answered = specimen("two-totals.csv", {"measure": "total_mobiles"})
    assert people(answered) == 31 and answered.ready


def test_what_the_years_count_is_asked_where_nothing_says_it() -> None:
    """Years across without a word of what they count ask for the subject; a subject may be answered."""
    asked = specimen("years-across.xlsx")
    assert [question.key for question in asked.questions] == ["subject:Sheet1"] and not asked.ready
    answered = specimen("years-across.xlsx", {"subject:Sheet1": "outgoing"})
    assert [table.subject for table in answered.tables] == ["outgoing"] and answered.ready


@pytest.mark.parametrize("rows", [
    [["Partner university", 2019.0, 2020.0], ["A", 1.0, 2.0], ["B", 2.0, 3.0]],
    [["Year", "Country", "Students"], [2020.0, "India", 3.0], [2021.0, "Egypt", 4.0]],
    [["Institution", "Country", "Signed", "Expiry"], ["A", "India", "01.02.2020", "bla"], ["B", "Egypt", "2020", "1"]],
])  # fmt: skip
@pytest.mark.parametrize("subject", [*SUBJECTS, "other"])
def test_any_answer_to_any_sheet_is_survived(rows: list[list[object]], subject: str) -> None:
    """Whatever subject a person names, the rows are read under it or what they lack is said."""
    reading = read(rows, {"subject:S": subject})
    assert reading.tables or any(problem.severity == "error" for problem in reading.problems)
    reading.as_json()


def test_an_answer_that_is_none_is_said() -> None:
    """A wrong answer is an error, and the guess stands."""
    reading = specimen("two-totals.csv", {"measure": "no such column"})
    assert "wrong-answer" in keys(reading) and not reading.ready


def test_registers_know_terms_and_days() -> None:
    """An end may be a day, open, or renewed; a mark is neither."""
    (table,) = specimen("agreements.csv").tables
    assert table.rows["term"].tolist()[:4] == ["open-ended", "dated", "dated", "auto-renewed"]
    assert [str(day)[:10] for day in table.rows["valid_to"]][1:3] == ["2015-08-29", "2022-07-31"]
    assert table.rows["country"].tolist() == ["ARG", "AUS", "AUS", "KOR", "LAO"]


def test_visits_with_their_days_in_free_text() -> None:
    """A register of visits in Uzbek: spans of days in one cell, a bare month keeps its year, words become codes."""
    rows: list[list[object]] = [
        ["Chet eldan kelgan mutaxassislar tashrifi"], [None],
        ["T/r", "F.I.Sh.", "Lavozimi", "Davlat", "Universitet", "Tashrif muddati", "Tashrif maqsadi", "Shakli", "Soat"],
        [1.0, "A", "professor", "Rossiya", "Birinchi", "23. 12. 2021-29. 12. 2021", "ma'ruza o'qish", "onlayn", 12.0],
        [2.0, "B", "dotsent", "Qozog‘iston", "Ikkinchi", "11.05.2022-20.05.2022", "malaka oshirish", "an’anaviy", 48.0],
        [3.0, "C", "talaba", "Turkiya", "Uchinchi", "noyabr 2022", "konferensiya", "aralash", None],
    ]  # fmt: skip
    (table,) = read(rows).tables
    assert table.subject == "visitors" and table.rows["cell"].tolist() == ["B4", "B5", "B6"]
    assert [str(day)[:10] for day in table.rows["start"]] == ["2021-12-23", "2022-05-11", "NaT"]
    assert table.rows["year"].tolist()[2] == 2022
    assert table.rows[["country", "role", "purpose", "mode"]].values.tolist() == [
        ["RUS", "professor", "teaching", "online"], ["KAZ", "professor", "training", "in person"],
        ["TUR", "student", "conference", "hybrid"],
    ]  # fmt: skip


def test_the_year_is_asked_where_it_stands_nowhere() -> None:
    """Without a year in the sheet it is asked, with the file's name as a guess; the answer fills the rows."""
    rows: list[list[object]] = [["Country", "Students"], ["India", 3.0], ["Egypt", 4.0], ["Peru", 2.0]]
    asked = read(rows, name="2024-01_citizenship.xlsx")
    assert [(q.key, q.guess) for q in asked.questions] == [("year", "2024")] and not asked.ready
    answered = read(rows, {"year": "2023"})
    assert answered.tables[0].rows["year"].tolist() == [2023] * 3 and answered.ready


@pytest.mark.parametrize("titles", [[["Foreign students, 2023"]], [["Контингент, 2023/2024 уч. год"]]])
def test_a_year_in_a_title_is_taken_and_said(titles: list[list[object]]) -> None:
    """One year above the table is the year of its rows."""
    reading = read([*titles, [None], ["Country", "Students"], ["India", 3.0], ["Egypt", 4.0]])
    assert set(reading.tables[0].rows["year"]) == {2023} and "year-title" in keys(reading)


def test_a_sheet_a_year() -> None:
    """Years that stand only on the tabs are taken from there."""
    body: list[list[object]] = [["Country", "Students"], ["India", 3.0], ["Egypt", 4.0]]
    book = Book("xlsx", [Sheet("2021", body), Sheet("2022", [body[0], ["India", 5.0]])])
    reading = understand(book, "a.xlsx", "sha")
    assert [set(table.rows["year"]) for table in reading.tables] == [{2021}, {2022}] and not reading.questions


def test_an_unknown_country_is_asked_and_never_dropped() -> None:
    """The row stays, without a country, until the person says which it is."""
    rows = [HEAD, *DATA, [2022.0, "Wakanda", "Master", 5.0]]
    asked = read(rows)
    assert [q.key for q in asked.questions] == ["country:Wakanda"] and people(asked) == 87 and not asked.ready
    answered = read(rows, {"country:Wakanda": "XOT"})
    assert answered.tables[0].rows["country"].tolist()[-1] == "XOT" and answered.ready


def test_an_ambiguous_country_is_settled_by_the_column_or_asked() -> None:
    """*Korea* beside the Democratic People's Republic is the other one; alone it is asked."""
    alone = read([HEAD, *DATA, [2022.0, "Korea", "Master", 5.0]])
    beside = read([HEAD, *DATA, [2022.0, "Korea", "Master", 5.0], [2022.0, "North Korea", "Master", 1.0]])
    assert [(q.key, q.guess) for q in alone.questions] == [("country:Korea", "KOR")]
    assert not beside.questions and beside.tables[0].rows["country"].tolist()[-2:] == ["KOR", "PRK"]


@pytest.mark.parametrize(("said", "fine"), [(82.0, True), (90.0, False)])
def test_a_stated_total_checks_the_sum_and_is_not_counted(said: float, fine: bool) -> None:
    """A total that agrees is set aside; one that disagrees names both cells and has to be looked at."""
    reading = read([HEAD, *DATA, ["Total", None, None, said]])
    assert people(reading) == 82 and reading.ready is fine
    assert ("A5:D5", "total") in {(one.cells, one.why) for one in reading.set_aside}
    if not fine:
        (problem,) = [p for p in reading.problems if p.kind.key == "total-differs"]
        assert problem.cell == "D5" and "D2" in problem.message and "90" in problem.message


def test_rows_that_stand_twice_and_rows_that_contradict() -> None:
    """The same row twice is a warning; the same key with two numbers is a question that names both cells."""
    twice = read([HEAD, *DATA, DATA[0]])
    clash = read([HEAD, *DATA, [*DATA[0][:3], 35.0]])
    assert "rows-twice" in keys(twice) and twice.ready
    (asked,) = clash.open_questions
    assert asked.problem.cell == "D5" and "D2" in asked.problem.message and not clash.ready


def test_the_same_people_on_two_sheets_are_counted_once() -> None:
    """A sheet of totals beside one of countries is set aside; a sheet that is a part of another is asked about."""
    by_country: list[list[object]] = [["Year", "Country", "Students"], [2021.0, "India", 3.0], [2021.0, "Egypt", 4.0], [2021.0, "Peru", 2.0]]  # fmt: skip  # noqa: E501
    coarse = read(by_country, All=[["Year", "Students"], [2021.0, 9.0]])
    part = read(by_country, Doctoral=[row if i == 0 else [*row[:2], 1.0] for i, row in enumerate(by_country)])
    assert people(coarse) == 9 and "sheet-repeats" in keys(coarse)
    assert people(part) == 9 and [q.key for q in part.questions] == ["repeat:Doctoral"]


def test_visitors_counted_in_parts_are_counted_once() -> None:
    """Men, women and all visitors side by side: all of them are the measure, whatever stands first."""
    rows: list[list[object]] = [
        ["Year", "Country", "Visitors, men", "Visitors, women", "Visitors in total"],
        [2021.0, "India", 1.0, 2.0, 3.0], [2021.0, "Egypt", 2.0, 2.0, 4.0], [2022.0, "India", 5.0, 1.0, 6.0],
    ]  # fmt: skip
    (table,) = read(rows).tables
    assert table.subject == "visitors" and table.rows["people"].tolist() == [3, 4, 6]


def test_totals_given_wide_become_one_row_each() -> None:
    """Each column of totals is a total of its own kind, by its own cell."""
    reading = read([["Year", "Unit", "All students", "Academic staff"], [2021.0, "University", 5000.0, 400.0]])
    found = {(row.total, row.value, row.cell) for table in reading.tables for row in table.rows.itertuples()}
    assert found == {("students", 5000.0, "C2"), ("academic staff", 400.0, "D2")} and reading.ready


def test_regions_among_countries_are_totals() -> None:
    """A continent between countries is set aside, with a warning."""
    rows: list[list[object]] = [[2021.0, "Asia", 7.0], [2021.0, "India", 3.0], [2021.0, "China", 4.0]]
    reading = read([["Year", "Country", "Students"], *rows])
    assert people(reading) == 7 and "region-rows" in keys(reading)


@pytest.mark.parametrize("header", ["GDP per capita, USD", "Population"])
def test_money_and_population_are_never_people(header: str) -> None:
    """Figures of something else are *other*, or asked about: never students without a question."""
    reading = read([["Country", "Year", header], ["India", 2020.0, 1900.0], ["Egypt", 2020.0, 3500.0]])
    assert not reading.ready


@pytest.mark.parametrize("text", ["<5", "<500", "> 5"])
def test_limits_are_asked_once(text: str) -> None:
    """“<5” is neither five nor zero; once answered it is suppressed."""
    rows = [HEAD, *DATA, [2022.0, "Egypt", "Master", text], [2022.0, "Peru", "Master", text]]
    asked, answered = read(rows), read(rows, {f"value:{text}": "suppressed"})
    assert [q.key for q in asked.questions] == [f"value:{text}"]
    assert answered.ready and answered.tables[0].rows["status"].tolist()[-2:] == ["suppressed", "suppressed"]


def test_a_separator_that_may_be_either_is_asked_once() -> None:
    """“1.340” alone is one thousand or one: as thousands it counts, as decimals it is no number of people."""
    rows = [HEAD, *DATA, [2022.0, "Egypt", "Master", "1.340"]]
    asked = read(rows)
    assert [(q.key, q.guess) for q in asked.open_questions] == [("separator:Students", "thousands")]
    assert "1.340" in asked.questions[0].problem.message and not asked.ready
    thousands = read(rows, {"separator:Students": "thousands"})
    assert thousands.ready and thousands.tables[0].rows["students"].tolist()[-1] == 1340
    decimals = read(rows, {"separator:Students": "decimals"})
    assert "number-fraction" in keys(decimals) and not decimals.ready


@pytest.mark.parametrize("texts", [("39.654", "34.655"), ("39.654", "34.655", "35.123"), ("39,654*", "34,65")])
def test_degrees_are_no_thousands(texts: tuple[str, ...]) -> None:
    """Where numbers need not be whole, three digits behind a separator prove nothing: never 39,654 degrees."""
    rows = [["Partner university", "Country", "Signed", "Latitude"],
            *([f"{n} State University", "Japan", "2020-01-15", text] for n, text in enumerate(texts))]  # fmt: skip
    asked = read(rows)
    if asked.open_questions:
        assert [(q.key, q.guess) for q in asked.open_questions] == [("separator:Latitude", "decimals")]
        asked = read(rows, {"separator:Latitude": "decimals"})
    assert asked.ready and asked.tables[0].rows["latitude"].tolist() == [
        float(t.rstrip("*").replace(",", ".")) for t in texts
    ]


def test_a_target_in_per_cent_may_have_decimals() -> None:
    """Only people must be whole."""
    rows = [["Indicator", "Year", "Target value", "Owner"], ["Inbound mobility rate", 2030.0, "12.375", "Rector"]]
    reading = read(rows, {"separator:Target value": "decimals"})
    assert reading.tables[0].subject == "targets" and "number-fraction" not in keys(reading)
    assert reading.tables[0].rows["value"].tolist() == [12.375]


def test_the_whole_file_may_be_given_to_a_unit() -> None:
    """The answer "unit" is taken although it was not asked."""
    reading = read([HEAD, *DATA], {"unit": "medical biology and genetics"})
    assert set(reading.tables[0].rows["unit"]) == {"medical biology and genetics"}


def test_a_hidden_sheet_is_set_aside_with_a_warning() -> None:
    """What the sender hid is not counted, and said."""
    book = Book("xlsx", [Sheet("Old", [HEAD, *DATA], state="hidden"), Sheet("New", [HEAD, DATA[0]])])
    reading = understand(book, "a.xlsx", "sha")
    assert people(reading) == 34 and "sheet-hidden-aside" in keys(reading)


def test_the_fingerprint_is_of_the_layout_not_of_the_data() -> None:
    """Next year's file of the same making has the same fingerprint; other columns have another."""
    same, other = read([HEAD, *DATA[:2]]), read([[*HEAD[:3], "Number of students"], *DATA])
    assert read([HEAD, *DATA]).fingerprint == same.fingerprint != other.fingerprint


def test_an_empty_book_is_refused() -> None:
    """Sheets without a cell are refused in a sentence."""
    reading = read([[None, "  "]])
    assert reading.refused is not None and "empty" in reading.refused.message


WORDS: list[object] = [
    2021.0, 2022.0, "2021/22", "India", "Egypt", "Asia", "Total", "-", "x", "note: y", "Year", "Students", "Country",
    " ",
]  # fmt: skip
HEADERS: list[list[object]] = [[], ["Year", "Country", "Students"], ["Country", 2021.0, 2022.0]]
CELLS = st.one_of(st.none(), st.integers(0, 3000).map(float), st.sampled_from(WORDS))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(HEADERS), st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=9))
@example([], [[2022.0, 2021.0, 2021.0], [None]])
@example(["Country", 2021.0, 2022.0], [[None, "India", "Asia"], [None, 0.0]])
def test_nothing_vanishes(header: list[object], rows: list[list[object]]) -> None:
    """Every cell that holds something is in a table, set aside, or within a problem or question; no value both
    counts and is set aside; and no sheet, however odd, makes the reader stumble."""
    rows = [header, *rows]
    width = max(map(len, rows))
    rows = [[*row, *[None] * (width - len(row))] for row in rows]
    reading = read(rows)
    if reading.refused:
        return
    said = [one.cells for one in reading.set_aside]
    said += [one.cell for one in reading.problems if one.cell]
    said += [one.problem.cell for one in reading.questions if one.problem.cell]
    covered = {place for area in said for place in places(area)}
    used = {place for table in reading.tables for area in table.columns.values() for place in places(area)}
    filled = {
        (i, j) for i, row in enumerate(rows) for j, cell in enumerate(row) if cell is not None and str(cell).strip()
    }
    assert filled <= covered | used
    aside = {place for one in reading.set_aside for place in places(one.cells)}
    counted = {place for table in reading.tables for cell in table.rows["cell"] for place in places(cell)}
    assert not aside & counted


@pytest.mark.parametrize(("asia", "problems"), [(12.0, []), (14.0, ["D3"])])
def test_a_region_across_is_the_total_of_the_countries_beside_it(asia: float, problems: list[str]) -> None:
    """Its number is set aside alone, for the countries of its row count; and it is held against their sum."""
    rows = [["Foreign students by faculty and country, 2021"], ["Faculty", "India", "Egypt", "Asia"],
            ["Medicine", 7.0, 5.0, asia], ["Pharmacy", 3.0, 2.0, 5.0], ["Total", 10.0, 7.0, asia + 5]]  # fmt: skip
    reading = read(rows)
    counted = {cell for table in reading.tables for cell in table.rows["cell"]}
    assert counted == {"B3", "C3", "B4", "C4"}
    assert {"D3", "D4", "A5:D5"} <= {one.cells for one in reading.set_aside}
    differ = [one for one in reading.problems if one.kind is TOTAL_DIFFERS]
    assert [one.cell for one in differ] == problems
    assert all("B3" in one.message and "add up to 12" in one.message for one in differ)


def places(area: str) -> set[tuple[int, int]]:
    """0-based cells of an A1 range, or of several parted by commas."""
    out = set()
    for piece in area.split(","):
        found = re.findall(r"([A-Z]+)(\d+)", piece)
        (top_letter, top), (bottom_letter, bottom) = found[0], found[-1]
        out |= {
            (row, column)
            for row in range(int(top) - 1, int(bottom))
            for column in range(ord(top_letter) - 65, ord(bottom_letter) - 64)
        }
    return out


def test_levels_beside_a_total_say_that_students_are_counted() -> None:
    """Only students have levels of study, even where those columns are set aside as parts of the total."""
    rows = [["Year", "Country", "Total", "Bachelor", "Master"], [2021.0, "India", 7.0, 4.0, 3.0]]
    rows.append([2021.0, "Peru", 7.0, 4.0, 3.0])
    reading = read(rows)
    assert reading.ready and people(reading) == 14


def test_visits_are_guessed_where_people_have_days() -> None:
    """People with days and a partner's name may be guests or our own: asked, and never guessed to be agreements."""
    rows = [["Name", "Country", "Partner university", "Period of stay", "Purpose"],
            ["Guest 1", "Peru", "Riga State University", "1.2.2021-5.2.2021", "Teaching"]]  # fmt: skip
    (question,) = read(rows).open_questions
    assert (question.about, question.guess) == ("subject", "visitors")
