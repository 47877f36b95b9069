"""What does not leave the house by itself: names of persons, and counts of people so small that they name somebody.

    discreet(chart)                  the same chart without them; numbers under 5 are suppressed ("¤"), never 0
    too_few(values, people, codes)   which numbers of a table those are

A hidden number could be worked out where the sum of its row or column is known, on this chart or on another. So where
only one number of a year, or of a category over the years, is hidden, the next smallest there is hidden with it; a
title that tells a hidden number, or tells of a hidden category, gives way to a plain one; and so do the figures of the
alternative text. What is derived from few people (shares, hours, means) stays as it is: it is no count.
"""

import dataclasses
import re
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

import pandas as pd

from metrics.charts import Chart
from metrics.charts.style import TOGETHER
from metrics.charts.words import Words, plain
from metrics.indicators import CATALOGUE
from metrics.languages import N_, _, number

#: Counts of people from 1 to one less than this are hidden (Eurostat and most offices of statistics use 3 to 10).
LEAST = 5

#: Units in which one is one person.
OF_PEOPLE = ("persons", "visits")

#: Columns that name a person.
NAMES = ("person", "owner")

HIDDEN = N_(
    "Numbers of people from 1 to 4 are not shown (¤), nor the next smallest where one alone would be told by a sum."
)

#: Parts of an encoding that carry numbers of the indicator.
_MEASURES = ("x", "y", "value", "in", "out", "previous")


def discreet(chart: Chart, names: bool = False, small_cells: bool = False) -> Chart:
    """The chart as it may leave. `names` and `small_cells` let persons' names and small counts out all the same."""
    if not names:
        chart = _nameless(chart)
    return chart if small_cells else _without_small(chart)


def _nameless(chart: Chart) -> Chart:
    """Persons are numbered where the chart is by person; their columns leave where it is not."""
    used = set(chart.encoding.values())
    data = chart.data.drop(columns=[name for name in NAMES if name in chart.data and name not in used])
    told = [name for name in NAMES if name in data]
    for name in told:
        codes = {code: _("Person {n}", n=place) for place, code in enumerate(data[name].dropna().unique(), start=1)}
        data = data.assign(**{name: data[name].astype("object").map(codes)})
    if not told:
        return chart if len(data.columns) == len(chart.data.columns) else dataclasses.replace(chart, data=data)
    return _plainly_titled(dataclasses.replace(chart, data=data))


def _without_small(chart: Chart) -> Chart:
    if chart.form == "headlines":
        return _headlines(chart)
    columns = [chart.encoding[role] for role in _MEASURES if role in chart.encoding and _measures(chart, role)]
    data = chart.data.reset_index(drop=True)
    hidden = {name: _hidden(chart, data, name) for name in columns}
    if not any(mask.any() for mask in hidden.values()):
        return chart
    anywhere = pd.concat(hidden, axis=1).any(axis=1)
    out = data.copy()
    for name, mask in hidden.items():
        out[name] = out[name].mask(mask)
    main = next(iter(hidden))
    status = out["status"] if "status" in out else pd.Series("reported", index=out.index, dtype="string")
    # Of a row with several numbers it says why one is not there; the others show that they are.
    out["status"] = status.astype("object").mask(hidden[main] | (anywhere & status.eq("reported")), "suppressed")
    for aside in ("n", "low", "high"):
        if aside in out:
            out[aside] = out[aside].mask(anywhere)
    values = [plain(value) for name, mask in hidden.items() for value in data.loc[mask, name]]
    options = chart.options
    if chart.form == "stacked_bars":
        out = _together(chart, out, data.loc[hidden[main], main])
        options = {**options, "names": {**options.get("names", {}), TOGETHER: _("put together (small numbers)")}}
    if options.get("share") and (out["status"] == "suppressed").any():
        # Parts of a whole that is not all told would be drawn as all of it.
        options = {**options, "share": False}
    return _said(dataclasses.replace(chart, data=out, options=options), _categories(chart, anywhere), values)


