"""The few shapes that most cards share: over years, ranked, composed, by place, and against targets.

Each asks, finds the latest year that is over and told of, says the message of that year, and leaves the drawing to a
form. None is returned where nothing is known: the card is then empty.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from metrics import countries, languages, units
from metrics.board import messages
from metrics.board.card import Draft
from metrics.board.messages import Series
from metrics.board.view import View
from metrics.charts.words import known
from metrics.indicators import CATALOGUE, Indicator
from metrics.indicators.answer import Answer
from metrics.languages import _, number
from metrics.subjects import SUBJECTS

#: Filters of one card beside the choices: dimension → value.
Where = Mapping[str, str] | None

#: Columns fit as many years as this; beyond them a line reads better.
COLUMNS = 12


def word(dimension: str, code: Any) -> str:
    """A code of a dimension as a person reads it: country "IND" → "India", group "near" → "Near abroad"."""
    if code is None or pd.isna(code):
        return _("Not stated")
    if dimension == "country":
        return countries.name(code)
    if dimension == "unit":
        return units.name(code)
    if dimension == "indicator":
        return CATALOGUE[code].title
    return _(known(dimension).get(code, "")) or str(code)


def options(view: View, /, **more: Any) -> dict[str, Any]:
    """What every form is told: how years are written, and which one still runs."""
    return {"calendar": view.choices.calendar, "to_date": view.running, **more}


def year_word(view: View, year: int) -> str:
    return languages.year(year, view.choices.calendar)


def series(view: View, indicator: str, where: Where = None) -> tuple[Answer, Series]:
    """One indicator by year, as an answer and as the series of its message."""
    answer = view.ask(indicator, ("year",), where=where)
    points = [
        (int(year), None if value is pd.NA else float(value))
        for year, value in zip(answer.table["year"], answer.table["value"], strict=True)
    ]
    partial = frozenset(int(year) for year in answer.table.loc[answer.table["unknown"] > 0, "year"])
    return answer, Series(answer.indicator, tuple(points), view.choices.calendar, view.running, partial)


def trimmed(view: View, table: pd.DataFrame) -> pd.DataFrame:
    """`table` without the running year where nobody has told of it: not yet reported is no gap."""
    now = table["year"] == view.running
    return table[~now] if now.any() and table.loc[now, "value"].isna().all() else table


def begun(table: pd.DataFrame) -> pd.DataFrame:
    """`table` from the first year that anything is known of: what was not yet counted has no parts to stack."""
    known = table.loc[table["value"].notna(), "year"]
    return table[table["year"] >= known.min()] if len(known) else table


def last_year(view: View, indicator: str, where: Where = None) -> int | None:
    """The latest year that is told of: a year that is over, but today for what a register says stands today.

    None where nothing is known.
    """
    answer, told = series(view, indicator, where)
    stands = not answer.indicator.flow and any(SUBJECTS[name].register for name in answer.indicator.subjects)
    if stands and dict(told.points).get(view.running) is not None:
        return view.running
    return told.last[0] if told.last else None


def span(view: View, indicator: str, where: Where = None) -> tuple[int, int] | None:
    """Over which years one number is told: all the years chosen for a flow, the latest year for a stock."""
    last = last_year(view, indicator, where)
    if last is None:
        return None
    return view.years if CATALOGUE[indicator].flow else (last, last)


def span_word(view: View, years: tuple[int, int]) -> str:
    first, last = (year_word(view, year) for year in years)
    return first if first == last else f"{first}–{last}"


def figures(answer: Answer, table: pd.DataFrame, column: str, top: int = 5) -> tuple[str, ...]:
    """The largest numbers in words, for those who cannot see the chart."""
    largest = table.dropna(subset=["value"]).sort_values("value", ascending=False, kind="stable").head(top)
    return tuple(
        f"{word(column, code)}: {answer.indicator.format(float(value))}"
        for code, value in zip(largest[column], largest["value"], strict=True)
    )


def retitled(draft: Draft, title: str) -> Draft:
    """The same draft with another message."""
    return replace(draft, title=title)


def moment(day: date) -> pd.Timestamp:
    """A day as the tables hold dates, for comparing."""
    return pd.Timestamp(day)


def plain_entries(entries: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Columns of register entries as a chart's data: text instead of categories."""
    kept = entries[columns]
    return kept.astype({name: "string" for name in columns if isinstance(kept[name].dtype, pd.CategoricalDtype)})


