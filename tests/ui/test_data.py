"""The Data page: dropped, understood, asked, compared, kept, taken back; and nothing in a file becomes markup."""

from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from metrics.board.source import open_ledger
from metrics.subjects import REMARKS, STUDENTS, tidy
from tests.ui.conftest import Open, texts

CSV = b"Year,Country,Students\n2022,India,10\n2022,Pakistan,5\n2023,India,12\n"
CORRECTED = b"Year,Country,Students\n2023,India,14\n2023,Pakistan,1\n"
NO_YEAR = b"Country,Students\nIndia,10\nPakistan,5\n"
PARTNERS = (
    b"University,Country,Signed\nRyazan State Medical University,Russia,2021-05-01\nCairo University,Egypt,2022-05-01\n"
)
MORE_PARTNERS = b"University,Country,Signed\nBashkir State Medical University,Russia,2020-05-01\n"
YEAR_OF_FOUR = b"Year,Country,Students\n2022,India,10\n2022,Pakistan,5\n2022,Egypt,7\n2022,Peru,2\n"
NASTY = "![](http://example.org/x.png) <b>x</b> **y**"


@pytest.fixture
def page(opened: Open) -> AppTest:
    """The Data page over an empty ledger: the example data are on the screen."""
    return opened("data", lang="en")


def sound(page: AppTest) -> AppTest:
    assert not page.exception, [error.value for error in page.exception]
    return page


def drop(page: AppTest, data: bytes, name: str) -> AppTest:
    page.file_uploader[0].upload(name, data, "application/octet-stream")
    return sound(page.run())


def press(page: AppTest, key: str) -> AppTest:
    return sound(page.button(key).click().run())


def asked(page: AppTest) -> list[str]:
    """Keys of the questions on the page."""
    fields = (*page.text_input, *page.selectbox, *page.radio)
    return [str(field.key) for field in fields if str(field.key).startswith("question-")]


def answer_all(page: AppTest, first: str) -> None:
    """Answer what is asked as an office would, and keep the file."""
    for _round in range(4):
        for field in (*page.text_input, *page.selectbox, *page.radio):
            if str(field.key).startswith("question-"):
                field.set_value("2024" if "year" in str(field.key) else field.value or field.options[0])
        if not asked(page):
            break
        press(page, "confirm")
    press(page, "keep")


def mode_of(page: AppTest) -> Any:
    """The choice between replacing and adding."""
    (mode,) = [radio for radio in page.radio if str(radio.key).startswith("mode-")]
    return mode


def words(page: AppTest) -> str:
    """Everything that our own HTML, alerts and toasts say."""
    html = [str(part.proto.body) for part in page.get("html")]
    said = [part.value for part in (*page.error, *page.toast, *page.warning, *page.info)]
    return "\n".join([*html, *said])


def test_a_first_file_takes_the_place_of_the_examples(page: AppTest) -> None:
    """Dropped, shown with its cells and the difference, kept by one button; the examples are gone."""
    assert "Example data" in words(page)
    drop(page, CSV, "students.csv")
    assert "3 rows are new. This first file takes the place of the example data." in words(page)
    assert "3 rows" in words(page)
    assert open_ledger().history() == ()
    page.text_input("who").set_value("dean's office")
    page.text_input("note").set_value("as sent in November")
    press(page, "keep")
    (upload,) = open_ledger().history()
    assert (upload.file, upload.who, upload.note) == ("students.csv", "dean's office", "as sent in November")
    assert "is kept as upload 1" in words(page).replace("\\", "")
    assert "Example data" not in words(page)
    assert "dean&#x27;s office" in words(page)


def test_a_question_is_asked_and_the_answer_kept(page: AppTest) -> None:
    """Without a year nothing can be kept; the answer is asked on the page and remembered in the history."""
    drop(page, NO_YEAR, "no year.csv")
    assert [button.key for button in page.button if button.key == "keep"] == []
    (asked,) = [field for field in (*page.text_input, *page.selectbox, *page.radio) if "question-0" in str(field.key)]
    asked.set_value("2024")
    press(page, "confirm")
    press(page, "keep")
    assert open_ledger().history()[0].answers["year"] == "2024"
    assert set(open_ledger().current()["students"]["year"]) == {2024}


