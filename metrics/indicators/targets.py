"""Targets against what was reached: the gap, how much of it is attained, and the pace that is needed."""

from dataclasses import replace
from functools import cache

import pandas as pd

from metrics import languages, units
from metrics.indicators import periods
from metrics.indicators.answer import Answer, table
from metrics.indicators.indicator import Indicator
from metrics.indicators.kept import Kept
from metrics.indicators.operators import Key, Point, points
from metrics.indicators.remarks import broken
from metrics.languages import _
from metrics.subjects import Tables

#: One entry an indicator, for as long as a table of targets is looked at.
_kept = Kept(most=256)


def target_gap(answer: Answer, tables: Tables) -> Answer:
    """Actual minus target, for each year that has a target for the answer's indicator and unit.

    In the indicator's unit (percentage points of a per cent), by `year` (and `unit`, if the answer is). Beside it
    `target`, `actual` and `actual_year` (that year, or for a year still ahead the last known), `attainment` (actual /
    target × 100, per cent) and `pace`: the yearly growth that leads there, ((T / x)^(1 / years left) − 1) × 100, per
    cent, for targets ahead and no break on the way. Missing where nothing is known up to the year. The answer must be
    by year, and by nothing but year and unit; ValueError otherwise.
    """
    by = answer.question.by
    if "year" not in by or set(by) - {"year", "unit"}:
        raise ValueError("a target is set for a unit and a year: ask by year, or by unit and year")
    told = points(answer)
    asked = answer.question.where.get("unit", ()) or (units.root(),)
    rows: dict[Key, dict[str, float | int | str | None]] = {}
    for year, unit, value in sorted(_targets(answer.indicator, tables)):
        if "unit" not in by and (unit,) != tuple(asked):
            continue
        key = tuple(year if name == "year" else unit for name in by)
        if any(k[by.index("unit")] == unit for k in told) if "unit" in by else True:
            rows[key] = _against(key, by.index("year"), value, told)
            last = rows[key]["actual_year"]
            if last is not None and broken(answer.remarks, int(last), year, dict(zip(by, key, strict=True))):
                rows[key]["pace"] = None
    names = ("value", "status", "n", "unknown", "target", "actual", "actual_year", "attainment", "pace")
    made = table(by, list(rows), {name: [row[name] for row in rows.values()] for name in names})
    unit_word = "percentage points" if answer.indicator.unit == "per cent" else answer.indicator.unit
    indicator = replace(answer.indicator, unit=unit_word, formula="actual − target", additive=False)
    return replace(answer, indicator=indicator, table=made)


def _targets(indicator: Indicator, tables: Tables) -> list[tuple[int, str, float]]:
    """(year, unit, value) of each target of the indicator."""
    frame = aims(indicator, tables)[["year", "unit", "value"]]
    rows = ([periods.plain(value) for value in row] for row in frame.itertuples(index=False, name=None))
    return [(int(year), unit or units.root(), float(value)) for year, unit, value in rows]


def aims(indicator: Indicator, tables: Tables) -> pd.DataFrame:
    """The rows of `targets` that set one for the indicator, named by its key or by its name in any language."""
    return _kept.get((tables["targets"],), indicator.key, lambda: _aims(indicator, tables["targets"]))


def _aims(indicator: Indicator, frame: pd.DataFrame) -> pd.DataFrame:
    named = frame["indicator"].astype("string").str.strip().str.casefold().isin(called(indicator.key, indicator.name))
    return frame[named & frame["year"].notna() & frame["value"].notna()]


@cache
def called(key: str, name: str) -> frozenset[str]:
    """How a sheet of targets may name an indicator, in small letters: by its key, or by its name in any language."""
    found = {key.casefold()}
    for language in languages.LANGUAGES:
        with languages.speaking(language):
            found.add(_(name).casefold())
    return frozenset(found)


def _against(key: Key, place: int, target: float, told: dict[Key, Point]) -> dict[str, float | int | str | None]:
    """The numbers of one target: what was reached in its year, or last before it."""
    year = key[place]
    known = {
        other[place]: point
        for other, point in told.items()
        if point.known
        and other[place] <= year
        and (*other[:place], *other[place + 1 :]) == (*key[:place], *key[place + 1 :])
    }
    row: dict[str, float | int | str | None] = dict.fromkeys(("value", "actual", "actual_year", "attainment", "pace"))
    row |= {"status": "missing", "n": 0, "unknown": 0, "target": target}
    if not known:
        return row
    last = max(known)
    point = known[last]
    actual = point.value or 0
    row |= {"value": actual - target, "actual": actual, "actual_year": last, "status": point.status}
    row |= {"n": point.n, "unknown": point.unknown, "attainment": actual / target * 100 if target else None}
    if last < year and actual > 0 and target > 0:
        row["pace"] = ((target / actual) ** (1 / (year - last)) - 1) * 100
    return row
