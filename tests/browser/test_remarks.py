"""What must be known of a year is typed on the Data page, and stands under every chart of that year."""

from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.browser.serving import Served
from tests.browser.test_upload import STUDENTS, drop, keep, workbook


def test_a_remark_is_typed_and_stands_under_the_charts(own: Served, visit: Visitor) -> None:
    """A row in the table of remarks, kept like every other file, is told below the students by year."""
    seen = visit(own)
    page = seen.open("data", lang="en")
    drop(seen, "students.xlsx", workbook(STUDENTS))
    keep(seen)
    seen.open("data", lang="en")
    page.locator(".st-key-edit-remarks button").click()
    table = page.get_by_test_id("stDataFrame")
    expect(table).to_be_visible()
    year = page.locator("[class*='st-key-edit-year-remarks'] input")
    year.fill("2024")
    year.press("Enter")
    seen.settle()
    box = table.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 60, box["y"] + 50)  # the row with the plus
    seen.settle()
    page.mouse.dblclick(box["x"] + 0.58 * box["width"], box["y"] + 50)
    field = page.locator("[id^='gdg-overlay'] textarea, #portal textarea, .gdg-style textarea").first
    field.fill("Borders closed")
    field.press("Enter")
    expect(field).to_have_count(0)
    page.wait_for_timeout(500)
    seen.settle()
    seen.picture("editor-remarks")
    page.get_by_role("button", name="See what will change").click()
    expect(page.locator("h1", has_text="2024")).to_be_visible()
    seen.settle()
    keep(seen)
    seen.open("students", lang="en")
    seen.charts()
    expect(page.get_by_text("¹ 2024/25: Borders closed").first).to_be_visible()
    seen.picture("students-remarked")
