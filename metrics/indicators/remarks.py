"""Remarks on years: what must be known to read a number, and where a series breaks.

A remark is about the unit that it names and all units below it. Where a unit's numbers are the sum of the units below,
a break in one of them breaks the sum; a remark that breaks nothing stays with its own unit. One that names a country
is about that country's numbers, not about the total.

A break stands between the year of the remark and the year before: no change, growth or mean is counted across it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from metrics import countries, languages, units
from metrics.errors import Kind, Problem
from metrics.indicators import notes, periods
from metrics.indicators.answer import Answer
from metrics.languages import N_
from metrics.subjects import Tables

REMARK = Kind("remark", "info", N_("{year}: {text}"))
REMARK_COUNTRY = Kind("remark on a country", "info", N_("{year}, {country}: {text}"))
BREAK = Kind("break in series", "warning", N_("{year}: {text} (break in series, not comparable with the years before)"))
BREAK_COUNTRY = Kind(
    "break in a country's series",
    "warning",
    N_("{year}, {country}: {text} (break in series, not comparable with the years before)"),
)
KINDS = (REMARK, REMARK_COUNTRY, BREAK, BREAK_COUNTRY)


@dataclass(frozen=True, slots=True)
class Remark:
    """`parts` are the (dimension, codes) of an answer's rows that it is about; none where it is about all of them."""

    year: int
    text: str
    breaks: bool = False
    country: str = ""
    parts: tuple[tuple[str, frozenset[str]], ...] = ()

    def about(self, row: Mapping[str, Any]) -> bool:
        """Whether it is about a row with these dimensions."""
        return all(row.get(name) in codes for name, codes in self.parts)

    def told(self, calendar: str) -> Problem:
        """The sentence of the remark, its year written as `calendar` does."""
        slots = {"year": languages.year(self.year, calendar), "number": self.year, "text": self.text}
        if not self.country:
            return Problem(BREAK if self.breaks else REMARK, slots=slots)
        return Problem(
            BREAK_COUNTRY if self.breaks else REMARK_COUNTRY, slots=slots | {"country": countries.Named(self.country)}
        )


def broken(remarks: Iterable[Remark], one: int, other: int, row: Mapping[str, Any]) -> bool:
    """Whether the series of a row with these dimensions breaks between two years, whichever of them is the earlier."""
    first, last = min(one, other), max(one, other)
    return any(remark.breaks and first < remark.year <= last and remark.about(row) for remark in remarks)


def remarked(answer: Answer, tables: Tables) -> Answer:
    """`answer` with the remarks that are about it, by year, and their sentences among its notes."""
    rows = tables["remarks"]
    if rows.empty:
        return answer
    noted: list[tuple[Remark, str, tuple[str, ...]]] = []
    first, last = _span(answer)
    # Column by column: rows of a frame take ten times as long, and this is done for every answer.
    columns = (rows[name].to_list() for name in ("year", "unit", "concerns", "country", "note", "series_break"))
    for line in zip(*columns, strict=True):
        year, unit, concerns, country, text, breaks = map(periods.plain, line)
        concerned = tuple(name for name in answer.indicator.subjects if concerns in (None, name))
        if year is None or not text or not concerned or not first <= year <= last:
            continue
        noted.append((Remark(int(year), str(text), breaks == "yes", country or ""), unit or units.root(), concerned))
    present = _present(answer, tables) if noted else {}
    about = (
        (remark, _parts(answer, remark, unit, [present[name] for name in concerned]))
        for remark, unit, concerned in noted
    )
    found = dict.fromkeys(replace(remark, parts=parts) for remark, parts in about if parts is not None)
    told = tuple(sorted(found, key=lambda remark: remark.year))
    said = (remark.told(answer.question.calendar) for remark in told)
    return replace(answer, remarks=told, notes=(*answer.notes, *said))


def _span(answer: Answer) -> tuple[float, float]:
    """The years that the answer tells of; all of them where it does not say."""
    if "year" in answer.table:
        years = [int(year) for year in answer.table["year"].unique() if year is not pd.NA]
        return (min(years), max(years)) if years else (0, -1)
    stands = next((note.slots["number"] for note in answer.notes if note.kind is notes.AS_OF_YEAR), None)
    if stands is None and not answer.indicator.dated:
        stands = periods.calendar(answer.question.calendar).year_of(answer.question.today or date.today())
    if stands is not None:
        return stands, stands
    return answer.question.years or (float("-inf"), float("inf"))


def _present(answer: Answer, tables: Tables) -> dict[str, frozenset[str]]:
    """Units that have rows of their own, in each of the tables that the answer was counted from."""
    codes = {name: tables[name]["unit"].unique() for name in answer.indicator.subjects}
    return {name: frozenset(periods.plain(code) or units.root() for code in here) for name, here in codes.items()}


def _parts(
    answer: Answer, remark: Remark, unit: str, present: Sequence[frozenset[str]]
) -> tuple[tuple[str, frozenset[str]], ...] | None:
    """Which rows of the answer a remark on this unit is about; None where it is about none. `present` are the units
    that have rows, for each table that it concerns."""
    by, where = answer.question.by, answer.question.where
    parts: list[tuple[str, frozenset[str]]] = []
    asked = [code or units.root() for code in where.get("unit", () if "unit" in by else (units.root(),))]
    codes = asked or frozenset().union(*present)
    about = frozenset(code for code in codes if _about(unit, code, remark.breaks, present))
    if not about:
        return None
    if "unit" in by:
        parts.append(("unit", about))
    if remark.country and "country" in by:
        parts.append(("country", frozenset((remark.country,))))
    elif remark.country and remark.country not in where.get("country", ()):
        return None
    return tuple(parts)


def _about(unit: str, code: str, breaks: bool, present: Sequence[frozenset[str]]) -> bool:
    """Whether a remark on `unit` is about the numbers of the unit `code`."""
    summed = [part for here in present for part in units.speaking_for(code, here)] if breaks else []
    return any(unit in (part, *units.above(part)) for part in (code, *summed))
