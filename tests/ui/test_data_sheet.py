"""The sheet drawn small beside the questions, and its values in words: no browser, no page."""

import pandas as pd

from metrics.errors import Kind, Problem
from metrics.spreadsheets.glimpse import Glimpse
from metrics.spreadsheets.reading import Question, Reading, SetAside, Table
from metrics.subjects import STUDENTS, tidy
from metrics.ui.data import sheet, understood


def reading(**more: object) -> Reading:
    rows = tidy(
        STUDENTS,
        pd.DataFrame({"year": [2023, 2023], "country": ["IND", "PAK"], "students": [3, 4], "cell": ["B3", "B4"]}),
    )
    where = {"country": "A3:A4", "students": "B3:B4"}
    parts: dict[str, object] = {
        "tables": (Table("students", None, "students", rows, where),),
        "set_aside": (
            SetAside(None, "A1:B1", "title"),
            SetAside(None, "A2:B2", "header"),
            SetAside(None, "B5", "total"),
        ),
        "glimpse": {
            None: Glimpse(
                tuple(range(5)),
                (0, 1),
                (("Students 2023", ""), ("Country", "n"), ("India", "3"), ("Pakistan", "4"), ("Total", "7")),
            )
        },
    }
    return Reading("f.csv", "0" * 64, **{**parts, **more})  # type: ignore[arg-type]


def test_the_small_sheet_marks_each_cell_by_what_became_of_it() -> None:
    """Counted, country, heading, set aside each have their look and a line in the legend; a cell that is asked about
    is marked beside its role, and says what is asked."""
    question = Question("year", "year", Problem(Kind("k", "warning", "which year?"), None, "B4"))
    drawn = sheet.picture(reading(questions=(question,)), None)
    assert '<td class="aside">Students 2023</td>' in drawn
    assert '<td class="head">Country</td>' in drawn
    assert '<td class="country">India</td>' in drawn
    assert '<td class="counted">3</td>' in drawn
    assert '<td title="which year?" class="counted look asked">4</td>' in drawn
    assert '<td class="aside">7</td>' in drawn
    legend = drawn.split("</ul>")[0]
    assert all(f'class="{role}">' in legend for role in ("head", "country", "counted", "aside", "look"))


def test_the_small_sheet_shows_where_the_question_is() -> None:
    """A question about row 900 is seen with its neighbours, below the head of the sheet; rows between are a gap."""
    rows = (*range(24), *range(895, 904))
    seen = Glimpse(rows, (0,), tuple((f"row {row + 1}",) for row in rows))
    question = Question("same", "value", Problem(Kind("k", "warning", "parts?"), None, "A900"))
    drawn = sheet.picture(reading(glimpse={None: seen}, questions=(question,)), None)
    assert "row 900" in drawn and "row 1<" in drawn and "row 20<" not in drawn and 'class="gap"' in drawn


def test_the_small_sheet_says_cells_as_they_are() -> None:
    """Marks of HTML in a cell are text; a long text is cut and stands whole in the title."""
    seen = Glimpse((0,), (0, 1), (("<script>x</script>", 'a"b' + "c" * 40),))
    drawn = sheet.picture(reading(glimpse={None: seen}), None)
    assert "<script>" not in drawn
    assert "&lt;script&gt;" in drawn
    assert f'title="a&quot;b{"c" * 40}"' in drawn


def test_values_are_said_as_people_read_them() -> None:
    """Codes become names, days and numbers take the language's form, a missing value says nothing."""
    assert understood.said("students", "country", "IND") == "India"
    assert understood.said("students", "level", "bachelor") == "Bachelor"
    assert understood.said("students", "students", 1204) == "1,204"
    assert understood.said("visitors", "start", pd.Timestamp("2023-09-01")) == "Sep 1, 2023"
    assert [understood.said("students", "students", value) for value in (None, pd.NA, float("nan"), pd.NaT)] == [""] * 4
