"""Partners and their other names: suggested, confirmed once, counted once, and taken back."""

from pathlib import Path

import pandas as pd
import pytest

from metrics.board import Choices, open_board
from metrics.board.partners import different, likely, likely_new, partners, take_back, tell_apart, unite, unknown
from metrics.board.source import open_ledger
from metrics.subjects import AGREEMENTS, Tables, tidy

RYAZAN, REZAN, SHORT = "Ryazan State Medical University", "Rezan SMU", "РязГМУ"


def agreements(*institutions: str) -> Tables:
    rows = pd.DataFrame({"institution": institutions, "country": "RUS", "signed": pd.Timestamp(2020, 1, 1)})
    rows = rows.assign(term="open-ended", sheet="1", cell=[f"A{place}" for place in range(2, len(institutions) + 2)])
    return {"agreements": tidy(AGREEMENTS, rows)}


@pytest.fixture
def kept(data: Path) -> None:
    """A register in which one partner is written in three ways, one of them twice, beside another partner."""
    told = agreements(RYAZAN, RYAZAN, REZAN, SHORT, "Kazan Federal University")
    open_ledger().commit(b"x", "agreements.xlsx", told, who="office")


def counted() -> float:
    answer = open_board().view(Choices()).ask("active_partners")
    return float(answer.table["value"].iloc[0])


@pytest.mark.usefixtures("kept")
def test_two_spellings_are_suggested_confirmed_and_taken_back() -> None:
    """The count of partners falls when they are one, and rises again when that is taken back; rows keep their words."""
    ledger = open_ledger()
    (group,) = likely(open_board(), ledger)
    assert group.names[0] == RYAZAN and set(group.names) == {RYAZAN, REZAN, SHORT}
    assert counted() == 4
    unite(ledger, group.names, RYAZAN, "secretary")
    board = open_board()
    assert counted() == 2 and likely(board, ledger) == ()
    assert set(board.tables["agreements"]["institution"]) == {RYAZAN, "Kazan Federal University"}
    assert REZAN in set(board.written["agreements"]["institution"])
    ryazan = next(partner for partner in partners(board, ledger) if partner.name == RYAZAN)
    assert ryazan.country == "RUS"
    assert {(word.names[0], word.who) for word in ryazan.others} == {(REZAN, "secretary"), (SHORT, "secretary")}
    for word in ryazan.others:
        take_back(ledger, word, "secretary")
    assert counted() == 4 and likely(open_board(), ledger) == (group,)


@pytest.mark.usefixtures("kept")
def test_different_partners_are_remembered_as_different() -> None:
    """Nobody is asked twice, also not by the name that a partner is given later; a word taken back is asked anew."""
    ledger = open_ledger()
    tell_apart(ledger, (RYAZAN, REZAN, SHORT), "secretary")
    assert likely(open_board(), ledger) == () and counted() == 4
    assert {word.who for word in different(ledger)} == {"secretary"}
    unite(ledger, (RYAZAN,), "Ryazan Medical University", "secretary")
    assert likely(open_board(), ledger) == ()
    for word in different(ledger):
        take_back(ledger, word, "secretary")
    assert len(likely(open_board(), ledger)) == 1


@pytest.mark.usefixtures("kept")
def test_one_of_a_group_may_be_another_partner() -> None:
    """Two are united, the third is told apart from them: nothing is left to ask."""
    ledger = open_ledger()
    unite(ledger, (RYAZAN, REZAN), RYAZAN, "secretary")
    tell_apart(ledger, (RYAZAN, REZAN), "secretary", (SHORT,))
    assert likely(open_board(), ledger) == () and counted() == 3


@pytest.mark.usefixtures("kept")
def test_another_of_its_names_can_be_shown() -> None:
    """The name that is shown changes without a circle, and all others follow."""
    ledger = open_ledger()
    unite(ledger, (RYAZAN, REZAN, SHORT), RYAZAN, "secretary")
    unite(ledger, (RYAZAN, REZAN), REZAN, "secretary")
    assert ledger.names() == {RYAZAN: REZAN, SHORT: REZAN}
    assert counted() == 2


@pytest.mark.usefixtures("kept")
def test_a_file_is_compared_with_the_partners_that_are_known() -> None:
    """Before it is kept: which institutions are new, and which of these look like a known partner."""
    ledger, board = open_ledger(), open_board()
    unite(ledger, (REZAN,), RYAZAN, "secretary")
    coming = agreements(REZAN, "Ryazan SMU", "Charles University")
    assert unknown(board, ledger, coming) == ("Charles University", "Ryazan SMU")
    (group,) = likely_new(board, ledger, coming)
    assert "Ryazan SMU" in group.names and RYAZAN in group.names and "Charles University" not in group.names


@pytest.mark.usefixtures("kept")
def test_yesterday_the_names_were_what_they_were() -> None:
    """As of a moment before the word was said, each spelling counts by itself."""
    ledger = open_ledger()
    before = ledger.history()[0].when
    unite(ledger, (RYAZAN, REZAN, SHORT), RYAZAN, "secretary")
    assert ledger.names(before) == {} and len(ledger.names()) == 2
