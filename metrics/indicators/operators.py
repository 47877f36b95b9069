"""Operators: an answer in, an answer out, with the unit that its values then have.

    growth(ask(…by year…))            change against the year before, in per cent or in the unit itself
    cagr  share  index  moving_average  concentration  target_gap (in `targets.py`)

Beside the columns of every answer, `reason` tells why a value is missing though there are numbers: a key of `REASONS`.
A change that would need a year that is not known is missing: growth across a gap is a false number, and so is growth
across a break in the series. Per cent of a count under `settings.small_base` are not applicable: from 1 to 3 is
"2 more", never "+200 %".
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from metrics.errors import HamkorError, Problem
from metrics.indicators import arithmetic, notes, periods
from metrics.indicators.answer import Answer, table
from metrics.indicators.remarks import broken
from metrics.languages import N_
from metrics.settings import settings

REASONS = {
    "first year": N_("first year"),
    "gap": N_("the year before is not known"),
    "small base": N_("too few for per cent"),
    "zero base": N_("the base is zero"),
    "running year": N_("the year is still running"),
    "unknown": N_("not known"),
    "break": N_("the series was broken"),
}

KNOWN = ("reported", "estimated")
_NOT_COUNTS = ("per cent", "percentage points", "ratio", "index")

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One row of an answer, every kind of missing as None."""

    value: float | None
    status: str
    n: int
    unknown: int
    reason: str | None = None

    @property
    def known(self) -> bool:
        return self.value is not None and self.status in KNOWN


_NONE = Point(None, "missing", 0, 0, "gap")


def points(answer: Answer) -> dict[Key, Point]:
    """The rows of an answer by their key, in the order of `by`."""
    rows = answer.table[[*answer.question.by, "value", "status", "n", "unknown"]]
    plain = ([periods.plain(value) for value in row] for row in rows.itertuples(index=False, name=None))
    return {tuple(row[:-4]): Point(*row[-4:]) for row in plain}


def _answer(answer: Answer, unit: str, formula: str, found: Mapping[Key, Point], by: tuple[str, ...]) -> Answer:
    indicator = replace(answer.indicator, unit=unit, formula=formula, additive=False)
    names = ("value", "status", "n", "unknown", "reason")
    numbers = {name: [getattr(point, name) for point in found.values()] for name in names}
    told = table(by, list(found), numbers)
    return replace(answer, indicator=indicator, question=replace(answer.question, by=by), table=told)


def _combined(value: float, *parts: Point) -> Point:
    """A value made of several points: an estimate if any of them is, or is known only in part."""
    unknown = sum(part.unknown for part in parts)
    sure = not unknown and all(part.status == "reported" for part in parts)
    return Point(value, "reported" if sure else "estimated", parts[0].n, unknown)


def _year_place(answer: Answer) -> int:
    if "year" not in answer.question.by:
        raise HamkorError(notes.NEEDS, indicator=answer.indicator.title, dimension="year")
    return answer.question.by.index("year")


def _at(key: Key, place: int, year: int) -> Key:
    return (*key[:place], year, *key[place + 1 :])


def _broken(answer: Answer, key: Key, one: int, other: int) -> bool:
    """Whether the series of this row breaks between two years."""
    return broken(answer.remarks, one, other, dict(zip(answer.question.by, key, strict=True)))


def _small(answer: Answer, value: float) -> str | None:
    """Why `value` cannot be the base of per cent, if it cannot."""
    if value == 0:
        return "zero base"
    return "small base" if answer.indicator.unit not in _NOT_COUNTS and value < settings.small_base else None


def _not_applicable(point: Point, reason: str) -> Point:
    return Point(None, "not applicable", point.n, point.unknown, reason)


def _yearly(answer: Answer, compute: Callable[[Key, Point, dict[Key, Point]], Point]) -> dict[Key, Point]:
    """`compute` for each point that is known; one that is not keeps its status."""
    told = points(answer)
    return {
        key: compute(key, point, told) if point.known else replace(point, value=None, reason="unknown")
        for key, point in told.items()
    }


def _still_running(answer: Answer, year: int) -> bool:
    today = answer.question.today or date.today()
    return answer.indicator.flow and year >= periods.calendar(answer.question.calendar).year_of(today)


