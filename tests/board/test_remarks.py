"""Remarks on the cards: which charts show them, what is said, and what is no longer compared."""

from datetime import date

import pandas as pd

from metrics.board import messages, shapes
from metrics.board.cards import draw
from metrics.board.choices import Choices
from metrics.board.remarks import drawn
from metrics.board.view import View, reported_years
from metrics.charts import Chart
from metrics.subjects import SUBJECTS, empty, tidy

TODAY = date(2024, 12, 1)


def view(*remarks: dict[str, object], choices: Choices | None = None) -> View:
    """Students of 2019 to 2024, of two countries, ten more each year; and remarks."""
    students = [
        {"year": year, "unit": "university", "country": code, "level": "bachelor", "students": 100 + 10 * (year - 2019)}
        for year in range(2019, 2025) for code in ("IND", "PAK")
    ]  # fmt: skip
    totals = [{"year": year, "unit": "university", "total": "students", "value": 5000} for year in range(2019, 2025)]
    told = {"students": students, "totals": totals, "remarks": list(remarks)}
    tables = {name: tidy(subject, pd.DataFrame(told[name])) if told.get(name) else empty(subject)
              for name, subject in SUBJECTS.items()}  # fmt: skip
    return View(tables, choices or Choices(), TODAY)


def card(key: str, seen: View) -> Chart:
    chart = draw(key, seen)
    assert isinstance(chart, Chart)
    return chart


SAID = {"year": 2021, "note": "Borders closed"}
BREAK = {"year": 2023, "note": "Counted otherwise", "concerns": "students", "series_break": "yes"}


def test_a_chart_over_years_tells_its_remarks() -> None:
    """Numbered notes, and the same sentences for who cannot see the chart."""
    chart = card("students_by_year", view(SAID, BREAK))
    said = (
        "¹ 2021/22: Borders closed",
        "² 2023/24: Counted otherwise (break in series, not comparable with the years before)",
    )
    assert chart.notes[:2] == said and all(sentence in chart.alt for sentence in said)
    assert [remark.year for remark in chart.remarks] == [2021, 2023]


def test_a_chart_of_one_year_tells_only_of_that_year() -> None:
    """A list of countries of the last year says nothing of the years before."""
    seen = view(SAID, {"year": 2023, "note": "Last"})
    year = shapes.last_year(seen, "foreign_students")
    chart = card("students_by_country", view(SAID, {"year": year, "note": "Told"}))
    assert not chart.remarks
    assert [note for note in chart.notes if "Borders" in note or "Told" in note] == [f"{year}/{year % 100 + 1}: Told"]


def test_years_chosen_away_take_their_remarks_with_them() -> None:
    """What is not drawn is not remarked."""
    chart = card("students_by_year", view(SAID, BREAK, choices=Choices(years=(2022, 2023))))
    assert [remark.year for remark in chart.remarks] == [2023]


def test_no_message_compares_across_a_break() -> None:
    """Neither the step to the last year, nor a run of growth, nor who gained most since the first year."""
    whole, told = (shapes.series(seen, "foreign_students")[1] for seen in (view(SAID), view(BREAK)))
    assert (whole.run, told.run) == (4, 0)
    last = {"year": told.last[0], "note": "Now", "series_break": "yes"}  # type: ignore[index]
    fresh = shapes.series(view(last), "foreign_students")[1]
    assert fresh.before is None and fresh.difference is None and fresh.relative is None and fresh.run == 0
    assert "year before" not in messages.trend(fresh)
    free, broken = (card("students_country_years", seen).title for seen in (view(SAID), view(BREAK)))
    assert free != broken and "2019/20" in free and "2019/20" not in broken


def test_a_remark_is_no_year_that_was_reported() -> None:
    """What is noted of 1999 does not make ten empty years appear."""
    noted = view({"year": 1999, "note": "Founded"})
    assert min(reported_years(noted.tables, "academic")) == 2019 and noted.years == view().years


def test_indicators_side_by_side_each_have_their_own() -> None:
    """Where a chart has two indicators, what is noted of one breaks its line alone; what is noted of both, both."""
    seen = view(SAID, BREAK)
    answers = [seen.ask(key, ("year",)) for key in ("foreign_students", "all_students")]
    data = pd.concat([answer.table.assign(indicator=answer.indicator.key) for answer in answers])
    both, one = drawn(data, {"x": "year", "y": "value", "series": "indicator"}, answers)
    assert both.parts == () and [one.about({"indicator": answer.indicator.key}) for answer in answers] == [True, False]
