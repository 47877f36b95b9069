"""From a number on the page to the cell in the kept file, as a small picture of the sheet."""

import json

import pytest

from metrics.board.source import open_ledger
from metrics.spreadsheets import read_ours
from metrics.spreadsheets.glimpse import Glimpse
from metrics.ui import cache
from metrics.ui.lineage import drawn
from tests.ui.conftest import Open, texts

CSV = b"Year,Country,Students\n2022,India,10\n2022,Pakistan,5\n2023,India,12\n2023,Pakistan,31\n"


def test_a_number_leads_to_its_cell(opened: Open) -> None:
    """The panel names file, cell, who and when, says what the rows add up to, and marks the cells in the sheet."""
    open_ledger().commit(CSV, "students.csv", read_ours(CSV, "students.csv").kept, who="dean's office")
    cache.clear()
    page = opened("students", lang="en")
    card = "students_by_year"
    page.session_state[f"open-{card}"] = "cells"
    page.run()
    assert "dean&#x27;s office" in texts(page) and "students.csv" in texts(page)
    assert "add up to" not in texts(page)
    page.selectbox(f"at-{card}").select_index(2).run()
    assert "These rows add up to 43." in texts(page)
    page.toggle(f"seen-{card}").set_value(True).run()
    assert not page.exception
    assert (
        "<mark>12</mark>" in texts(page) and "<mark>31</mark>" in texts(page) and "<mark>10</mark>" not in texts(page)
    )


@pytest.mark.parametrize(
    ("page", "card", "mark", "said"),
    [
        ("students", "students_by_country", {"others": 19}, "These rows add up to 125."),
        ("students", "students_country_years", {"country": "BGD", "year": 2016}, "No row of any file tells"),
        ("students", "students_share", {"year": 2016}, "That is 227 of 5,410."),
        ("students", "students_share_map", {"country": "AFG"}, "That is 30 of 1,242."),
        ("students", "students_by_year", {"year": 2024}, '<h3 class="behind">Targets</h3>'),
        ("mobility", "visits_by_year", {"year": 2017, "mode": "online"}, "No row of any file counts here"),
        ("programs", "projects_by_country", {"country": "RUS"}, "is counted once: "),
    ],
)
def test_a_clicked_mark_says_what_its_rows_come_to(
    opened: Open, page: str, card: str, mark: dict[str, object], said: str
) -> None:
    """The bar of all others, a dash, a share, a target, a zero, names counted once: each says it plainly."""
    shown = opened(page, lang="en")
    shown.query_params["open"] = json.dumps([card, "cells", mark])
    shown.run()
    assert not shown.exception
    assert said in texts(shown)


def test_the_picture_has_the_places_of_the_sheet() -> None:
    """Letters and numbers as in Excel, gaps shown as gaps, the cells marked, and every text escaped."""
    view = Glimpse((0, 9), (0, 1, 27), (("<b>Country</b>", "", "2024"), ("India", "x", "")))
    picture = drawn(view, {"AB10", "A10"}, "a & b.xlsx")
    assert "&lt;b&gt;Country&lt;/b&gt;" in picture and "<b>Country" not in picture
    assert '<th scope="col">AB</th>' in picture and '<th scope="row">10</th>' in picture
    assert "<mark>India</mark>" in picture and "<mark>&nbsp;</mark>" in picture and picture.count("<mark>") == 2
    assert picture.count("⋮") == 1 and picture.count("<td>…</td>") == 2
    assert "a &amp; b.xlsx" in picture
