"""What the Data page asks, and how it is answered by mouse: as last time, by a repair, by choosing what may go."""

from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visitor
from tests.browser.looking import Visit
from tests.browser.serving import Served
from tests.browser.test_upload import drop, keep

ASKS = "Region,Year end\nIndia,{n}\nPakistan,5\n"
WRONG = b"Year,Country,Students\n2022,India,-10\n2022,Pakistan,5\n2023,India,12\n"
PARTNERS = b"University,Country,Signed\nRyazan SMU,Russia,2021-05-01\nCairo University,Egypt,2022-05-01\n"
MORE = b"University,Country,Signed\nBashkir SMU,Russia,2020-05-01\n"

#: Sheets of other publishers, and the page on which what they tell is looked at.
CASES = {
    "cn-inbound-panel": "students",
    "fr-etrangers-csv": "students",
    "od-totals-csv": "students",
    "ru-outbound-wide": "mobility",
    "tw-foreign-104": "students",
    "chula-mou-csv": "partners",
    "smu-partners-flat": "partners",
    "ircc-citz-csv": "students",
    "od25-selected-years": "students",
    "sg-visitors-tidy": "mobility",
}
#: What a person knows and the sheet does not say: the option to click.
KNOWN = {"ru-outbound-wide": "Own people abroad"}


def confirm(seen: Visit) -> None:
    seen.page.get_by_role("button", name="Confirm", exact=True).click()
    seen.settle()


def answer(seen: Visit, said: str = "") -> None:
    """Answer what is asked until nothing is: the guess where there is one, else the first choice; 2024 for a year."""
    page = seen.page
    for _round in range(6):
        if not page.get_by_role("button", name="Confirm", exact=True).count():
            return
        if said and (known := page.get_by_text(said, exact=True)).count():
            known.first.click()
        for choices in page.locator("[class*=st-key-question] [role=radiogroup]").all():
            if not choices.locator("input:checked").count():
                choices.locator("label").first.click()
        for field in page.locator("[class*=st-key-question] input[type=text]").all():
            if not field.input_value():
                field.fill("2024")
        confirm(seen)


def keep_button(page: Page) -> Locator:
    return page.get_by_role("button", name="Keep this file")


def test_a_file_of_the_same_making_is_answered_as_last_time(own: Served, visit: Visitor) -> None:
    """The second file asks its year alone, says in a line what was taken over, and lets it be changed."""
    seen = visit(own)
    seen.open("data", lang="en")
    drop(seen, "first.csv", ASKS.format(n=10).encode())
    seen.picture("questions-first-en")
    answer(seen, "Foreign students")
    keep(seen)
    seen.open("data", lang="en")
    page = drop(seen, "second.csv", ASKS.format(n=12).encode())
    expect(page.get_by_text("Answered as last time")).to_contain_text("Foreign students")
    expect(page.get_by_text("What are these numbers or rows?")).to_have_count(0)
    seen.picture("questions-as-last-time-en")
    page.get_by_role("button", name="Change", exact=True).click()
    expect(page.get_by_text("What are these numbers or rows?")).to_be_visible()


def test_a_wrong_cell_is_put_right_by_one_click(own: Served, visit: Visitor, tmp_path: Path) -> None:
    """The cell is marked in the sheet, the repair stands beside the problem, the history tells; and the coloured
    workbook can be taken away."""
    seen = visit(own)
    seen.open("data", lang="en")
    page = drop(seen, "wrong.csv", WRONG)
    expect(page.locator(".sheet td.look")).to_contain_text("-10")
    expect(keep_button(page)).to_have_count(0)
    seen.picture("questions-repair-en")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Your sheet, coloured").click()
    taken.value.save_as(tmp_path / "coloured.xlsx")
    assert "negative" in openpyxl.load_workbook(tmp_path / "coloured.xlsx").worksheets[0]["C2"].comment.text
    page.get_by_role("button", name="Read C2 as 10").click()
    keep(seen)
    expect(page.get_by_text("Answered: C2 – 10.")).to_be_visible()


def test_nothing_goes_before_somebody_chooses(own: Served, visit: Visitor) -> None:
    """A second list of partners: both ways are told, none is chosen, and the button waits. On a telephone too."""
    seen = visit(own, width=390, height=844)
    seen.open("data", lang="en")
    drop(seen, "partners.csv", PARTNERS)
    keep(seen)
    seen.open("data", lang="en")
    page = drop(seen, "more partners.csv", MORE)
    expect(page.get_by_text("Rows that go: 2.")).to_be_visible()
    expect(keep_button(page)).to_be_disabled()
    seen.picture("questions-replace-or-add-en")
    page.get_by_text("Add to what is there", exact=True).click()
    expect(keep_button(page)).to_be_enabled()
    keep(seen)


@pytest.mark.parametrize("case", CASES)
def test_other_peoples_sheets_can_be_kept_by_mouse(case: str, cases: Path, own: Served, visit: Visitor) -> None:
    """Dropped, answered, kept, and seen on its page; pictures are left to be looked at."""
    seen = visit(own)
    seen.open("data", lang="en")
    file = next((cases / case).iterdir())
    page = drop(seen, file.name, file.read_bytes())
    seen.picture(f"case-{case}-en")
    answer(seen, KNOWN.get(case, ""))
    keep(seen)
    expect(page.locator("[data-testid=stException]")).to_have_count(0)
    seen.open(CASES[case], lang="en")
    seen.picture(f"case-{case}-page-en")
    assert seen.messages().count()
