"""One number is mended on the page itself, and the mended table is kept like every other file."""

from playwright.sync_api import expect

from metrics.ledger import Ledger
from tests.browser.conftest import Visitor
from tests.browser.looking import Visit
from tests.browser.serving import Served
from tests.browser.test_upload import STUDENTS, drop, keep, workbook


def india_in_2025(served: Served) -> int:
    rows = Ledger(f"sqlite:///{served.data / 'hamkor.sqlite'}").current()["students"]
    return int(rows.loc[(rows["year"] == 2025) & (rows["country"] == "IND"), "students"].sum())


def retype(seen: Visit, number: str) -> None:
    """Type a number into the last cell of the first row."""
    table = seen.page.get_by_test_id("stDataFrame")
    expect(table).to_be_visible()
    seen.settle()
    box = table.bounding_box()
    assert box is not None
    seen.page.mouse.dblclick(box["x"] + box["width"] - 60, box["y"] + 50)
    field = seen.page.locator("[id^='gdg-overlay'] input, #portal input, .gdg-style input").first
    field.fill(number)
    field.press("Enter")
    expect(field).to_have_count(0)
    seen.page.wait_for_timeout(500)
    seen.settle()


def test_a_number_is_mended_in_place_and_taken_back(own: Served, visit: Visitor) -> None:
    """69 students from India become 70: shown before it is kept, an upload of its own, undone by withdrawing it."""
    seen = visit(own)
    page = seen.open("data", lang="en")
    drop(seen, "students.xlsx", workbook(STUDENTS))
    keep(seen)
    assert india_in_2025(own) == 69
    page.locator(".st-key-edit-students button").click()
    retype(seen, "70")
    seen.picture("editor")
    page.get_by_role("button", name="See what will change").click()
    expect(page.locator("h1", has_text="2025")).to_be_visible()
    seen.settle()
    expect(page.locator(".difference").first).to_contain_text("+1")
    seen.picture("editor-difference")
    keep(seen)
    assert india_in_2025(own) == 70
    page.get_by_role("button", name="Withdraw").first.click()
    expect(page.get_by_role("button", name="Restore").first).to_be_visible()
    assert india_in_2025(own) == 69
