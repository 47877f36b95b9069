"""The register of partners on the Data page: suggested, confirmed once, looked up, mended, taken back."""

import pandas as pd
from streamlit.testing.v1 import AppTest

from metrics.board.source import open_board, open_ledger
from metrics.subjects import AGREEMENTS, tidy
from tests.ui.conftest import Open, texts

RYAZAN, REZAN, KAZAN = "Ryazan State Medical University", "Rezan SMU", "Kazan Federal University"
NASTY = "![](http://example.org/x.png) <b>x</b> University"
CSV = """Institution,Country,Signed,Valid to
{name},Russia,2020-01-01,2030-01-01
Ege University,Turkey,2021-02-01,2031-02-01
"""


def keep(*names: str, file: str = "agreements.xlsx") -> None:
    rows = pd.DataFrame({"institution": names, "country": "RUS", "signed": pd.Timestamp(2020, 1, 1), "cell": "A2"})
    open_ledger().commit(file.encode(), file, {"agreements": tidy(AGREEMENTS, rows)}, who="office")


def data(opened: Open) -> AppTest:
    page = opened("data", lang="en")
    assert not page.exception, [error.value for error in page.exception]
    return page


def press(page: AppTest, label: str) -> AppTest:
    """The first button of this label."""
    next(button for button in page.button if button.label == label).click().run()
    assert not page.exception, [error.value for error in page.exception]
    return page


def labels(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def partners() -> set[str]:
    return set(open_board().tables["agreements"]["institution"])


def test_the_examples_have_no_register(opened: Open) -> None:
    """While nothing is kept there is nothing to say of a name."""
    assert "Partners and their other names" not in texts(data(opened))


def test_two_spellings_become_one_partner_and_two_again(opened: Open) -> None:
    """Asked once, confirmed by one click, counted once; taken back by another."""
    keep(RYAZAN, RYAZAN, REZAN, KAZAN)
    page = data(opened)
    assert (
        "These look like one partner" in texts(page) and REZAN in texts(page) and "spelled almost alike" in texts(page)
    )
    page.text_input("who").set_value("secretary").run()
    press(page, "They are one partner")
    assert partners() == {RYAZAN, KAZAN}
    assert open_ledger().words()[0].who == "secretary"
    assert "These look like one partner" not in texts(page)
    assert "1 partner has other names" in [expander.label for expander in page.expander]
    page.selectbox("partner-found").set_value(RYAZAN).run()
    assert f"Also written: {REZAN}" in texts(page)
    press(page, "Take back")
    assert partners() == {RYAZAN, REZAN, KAZAN}
    assert "These look like one partner" in texts(page.run())


def test_the_page_of_a_partner_tells_its_other_names(opened: Open) -> None:
    """Its page names them, and the page of all partners says that something waits on Data."""
    keep(RYAZAN, REZAN, KAZAN, "Казанский федеральный университет")
    page = opened("partners", lang="en")
    assert "2 partners may be listed under several names" in texts(page)
    open_ledger().call(REZAN, RYAZAN, "secretary")
    assert "1 partner may be listed under several names" in texts(opened("partners", lang="en"))
    page = opened("partners", lang="en")
    page.selectbox("partner").set_value(RYAZAN).run()
    assert not page.exception and f"Also written: {REZAN}" in texts(page)


def test_different_is_remembered_and_can_be_taken_back(opened: Open) -> None:
    """Nobody is asked the same again, until the answer is taken back."""
    keep(RYAZAN, REZAN)
    page = press(data(opened), "They are different")
    assert partners() == {RYAZAN, REZAN}
    assert "They are one partner" not in labels(page)
    assert "1 pair is known to be different" in [expander.label for expander in page.expander]
    press(page, "Take back")
    assert "They are one partner" in labels(page.run())


def test_of_three_names_two_may_be_one_partner(opened: Open) -> None:
    """The name whose tick is taken off is remembered as another partner."""
    keep(RYAZAN, REZAN, "РязГМУ")
    page = data(opened)
    next(box for box in page.checkbox if box.label.startswith("РязГМУ")).uncheck()
    press(page, "They are one partner")
    assert partners() == {RYAZAN, "РязГМУ"}
    assert "They are one partner" not in labels(page)


def test_names_are_added_and_changed_by_hand(opened: Open) -> None:
    """A name that no likeness finds is added to a partner, and the partner can be shown under a new name."""
    keep("Medizinische Universität Wien", "Vienna Medical", KAZAN)
    page = data(opened)
    page.selectbox("partner-found").set_value("Vienna Medical").run()
    page.multiselect("partner-more").set_value(["Medizinische Universität Wien"])
    next(field for field in page.text_input if field.label == "Show it as").set_value("Medical University of Vienna")
    press(page, "Keep these names")
    assert partners() == {"Medical University of Vienna", KAZAN}


def test_a_file_at_hand_is_compared_with_the_partners(opened: Open) -> None:
    """Before the file is kept, the page says which institutions are new and which look like a known partner."""
    keep(RYAZAN, KAZAN)
    page = data(opened)
    page.file_uploader[0].upload("more.csv", CSV.format(name=REZAN).encode(), "text/csv").run()
    assert not page.exception
    assert f"2 institutions are new: Ege University and {REZAN}." in texts(page)
    press(page, "They are one partner")
    assert open_ledger().names() == {REZAN: RYAZAN}
    assert "1 institution is new: Ege University." in texts(page)


def test_a_name_is_never_markup(opened: Open) -> None:
    """What a sheet calls an institution is shown as written."""
    keep(NASTY, NASTY.replace("University", "Univ."))
    page = data(opened)
    assert "<b>x</b>" not in texts(page) and "&lt;b&gt;x&lt;/b&gt;" in texts(page)
    keep(NASTY, NASTY.replace("University", "Univ."), f"{NASTY}.", file="more.xlsx")
    page = data(opened)
    assert page.checkbox and all("![](" not in box.label for box in page.checkbox)
