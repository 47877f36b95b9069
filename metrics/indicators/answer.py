"""What an indicator answers: a tidy table, and everything needed to explain it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

from metrics.errors import Problem

if TYPE_CHECKING:
    from metrics.indicators.indicator import Indicator
    from metrics.indicators.remarks import Remark


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: by which dimensions, where which filters hold, over which years, on which day.

    `where` maps a dimension to the values that are let in: {"unit": ("university",), "country": ("IND", "PAK")}; the
    pseudo-dimension `group` ("near", "far") filters by the table of country groups; a value None or "" lets in rows
    that do not say. `years` is inclusive. `calendar` says how a dated event finds its year: "academic" or "calendar".
    """

    indicator: str
    by: tuple[str, ...] = ()
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    years: tuple[int, int] | None = None
    calendar: str = "academic"
    today: Any = None  # datetime.date; the day on which "active" and "expires in" are judged


@dataclass(frozen=True, slots=True)
class Source:
    """What the answer rests on: which upload (its number, as the tables carry it), which sheet, how many rows."""

    upload: str
    sheet: str | None
    rows: int


@dataclass(frozen=True, slots=True)
class Answer:
    """`table` has one column a dimension of `question.by`, then:

    value    Float64 in the indicator's unit (per cent: 0–100); <NA> unless status is reported or estimated
    status   reported | estimated | missing | suppressed | not applicable
    n        Int64, how many rows of the subject stand behind the value
    unknown  Int64, how many of those rows carry no number (suppressed, not reported): the value is then "at least"

    `year` is Int64, other dimensions are strings, <NA> where the rows do not say. Concentration indicators also have
    `low` and `high`, between which the value lies when some people's country is not told.

    Every year of the range asked is there for every combination of the other dimensions, even an empty one. Rows are
    ordered by the dimensions; years ascend. `notes` are sentences that must be shown with the numbers.
    """

    indicator: "Indicator"
    question: Question
    table: pd.DataFrame
    notes: tuple[Problem, ...] = ()
    sources: tuple[Source, ...] = ()
    #: What people noted of these years, oldest first; each is also among the notes.
    remarks: tuple["Remark", ...] = ()


#: Types of an answer's columns of numbers; those not named are Float64.
TYPES: Mapping[str, Any] = {
    **dict.fromkeys(("status", "reason"), "string"),
    **dict.fromkeys(("n", "unknown", "first", "last", "actual_year"), "Int64"),
}


def table(by: Sequence[str], keys: Sequence[tuple[Any, ...]], numbers: Mapping[str, Sequence[Any]]) -> pd.DataFrame:
    """The tidy table of an answer: one row a key (in the order of `by`), and the columns of `numbers`, typed."""
    columns: dict[str, Any] = {}
    for place, name in enumerate(by):
        columns[name] = pd.array([key[place] for key in keys], dtype="Int64" if name == "year" else "string")
    for name, values in numbers.items():
        columns[name] = pd.array(values, dtype=TYPES.get(name, "Float64"))
    return pd.DataFrame(columns, copy=False)
