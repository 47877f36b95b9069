"""A year comes again, corrected: what it will change, the number down to its cell, taken back, and the day before."""

import json
from datetime import date, datetime, timedelta

import pytest
from playwright.sync_api import Locator, expect

from metrics.ledger import Ledger
from metrics.spreadsheets import read_ours
from tests.browser.conftest import Visitor
from tests.browser.looking import Visit
from tests.browser.serving import Served
from tests.browser.test_upload import drop, keep, workbook

FIRST: list[tuple[object, ...]] = [
    ("Year", "Country", "Students"),
    *((year, "India", 90 + 3 * (year - 2018)) for year in range(2018, 2023)),
    *((2023, country, number) for country, number in (("India", 107), ("Pakistan", 41))),
]
CORRECTED: list[tuple[object, ...]] = [("Year", "Country", "Students"), (2023, "India", 107), (2023, "Pakistan", 44)]


class Earlier(datetime):
    """The clock of two days ago."""

    @classmethod
    def now(cls, tz: object = None) -> "Earlier":
        return cls.fromtimestamp(datetime.now().timestamp() - 2 * 86_400, tz)  # type: ignore[arg-type]


@pytest.fixture
def loaded(own: Served, monkeypatch: pytest.MonkeyPatch) -> Served:
    """A dashboard whose first file was kept two days ago."""
    data = workbook(FIRST)
    with monkeypatch.context() as patched:
        patched.setattr("metrics.ledger.ledger.datetime", Earlier)
        ledger = Ledger(f"sqlite:///{own.data / 'hamkor.sqlite'}")
        ledger.commit(data, "students.xlsx", read_ours(data, "students.xlsx").kept, who="office")
    return own


def click_mark(seen: Visit, card: str, at: dict[str, object]) -> Locator:
    """Click the very mark of a chart that is of `at`, as a person does, and give back its card."""
    place = seen.page.locator(f".st-key-card-{card}")
    plot = place.locator(".js-plotly-plot").first
    plot.scroll_into_view_if_needed()
    expect(plot.locator(".point path").first).to_be_attached()
    number = plot.evaluate(
        "(plot, at) => plot.data[0].customdata.findIndex(one => JSON.stringify(one) === at)",
        json.dumps(at, separators=(",", ":")),
    )
    plot.locator(".point path").nth(number).hover(force=True)
    expect(place.locator(".js-plotly-plot.leads")).to_be_visible()
    seen.page.mouse.down()
    seen.page.mouse.up()
    expect(place.locator(".twin").first).to_be_visible()
    seen.settle()
    return place


def test_a_corrected_year(loaded: Served, visit: Visitor) -> None:
    """Difference, commit, the changed bar down to its cell, withdrawal, the old number, the board as of before."""
    seen = visit(loaded)
    seen.open("students", lang="en")
    seen.charts()
    card = click_mark(seen, "students_by_year", {"year": 2023})
    expect(card).to_contain_text("These rows add up to 148.")

    seen.open("data", lang="en")
    page = drop(seen, "corrected.xlsx", workbook(CORRECTED))
    expect(page.locator(".difference").first).to_contain_text("148")
    headlines = page.locator(".difference").filter(has_text="Foreign students")
    expect(headlines.locator("tr").nth(1)).to_have_text("Foreign students2023/24148151")
    expect(page.get_by_text("Foreign students, Samarkand State Medical University, 2023/24: 151")).to_be_visible()
    page.get_by_text("I have looked: it is so").click()
    seen.settle()
    seen.picture("corrected-difference-en")
    keep(seen)

    seen.open("students", lang="en")
    seen.charts()
    before = page.evaluate("history.length")
    card = click_mark(seen, "students_by_year", {"year": 2023})
    expect(card).to_contain_text("These rows add up to 151.")
    assert page.evaluate("history.length") == before and "rows=" not in page.url
    expect(card.locator(".twin")).to_contain_text("corrected.xlsx")
    card.get_by_text("Show the cells in the sheet").click()
    expect(card.locator(".twin.seen mark")).to_have_text(["107", "44"])
    seen.picture("corrected-cells-en")

    seen.open("data", lang="en")
    page.locator(".st-key-upload-2").get_by_role("button", name="Withdraw").click()
    expect(page.get_by_role("button", name="Restore")).to_be_visible()
    seen.open("students", lang="en")
    seen.charts()
    expect(click_mark(seen, "students_by_year", {"year": 2023})).to_contain_text("These rows add up to 148.")

    seen.open("data", lang="en")
    page.get_by_role("button", name="Restore").click()
    expect(page.get_by_role("button", name="Restore")).to_have_count(0)
    seen.open("students", lang="en", **{"as-of": (date.today() - timedelta(days=1)).isoformat()})
    seen.charts()
    expect(page.get_by_text("The board as it stood on")).to_be_visible()
    expect(click_mark(seen, "students_by_year", {"year": 2023})).to_contain_text("These rows add up to 148.")
    seen.picture("corrected-as-of-before-en")


def test_a_line_of_a_table_leads_to_its_rows(examples: Served, visit: Visitor) -> None:
    """In the headlines and in the table of a chart a click on a line opens the rows behind its number."""
    seen = visit(examples)
    page = seen.open("overview", lang="en")
    card = page.locator(".st-key-card-headlines")
    card.locator("tr[data-at*=active_agreements] td.value").click()
    expect(card.locator(".twin").first).to_contain_text("agreements.xlsx")
    card = page.locator(".st-key-card-growth")
    card.get_by_role("button", name="Table").click()
    line = card.locator("tr[data-at*='2025']")
    told = line.locator("td").nth(1).inner_text()
    line.click()
    expect(card).to_contain_text(f"These rows add up to {told}.")