def growth(answer: Answer, relative: bool = True) -> Answer:
    """Change against the year before: (xₜ − xₜ₋₁) / xₜ₋₁ × 100, or xₜ − xₜ₋₁ where not `relative`.

    Per cent (or the indicator's unit; percentage points of a per cent), by year. Missing for the first year, after a
    gap and across a break; not applicable in per cent of a base under `settings.small_base`, and for a flow in the
    year that still runs.
    DAAD, https://de.readkong.com/page/wissenschaft-weltoffen-kompakt-2023-daten-und-fakten-zur-2548351
    """
    place = _year_place(answer)
    first = min((key[place] for key in points(answer)), default=0)

    def change(key: Key, point: Point, told: dict[Key, Point]) -> Point:
        before = told.get(_at(key, place, key[place] - 1), _NONE)
        if not before.known:
            return Point(None, "missing", point.n, point.unknown, "first year" if key[place] == first else "gap")
        if _broken(answer, key, key[place] - 1, key[place]):
            return Point(None, "missing", point.n, point.unknown, "break")
        if _still_running(answer, key[place]):
            return _not_applicable(point, "running year")
        assert point.value is not None and before.value is not None
        if not relative:
            return _combined(point.value - before.value, point, before)
        if reason := _small(answer, before.value):
            return _not_applicable(point, reason)
        return _combined((point.value - before.value) / before.value * 100, point, before)

    unit = "per cent" if relative else _difference_unit(answer)
    return _answer(
        answer,
        unit,
        "(xₜ − xₜ₋₁) / xₜ₋₁ × 100" if relative else "xₜ − xₜ₋₁",
        _yearly(answer, change),
        answer.question.by,
    )


def _difference_unit(answer: Answer) -> str:
    return "percentage points" if answer.indicator.unit == "per cent" else answer.indicator.unit


def index(answer: Answer, base: int) -> Answer:
    """Each year as it stands to the year `base` = 100: xₜ / x_base × 100.

    Index, by year. Missing where the base year is, and beyond a break between the two; not applicable where the base
    is zero or small.
    """
    place = _year_place(answer)

    def against_base(key: Key, point: Point, told: dict[Key, Point]) -> Point:
        start = told.get(_at(key, place, base), _NONE)
        if not start.known:
            return Point(None, "missing", point.n, point.unknown, "gap")
        if _broken(answer, key, base, key[place]):
            return Point(None, "missing", point.n, point.unknown, "break")
        assert point.value is not None and start.value is not None
        if reason := _small(answer, start.value):
            return _not_applicable(point, reason)
        return _combined(point.value / start.value * 100, point, start)

    return _answer(answer, "index", f"xₜ / x({base}) × 100", _yearly(answer, against_base), answer.question.by)


def moving_average(answer: Answer, years: int = 3) -> Answer:
    """Mean of the year and the `years` − 1 before it, in the indicator’s unit. Missing where one of them is missing
    or the series breaks between them."""
    place = _year_place(answer)

    def mean(key: Key, point: Point, told: dict[Key, Point]) -> Point:
        window = [told.get(_at(key, place, key[place] - back), _NONE) for back in range(years)]
        if not all(part.known for part in window):
            return Point(None, "missing", point.n, point.unknown, "gap")
        if _broken(answer, key, key[place] - years + 1, key[place]):
            return Point(None, "missing", point.n, point.unknown, "break")
        return _combined(sum(part.value or 0 for part in window) / years, *window)

    formula = f"Σ of {years} years / {years}"
    return _answer(answer, answer.indicator.unit, formula, _yearly(answer, mean), answer.question.by)


def cagr(answer: Answer, first: int | None = None, last: int | None = None) -> Answer:
    """Mean yearly growth between two years (else the first and last known): ((xₗ / x_f)^(1/(l − f)) − 1) × 100.

    Per cent, without `year`; columns `first` and `last` say between which years. Missing where there are not two known
    years, or the series breaks between them; not applicable where the first value is zero or small.
    https://docslib.org/doc/3650420
    """
    place = _year_place(answer)
    by = tuple(name for name in answer.question.by if name != "year")
    found: dict[Key, Point] = {}
    ends: list[tuple[int | None, int | None]] = []
    for key, series in _series(answer, place):
        row = dict(zip(by, key, strict=True))
        years = [year for year, point in series.items() if point.known and not _still_running(answer, year)]
        begin, end = first if first is not None else min(years, default=None), last or max(years, default=None)
        ends.append((begin, end))
        found[key] = _mean_growth(answer, series, begin, end)
        if found[key].known and broken(answer.remarks, begin or 0, end or 0, row):
            found[key] = Point(None, "missing", found[key].n, found[key].unknown, "break")
    made = _answer(answer, "per cent", "((xₗ / x_f)^(1/(l − f)) − 1) × 100", found, by)
    years_told = table((), [()] * len(ends), {"first": [a for a, _ in ends], "last": [b for _, b in ends]})
    return replace(made, table=made.table.assign(first=years_told["first"], last=years_told["last"]))