def _together(chart: Chart, data: pd.DataFrame, lost: "pd.Series[Any]") -> pd.DataFrame:
    """The bars with one part in the place of all that are hidden in them, as large as these together.

    That tells no more than the whole of a bar, which may be known anyway: `too_few` hides parts so that it tells none
    of them. `lost` are the numbers that were hidden, by their rows.
    """
    x, y, series = (chart.encoding[role] for role in ("x", "y", "series"))
    asides = [name for name in data if name in ("status", "n", "low", "high", "unknown")]
    gone: list[int] = []
    joined = []
    for _bar, rows in data.loc[lost.index].groupby(x, sort=False, observed=True, dropna=False):
        parts = lost[rows.index].dropna()
        if len(parts) > 1 and parts.sum() >= LEAST:
            gone += rows.index.tolist()
            first = rows.iloc[0].drop(asides).to_dict()
            joined.append({**first, series: TOGETHER, y: parts.sum(), "status": "reported"})
    if not joined:
        return data
    kinds = {name: kind for name, kind in data.dtypes.items() if name not in (series, "status")}
    kept = data.drop(index=gone).astype({series: "object", "status": "object"})
    return pd.DataFrame([*kept.to_dict("records"), *joined], columns=kept.columns).astype(kinds)


def _measures(chart: Chart, role: str) -> bool:
    """Whether a role holds counts of people: x of a ranked bar does, x of a column is its year."""
    return pd.api.types.is_numeric_dtype(chart.data[chart.encoding[role]]) and chart.encoding[role] != "year"


def _of_people(chart: Chart, data: pd.DataFrame) -> "pd.Series[bool]":
    """Which rows count people: by their own unit, by their indicator's, else by the chart's."""
    if (name := chart.encoding.get("unit", "")) in data:
        return data[name].isin(OF_PEOPLE)
    if "indicator" in data:
        units = {key: one.unit for key, one in CATALOGUE.items()}
        return data["indicator"].map(lambda key: units.get(str(key), chart.unit)).isin(OF_PEOPLE)
    return pd.Series(chart.unit in OF_PEOPLE, index=data.index)


def _hidden(chart: Chart, data: pd.DataFrame, name: str) -> "pd.Series[bool]":
    """Which values of one column are hidden: the small ones, and their companions."""
    told_by = _dimensions(chart, data)
    # Those who are counted anew every year are never summed over years.
    stock = not CATALOGUE[chart.definition].flow if chart.definition in CATALOGUE else told_by == ["year"]
    each = data["year"] if stock and "year" in told_by else None
    codes = [data[code] for code in told_by if each is None or code != "year"]
    found = too_few(data[name], _of_people(chart, data), codes, each)
    return pd.Series(found, index=data.index)


def too_few(
    values: Iterable[Any],
    of_people: Iterable[bool],
    codes: Sequence[Iterable[Any]],
    each: Iterable[Any] | None = None,
) -> list[bool]:
    """Which numbers of a table are hidden: those of 1 to 4 people, and those from which these could be worked out.

    `codes` are the table's dimensions, a column each: what adds up when some of them are left out may be known, down to
    the sum of all. Over `each` nothing is ever summed: the years of those who are counted anew every year.
    """
    numbers = [plain(value) for value in values]
    small = {
        place
        for place, (value, counts) in enumerate(zip(numbers, of_people, strict=True))
        if counts and value is not None and 0 < value < LEAST
    }
    if small:
        apart = [None] * len(numbers) if each is None else [plain(code) for code in each]
        told_by = [[plain(code) for code in column] for column in codes]
        small |= _all_companions(numbers, small, [column for column in told_by if len(set(column)) > 1], apart)
    return [place in small for place in range(len(numbers))]


def _all_companions(values: list[Any], small: set[int], codes: list[list[Any]], apart: list[Any]) -> set[int]:
    """Companions along every sum: over one dimension, over two, … over all. What one hides may bare another."""
    found: set[int] = set()
    while True:
        before = len(found)
        for kept in range(max(len(codes) - 1, 0), -1, -1):
            lines: list[list[Any]] = [list(zip(apart, *some, strict=True)) for some in combinations(codes, kept)]
            found |= _companions(values, small | found, lines)
        if len(found) == before:
            return found


