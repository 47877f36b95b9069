"""The board as it stood at the end of another day."""

from datetime import date, timedelta

from metrics.board.source import open_ledger
from metrics.spreadsheets import read_ours
from tests.ui.conftest import Open, texts

CSV = b"Year,Country,Students\n2022,India,10\n2023,India,12\n"
YESTERDAY = date.today() - timedelta(days=1)


def kept_today() -> None:
    open_ledger().commit(CSV, "students.csv", read_ours(CSV, "students.csv").kept, who="tests")


def test_before_the_first_upload_the_board_is_empty_and_says_what_came_since(opened: Open) -> None:
    """On the evening before, nothing was there; the Data page shows what came, and a button leads back to today."""
    kept_today()
    page = opened("data", lang="en", as_of=YESTERDAY.isoformat())
    assert not page.exception
    assert "The board as it stood on" in texts(page)
    assert "What changed from the end of" in texts(page) and "12" in texts(page)
    assert "What changed on the overview:" in texts(page) and "not reported" in texts(page)
    page.button("today").click().run()
    assert "The board as it stood on" not in texts(page)
    assert "as-of" not in page.query_params


def test_a_day_is_chosen_on_the_data_page(opened: Open) -> None:
    """A day chosen there holds for every page; nothing changed since today's end."""
    kept_today()
    page = opened("data", lang="en")
    assert "The board as it stood on" not in texts(page)
    page.date_input(key="day looked at").set_value(date.today()).run()
    assert not page.exception
    assert "The board as it stood on" in texts(page) and "Nothing changed from the end of" in texts(page)
    page.switch_page("screens/overview.py").run()
    assert "The board as it stood on" in texts(page)


def test_without_uploads_there_is_no_other_day(opened: Open) -> None:
    """While the examples are shown there is no history to look back on."""
    page = opened("data", lang="en")
    assert not page.exception and not page.date_input


def test_two_days_are_compared(opened: Open) -> None:
    """A later day may be named: then what came after it is not told."""
    kept_today()
    page = opened("data", lang="en", as_of=(YESTERDAY - timedelta(days=1)).isoformat())
    page.date_input(key="later day").set_value(YESTERDAY).run()
    assert not page.exception
    assert "Nothing changed from the end of" in texts(page) and "to the end of" in texts(page)
    page.date_input(key="later day").set_value(date.today()).run()
    assert "What changed from the end of" in texts(page) and "What changed on the overview:" in texts(page)
    page.date_input(key="day looked at").set_value(date.today()).run()
    assert not page.exception
