"""`ask(question, tables)`: from a question to an `Answer`. Read `ask` first; everything else is one step of it.

Which rows count is decided in `counting.py`, what is made of other indicators in `combining.py`; here cells become a
table in which every year asked is a row, with a sign on each number that is not plainly known.
"""

from collections import Counter
from collections.abc import Sequence
from difflib import get_close_matches
from itertools import product
from typing import Any

import pandas as pd

from metrics import languages, units
from metrics.errors import HamkorError
from metrics.indicators import combining, notes, periods
from metrics.indicators.answer import Answer, Question, Source, table
from metrics.indicators.asking import Asking
from metrics.indicators.catalogue import CATALOGUE
from metrics.indicators.choosing import Scope, latest, scope
from metrics.indicators.coded import Key
from metrics.indicators.counting import Cell, Counted, count
from metrics.indicators.indicator import Indicator, Pair, Rows
from metrics.indicators.remarks import remarked
from metrics.indicators.timing import Events, Span, Standing, Today
from metrics.subjects import SUBJECTS, Tables


def ask(question: Question, tables: Tables) -> Answer:
    """The answer to `question` from `tables`.

    Without `year` in `by`, a flow is added over the years asked (all there are, where none are asked), and a stock is
    told as of the last year with a number; a note says which. Raises HamkorError where there is no such indicator, or
    it cannot be asked by that dimension, and ValueError for a calendar that there is not.
    """
    periods.calendar(question.calendar)
    return remarked(_ask(question, tables, False), tables)


def _ask(question: Question, tables: Tables, strict: bool) -> Answer:
    """As `ask`; `strict` takes the rows of the unit itself alone, never the sum of its parts."""
    indicator = known(question)
    compute = indicator.compute
    if isinstance(compute, Rows):
        return _answer_of_rows(indicator, compute, question, tables, strict)

    def ask_part(part: Question, strict: bool = False) -> Answer:
        return _ask(part, tables, strict)

    if isinstance(compute, Pair):
        return combining.pair(indicator, compute, question, ask_part)
    return combining.across(indicator, compute, question, ask_part)


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


def _answer_of_rows(indicator: Indicator, rows: Rows, question: Question, tables: Tables, strict: bool) -> Answer:
    asking = Asking(question, tables, question.years)
    by = tuple(name for name in question.by if name != "unit")
    scopes = [scope(asking, rows, group, strict) for group in unit_groups(asking, rows)]
    asking.years = years_of(asking, indicator, rows, scopes)
    lines: list[Line] = []
    sources: Counter[tuple[str, str | None]] = Counter()
    for part in scopes:
        counted = count(asking, rows, part, by)
        span = rows.timing.span(part.unit_rows, asking) if rows.timing.silence_is_zero else None
        here = _lines(by, counted, asking, span)
        if "unit" in question.by:
            place = question.by.index("unit")
            here = [((*key[:place], part.unit[0], *key[place:]), cell) for key, cell in here]
        lines += here
        sources.update(counted.sources)
        _say_running_year(asking, rows, span)
    lines = _in_order(question.by, lines)
    if rows.distinct and indicator.flow and "year" not in by and asking.years and asking.years[0] < asking.years[1]:
        asking.say(notes.WHOLE_PERIOD)
    if strict and not any(part.of_unit is not None for part in scopes):
        asking.say(notes.NO_OWN_ROWS)
    told = tuple(Source(upload, sheet, n) for (upload, sheet), n in sorted(sources.items(), key=str))
    return Answer(indicator, question, _table(question.by, lines), asking.all_notes(), told)


def unit_groups(asking: Asking, rows: Rows) -> list[tuple[str, ...]]:
    """The units asked for: together, or each for itself when asked by unit (then, unless named, all that have rows)."""
    named = tuple(code or units.root() for code in asking.question.where.get("unit", ()))
    if "unit" not in asking.question.by:
        return [named or (units.root(),)]
    here = asking.frame(rows.subject, ("unit",)).get_column("unit").unique().to_list() if not named else []
    return [(code,) for code in named or dict.fromkeys(periods.plain(code) or units.root() for code in here)]