def test_an_answer_that_is_none_is_said_and_asked_again(page: AppTest) -> None:
    """ "abc" is no year: the sentence stands beside the question, and nothing can be kept."""
    drop(page, NO_YEAR, "no year.csv")
    page.text_input("question-0-year").set_value("abc")
    press(page, "confirm")
    assert "abc" in words(page)
    page.text_input("question-0-year").set_value("2024")
    press(page, "confirm")
    press(page, "keep")
    assert open_ledger().history()[0].answers == {"year": "2024"}


def test_a_year_guessed_from_the_name_can_be_another(page: AppTest) -> None:
    """The guess is filled in, to be confirmed or changed."""
    drop(page, NO_YEAR, "students 2021.csv")
    assert page.text_input("question-0-year").value == "2021"
    page.text_input("question-0-year").set_value("2022")
    press(page, "confirm")
    press(page, "keep")
    assert set(open_ledger().current()["students"]["year"]) == {2022}


def test_next_years_file_asks_only_the_year(page: AppTest) -> None:
    """A file of the same making takes the answers of the last one, says so in a line, and lets them be changed."""
    ask_both = b"Region,Year end\nIndia,10\nPakistan,5\n"
    drop(page, ask_both, "first.csv")
    answer_all(page, "subject")
    before = dict(open_ledger().history()[0].answers)
    drop(page, ask_both.replace(b"10", b"12"), "second.csv")
    assert "Answered as last time" in words(page) and "Foreign students" in words(page)
    assert [key for key in asked(page) if "year" not in key] == []
    press(page, "change")
    assert any("subject" in key for key in asked(page))
    assert before["year"] == "2024"


def test_a_wrong_cell_is_put_right_with_one_click(page: AppTest) -> None:
    """The repair is offered beside the problem; the original stays as it came, and the history tells of the cell."""
    wrong = b"Year,Country,Students\n2022,India,-10\n2022,Pakistan,5\n"
    drop(page, wrong, "wrong.csv")
    (repair,) = [button for button in page.button if str(button.key).startswith("repair-")]
    sound(repair.click().run())
    press(page, "keep")
    assert open_ledger().current()["students"]["students"].sum() == 15
    assert open_ledger().original(1)[1] == wrong
    assert open_ledger().history()[0].answers == {"value:!C2": "10"}
    assert "Answered: C2 – 10." in words(page)


def test_answers_can_be_given_anew(page: AppTest) -> None:
    """A wrong answer is taken back before anything is kept."""
    drop(page, NO_YEAR, "no year.csv")
    (asked,) = [field for field in (*page.text_input, *page.selectbox, *page.radio) if "question-0" in str(field.key)]
    asked.set_value("2024")
    press(page, "confirm")
    press(page, "anew")
    assert any("question-0" in str(field.key) for field in (*page.text_input, *page.selectbox, *page.radio))


def test_the_difference_is_told_before_and_true_after(page: AppTest) -> None:
    """A corrected 2023: one row changed, one new; 2022 stays; withdrawing brings the old 2023 back."""
    press(drop(page, CSV, "students.csv"), "keep")
    drop(page, CORRECTED, "students corrected.csv")
    assert "New rows: 1. Changed: 1. Unchanged: 0. Gone: 0." in words(page)
    press(page, "keep")
    assert open_ledger().current()["students"]["students"].sum() == 30
    press(page, "withdraw-2")
    assert "is withdrawn" in words(page)
    assert open_ledger().current()["students"]["students"].sum() == 27
    press(page, "restore-2")
    assert open_ledger().current()["students"]["students"].sum() == 30


def test_rows_may_be_added_instead(page: AppTest) -> None:
    """With "add rows" what is there stays."""
    press(drop(page, CSV, "students.csv"), "keep")
    drop(page, CORRECTED, "more.csv")
    sound(mode_of(page).set_value("add").run())
    press(page, "keep")
    assert open_ledger().current()["students"]["students"].sum() == 42


