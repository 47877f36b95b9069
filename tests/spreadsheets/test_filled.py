"""Rows written as a workbook, and read back."""

import pandas as pd
import pytest

from metrics.board.source import examples
from metrics.languages import LANGUAGES, speaking
from metrics.spreadsheets import read_ours
from metrics.spreadsheets.filled import filled, shown
from metrics.subjects import PROVENANCE, SUBJECTS, tidy


def back(subject: str, rows: pd.DataFrame, language: str) -> pd.DataFrame:
    """`rows` after they were written in a language and read again."""
    with speaking(language):
        data = filled(subject, shown(subject, rows), language)
    reading = read_ours(data, f"{subject}.xlsx")
    assert reading.ready, (reading.refused, reading.problems, reading.questions)
    assert set(reading.kept) == {subject}
    return reading.kept[subject]


def plain(rows: pd.DataFrame) -> list[tuple[object, ...]]:
    """Rows without their place, in an order of their own."""
    kept = rows.drop(columns=[name for name in PROVENANCE if name != "status"])
    return sorted(tuple(map(str, row)) for row in kept.astype("object").itertuples(index=False))


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_written_is_read_back(subject: str, language: str) -> None:
    """Each subject's rows survive the workbook in each language, without a question."""
    rows = examples().tables[subject].head(60)
    if subject == "totals":  # an empty cell of the wide sheet is a total that is not reported
        rows = rows[rows["status"] != "missing"]
    read = back(subject, rows, language)
    assert plain(read[read["status"] != "missing"] if subject == "totals" else read) == plain(rows)


def test_missing_suppressed_and_zero_stay_different() -> None:
    """Four students' rows of four kinds come back as they were."""
    rows = pd.DataFrame(
        {
            "year": [2023] * 4,
            "country": ["IND", "CHN", "TUR", "DEU"],
            "students": [5, 0, None, None],
            "status": ["reported", "reported", "suppressed", "not applicable"],
        }
    )
    read = back("students", tidy(SUBJECTS["students"], rows), "en")
    told = {row.country: (None if row.students is pd.NA else row.students, row.status) for row in read.itertuples()}
    assert told == {
        "IND": (5, "reported"), "CHN": (0, "reported"), "TUR": (None, "suppressed"), "DEU": (None, "not applicable"),
    }  # fmt: skip


def test_text_that_looks_like_a_formula_stays_text() -> None:
    """A partner called "=1+1" is a partner called "=1+1"."""
    rows = tidy(SUBJECTS["agreements"], pd.DataFrame({"institution": ["=1+1 University"], "country": ["DEU"]}))
    assert back("agreements", rows, "en")["institution"].tolist() == ["=1+1 University"]
