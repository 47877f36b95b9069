"""The same people on two sheets: a sheet of totals beside one of countries, or a part beside the whole."""

import pandas as pd

from metrics.errors import Problem, Word
from metrics.languages import N_
from metrics.spreadsheets import problems
from metrics.spreadsheets.draft import Draft
from metrics.spreadsheets.minutes import Minutes
from metrics.spreadsheets.reading import Choice, SetAside
from metrics.subjects import SUBJECTS

#: Fewer common keys than this tell nothing about one sheet being part of another.
LEAST_KEYS = 3


def find(drafts: list[Draft], minutes: Minutes) -> set[int]:
    """Positions of drafts that repeat another and are not to be counted. Each is named by a warning or a question."""
    out: set[int] = set()
    for i, one in enumerate(drafts):
        for j, other in enumerate(drafts):
            if i == j or i in out or j in out or not _comparable(one, other):
                continue
            if i > j and _told_again(one, other, minutes):
                continue
            if _coarser(one, other):
                minutes.note(problems.SHEET_REPEATS, one.sheet, None, other=other.sheet)
                out.add(i)
            elif _same_or_part(one, other, i > j) and _set_aside(one, other, minutes):
                out.add(i)
    return out


def _told_again(one: Draft, other: Draft, minutes: Minutes) -> bool:
    """Takes out of a sheet the years that an earlier one tells with the very same numbers, where both have years of
    their own: "2018-2020", then "2020-2022"."""
    mine, theirs = _years(one), _years(other)
    shared = mine & theirs
    if _dimensions(one) != _dimensions(other) or not mine - shared or not theirs - shared:
        return False
    keys = [name for name in ("year", "unit", "country", "program", "level", "basis", "sex") if name in one.rows]
    if not set(keys) <= set(other.rows.columns):
        return False
    left, right = (_summed(draft, keys) for draft in (one, other))
    same = [year for year in shared if _says(left, year, LEAST_KEYS) and _says(left, year) == _says(right, year)]
    if same:
        minutes.note(problems.SHEET_REPEATS, one.sheet, None, other=other.sheet)
        again = one.rows["year"].isin(same)
        minutes.aside.extend(SetAside(one.sheet, cell, "repeat") for cell in one.rows.loc[again, "cell"])
        one.rows = one.rows[~again]
    return bool(same)


def _says(summed: pd.Series, year: object, least: int = 0) -> dict[object, float]:
    """What is counted in one year, by all other keys; nothing where fewer than so many are told."""
    here = summed[summed.index.get_level_values("year") == str(year)]
    return dict(here.items()) if len(here) >= least else {}


def _comparable(one: Draft, other: Draft) -> bool:
    if one.sheet == other.sheet or one.subject != other.subject or one.measure is None or other.measure is None:
        return False
    return one.subject != "totals" and bool(_years(one) & _years(other))


def _years(draft: Draft) -> set[object]:
    return set(draft.rows["year"].dropna()) or {None} if "year" in draft.rows else {None}


def _dimensions(draft: Draft) -> frozenset[str]:
    return frozenset(draft.found.of) - {"note", "flag"}


def _value(draft: Draft) -> str:
    return SUBJECTS[draft.subject].measure if draft.subject in SUBJECTS else "value"


def _coarser(one: Draft, other: Draft) -> bool:
    """True when `one` tells fewer things apart over the same years and adds up to as much or more."""
    if not _dimensions(one) < _dimensions(other):
        return False
    by_one, by_other = _by_year(one), _by_year(other)
    both = by_one.index.intersection(by_other.index)
    return bool(len(both)) and bool((by_one[both] >= 0.95 * by_other[both]).mean() > 0.5)


def _by_year(draft: Draft) -> pd.Series:
    years = draft.rows["year"] if "year" in draft.rows else pd.Series(None, index=draft.rows.index)
    return pd.to_numeric(draft.rows[_value(draft)]).groupby(years.fillna(0)).sum()


def _part(one: Draft, other: Draft) -> bool:
    """True when every number of `one` is at most the same number of `other`."""
    keys = [name for name in ("year", "unit", "country", "program", "level", "basis", "sex") if name in one.rows]
    if not set(keys) <= set(other.rows.columns):
        return False
    left, right = (_summed(draft, keys) for draft in (one, other))
    joined = left.to_frame("one").join(right.to_frame("other"), how="left")
    return len(joined) >= LEAST_KEYS and bool((joined["one"] <= joined["other"]).all())


def _same_or_part(one: Draft, other: Draft, later: bool) -> bool:
    """Of two sheets that say the same, the later one repeats the other."""
    return _dimensions(one) == _dimensions(other) and _part(one, other) and (later or not _part(other, one))


def _summed(draft: Draft, keys: list[str]) -> pd.Series:
    frame = draft.rows[keys].astype("string").fillna("")
    return pd.to_numeric(draft.rows[_value(draft)]).groupby([frame[key] for key in keys]).sum()


def _set_aside(one: Draft, other: Draft, minutes: Minutes) -> bool:
    problem = Problem(problems.SHEET_PART, one.sheet, None, {"other": other.sheet})
    choices = [Choice("aside", Word(N_("Set it aside"))), Choice("count", Word(N_("Count it too")))]
    return minutes.ask(f"repeat:{one.sheet}", "measure", problem, choices, "aside") == "aside"
