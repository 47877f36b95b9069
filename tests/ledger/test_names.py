"""An institution goes by many names: what somebody said of one is kept, can be taken back, and is known for any day."""

from datetime import timedelta

import pytest

from metrics.errors import HamkorError
from metrics.ledger import Ledger
from metrics.ledger.problems import NAMED_IN_A_CIRCLE, NO_NAME
from tests.ledger import made


def test_a_name_is_called_and_taken_back(ledger: Ledger) -> None:
    """The last word about a name counts, and calling a name itself takes back what was said."""
    ledger.call("БГМУ", "Bashkir State Medical University", "a")
    ledger.call("Рязань", "Ryazan", "a")
    ledger.call("Рязань", "Ryazan State Medical University", "b")
    assert ledger.names() == {
        "БГМУ": "Bashkir State Medical University",
        "Рязань": "Ryazan State Medical University",
    }
    ledger.call("БГМУ", "БГМУ", "b")
    assert ledger.names() == {"Рязань": "Ryazan State Medical University"}


def test_a_name_of_a_name_leads_to_the_partner(ledger: Ledger) -> None:
    """Two steps lead to the same end, whichever was said first."""
    ledger.call("RSMU", "Ryazan", "a")
    ledger.call("Ryazan", "Ryazan State Medical University", "a")
    assert set(ledger.names().values()) == {"Ryazan State Medical University"}


def test_names_that_lead_to_each_other_are_refused(ledger: Ledger) -> None:
    """Nothing is kept of a word that would leave no partner to lead to; nor of one without a name."""
    ledger.call("a", "b", "who")
    ledger.call("b", "c", "who")
    for said, means, kind in (
        ("c", "a", NAMED_IN_A_CIRCLE),
        ("b", "a", NAMED_IN_A_CIRCLE),
        (" ", "a", NO_NAME),
        ("a", "", NO_NAME),
    ):
        with pytest.raises(HamkorError) as caught:
            ledger.call(said, means, "who")
        assert caught.value.problem.kind is kind
    assert ledger.names() == {"a": "c", "b": "c"}


def test_two_names_are_different_partners(ledger: Ledger) -> None:
    """That two names are two is kept under both, whichever comes first, and can be taken back."""
    start = ledger.version()
    ledger.differ("Tomsk", "Omsk", "a")
    ledger.differ("Omsk", "Tomsk", "b")
    (word,) = ledger.words()
    assert (word.names, word.means, word.who) == (("Omsk", "Tomsk"), "", "b")
    assert ledger.names() == {} and ledger.version() != start
    ledger.differ("Tomsk", "Omsk", "b", differ=False)
    assert ledger.words() == ()
    for one, other in (("Omsk", "Omsk"), ("", "Omsk")):
        with pytest.raises(HamkorError) as refusal:
            ledger.differ(one, other, "who")
        assert refusal.value.problem.kind is NO_NAME


def test_who_said_what_of_a_name_stands_beside_it(ledger: Ledger) -> None:
    """The newest word first, each as it was said; a word taken back stands there no more, but on the days before."""
    ledger.call("a", "b", "one")
    ledger.call("b", "c", "two")
    assert [(word.names, word.means, word.who) for word in ledger.words()] == [
        (("b",), "c", "two"),
        (("a",), "b", "one"),
    ]
    then = ledger.words()[0].when
    ledger.call("a", "a", "three")
    assert [word.names for word in ledger.words()] == [("b",)]
    assert [word.names for word in ledger.words(then)] == [("b",), ("a",)]
    ledger.call("x\x1fy", "z", "one")
    assert ledger.names()["x y"] == "z"


def test_names_are_known_for_any_day(ledger: Ledger) -> None:
    """As of a moment the names are those that were said up to then, and each word gives the ledger another version."""
    rows = {"students": made.students((2023, "IND", 2))}
    start = ledger.commit(b"1", "f.csv", rows, who="a").when
    before = ledger.version()
    ledger.call("a", "b", "who")
    after = ledger.version()
    assert before != after == ledger.version()
    ledger.call("a", "a", "who")
    assert len({before, after, ledger.version()}) == 3
    assert ledger.names(start) == {} == ledger.names(start - timedelta(days=1))
    assert ledger.version(start) == before
    assert ledger.current()["students"]["students"].tolist() == [2]


def test_a_damaged_word_is_left_out_and_named(ledger: Ledger) -> None:
    """A line whose seal does not fit says nothing any more; the others stand."""
    ledger.call("a", "b", "who")
    ledger.call("c", "d", "who")
    with ledger._store.writing() as connection:
        connection.exec_driver_sql("UPDATE names SET means = 'x' WHERE number = 1")
    assert ledger.names() == {"c": "d"}
    assert [found.slots["number"] for found in ledger.problems()] == [1]
    assert [found.slots["number"] for found in ledger.verify()] == [1]


def test_answers_are_remembered_by_layout(ledger: Ledger) -> None:
    """The newest upload of a layout that counts says how the next is to be read, but for its year."""
    for place, unit in enumerate(("university", "medical faculty")):
        rows = {"students": made.students((2020 + place, "IND", 1), unit=unit)}
        answers = {"year": str(2020 + place), "unit": unit, "country:Hindiston": "IND"}
        ledger.commit(b"%d" % place, "f.csv", rows, who="a", answers=answers, layout="one")
    assert ledger.remembered("one") == {"unit": "medical faculty", "country:Hindiston": "IND"}
    ledger.withdraw(2, "a")
    assert ledger.remembered("one") == {"unit": "university", "country:Hindiston": "IND"}
    assert ledger.remembered("another") == {} == ledger.remembered("")
    assert ledger.upload(1).layout == "one"