def over_years(view: View, indicator: str, form: str = "", where: Where = None) -> Draft | None:
    """One indicator by year, with its targets outlined where there are any."""
    answer, told = series(view, indicator, where)
    if told.last is None:
        return None
    data = trimmed(view, answer.table)
    encoding = {"x": "year", "y": "value"}
    targets = {} if where else view.targets(indicator)
    if view.running in targets:
        data = answer.table  # its target is to be seen, even where nobody has told of the year yet
    if targets and set(targets) & set(data["year"]):
        data = data.assign(target=data["year"].map(targets).astype("Float64"))
        encoding["target"] = "target"
    said = [(year, value) for year, value in told.points if value is not None][-3:]
    return Draft(
        form or ("columns" if len(data) <= COLUMNS else "lines"),
        messages.trend(told),
        data,
        encoding,
        (answer,),
        figures=tuple(f"{year_word(view, year)}: {answer.indicator.format(value)}" for year, value in said),
        options=options(view),
    )


def ranked(view: View, indicator: str, dimension: str, top: int = 10, where: Where = None) -> Draft | None:
    """One indicator by a dimension, the largest first: the latest year of a stock, the whole period of a flow."""
    years = span(view, indicator, where)
    if years is None:
        return None
    answer = view.ask(indicator, (dimension,), years, where=where)
    known = answer.table.dropna(subset=["value"])
    if largest(answer.table, dimension) is None:
        return None
    return Draft(
        "ranked_bars",
        _leads(view, answer.indicator, answer.table, dimension, years, where),
        answer.table,
        {"y": dimension, "x": "value"},
        (answer,),
        figures=figures(answer, known, dimension),
        options=options(view, top=top, others="sum" if answer.indicator.additive else "count"),
    )


def largest(table: pd.DataFrame, dimension: str) -> tuple[str, float] | None:
    """The category with the largest value, and that; rows that do not say their category are no category."""
    named = table.dropna(subset=[dimension, "value"]).sort_values("value", ascending=False, kind="stable")
    return None if named.empty else (str(named[dimension].iloc[0]), float(named["value"].iloc[0]))


def whole(view: View, indicator: str, years: tuple[int, int], where: Where = None) -> tuple[float, bool]:
    """The sum over all categories, and whether all of it is known."""
    if years[0] == years[1]:
        table = series(view, indicator, where)[0].table
        row = table[table["year"] == years[0]]
    else:
        row = view.ask(indicator, (), years, where=where).table
    value = row["value"].iloc[0]
    return (0.0 if value is pd.NA else float(value)), not row["unknown"].iloc[0]


def _leads(
    view: View, indicator: Indicator, parts: pd.DataFrame, dimension: str, years: tuple[int, int], where: Where = None
) -> str:
    """The message of the largest of `parts`, beside the whole where parts add up to one."""
    when, first, name = span_word(view, years), largest(parts, dimension), indicator.title
    if first is None or not first[1]:
        return _("{name}: {value} in {year}", name=name, value=number(0), year=when)
    category, part = word(dimension, first[0]), first[1]
    known = parts.dropna(subset=[dimension, "value"])
    firsts = [word(dimension, code) for code in known.loc[known["value"] == part, dimension]]
    if known["unknown"].any():
        return messages.most_known(name, category, indicator.format(part), when)
    if len(firsts) > 1:
        return messages.tied(name, firsts, part, when)
    if not indicator.additive:
        return messages.most(name, category, indicator.format(part), when)
    total, all_known = whole(view, indicator.key, years, where)
    if not all_known:
        return messages.most_known(name, category, indicator.format(part), when)
    return messages.leads(name, dimension, category, part, total, when)


def composed(view: View, indicator: str, dimension: str, share: bool = True, where: Where = None) -> Draft | None:
    """One indicator by year, its parts stacked; `share` draws them to 100 %."""
    last = last_year(view, indicator, where)
    if last is None:
        return None
    answer = view.ask(indicator, ("year", dimension), where=where)
    data = begun(trimmed(view, answer.table))
    latest = answer.table[answer.table["year"] == last]
    if not (largest(latest, dimension) or (0, 0))[1]:
        return None
    return Draft(
        "stacked_bars",
        _leads(view, answer.indicator, latest, dimension, (last, last), where),
        data,
        {"x": "year", "y": "value", "series": dimension},
        (answer,),
        figures=figures(answer, latest, dimension),
        options=options(view, share=share),
    )


def table_by_year(view: View, indicator: str, dimension: str, top: int = 15, where: Where = None) -> Draft | None:
    """A table of numbers, darker where there are more: who changed most between the first year told of and the last."""
    told = series(view, indicator, where)[1].told
    if not told:
        return None
    answer = view.ask(indicator, (dimension, "year"), where=where)
    if largest(answer.table, dimension) is None:
        return None
    data = trimmed(view, answer.table)
    first, last = told[0][0], told[-1][0]
    return Draft(
        "heat_table",
        _gained(view, answer, dimension, first, last, where),
        data,
        {"x": "year", "y": dimension, "value": "value"},
        (answer,),
        figures=figures(answer, answer.table[answer.table["year"] == last], dimension),
        options=options(view, top=top),
    )


