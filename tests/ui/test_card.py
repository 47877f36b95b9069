"""A card, and what its quiet row opens."""

import io
import json
import re
from html import unescape
from zipfile import ZipFile

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from metrics.board import Choices, draw, open_board
from metrics.board.cards import CARDS
from metrics.board.source import open_ledger
from metrics.charts import Chart
from metrics.exports.report import behind_cells
from metrics.subjects import SUBJECTS, tidy
from metrics.ui import cache
from metrics.ui.card import PANELS
from metrics.ui.panels import ALONE, html_table, made
from tests.ui.conftest import Open, texts


def panel(app: AppTest, card: str, name: str) -> AppTest:
    """The page with one panel of one card open."""
    app.query_params["open"] = json.dumps([card, name])
    return app.run()


def table(said: str) -> list[list[str]]:
    """The cells of the first table that was opened; behind a number with a target, that one's rows are the next."""
    first = said.split('<div class="twin"')[1].partition("</table>")[0]
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", first)
    return [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row) for row in rows]


def test_a_card_says_message_source_and_alternative(opened: Open) -> None:
    """Every chart has a headline, a source line and words for whoever cannot see it."""
    app = opened("students")
    said = texts(app)
    assert said.count('class="card-head"') == said.count('class="card-foot"')
    assert said.count("Source: Example data") == said.count('class="card-foot"')
    assert all(len(chart.proto.alt) > 40 for chart in app.get("plotly_chart"))


def test_what_the_rows_do_not_tell_leads_to_the_data_page(opened: Open) -> None:
    """Beside the source stands what is missing, once, as a link to how complete that subject is; and it is there."""
    rows = pd.DataFrame({"year": [2023, 2023, 2024], "country": "DEU", "purpose": ["teaching", None, "research"]})
    open_ledger().commit(b"v", "visits.xlsx", {"visitors": tidy(SUBJECTS["visitors"], rows)}, who="tests")
    cache.clear()
    said = texts(opened("mobility", lang="en"))
    link = '<a href="data#there-visitors" target="_self">Purpose: missing in 1 of 3 rows</a>'
    assert said.count(link) == said.count("Purpose: missing in") == 1
    assert 'id="there-visitors"' in texts(opened("data", lang="en"))


def test_panels_are_worked_out_only_when_opened(opened: Open) -> None:
    """A page that nobody has asked for more holds no table."""
    assert 'class="twin"' not in texts(opened("students"))


def test_the_table_holds_the_numbers_of_the_chart(opened: Open) -> None:
    """The table twin has a row for each number drawn, with words for codes."""
    app = panel(opened("students"), "students_by_year", "table")
    head, *rows = table(texts(app))
    assert len(rows) >= 10 and len(head) == len(rows[0])
    assert any(re.fullmatch(r"[\d,]+", cell) for cell in rows[0])


def test_the_definition_says_what_was_counted(opened: Open) -> None:
    """A number opens to its definition, formula and source."""
    said = texts(panel(opened("students"), "students_by_year", "definition"))
    assert "citizens of another country" in said and "<dt>Formula</dt>" in said


def test_the_cells_name_file_sheet_and_cell(opened: Open) -> None:
    """A number opens to the very cells that it came from, all of them or those of one point."""
    app = panel(opened("students"), "students_by_country", "cells")
    head, *every = table(texts(app))
    assert head[:3] == ["File", "Sheet", "Cell"]
    assert all(row[0].endswith(".xlsx") and re.fullmatch(r"[A-Z]+\d+(:[A-Z]+\d+)?", row[2]) for row in every)
    picked = app.selectbox("at-students_by_country").set_value(0).run()
    _head, *some = table(texts(picked))
    assert 0 < len(some) < len(every)


def test_each_indicator_of_a_chart_opens_its_own_cells(opened: Open) -> None:
    """Where a chart shows several indicators, a person says which, and the rows are those of its own sheet."""
    app = panel(opened("overview"), "headlines", "cells")
    _head, *first = table(texts(app))
    picked = app.selectbox("asked-headlines").set_value(len(app.selectbox("asked-headlines").options) - 1).run()
    _head, *last = table(texts(picked))
    assert {row[0] for row in first}.isdisjoint({row[0] for row in last}) and last
    one = picked.selectbox("at-headlines").set_value(0).run()
    _head, *some = table(texts(one))
    assert some and {row[0] for row in some} == {row[0] for row in last}