def _series(answer: Answer, place: int) -> Iterator[tuple[Key, dict[int, Point]]]:
    """Each combination of the other dimensions with its points by year."""
    groups: dict[Key, dict[int, Point]] = {}
    for key, point in points(answer).items():
        groups.setdefault((*key[:place], *key[place + 1 :]), {})[key[place]] = point
    yield from groups.items()


def _mean_growth(answer: Answer, series: Mapping[int, Point], begin: int | None, end: int | None) -> Point:
    if begin is None or end is None or begin >= end:
        return replace(_NONE, reason="gap")
    start, stop = series.get(begin, _NONE), series.get(end, _NONE)
    if start.value is None or stop.value is None:
        return replace(_NONE, reason="gap")
    if reason := _small(answer, start.value):
        return _not_applicable(stop, reason)
    return _combined(((stop.value / start.value) ** (1 / (end - begin)) - 1) * 100, stop, start)


def share(answer: Answer, of: str) -> Answer:
    """Each part as per cent of the sum over the dimension `of`, all else (also the year) being equal.

    Per cent. Not applicable where the sum is zero or small; an estimate where a part of the sum is not known. Raises
    HamkorError for an indicator whose parts do not add up, and for `unit`, since units are parts of each other.
    """
    _must_add(answer, of)
    told = points(answer)
    wholes: dict[Key, list[Point]] = {}
    for key, point in told.items():
        wholes.setdefault(_but(answer, of, key), []).append(point)
    found: dict[Key, Point] = {}
    for key, point in told.items():
        parts = [part for part in wholes[_but(answer, of, key)] if part.status != "missing" or part.n]
        whole = sum(part.value or 0 for part in parts)
        if not point.known:
            found[key] = replace(point, value=None, reason="unknown")
        elif reason := _small(answer, whole):
            found[key] = _not_applicable(point, reason)
        else:
            found[key] = _combined(
                (point.value or 0) / whole * 100, point, *(part for part in parts if part is not point)
            )
    made = _answer(answer, "per cent", f"x / Σ x over {of} × 100", found, answer.question.by)
    if of in answer.question.where:
        made = replace(made, notes=(*made.notes, Problem(notes.SHARE_OF_CHOSEN)))
    return made


def _but(answer: Answer, name: str, key: Key) -> Key:
    return tuple(value for dimension, value in zip(answer.question.by, key, strict=True) if dimension != name)


def _must_add(answer: Answer, of: str) -> None:
    if of not in answer.question.by:
        raise HamkorError(notes.NEEDS, indicator=answer.indicator.title, dimension=of)
    if not answer.indicator.additive or of in ("unit", "year"):
        raise HamkorError(notes.DOES_NOT_ADD, indicator=answer.indicator.title, dimension=of)


def concentration(answer: Answer, of: str = "country") -> Answer:
    """How the values are spread over the dimension `of`: Σ p² as `value`, between `low` and `high`.

    Index 0–1, without `of`; beside it `top_1`, `top_3`, `top_5` in per cent and `effective`, the effective number. Not
    applicable where nobody is counted. Formulas and sources: `metrics.indicators.arithmetic`. Raises HamkorError for an
    indicator whose parts do not add up.
    """
    _must_add(answer, of)
    by = tuple(name for name in answer.question.by if name != of)
    place = answer.question.by.index(of)
    groups: dict[Key, dict[Any, Point]] = {}
    for key, point in points(answer).items():
        groups.setdefault(_but(answer, of, key), {})[key[place]] = point
    found: dict[Key, Point] = {}
    spreads: dict[str, list[float | None]] = {name: [] for name in ("low", "high", *_TOLD)}
    for key, parts in groups.items():
        amounts = {part: point.value for part, point in parts.items() if point.value is not None and point.known}
        index = arithmetic.concentration(amounts)
        some = [point for point in parts.values() if point.n or point.known] or [replace(_NONE, reason="unknown")]
        found[key] = (
            replace(some[0], value=None, reason="unknown") if not amounts else _combined(index.value or 0, *some)
        )
        if amounts and index.value is None:
            found[key] = _not_applicable(some[0], "zero base")
        if index.low != index.high and found[key].known:
            found[key] = replace(found[key], status="estimated")
        found[key] = replace(found[key], n=sum(point.n for point in some))
        spreads["low"].append(index.low)
        spreads["high"].append(index.high)
        for name, say in _TOLD.items():
            spreads[name].append(say(amounts).value)
    made = _answer(answer, "index", "Σ pᵢ²", found, by)
    return replace(made, table=made.table.assign(**table((), [()] * len(found), spreads)))


_TOLD: dict[str, Callable[[arithmetic.Parts], arithmetic.Spread]] = {
    "top_1": arithmetic.top_share(1),
    "top_3": arithmetic.top_share(3),
    "top_5": arithmetic.top_share(5),
    "effective": arithmetic.effective_number,
}
