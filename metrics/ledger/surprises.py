"""Changes so large that somebody should look again before they count: a mistake in a sheet, or news.

Three of them: a year (or a list) is halved, a country vanishes, a year jumps further from the one before than the
series ever did. Small numbers surprise nobody: nothing is said of fewer than `settings.small_base`.

Years on two sides of a break in series that somebody noted are not to be compared: a step across it is no jump, and
none that later ones are measured by.
"""

from collections.abc import Iterable, Iterator
from math import log

import numpy as np
import pandas as pd

from metrics import countries, units
from metrics.errors import Kind, Problem, Word, Year
from metrics.ledger import problems, scope
from metrics.ledger.difference import Difference, counted
from metrics.settings import settings
from metrics.subjects import SUBJECTS, Subject, Tables

#: Steps from year to year that a series must have made before one can be called unlike them.
_STEPS = 3
#: How many times the largest step so far, and at least how many times the year before.
_UNLIKE, _LEAST = 2.0, 1.1

#: By (unit, year), and by country within: what the rows count for.
_Sums = dict[tuple[str, int], dict[str, int]]
#: (Unit, year): the years of one subject that are not to be compared with the year before, for the unit and all below.
_Breaks = set[tuple[str, int]]


def surprises(lines: Iterable[Difference], before: Tables, after: Tables) -> tuple[Problem, ...]:
    """What is surprising about the lines of a difference between two states of the tables, in their order."""
    known: dict[str, tuple[_Sums, _Sums, _Breaks]] = {}
    found: list[Problem] = []
    for line in lines:
        if not (line.new or line.changed or line.gone):
            continue
        if line.subject not in known:
            subject = SUBJECTS[line.subject]
            sums = _sums(subject, before[line.subject]), _sums(subject, after[line.subject])
            known[line.subject] = *sums, _breaks(after["remarks"], line.subject)
        was, becomes, breaks = known[line.subject]
        found += [*_halved(line), *_gone(line, was, becomes), *_jump(line, becomes, breaks)]
    return tuple(found)


def _halved(line: Difference) -> Iterator[Problem]:
    if line.before >= settings.small_base and line.after * 2 <= line.before:
        kind = problems.LIST_HALVED if line.year is None else problems.YEAR_HALVED
        yield _problem(kind, line, before=line.before, after=line.after)


def _gone(line: Difference, was: _Sums, becomes: _Sums) -> Iterator[Problem]:
    """Countries of the same year before, or where that year is new, of the year before it."""
    if line.year is None or not line.after:
        return
    now = becomes.get((line.unit, line.year), {})
    earlier = line.year if line.before else line.year - 1
    for country, number in was.get((line.unit, earlier), {}).items():
        if number >= settings.small_base and not now.get(country):
            kind = problems.COUNTRY_GONE if earlier == line.year else problems.COUNTRY_STAYS_AWAY
            yield _problem(kind, line, country=countries.Named(country), before=number, earlier=earlier)


def _jump(line: Difference, becomes: _Sums, breaks: _Breaks) -> Iterator[Problem]:
    broken = {year for unit, year in breaks if unit in (line.unit, *units.above(line.unit), units.root())}
    if line.year is None or line.year in broken:
        return
    totals = {year: sum(found.values()) for (unit, year), found in becomes.items() if unit == line.unit}
    now, last = totals.get(line.year, 0), totals.get(line.year - 1, 0)
    if min(now, last) < settings.small_base:
        return
    steps = [
        abs(log(totals[year] / totals[year - 1]))
        for year in totals
        if year < line.year and year not in broken and totals[year] > 0 and totals.get(year - 1, 0) > 0
    ]
    if len(steps) >= _STEPS and abs(log(now / last)) > max(_UNLIKE * max(steps), log(_LEAST)):
        yield _problem(problems.JUMP, line, after=now, before=last, earlier=line.year - 1)


def _breaks(remarks: pd.DataFrame, subject: str) -> _Breaks:
    """Breaks of the whole series of a subject; one that names a country is about that country's numbers alone."""
    concerned = (remarks["concerns"].isna() | (remarks["concerns"] == subject)) & remarks["country"].isna()
    told = remarks[concerned & (remarks["series_break"] == "yes") & remarks["year"].notna()]
    named = told["unit"].astype(object).fillna(units.root())
    return set(zip(map(str, named), map(int, told["year"]), strict=True))


def _sums(subject: Subject, rows: pd.DataFrame) -> _Sums:
    when = scope.moments(subject, rows)
    country = rows["country"].astype(object).fillna("") if "country" in subject else pd.Series("", index=rows.index)
    told = pd.DataFrame(
        {
            "unit": np.array(when.units, dtype=object)[when.unit],
            "year": when.year,
            "country": country.to_numpy(),
            "counted": counted(subject, rows),
        }
    )
    found: _Sums = {}
    summed = told.groupby(["unit", "year", "country"], sort=True, as_index=False)["counted"].sum()
    for unit, year, name, number in summed.itertuples(index=False):
        found.setdefault((unit, int(year)), {})[name] = int(number)
    return found


def _problem(kind: Kind, line: Difference, earlier: int | None = None, **slots: object) -> Problem:
    told = {"subject": Word(SUBJECTS[line.subject].title), "unit": units.name(line.unit)}
    years = {"year": line.year, "earlier": earlier}
    # Whole numbers of people come as fractions do, to be written with their thousands apart.
    counts = {name: float(slot) if isinstance(slot, int) else slot for name, slot in slots.items()}
    return Problem(kind, slots=told | {name: Year(year) for name, year in years.items() if year is not None} | counts)
