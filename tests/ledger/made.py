"""Made-up tidy tables: a few by hand, and any table at all for Hypothesis."""

from datetime import date
from typing import Any

import pandas as pd
from hypothesis import strategies as st

from metrics.subjects import AGREEMENTS, DTYPES, STATUSES, STUDENTS, SUBJECTS, VISITORS, Column, Subject, tidy

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
_VALUES = {
    "year": st.integers(1950, 2100),
    "text": _TEXTS,
    "date": st.dates(date(1950, 1, 1), date(2100, 12, 31)),
    "count": st.integers(0, 2**53),
    "number": st.floats(-1e12, 1e12, allow_nan=False),
}


def students(*rows: tuple[int, str, int], unit: str = "university") -> pd.DataFrame:
    """Rows of (year, country, students)."""
    years, countries, counts = zip(*rows, strict=True)
    return tidy(STUDENTS, pd.DataFrame({"year": years, "country": countries, "students": counts, "unit": unit}))


def visits(*starts: str, unit: str = "university") -> pd.DataFrame:
    """A visit of one person from each of these days on."""
    rows = {"start": pd.to_datetime(list(starts)), "unit": unit, "people": 1, "country": "RUS"}
    return tidy(VISITORS, pd.DataFrame(rows))


def agreements(*institutions: str, unit: str = "university") -> pd.DataFrame:
    """One agreement with each of these institutions."""
    return tidy(AGREEMENTS, pd.DataFrame({"institution": institutions, "unit": unit, "country": "RUS"}))


def _cells(column: Column) -> st.SearchStrategy[Any]:
    if column.values:
        values: st.SearchStrategy[Any] = st.sampled_from(list(column.values))
    elif column.name == "unit":
        values = st.sampled_from(["university", "medical faculty", "a unit of their own"])
    elif column.name == "country":
        values = st.sampled_from(["IND", "PAK", "RUS", "XOT"])
    else:
        values = _VALUES["text" if column.kind == "category" else column.kind]
    return values if column.name == "year" and column.required else st.none() | values


@st.composite
def rows_of(draw: st.DrawFn, subject: Subject, least: int = 0) -> pd.DataFrame:
    """Any tidy table of `subject`."""
    count = draw(st.integers(least, 6))
    made: dict[str, Any] = {
        column.name: pd.Series(draw(st.lists(_cells(column), min_size=count, max_size=count)), dtype=object)
        for column in subject.columns
    }
    for column in subject.columns:
        if column.kind == "date":
            made[column.name] = pd.to_datetime(made[column.name]).astype(DTYPES["date"])
    made["status"] = pd.Series(draw(st.lists(st.sampled_from(list(STATUSES)), min_size=count, max_size=count)))
    made["cell"] = pd.Series([f"B{row}" for row in range(2, count + 2)], dtype=object)
    made["sheet"] = pd.Series(draw(st.lists(st.none() | _TEXTS, min_size=count, max_size=count)), dtype=object)
    return tidy(subject, pd.DataFrame(made))


@st.composite
def tables(draw: st.DrawFn) -> dict[str, pd.DataFrame]:
    """Tables of one to three subjects, at least one row in each."""
    names = draw(st.lists(st.sampled_from(list(SUBJECTS)), min_size=1, max_size=3, unique=True))
    return {name: draw(rows_of(SUBJECTS[name], least=1)) for name in names}
