"""The table twin says what the chart says."""

import pytest

from metrics.charts.table import columns, twin
from metrics.languages import LANGUAGES, speaking
from tests.charts.specimens import SPECIMENS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SPECIMENS)
def test_every_chart_has_one(name: str, language: str) -> None:
    """One row a mark, every cell a text, every column headed."""
    with speaking(language):
        chart = SPECIMENS[name](language)
        table = twin(chart)
    assert len(table) == len(chart.data)
    assert table.map(lambda cell: isinstance(cell, str)).all().all()
    assert all(table.columns)


def test_numbers_and_silences() -> None:
    """Numbers as the language writes them, codes as words, years as years, and why a number is not there."""
    with speaking("ru"):
        table = twin(SPECIMENS["columns"]("ru"))
    assert table.iloc[-1, 0] == "2025/26" and table.iloc[-1, 1] == "1\u00a0204"
    with speaking("en"):
        table = twin(SPECIMENS["columns"]("en"))
    assert list(table.iloc[:6, 1]) == ["0", "214", "not reported", "suppressed", "733", "986 (estimated)"]


def test_codes_are_words() -> None:
    """A country is called by its name in the reader's language."""
    with speaking("uz"):
        assert twin(SPECIMENS["ranked_bars"]("uz")).iloc[0, 0] == "Hindiston"


def test_histories_become_years() -> None:
    """A headline's ten years are ten columns; what steers the drawing is none."""
    found = columns(SPECIMENS["headlines"]("en"))
    names = [column.heading for column in found]
    assert names[-1] != "better" and "2016/17" in names and "2025/26" in names and "link" not in names
    assert len(set(names)) == len(names)
    first = next(column for column in found if column.heading == "2019/20")
    assert first.values[0] is None and first.values[1] == 3