def years_of(asking: Asking, indicator: Indicator, rows: Rows, scopes: Sequence[Scope]) -> Span:
    """The years of the answer: those asked, else all that the units tell of; one for a stock without `year`."""
    question = asking.question
    if isinstance(rows.timing, Today):
        return None
    if not indicator.flow and "year" not in question.by:
        last = max((span for part in scopes if (span := latest(asking, rows, part))), default=None)
        if last:
            asking.say(notes.AS_OF_YEAR, year=languages.year(last[0], question.calendar), number=last[0])
        return last or question.years
    if question.years:
        return question.years
    spans = [span for part in scopes if (span := rows.timing.span(part.unit_rows, asking))]
    return (min(first for first, _ in spans), max(last for _, last in spans)) if spans else None


def _say_running_year(asking: Asking, rows: Rows, span: Span) -> None:
    """The note that the running year is not over, where the answer has it."""
    now = asking.this_year
    dated = isinstance(rows.timing, Events | Standing)
    if dated and asking.years and span and asking.years[0] <= now <= min(asking.years[1], span[1]):
        asking.say(notes.TO_DATE, year=languages.year(now, asking.question.calendar))


Line = tuple[Key, Cell | None]


def _lines(by: Sequence[str], counted: Counted, asking: Asking, zero: Span) -> list[Line]:
    """Every combination × every year; one without rows is a reported zero in the years `zero`, elsewhere missing."""
    others = [name for name in by if name != "year"]
    place = by.index("year") if "year" in by else len(by)
    combos = dict.fromkeys((*key[:place], *key[place + 1 :]) for key in counted.cells)
    if all(name in asking.question.where for name in others):
        asked = (tuple(value or None for value in asking.question.where[name]) for name in others)
        combos |= dict.fromkeys(product(*asked))
    if "year" not in by:
        keys = list(combos)
    else:
        years = range(asking.years[0], asking.years[1] + 1) if asking.years else ()
        keys = [(*combo[:place], year, *combo[place:]) for combo in combos for year in years]
    silent = {year: Cell(known=1) if _told(zero, year, asking) else None for year in {None, *_years_of(by, keys)}}
    return [(key, counted.cells.get(key) or silent[key[place] if "year" in by else None]) for key in keys]


def _years_of(by: Sequence[str], keys: Sequence[Key]) -> set[int]:
    return {key[by.index("year")] for key in keys} if "year" in by else set()


def _told(span: Span, year: int | None, asking: Asking) -> bool:
    """Whether a register that covers `span` tells of this year, or of any of the years asked."""
    if span is None:
        return False
    first, last = (year, year) if year is not None else asking.years or span
    return first <= span[1] and span[0] <= last


_DECLARED: dict[str, dict[Any, int]] = {
    column.name: {code: place for place, code in enumerate(column.values)}
    for subject in SUBJECTS.values()
    for column in subject.columns
    if column.values
}
_DECLARED["group"] = {"near": 0, "far": 1}


def _in_order(by: Sequence[str], lines: list[Line]) -> list[Line]:
    """Years ascending, closed lists as declared, others by code; rows that do not say come last."""
    ranks = []
    for place, name in enumerate(by):
        declared = _DECLARED.get(name, {})
        values = {key[place] for key, _cell in lines} - {None}
        ranked = sorted(values, key=lambda value: (declared.get(value, len(declared)), value))
        ranks.append({value: rank for rank, value in enumerate([*ranked, None])})
    return sorted(lines, key=lambda line: [rank[value] for rank, value in zip(ranks, line[0], strict=True)])


_NOTHING = Cell()


def _table(by: Sequence[str], lines: Sequence[Line]) -> pd.DataFrame:
    """The tidy table of an answer; a line without a cell is missing."""
    cells = [cell or _NOTHING for _key, cell in lines]
    numbers: dict[str, Sequence[Any]] = {
        "value": [cell.value if cell.known else None for cell in cells],
        "status": [cell.status for cell in cells],
        "n": [cell.rows for cell in cells],
        "unknown": [cell.unknown for cell in cells],
    }
    return table(by, [key for key, _cell in lines], numbers)
