"""The rows behind a number as a person looks at them: file, sheet, cell, who brought them and when, as written.

`numbers` are those of a chart that somebody may ask about, `parts` the rows behind one of them: of a sum its rows, of
a rate those of both its sides. What the parts add up to is the number, or the two that it was worked out from.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from metrics import units
from metrics.board.shapes import origins
from metrics.board.source import Board
from metrics.charts import Chart
from metrics.charts.ranked_bars import others
from metrics.charts.words import Words, records
from metrics.indicators import CATALOGUE, ask, rows
from metrics.indicators.answer import Question
from metrics.indicators.combining import sides
from metrics.indicators.indicator import Pair, Rows
from metrics.indicators.lineage import pointed, subject
from metrics.indicators.targets import aims
from metrics.languages import ngettext
from metrics.ledger import Upload
from metrics.subjects import Tables

#: Where a row came from, in the order of the columns of `behind`.
ORIGIN = ("file", "sheet", "cell", "who", "when")


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a chart: its name, the point of the answer that `metrics.indicators.rows` takes, and its value.

    `codes` is what a mark of it carries. Where the chart shows entries of a register one by one, `entry` says in which
    upload, sheet and cell the entry stands.
    """

    name: str
    at: Mapping[str, Any] = field(default_factory=dict)
    codes: Mapping[str, Any] = field(default_factory=dict)
    value: float | None = None
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one indicator and what they add up to, or the number of what each of them names, counted `once`.

    Both are None where the number is neither, such as a mean.
    """

    indicator: str
    rows: pd.DataFrame
    total: float | None = None
    once: float | None = None


def numbers(chart: Chart, question: Question) -> list[Number]:
    """The numbers of a chart that `question` answers, in the order of its data, and last the bar of all the others."""
    words, entry = Words(chart), chart.encoding.get("row", "")
    found = [row for row in records(chart) if row.get("indicator", question.indicator) == question.indicator]
    by = [chart.encoding["y"]] if entry else [name for name in question.by if name in chart.data]
    if not by:
        return []
    told = [
        Number(
            " · ".join(words.said(name, row[name]) for name in by),
            {} if entry else {name: row[name] for name in by},
            row,
            row.get(_column(chart, question)),
            row.get(entry, ""),
        )
        for row in found
    ]
    rest = others(chart) if chart.form == "ranked_bars" else []
    if rest:
        y = chart.encoding["y"]
        name = ngettext("{n} other", "{n} others", len(rest))
        told.append(Number(name, {y: tuple(row[y] for row in rest)}, {"others": len(rest)}))
    return told


def _column(chart: Chart, question: Question) -> str:
    """The column that holds the values of the question: charts of two sides have one for each."""
    sides = [chart.encoding[role] for role in ("in", "out") if role in chart.encoding]
    return sides[chart.asked.index(question)] if sides else "value"


def marked(told: list[Number], mark: Mapping[str, Any]) -> int | None:
    """Which of the numbers a clicked mark is of; None where that does not say one."""
    own = {name: code for name, code in mark.items() if any(name in number.codes for number in told)}
    fit = [place for place, number in enumerate(told) if own and own.items() <= number.codes.items()]
    return fit[0] if len(fit) == 1 else None


def parts(question: Question, board: Board, number: Number | None = None) -> list[Part]:
    """The rows behind a number, or behind all of them: of both sides of what is made of two indicators."""
    if number and number.entry:
        return [Part(question.indicator, _entry(question, board, number.entry))]
    at = number.at if number else {}
    found = [_part(asked, board, at) for asked in _sides(question)]
    return [part for part in found if len(part.rows)]


def _part(question: Question, board: Board, at: Mapping[str, Any]) -> Part:
    at = {name: code for name, code in at.items() if name in question.by}
    found = behind(question, board.tables, board.written, board.uploads, at)
    return Part(question.indicator, found, adds_up(question, found), _once(question, board, at))


def _sides(question: Question) -> tuple[Question, ...]:
    compute = CATALOGUE[question.indicator].compute
    return sides(compute, question) if isinstance(compute, Pair) else (question,)


def _entry(question: Question, board: Board, entry: str) -> pd.DataFrame:
    """The rows that stand there, once each."""
    of = subject(question.indicator)
    return _told(board.written[of][origins(board.tables[of]).eq(entry)], board.uploads)


def whole(chart: Chart, question: Question, board: Board, number: Number) -> float | None:
    """What all the parts add up to of which the number is drawn as a share; None where it is none."""
    drawn = chart.options.get("share") or (chart.unit == "per cent" and CATALOGUE[question.indicator].additive)
    if not drawn or number.entry:
        return None
    return _part(question, board, {name: code for name, code in number.at.items() if name == "year"}).total


def _once(question: Question, board: Board, at: Mapping[str, Any]) -> float | None:
    """The number at one point of an indicator that counts once what several rows name."""
    indicator = CATALOGUE[question.indicator]
    if indicator.additive or not isinstance(indicator.compute, Rows) or not indicator.compute.distinct:
        return None
    table = ask(pointed(question, at), board.tables).table
    value = table["value"].iloc[0] if len(table) == 1 else pd.NA
    return None if pd.isna(value) else float(value)


def behind_target(question: Question, board: Board, number: Number | None) -> pd.DataFrame:
    """The rows that set a target for the indicator and unit; of the number's year alone, where the answer is by year.

    A bullet of a year without a target is drawn against the next one: then all that are set from that year on.
    """
    unit = (question.where.get("unit") or (units.root(),))[0]
    found = aims(CATALOGUE[question.indicator], board.tables)
    found = found[found["unit"].astype("string").fillna(units.root()).eq(unit)]
    year = number.at.get("year") if number else None
    if year is not None:
        of_year = found["year"].eq(year)
        found = found[of_year if of_year.any() else found["year"].ge(year)]
    return _told(found, board.uploads)


def behind(
    question: Question,
    tables: Tables,
    written: Tables,
    uploads: Mapping[str, Upload],
    at: Mapping[str, object] | None = None,
) -> pd.DataFrame:
    """What `metrics.indicators.rows` gives, with ORIGIN first; `when` is the moment of the upload.

    Institutions stand there as `written`, not under the name that was agreed on: so they are found in the sheet.
    """
    found = rows(question, tables, at)
    if "institution" in found and len(found):
        found = found.assign(institution=written[subject(question.indicator)]["institution"].loc[found.index])
    return _told(found, uploads)


def _told(found: pd.DataFrame, uploads: Mapping[str, Upload]) -> pd.DataFrame:
    """Rows of a subject with ORIGIN before their own columns."""
    numbers = found["upload"].astype("string").fillna("")
    known = [uploads.get(number) for number in numbers]
    origin = {
        "file": [upload.file if upload else number for upload, number in zip(known, numbers, strict=True)],
        "sheet": found["sheet"],
        "cell": found["cell"],
        "who": [upload.who if upload else "" for upload in known],
        "when": pd.Series([upload.when if upload else None for upload in known], index=found.index, dtype=object),
    }
    rest = found.drop(columns=["sheet", "cell"])
    return pd.concat([pd.DataFrame(origin, index=found.index), rest], axis="columns")


def adds_up(question: Question, found: pd.DataFrame) -> float | None:
    """What the rows of one number add up to; None for an indicator that is no sum of rows, such as a share."""
    if "counted" not in found or not CATALOGUE[question.indicator].additive:
        return None
    return float(found["counted"].sum()) if found["counted"].notna().any() else None

