"""What was worked out of tables stands for those tables alone."""

import gc

import pandas as pd
import pytest

from metrics.errors import Kind
from metrics.indicators.answer import Question
from metrics.indicators.asking import Asking
from metrics.indicators.kept import Kept

SOME = Kind("some", "info", "Some: {n}.")


def test_a_table_with_the_same_numbers_is_another_table() -> None:
    """An entry is found by the very table that it was made from; nothing else about the table is looked at."""
    kept, one = Kept(4), pd.DataFrame({"year": [2024]})
    assert kept.get((one,), "key", lambda: "first") == "first"
    assert kept.get((one,), "key", lambda: pytest.fail("was kept")) == "first"
    assert kept.get((one.copy(),), "key", lambda: "second") == "second"


def test_entries_go_with_their_tables() -> None:
    """A table that nobody holds any more leaves nothing behind."""
    kept, one = Kept(4), pd.DataFrame({"year": [2024]})
    kept.get((one,), "key", lambda: "first")
    del one
    gc.collect()
    assert not kept._made


def test_notes_are_said_each_time() -> None:
    """Who asks second hears the same notes as who asked first."""
    kept, tables = Kept(4), {"students": pd.DataFrame({"year": [2024]})}

    def make(asking: Asking) -> int:
        asking.count(SOME, 3)
        return 1

    for _again in range(2):
        asking = Asking(Question("foreign_students"), tables)
        assert kept.told(asking, "key", make) == 1
        assert [(note.kind, note.slots) for note in asking.all_notes()] == [(SOME, {"n": 3})]