def test_a_second_list_without_years_is_never_replaced_by_default(page: AppTest) -> None:
    """Two partner lists: nothing is preselected, each choice says what it would do, and nothing is kept before."""
    press(drop(page, PARTNERS, "partners.csv"), "keep")
    drop(page, MORE_PARTNERS, "more partners.csv")
    assert mode_of(page).value is None and page.button("keep").disabled
    said = " ".join(mode_of(page).proto.captions)
    assert "Rows that go: 2" in said.replace("\\", "") and "New rows: 1" in said.replace("\\", "")
    sound(mode_of(page).set_value("add").run())
    press(page, "keep")
    assert len(open_ledger().current()["agreements"]) == 3


def test_most_of_a_year_goes_only_where_a_person_says_so(page: AppTest) -> None:
    """A file that holds one of four rows of a year asks; one that corrects the year does not."""
    press(drop(page, YEAR_OF_FOUR, "students.csv"), "keep")
    drop(page, b"Year,Country,Students\n2022,India,11\n", "short.csv")
    assert mode_of(page).value is None and page.button("keep").disabled
    press(page, "other")
    drop(page, YEAR_OF_FOUR.replace(b"10", b"11"), "corrected.csv")
    assert mode_of(page).value == "replace" and not page.button("keep").disabled


def test_nobodys_name_is_said_in_the_readers_language(page: AppTest) -> None:
    """The history does not show a word that nobody typed."""
    press(drop(page, CSV, "students.csv"), "keep")
    assert "(no name given)" in words(page) and "local" not in words(page)


def test_the_unit_that_a_file_speaks_for_can_be_chosen(page: AppTest) -> None:
    """A sheet without units speaks for the university until somebody says otherwise."""
    drop(page, CSV, "students.csv")
    (unit,) = [box for box in page.selectbox if str(box.key).startswith("unit-")]
    assert unit.value == "university"
    sound(unit.set_value("medical biology and genetics").run())
    press(page, "keep")
    assert set(open_ledger().current()["students"]["unit"]) == {"medical biology and genetics"}


def test_the_same_file_again_is_a_sentence(page: AppTest) -> None:
    """Recognised at once, named, and nothing can be pressed to keep it twice."""
    press(drop(page, CSV, "students.csv"), "keep")
    drop(page, CSV, "renamed.csv")
    assert "This very file is already kept" in words(page).replace("\\", "")
    assert [button.key for button in page.button if button.key == "keep"] == []
    assert len(open_ledger().history()) == 1


@pytest.mark.parametrize(
    ("content", "name"), [(b"", "empty.csv"), (b"\x89PNG\r\n\x1a\n" * 9, "p.xlsx"), (b"words\n", "a.txt")]
)
def test_a_refused_file_is_a_sentence_and_the_page_lives(page: AppTest, content: bytes, name: str) -> None:
    """What cannot be read is said; the ledger is untouched and the next file may fall."""
    drop(page, content, name)
    assert page.error
    assert open_ledger().history() == ()
    press(drop(page, CSV, "students.csv"), "keep")
    assert len(open_ledger().history()) == 1


def test_another_file_may_be_chosen(page: AppTest) -> None:
    """Putting a file aside keeps nothing."""
    press(drop(page, CSV, "students.csv"), "other")
    assert page.file_uploader
    assert open_ledger().history() == ()


@pytest.mark.parametrize("language", ["ru", "uz", "uz_Cyrl"])
def test_the_page_opens_in_every_language(opened: Open, language: str) -> None:
    """Empty, with a file at hand, and after keeping it."""
    page = sound(opened("data", lang=language))
    press(drop(page, CSV, "students.csv"), "keep")
    assert len(open_ledger().history()) == 1


def test_what_people_typed_is_never_markup(page: AppTest) -> None:
    """A file name, a note and a name full of marks are shown as written."""
    drop(page, CSV, f"{NASTY.replace('/', '')}.csv")
    page.text_input("who").set_value(NASTY)
    page.text_input("note").set_value(NASTY)
    press(page, "keep")
    said = words(page)
    assert "<b>x</b>" not in said
    assert "![](" not in "".join(toast.value for toast in page.toast)
    assert "&lt;b&gt;x&lt;/b&gt;" in said