def test_a_clicked_mark_opens_its_rows(opened: Open) -> None:
    """The address of a click opens the card at that very number, once, and is no part of the address after."""
    page = opened("students", lang="en")
    page.query_params["open"] = json.dumps(["students_country_years", "cells", {"country": "IND", "year": 2024}])
    page.run()
    (number,) = re.findall(r"These rows add up to ([\d,]+)", texts(page))
    assert page.query_params == {"lang": "en"}
    assert page.selectbox("at-students_country_years").format_func(page.selectbox("at-students_country_years").value)
    _head, *rows = table(texts(page))
    assert rows and sum(int(row[3]) for row in rows) == int(number.replace(",", ""))
    assert texts(page).count('aria-expanded="true"') == 1


def test_a_clicked_mark_of_one_of_several_indicators(opened: Open) -> None:
    """Where a chart answers several questions, the mark says which one its rows are of."""
    page = opened("overview", lang="en")
    for key, file in (("staff_abroad", "outgoing"), ("active_agreements", "agreements")):
        page.query_params["open"] = json.dumps(["headlines", "cells", {"indicator": key}])
        page.run()
        _head, *rows = table(texts(page))
        assert rows and all(row[0].startswith(file) for row in rows)
        assert page.selectbox("at-headlines").value is not None


CROOKED = ["", "x", "[]", "[1,2]", '["students_by_year",3]', '["students_by_year","x"]', '["nowhere",{}]', "[" * 3000]


@pytest.mark.parametrize("crooked", CROOKED)
def test_a_crooked_click_opens_nothing(crooked: str, opened: Open) -> None:
    """An address that was typed or cut opens the page as if nothing had been clicked."""
    page = opened("students", lang="en")
    page.query_params["open"] = crooked
    page.run()
    assert not page.exception and 'class="twin"' not in texts(page) and page.query_params == {"lang": "en"}


def test_a_mark_that_is_no_more_opens_all_rows(opened: Open) -> None:
    """A number that the chart does not hold leads to all its rows, never to those of another number."""
    page = opened("students", lang="en")
    page.query_params["open"] = json.dumps(["students_by_year", "cells", {"year": 1950}])
    page.run()
    assert page.selectbox("at-students_by_year").value is None and len(table(texts(page))) > 2


def test_a_line_of_the_table_says_of_what_it_is(opened: Open) -> None:
    """Each line carries the codes that a mark of the chart carries: a click on it leads to the same rows."""
    said = texts(panel(opened("students"), "students_country_years", "table"))
    points = [json.loads(unescape(point)) for point in re.findall(r'<tr data-at="([^"]*)">', said)]
    assert {"country": "IND", "year": 2024} in points and all(set(point) == {"country", "year"} for point in points)


@pytest.mark.parametrize("kind", [kind for kind in ALONE if kind != "csv"])
def test_what_is_taken_away_names_its_cells(kind: str, opened: Open) -> None:
    """Workbook, slide and text of one chart say from which cells of which file the numbers were counted."""
    board = open_board()
    chart = draw("students_by_country", board.view(Choices()))
    assert isinstance(chart, Chart)
    (cells,) = behind_cells(chart.asked, board)
    data = made(kind, chart, "en", board)
    parts = [data]
    if kind != "txt":
        archive = ZipFile(io.BytesIO(data))
        parts = [archive.read(name) for name in archive.namelist() if name.endswith(".xml")]
    assert cells.startswith("students-university.xlsx") and any(cells.encode() in part for part in parts)


def test_the_chart_can_be_taken_away(opened: Open) -> None:
    """CSV at once; PNG and SVG from the framed chart that holds title and source."""
    app = panel(opened("students"), "students_by_year", "away")
    assert any("CSV" in one.proto.label for one in app.get("download_button"))
    said = texts(app)
    assert 'data-take="png"' in said and 'data-take="svg"' in said
    framed = app.get("plotly_chart")
    assert any('"width":1280' in chart.proto.spec.replace(" ", "") for chart in framed)


@pytest.mark.parametrize("name", PANELS)
def test_every_panel_of_every_card_opens(name: str, opened: Open) -> None:
    """No card's table, definition, cells or picture fails over the examples."""
    for page in dict.fromkeys(card.page for card in CARDS.values()):
        app = opened(page)
        for card in (key for key, card in CARDS.items() if card.page == page):
            app.session_state[f"open-{card}"] = name
        app.run()
        assert not app.exception, app.exception


def test_a_table_escapes_what_people_typed() -> None:
    """No cell, heading or caption becomes markup."""
    nasty = '<script>alert(1)</script>"onload=x'
    made = html_table(nasty, [nasty], [[nasty]])
    assert "<script" not in made and '"onload' not in made
