"""The rows behind a number: their file, cell, who and when; as written in the sheet; and they add up to the number."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from metrics.board import Choices, open_board
from metrics.board.lineage import ORIGIN, adds_up, behind
from metrics.board.source import open_ledger
from metrics.indicators import CATALOGUE, ask
from metrics.indicators.answer import Question
from metrics.subjects import AGREEMENTS, tidy


def test_rows_say_who_brought_them_and_when(data: Path) -> None:
    """File, sheet, cell, who and when stand first; an institution under its agreed name is shown as it was written."""
    rows = pd.DataFrame(
        {"institution": ["Rezan SMU", "Ryazan SMU"], "country": "RUS", "signed": pd.Timestamp(2024, 3, 1)}
    )
    rows = rows.assign(sheet="List", cell=["A2", "A3"])
    upload = open_ledger().commit(b"x", "agreements.xlsx", {"agreements": tidy(AGREEMENTS, rows)}, who="office")
    open_ledger().call("Rezan SMU", "Ryazan SMU", "secretary")
    board = open_board()
    question = Question("signed_agreements", ("institution",), calendar="calendar", today=date(2025, 1, 1))
    (name,) = ask(question, board.tables).table["institution"]
    found = behind(question, board.tables, board.written, board.uploads, {"institution": name})
    assert tuple(found.columns[:5]) == ORIGIN
    assert found[["file", "sheet", "cell", "who"]].values.tolist() == [
        ["agreements.xlsx", "List", "A2", "office"],
        ["agreements.xlsx", "List", "A3", "office"],
    ]
    assert set(found["when"]) == {upload.when}
    assert found["institution"].tolist() == ["Rezan SMU", "Ryazan SMU"]
    assert adds_up(question, found) == 2


@pytest.mark.parametrize("key", [key for key, indicator in CATALOGUE.items() if indicator.additive])
def test_rows_add_up_to_the_number(key: str, data: Path) -> None:
    """Every number of every indicator that is a sum, by year, country and partner, over the example data."""
    board, indicator = open_board(), CATALOGUE[key]
    for by in [("year",), ("year", "country"), ("institution",)]:
        if not set(by) <= set(indicator.dimensions):
            continue
        question = Question(key, by, today=date(2026, 11, 23))
        table = ask(question, board.tables).table.dropna(subset=["value"])
        for point in table.sample(min(5, len(table)), random_state=1).to_dict("records"):
            at = {name: None if pd.isna(point[name]) else point[name] for name in by}
            total = adds_up(question, behind(question, board.tables, board.written, board.uploads, at))
            assert (total or 0) == pytest.approx(float(point["value"])), (key, at)


def test_a_share_is_no_sum(data: Path) -> None:
    """Of an indicator that rows do not add up to, nothing is said to add up."""
    board = open_board()
    key = next(key for key, indicator in CATALOGUE.items() if not indicator.additive)
    question = Question(key, ("year",), today=date(2026, 11, 23))
    found = behind(question, board.tables, board.written, board.uploads)
    assert len(found) and adds_up(question, found) is None
    assert set(found["who"]) == {"Hamkor"} and board.view(Choices()).example
