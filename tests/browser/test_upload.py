"""The main job: a sheet is dropped, understood, kept; the charts change; a mistake is taken back."""

import io

import pytest
from openpyxl import Workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.looking import Visit
from tests.browser.serving import Served

STUDENTS: list[tuple[object, ...]] = [
    ("Year", "Country", "Students"),
    *((year, "India", 41 + 7 * (year - 2021)) for year in range(2021, 2026)),
    *((year, "Kazakhstan", 23 + 2 * (year - 2021)) for year in range(2021, 2026)),
]
TAUGHT_IN_2025 = 41 + 28 + 23 + 8


def workbook(rows: list[tuple[object, ...]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def drop(seen: Visit, name: str, data: bytes) -> Page:
    """Drop a file on the Data page, and wait until it is understood."""
    page = seen.page
    page.locator("[data-testid=stFileUploader] input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    )
    understood = page.locator("h1", has_text=name)
    refused = page.get_by_role("alert").filter(has_text=name)
    expect(understood.or_(refused).first).to_be_visible()
    seen.settle()
    return page


def keep(seen: Visit) -> None:
    seen.page.get_by_role("button", name="Keep this file").click()
    expect(seen.page.get_by_role("button", name="Withdraw").first).to_be_visible()
    seen.settle()


def messages(seen: Visit) -> list[str]:
    """What the charts of the students' page say."""
    seen.open("students", lang="en")
    return seen.messages().all_inner_texts()


def test_a_dropped_sheet_changes_the_charts_and_can_be_taken_back(own: Served, visit: Visitor) -> None:
    """The first upload replaces the examples; its numbers stand on the page until it is withdrawn."""
    seen = visit(own)
    example = messages(seen)
    seen.open("data", lang="en")
    page = drop(seen, "our students.xlsx", workbook(STUDENTS))
    seen.picture("data-understood-en")
    keep(seen)
    seen.picture("data-kept-en")

    ours = messages(seen)
    seen.charts()
    seen.picture("students-ours-en")
    assert ours != example
    assert str(TAUGHT_IN_2025) in " ".join(ours)
    expect(page.get_by_text("Example data")).to_have_count(0)

    seen.open("data", lang="en")
    page.get_by_role("button", name="Withdraw").click()
    expect(page.get_by_role("button", name="Restore")).to_be_visible()
    assert messages(seen) != ours

    seen.open("data", lang="en")
    page.get_by_role("button", name="Restore").click()
    expect(page.get_by_role("button", name="Withdraw")).to_be_visible()
    assert messages(seen) == ours


def test_the_same_file_twice_is_recognised(own: Served, visit: Visitor) -> None:
    """It says which upload it is, and nothing is kept twice."""
    seen = visit(own)
    the_same = workbook(STUDENTS)
    seen.open("data", lang="en")
    drop(seen, "students.xlsx", the_same)
    keep(seen)
    seen.open("data", lang="en")
    page = drop(seen, "again.xlsx", the_same)
    expect(page.get_by_role("alert").first).to_contain_text("already kept")
    expect(page.get_by_role("button", name="Keep this file")).to_have_count(0)


def test_what_the_sheet_does_not_say_is_asked(own: Served, visit: Visitor) -> None:
    """Without a year nothing is guessed in silence: the page asks, and keeps once it was answered."""
    seen = visit(own)
    seen.open("data", lang="en")
    page = drop(seen, "no year.xlsx", workbook([("Country", "Students"), ("India", 12), ("Kazakhstan", 5)]))
    expect(page.get_by_role("button", name="Keep this file")).to_have_count(0)
    expect(page.get_by_role("button", name="Confirm")).to_be_visible()
    seen.picture("data-asked-en")
    page.locator("[class*=st-key-question-0] input").first.fill("2024")
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("button", name="Keep this file")).to_be_visible()


BAD = {
    "empty.xlsx": b"",
    "picture.xlsx": b"\x89PNG\r\n\x1a\n" + b"\0" * 200,
    "letter.docx": b"PK\x03\x04" + b"\0" * 100,
    "nothing.csv": b"hello\n",
    "damaged.xlsx": workbook([("Year", "Country", "Students"), (2024, "India", 3)])[:900],
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_used_gets_one_clear_sentence(name: str, examples: Served, visit: Visitor) -> None:
    """In the reader's language, without a trace of the program, and the page stays alive."""
    seen = visit(examples)
    seen.open("data", lang="en")
    page = drop(seen, name, BAD[name])
    # Refused as a whole in an alert; read, but with nothing to keep, in the list of what was noticed.
    expect(page.get_by_role("alert").or_(page.get_by_text("holds no table of ours")).first).to_be_visible()
    expect(page.locator("[data-testid=stException]")).to_have_count(0)
    expect(page.get_by_role("button", name="Keep this file")).to_have_count(0)
    assert "Traceback" not in page.content()
    seen.open("overview", lang="en")
    assert seen.charts() > 0
