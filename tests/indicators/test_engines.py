"""Every indicator says the same on every engine."""

import pandas as pd
import pytest

from metrics.indicators import CATALOGUE, Answer, Question, ask
from metrics.indicators.engines import ENGINES
from metrics.settings import settings
from tests.indicators.tables import DEPARTMENT, TODAY, full

TABLES = full()


def on(engine: str, question: Question) -> Answer:
    before = settings.engine
    object.__setattr__(settings, "engine", engine)  # one frozen record that every room has imported by name
    try:
        return ask(question, TABLES)
    finally:
        object.__setattr__(settings, "engine", before)


@pytest.mark.parametrize("key", CATALOGUE)
def test_engines_agree(key: str) -> None:
    """Numbers, statuses, notes and sources are the same on pandas and on the others, split and filtered."""
    pytest.importorskip("polars")
    indicator = CATALOGUE[key]
    dated = ("year",) if indicator.dated else ()
    split = next(name for name in ("country", "institution", "award", "level", "unit") if name in indicator.dimensions)
    group = {"group": ("near", "far")} if "group" in indicator.dimensions else {}
    for question in (
        Question(key, today=TODAY, where=group),
        Question(key, by=(*dated, split), today=TODAY, calendar="calendar"),
        Question(key, by=(*dated, "unit"), where={"unit": ("university", DEPARTMENT)}, today=TODAY),
    ):
        here = on("pandas", question)
        for engine in ENGINES:
            there = on(engine, question)
            pd.testing.assert_frame_equal(here.table, there.table)
            assert [note.message for note in here.notes] == [note.message for note in there.notes]
            assert here.sources == there.sources


def test_an_unknown_engine_is_refused() -> None:
    """The message names the engines there are."""
    with pytest.raises(ValueError, match="polars"):
        on("abacus", Question("visits"))
