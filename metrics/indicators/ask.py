"""`ask(question, tables)`: from a question to an `Answer`. Read `ask` first; everything else is one step of it.

Which rows speak is decided in `counting.py`; here the cells become a table in which every year asked is a row, with a
sign on each number that is not plainly known.
"""

from collections.abc import Sequence
from difflib import get_close_matches
from itertools import product
from typing import Any

import pandas as pd

from metrics import units
from metrics.errors import HamkorError
from metrics.indicators import notes, periods
from metrics.indicators.answer import Answer, Question, Source
from metrics.indicators.asking import Asking
from metrics.indicators.catalogue import CATALOGUE
from metrics.indicators.counting import Cell, Counted, Key, count
from metrics.indicators.indicator import Across, Indicator, Ratio, Rows
from metrics.subjects import SUBJECTS, Tables


def ask(question: Question, tables: Tables) -> Answer:
    """The answer to `question` from `tables`.

    Raises HamkorError where there is no such indicator, or it cannot be asked by that dimension.
    """
    indicator = known(question)
    asking = Asking(question, tables, question.years)
    compute = indicator.compute
    if isinstance(compute, Rows):
        return _answer_of_rows(indicator, compute, asking)
    raise NotImplementedError


def known(question: Question) -> Indicator:
    """The indicator asked for. Raises HamkorError naming near ones, or the dimensions allowed."""
    indicator = CATALOGUE.get(question.indicator)
    if indicator is None:
        near = get_close_matches(question.indicator, CATALOGUE, 3, 0.4) or list(CATALOGUE)[:3]
        raise HamkorError(notes.UNKNOWN_INDICATOR, indicator=question.indicator, near=", ".join(near))
    for name in (*question.by, *question.where):
        if name not in indicator.dimensions:
            raise HamkorError(
                notes.UNKNOWN_DIMENSION,
                indicator=indicator.title,
                dimension=name,
                allowed=", ".join(indicator.dimensions),
            )
    return indicator


def _answer_of_rows(indicator: Indicator, rows: Rows, asking: Asking) -> Answer:
    by = asking.question.by
    asked = tuple(code or units.root() for code in asking.question.where.get("unit", ())) or (units.root(),)
    counted = count(asking, rows, asked, by)
    lines = _lines(by, counted, asking, rows.span != "given")
    sources = tuple(
        Source(upload or "", sheet, n) for (upload, sheet), n in sorted(counted.sources.items(), key=str)
    )
    return Answer(indicator, asking.question, table(by, lines), asking.all_notes(), sources)


Line = tuple[Key, Cell | None]


def _lines(by: Sequence[str], counted: Counted, asking: Asking, silence_is_zero: bool) -> list[Line]:
    """Every combination × every year, in order; a combination that no row tells of has a cell of its own or none."""
    others = [name for name in by if name != "year"]
    combos = {_without(by, "year", key) for key in counted.cells}
    if all(name in asking.question.where for name in others):
        combos |= set(product(*(tuple(v or None for v in asking.question.where[name]) for name in others)))
    years: Sequence[int | None] = [None]
    if "year" in by:
        years = range(asking.years[0], asking.years[1] + 1) if asking.years else []
    place = by.index("year") if "year" in by else 0
    out: list[Line] = []
    for combo in combos:
        for year in years:
            key = (*combo[:place], year, *combo[place:]) if "year" in by else combo
            cell = counted.cells.get(key)
            if cell is None and silence_is_zero and _told(counted, year, asking):
                cell = Cell(known=1)
            out.append((key, cell))
    return sorted(out, key=lambda line: _order(by, line[0]))


def _told(counted: Counted, year: int | None, asking: Asking) -> bool:
    """Whether the register covers this year, or any of the years asked."""
    if counted.span is None:
        return False
    if year is not None:
        return counted.span[0] <= year <= counted.span[1]
    return asking.years is None or (asking.years[0] <= counted.span[1] and counted.span[0] <= asking.years[1])


def _without(by: Sequence[str], name: str, key: Key) -> Key:
    return tuple(value for dimension, value in zip(by, key, strict=True) if dimension != name)


_DECLARED = {
    column.name: {code: place for place, code in enumerate(column.values)}
    for subject in SUBJECTS.values()
    for column in subject.columns
    if column.values
}


def _order(by: Sequence[str], key: Key) -> tuple[Any, ...]:
    """Closed lists in their declared order, others by code; rows that do not say come last."""
    return tuple(
        (value is None, _DECLARED.get(name, {}).get(value, len(_DECLARED)), value if value is not None else "")
        for name, value in zip(by, key, strict=True)
    )


def table(by: Sequence[str], lines: Sequence[Line]) -> pd.DataFrame:
    """The tidy table of an answer; a line without a cell is missing."""
    nothing = Cell(missing=0, known=0)
    cells = [cell or nothing for _key, cell in lines]
    columns: dict[str, Any] = {
        name: pd.array([key[place] for key, _cell in lines], dtype="Int64" if name == "year" else "string")
        for place, name in enumerate(by)
    }
    columns["value"] = pd.array([cell.value if cell.known else None for cell in cells], dtype="Float64")
    columns["status"] = pd.array(["missing" if c is None else c.status for _k, c in lines], dtype="string")
    columns["n"] = pd.array([cell.rows for cell in cells], dtype="Int64")
    columns["unknown"] = pd.array([cell.unknown for cell in cells], dtype="Int64")
    return pd.DataFrame(columns)