def test_what_moved_meanwhile_is_shown_before_it_is_kept(page: AppTest) -> None:
    """Somebody else commits the same year between looking and pressing: nothing is kept, the next press keeps."""
    page = drop(page, CSV, "students.csv")
    rows = tidy(STUDENTS, pd.DataFrame({"year": [2023], "country": ["IND"], "students": [1], "unit": ["university"]}))
    open_ledger().commit(b"theirs", "theirs.csv", {"students": rows}, who="somebody")
    page = press(page, "keep")
    assert [upload.file for upload in open_ledger().history()] == ["theirs.csv"]
    press(page, "keep")
    assert [upload.file for upload in open_ledger().history()] == ["students.csv", "theirs.csv"]


def test_a_large_change_is_pointed_out_and_confirmed(page: AppTest) -> None:
    """A year that falls from 100 to 60, and from which a country is gone, waits until somebody says that it is so."""
    page = press(drop(page, b"Year,Country,Students\n2023,India,60\n2023,Peru,40\n", "first.csv"), "keep")
    page = drop(page, b"Year,Country,Students\n2023,India,60\n2023,Egypt,1\n2023,Chile,2\n", "second.csv")
    assert "nobody from Peru any more; there were 40" in texts(page)
    assert page.button("keep").disabled
    (looked,) = [box for box in page.checkbox if str(box.key).startswith("looked-")]
    page = sound(looked.check().run())
    press(page, "keep")
    assert [upload.file for upload in open_ledger().history()] == ["second.csv", "first.csv"]


def test_the_history_says_what_an_upload_changed_once_it_is_asked(page: AppTest) -> None:
    """Nothing is worked out before; then the headlines before and after, and a second click folds them."""
    drop(page, CSV, "first.csv")
    press(page, "keep")
    drop(page, CORRECTED, "second.csv")
    mode_of(page).set_value("replace").run()
    for box in page.checkbox:
        box.check()
    sound(page.run())
    press(page, "keep")
    assert "What changed on the overview:" not in words(page)
    press(page, "effect-2")
    said = words(page)
    assert "What changed on the overview:" in said
    assert said.count("<td>2023/24</td>") and "<td>2022/23</td>" not in said
    assert ">12</td>" in said and ">15</td>" in said
    press(page, "effect-1")
    assert "<td>2022/23</td>" in words(page)
    press(page, "effect-1")
    assert "What changed on the overview:" not in words(page)


def test_an_upload_that_changed_no_headline_says_so(page: AppTest) -> None:
    """Remarks on years are kept and change no number."""
    drop(page, CSV, "first.csv")
    press(page, "keep")
    rows = tidy(REMARKS, pd.DataFrame({"year": [2023], "note": ["a new hall"]}))
    open_ledger().commit(b"remarks", "remarks.csv", {"remarks": rows}, who="tests")
    press(page, "effect-1")  # the page as it stands now
    press(page, "effect-2")
    assert "Nothing changed on the overview." in words(page)


def test_headers_that_say_nothing_are_asked_once(page: AppTest) -> None:
    """The question names the header, its cell and what stands below; next year's file is answered as this one was."""
    vague = b"When,Country,Students\n2022,India,10\n2022,Pakistan,5\n2023,India,12\n"
    drop(page, vague, "vague.csv")
    assert asked(page) == ["question-0-column:When"] and "2022; 2023" in page.radio[0].label
    press(page, "confirm")
    press(page, "keep")
    assert sorted(open_ledger().current()["students"]["year"]) == [2022, 2022, 2023]
    drop(page, vague.replace(b"2022", b"2021"), "vague next.csv")
    assert not asked(page) and "Answered as last time: When – Year." in words(page)


def test_a_nameless_column_is_named_with_one_click(page: AppTest) -> None:
    """Beside the problem stand both ways out: the name of what the column holds, and to leave it out."""
    drop(page, b"Year,,Students\n2022,India,10\n2022,Pakistan,5\n", "nameless.csv")
    named, left_out = [button for button in page.button if str(button.key).startswith("repair-")]
    assert named.label == "Read B1 as Country" and left_out.label == "Leave the column below B1 out"
    sound(named.click().run())
    press(page, "keep")
    assert sorted(open_ledger().current()["students"]["country"]) == ["IND", "PAK"]