def _gained(view: View, answer: Answer, dimension: str, first: int, last: int, where: Where) -> str:
    """Who gained the most between two years; who is largest, where nobody can be compared."""
    known = answer.table[answer.table["unknown"] == 0]
    wide = known.pivot_table(index=dimension, columns="year", values="value", observed=True)
    # A country that the first sheet did not name had nobody we know of; only those in both years can be compared.
    both = wide[[first, last]].dropna() if first != last and {first, last} <= set(wide.columns) else wide.iloc[:0]
    if both.empty:
        latest = answer.table[answer.table["year"] == last]
        return _leads(view, answer.indicator, latest, dimension, (last, last), where)
    change = both[last] - both[first]
    return messages.gained(
        answer.indicator.title,
        word(dimension, change.idxmax()),
        float(change.max()),
        year_word(view, first),
        year_word(view, last),
    )


def panels(view: View, indicator: str, dimension: str, where: Where = None) -> Draft | None:
    """Small pictures of one scale, one a category."""
    years = span(view, indicator, where)
    if years is None:
        return None
    answer = view.ask(indicator, ("year", dimension), where=where)
    parts = view.ask(indicator, (dimension,), years, where=where).table
    if not (largest(parts, dimension) or (0, 0))[1]:
        return None
    return Draft(
        "small_multiples",
        _leads(view, answer.indicator, parts, dimension, years, where),
        trimmed(view, answer.table),
        {"x": "year", "y": "value", "panel": dimension},
        (answer,),
        figures=figures(answer, parts, dimension),
        options=options(view),
    )


def mapped(view: View, indicator: str, flows: bool = False, where: Where = None) -> Draft | None:
    """Bubbles on the countries, for counts."""
    years = span(view, indicator, where)
    if years is None:
        return None
    answer = view.ask(indicator, ("country",), years, where=where)
    placed = answer.table.dropna(subset=["country"])
    placed = placed[~placed["country"].isin(countries.OTHERS) & (placed["value"].fillna(0) > 0)]
    if placed.empty:
        return None
    return Draft(
        "bubble_map",
        messages.places(answer.indicator.title, len(placed), span_word(view, years)),
        placed,
        {"country": "country", "value": "value"},
        (answer,),
        figures=figures(answer, placed, "country"),
        options=options(view, view=window(placed["country"]), flows=flows),
    )


def window(codes: Iterable[str]) -> str:
    """How much of the world a map must show: "near" where every country is near, else "world"."""
    return "near" if all(countries.group(code) == "near" for code in codes) else "world"


def together(view: View, indicators: Iterable[str], where: Where = None) -> tuple[pd.DataFrame, tuple[Answer, ...]]:
    """Several indicators of one unit by year, one under the other, told apart by the column `indicator`."""
    answers = tuple(view.ask(indicator, ("year",), where=where) for indicator in indicators)
    frames = [answer.table.assign(indicator=answer.indicator.key) for answer in answers]
    return trimmed(view, pd.concat(frames, ignore_index=True)), answers


def bullets(view: View, indicators: Iterable[str]) -> Draft | None:
    """Each indicator against its target: that of the latest year told of, else the next one set."""
    rows: list[Mapping[str, Any]] = []
    answers: list[Answer] = []
    names: dict[str, str] = {}
    for indicator in indicators:
        answer, told = series(view, indicator)
        targets = view.targets(indicator)
        if told.last is None or not targets:
            continue
        year, value = told.last
        aim = year if year in targets else min((y for y in targets if y > year), default=None)
        if aim is None:
            continue
        names[indicator] = _("{name}, {year}", name=answer.indicator.title, year=year_word(view, aim))
        rows.append({
            "indicator": indicator, "year": year, "value": value, "target": targets[aim], "previous": told.before,
            "unit": answer.indicator.unit, "status": "reported",
        })  # fmt: skip
        answers.append(answer)
    if not rows:
        return None
    data = pd.DataFrame(rows).astype({"year": "Int64", "value": "Float64", "target": "Float64", "previous": "Float64"})
    return Draft(
        "bullet",
        messages.against_target([row["value"] >= row["target"] for row in rows]),
        data,
        {"y": "indicator", "value": "value", "target": "target", "previous": "previous", "unit": "unit"},
        tuple(answers),
        subtitle=units.name(view.choices.unit),
        figures=tuple(
            _(
                "{name}: {value} of {target}",
                name=names[row["indicator"]],
                value=CATALOGUE[row["indicator"]].format(row["value"]),
                target=CATALOGUE[row["indicator"]].format(row["target"]),
            )
            for row in rows
        ),
        options=options(view, names=names),
    )
