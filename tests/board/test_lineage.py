"""The rows behind a number: their file, cell, who and when; as written in the sheet; and they add up to the number."""

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from metrics.board import CARDS, Choices, draw, open_board
from metrics.board.lineage import ORIGIN, Number, adds_up, behind, behind_target, marked, numbers, parts, whole
from metrics.board.source import open_ledger
from metrics.charts import Chart, figure
from metrics.indicators import CATALOGUE, ask
from metrics.indicators.answer import Question
from metrics.subjects import AGREEMENTS, STUDENTS, TARGETS, TOTALS_SUBJECT, tidy


def test_rows_say_who_brought_them_and_when(data: Path) -> None:
    """File, sheet, cell, who and when stand first; an institution under its agreed name is shown as it was written."""
    rows = pd.DataFrame(
        {"institution": ["Rezan SMU", "Ryazan SMU"], "country": "RUS", "signed": pd.Timestamp(2024, 3, 1)}
    )
    rows = rows.assign(sheet="List", cell=["A2", "A3"])
    upload = open_ledger().commit(b"x", "agreements.xlsx", {"agreements": tidy(AGREEMENTS, rows)}, who="office")
    open_ledger().call("Rezan SMU", "Ryazan SMU", "secretary")
    board = open_board()
    question = Question("signed_agreements", ("institution",), calendar="calendar", today=date(2025, 1, 1))
    (name,) = ask(question, board.tables).table["institution"]
    found = behind(question, board.tables, board.written, board.uploads, {"institution": name})
    assert tuple(found.columns[:5]) == ORIGIN
    assert found[["file", "sheet", "cell", "who"]].values.tolist() == [
        ["agreements.xlsx", "List", "A2", "office"],
        ["agreements.xlsx", "List", "A3", "office"],
    ]
    assert set(found["when"]) == {upload.when}
    assert found["institution"].tolist() == ["Rezan SMU", "Ryazan SMU"]
    assert adds_up(question, found) == 2


@pytest.mark.parametrize("key", [key for key, indicator in CATALOGUE.items() if indicator.additive])
def test_rows_add_up_to_the_number(key: str, data: Path) -> None:
    """Every number of every indicator that is a sum, by year, country and partner, over the example data."""
    board, indicator = open_board(), CATALOGUE[key]
    for by in [("year",), ("year", "country"), ("institution",)]:
        if not set(by) <= set(indicator.dimensions):
            continue
        question = Question(key, by, today=date(2026, 11, 23))
        table = ask(question, board.tables).table.dropna(subset=["value"])
        for point in table.sample(min(5, len(table)), random_state=1).to_dict("records"):
            at = {name: None if pd.isna(point[name]) else point[name] for name in by}
            total = adds_up(question, behind(question, board.tables, board.written, board.uploads, at))
            assert (total or 0) == pytest.approx(float(point["value"])), (key, at)


def test_a_share_is_no_sum(data: Path) -> None:
    """Of an indicator that rows do not add up to, nothing is said to add up."""
    board = open_board()
    key = next(key for key, indicator in CATALOGUE.items() if not indicator.additive)
    question = Question(key, ("year",), today=date(2026, 11, 23))
    found = behind(question, board.tables, board.written, board.uploads)
    assert len(found) and adds_up(question, found) is None
    assert set(found["who"]) == {"Hamkor"} and board.view(Choices()).example


def marks(chart: Chart) -> list[dict[str, Any]]:
    """What every mark of a figure carries that may be clicked."""
    carried = [trace.customdata for trace in figure(chart).data if trace.customdata is not None]
    return [one for trace in carried for part in trace for one in ([part] if isinstance(part, dict) else part)]


@pytest.mark.parametrize("key", [key for key in CARDS if key not in ("headlines", "agreements_radar")])
def test_every_mark_leads_to_its_own_rows(key: str, data: Path) -> None:
    """Over the example data: a mark is one number, and its rows add up to it, or are both sides of it."""
    board = open_board()
    chart = draw(key, board.view(Choices(), date(2026, 11, 23)))
    assert isinstance(chart, Chart)
    for mark in marks(chart)[::3]:
        question = next((one for one in chart.asked if one.indicator == mark.get("indicator")), chart.asked[0])
        told = numbers(chart, question)
        place = marked(told, mark)
        assert place is not None, mark
        number, found = told[place], parts(question, board, told[place])
        if number.entry:
            assert len(found[0].rows) == 1
            continue
        if not found:
            assert not number.value, mark
            continue
        sums = [part.once if part.total is None else part.total for part in found]
        of = whole(chart, question, board, number)
        if number.value is None or sums[0] is None:
            continue
        if len(sums) == 2:
            per_cent = CATALOGUE[question.indicator].unit == "per cent"
            assert not per_cent or sums[0] / sums[1] * 100 == pytest.approx(number.value), mark
        elif chart.unit == "per cent":
            assert of and sums[0] / of * 100 == pytest.approx(number.value), mark
        else:
            assert sums[0] == pytest.approx(number.value), mark


def test_a_rate_shows_both_its_sides(data: Path) -> None:
    """Of a share the rows of both sides are told, each with what it adds up to: 30 of 120."""
    of = {"year": 2024, "sheet": "S", "cell": "B2"}
    kept = {
        "students": tidy(STUDENTS, pd.DataFrame([of | {"students": 30}])),
        "totals": tidy(TOTALS_SUBJECT, pd.DataFrame([of | {"total": "students", "value": 120}])),
    }
    open_ledger().commit(b"x", "all.xlsx", kept, who="office")
    question = Question("inbound_mobility_rate", ("year",), today=date(2026, 1, 1))
    found = parts(question, open_board(), Number("2024", {"year": 2024}))
    assert [(part.indicator, part.total) for part in found] == [("foreign_students", 30), ("all_students", 120)]


def test_the_bar_of_all_others_leads_to_their_rows(data: Path) -> None:
    """ "21 others" is one number: the rows of all that have no bar of their own."""
    board = open_board()
    chart = draw("origins", board.view(Choices(), date(2026, 11, 23)))
    assert isinstance(chart, Chart)
    told = numbers(chart, chart.asked[0])
    (mark,) = [mark for mark in marks(chart) if "others" in mark]
    rest = told[marked(told, mark) or 0]
    (part,) = parts(chart.asked[0], board, rest)
    own = {mark["country"] for mark in marks(chart) if "country" in mark}
    assert not own & set(part.rows["country"]) and part.rows["country"].nunique() == mark["others"]
    (everything,) = parts(chart.asked[0], board)
    others = [number.value or 0 for number in told if number.at.get("country") in own]
    assert part.total == everything.rows["counted"].sum() - sum(others)


def test_a_target_has_its_rows_too(data: Path) -> None:
    """The row that sets the target of a year; for a year without one, those that are set later."""
    rows = pd.DataFrame({"indicator": ["Foreign students", "visits", "foreign_students"], "year": [2024, 2024, 2026]})
    kept = {"targets": tidy(TARGETS, rows.assign(value=[100, 7, 150], sheet="S", cell=["C2", "C3", "C4"]))}
    open_ledger().commit(b"x", "targets.xlsx", kept, who="office")
    question, board = Question("foreign_students", ("year",)), open_board()
    cells = {
        year: list(behind_target(question, board, Number("", {"year": year}))["cell"]) for year in (2024, 2025, 2027)
    }
    assert cells == {2024: ["C2"], 2025: ["C4"], 2027: []}
    assert list(behind_target(question, board, None)["cell"]) == ["C2", "C4"]
