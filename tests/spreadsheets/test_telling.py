"""The same remark about several places is one sentence."""

from metrics.errors import Kind, Problem
from metrics.spreadsheets.telling import gathered, sentence, where

EMPTY = Kind("empty", "warning", "Empty cells from {cell} on: {count}.")


def problem(cell: str, count: int = 1, **slots: object) -> Problem:
    return Problem(EMPTY, "S", cell, {"count": count, **slots})


def test_the_same_of_five_columns_is_said_once() -> None:
    """The first is said in full, the others are named as places."""
    (alike,) = gathered([problem("B2", 4), problem("C2", 1), problem("D2", 9), problem("C2", 1)])
    assert sentence(alike) == "Empty cells from B2 on: 4. The same: S C2, S D2."


def test_different_words_stay_different_remarks() -> None:
    """Two unknown names are two remarks, in their order."""
    groups = gathered([problem("B2", text="Atlantis"), problem("B3", text="Wakanda")])
    assert [where(one[0]) for one in groups] == ["S B2", "S B3"]
