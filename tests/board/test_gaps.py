"""What the rows behind a chart do not tell stands quietly under it, where the chart needs it."""

import pandas as pd
import pytest

from metrics.board import CARDS, Choices, draw
from metrics.board.card import Empty
from metrics.board.source import Board
from metrics.board.view import View
from metrics.charts import Chart, notes
from metrics.subjects import SUBJECTS, Tables, empty, tidy

VISITS = pd.DataFrame(
    {
        "year": [2023, 2023, 2024, None, 2010],
        "start": [None, None, None, pd.Timestamp(2024, 10, 3), None],
        "country": ["DEU", None, "RUS", "XUN", None],
        "institution": ["Charité", "Ryazan SMU", None, "Ryazan SMU", None],
        "purpose": ["teaching", "teaching", None, "research", None],
        "person": ["a", "b", "c", "d", "e"],
        "direction": "in",
    }
)


@pytest.fixture
def view() -> View:
    tables: Tables = {name: empty(subject) for name, subject in SUBJECTS.items()}
    columns = [name for name in VISITS if name in SUBJECTS["visitors"]]
    tables["visitors"] = tidy(SUBJECTS["visitors"], VISITS[columns])
    return Board("test", tables, {}).view(Choices(years=(2023, 2024)))


def drawn(view: View, card: str) -> Chart:
    chart = draw(card, view)
    assert not isinstance(chart, Empty)
    return chart


def test_only_what_the_chart_needs_is_told(view: View) -> None:
    """By partner the rows without an institution matter, by purpose those without a purpose; of these years alone."""
    assert drawn(view, "visits_by_partner").gaps == "Institution: missing in 1 of 4 rows"
    assert drawn(view, "visits_by_purpose").gaps == "Purpose: missing in 1 of 4 rows"
    assert drawn(view, "visits_near_far").gaps == "Country: missing in 2 of 4 rows"


def test_it_is_one_of_the_notes(view: View) -> None:
    """So that it leaves with the chart in every format."""
    chart = drawn(view, "visits_by_partner")
    assert chart.gaps in notes(chart)


def test_nothing_is_said_where_all_is_told(view: View) -> None:
    """A chart whose rows tell all has no mark."""
    view.tables["visitors"]["purpose"] = view.tables["visitors"]["purpose"].fillna("teaching")
    chart = drawn(view, "visits_by_purpose")
    assert chart.gaps == "" and "" not in chart.notes


def test_what_a_number_lacks_is_left_to_the_notes() -> None:
    """A student count that was not reported is told once, by the note of its answer."""
    from metrics.board.source import examples

    told = [draw(card, examples().view(Choices())) for card in CARDS if card.startswith("students_")]
    assert not [chart.gaps for chart in told if isinstance(chart, Chart) and "Students" in chart.gaps]