def _companions(values: list[Any], small: set[int], lines: list[list[Any]]) -> set[int]:
    """Who is hidden with the small ones: in a line that hides one alone, the smallest of those left.

    `lines` give, for each direction, the line that a row stands in. Where rows cross, one is taken first whose other
    line hides something already: that closes a rectangle, and hides least.
    """
    # A number that was never reported hides nothing: no sum has it.
    away = set(small)
    found: set[int] = set()
    places: list[dict[Any, list[int]]] = [{} for _line in lines]
    for line, rows_of in zip(lines, places, strict=True):
        for place, code in enumerate(line):
            rows_of.setdefault(code, []).append(place)
    # Which lines hide something: kept as it grows, for a table of rows has thousands of lines in dozens of directions.
    hidden = [{line[place] for place in small} for line in lines]
    while True:
        before = len(found)
        for way, rows_of in enumerate(places):
            crossing = [(line, met) for at, (line, met) in enumerate(zip(lines, hidden, strict=True)) if at != way]

            def cost(place: int, crossing: Any = crossing) -> tuple[bool, float]:
                return not any(line[place] in met for line, met in crossing), values[place]

            for rows in rows_of.values():
                lost = [place for place in rows if place in away]
                if len(lost) != 1 or not (lost[0] in small or lost[0] in found):
                    continue
                left = [place for place in rows if place not in away and (values[place] or 0) > 0]
                if not left:
                    continue
                companion = min(left, key=cost)
                found.add(companion)
                away.add(companion)
                for line, met in zip(lines, hidden, strict=True):
                    met.add(line[companion])
        if len(found) == before:
            return found


def _dimensions(chart: Chart, data: pd.DataFrame) -> list[str]:
    """What the numbers are told by, and may be summed over."""
    roles = ("x", "y", "series", "panel", "country", "name")
    codes = dict.fromkeys(chart.encoding[role] for role in roles
                          if role in chart.encoding and not _is_value(chart, role))  # fmt: skip
    return [name for name in codes if name in data]


def _is_value(chart: Chart, role: str) -> bool:
    return role in _MEASURES and _measures(chart, role)


def _categories(chart: Chart, rows: "pd.Series[bool]") -> set[str]:
    """What the hidden rows are of, in words: countries, partners, programs; not their years."""
    words, data = Words(chart), chart.data.reset_index(drop=True)[rows]
    roles = ("x", "y", "series", "panel", "country", "name")
    told = {chart.encoding[role] for role in roles if chart.encoding.get(role) in data.columns}
    return {words.said(name, code) for name in told for code in data[name].tolist() if isinstance(code, str)}


def _said(out: Chart, names: set[str], values: list[Any]) -> Chart:
    """The chart with its note, and with a plain title where its own tells what is hidden."""
    told = {number(value) for value in values if value is not None}
    in_title = set(re.findall(r"\d+(?:[\s\u00a0\u202f.,]\d+)*", out.title))
    tells = bool(told & in_title) or any(name in out.title for name in names)
    out = dataclasses.replace(out, notes=(*out.notes, _(HIDDEN)), told=())
    return _plainly_titled(out) if tells else out


def _plainly_titled(chart: Chart) -> Chart:
    """What is shown, without what it tells."""
    name = CATALOGUE[chart.definition].title if chart.definition in CATALOGUE else chart.subtitle
    return dataclasses.replace(chart, title=name, told=())


def _headlines(chart: Chart) -> Chart:
    """Each row by its own unit: its value, its history, and a change that would tell either."""
    data = chart.data.reset_index(drop=True)
    value, change, part, history = (chart.encoding.get(role, "") for role in ("value", "change", "percent", "history"))
    people = _of_people(chart, data)
    rows, hidden = data.to_dict("records"), []
    for row, counts in zip(rows, people, strict=True):
        now, step = plain(row[value]), plain(row.get(change))
        before = now - step if now is not None and step is not None else None
        few = [counts and number_ is not None and 0 < number_ < LEAST for number_ in (now, before)]
        if any(few):
            row[change] = row[part] = None
        if few[0]:
            row[value], row["status"] = None, "suppressed"
        past = [plain(one) for one in row.get(history) or ()]
        kept = [None if counts and one is not None and 0 < one < LEAST else one for one in past]
        if history:
            row[history] = kept
        hidden.append(any(few) or kept != past)
    if not any(hidden):
        return chart
    kinds = {name: kind for name, kind in data.dtypes.items() if name != history}
    out = pd.DataFrame(rows, columns=data.columns).astype(kinds)
    gone = [plain(old) is not None and plain(new) is None for old, new in zip(data[value], out[value], strict=True)]
    away = [plain(old) for old, lost in zip(data[value], gone, strict=True) if lost]
    names = {str(name) for name, lost in zip(data[chart.encoding["name"]], gone, strict=True) if lost}
    return _said(dataclasses.replace(chart, data=out), names, away)
