"""Words in a column of labels that mean all the others: "Both sexes", "All levels", the code of a total.

    Country | Sex        | Students          Whoever stands in "Male" stands in "Both sexes" again. For closed lists
    India   | Both sexes | 12                many words are known; elsewhere the numbers have to show it: those of one
    India   | Male       |  7                label are the sums of others', in nearly every group of rows that are
    India   | Female     |  5                alike but for this column.

A whole is set aside only where parts stand beside it: who is known by the whole alone is counted by it.
"""

import itertools
from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt

from metrics import units
from metrics.languages import words
from metrics.languages.words import fold
from metrics.spreadsheets import places
from metrics.spreadsheets.columns import CLOSED
from metrics.spreadsheets.draft import Draft
from metrics.spreadsheets.grid import Column, Sum, as_text

#: Meanings of columns whose entries are never parts of each other.
TIMES = ("year", "month", "quarter", "period", "start", "end", "dates", "note", "flag", "document", "person")
#: Subjects whose numbers are no people that could be counted twice.
APART = ("other", "totals", "targets", "remarks")
#: Most labels among which every pair and every run of neighbours is tried, and most among which one may be all others.
FEW, MANY = 12, 300
#: Share of groups of rows in which the sum must hold.
PROOF = 0.95
#: How improbable, in bits, it must be that the sum holds by chance: small numbers are often the sums of others, and the
#: more ways to add are tried, the oftener.
SURE, SURE_OF_SOME = 10.0, 24.0
#: Offices that hide single persons round to multiples of this.
ROUNDED_TO = 5

Numbers = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]


def leave_out(draft: Draft) -> None:
    """Takes wholes whose parts are counted out of the records that count; their sums are noted, to be checked."""
    if draft.measure is None or draft.typed is None or draft.subject in APART:
        return
    told = labels(draft)
    for column, name in told:
        if name not in TIMES and not any(column is known for known in draft.flat.known.values()):
            _of_column(draft, column, name, [one for one, _name in told])


def labels(draft: Draft) -> list[tuple[Column, str]]:
    """Columns that tell records apart, each with its meaning or "": neither numbers nor remarks nor codes of the
    sheet's own."""
    told = {id(column): name for name, column in draft.found.of.items()}
    told |= {id(column): name for name, columns in draft.found.stand_by.items() for column in columns}
    skip = {id(column) for column, _kind in (*draft.found.numbers, *draft.found.left_out)} | {id(draft.measure)}
    found = [column for column in (*draft.flat.columns, *draft.flat.known.values()) if id(column) not in skip]
    named = [(column, told.get(id(column), "")) for column in found]
    return [(column, name) for column, name in named if name not in ("note", "flag")]


def _of_column(draft: Draft, column: Column, name: str, others: list[Column]) -> None:
    assert draft.measure is not None and draft.typed is not None
    codes, said = column.distinct()
    codes, said = np.where(codes < 0, len(said), codes), [*said, None]  # what has no label may be the whole too
    at = np.flatnonzero(draft.data)
    present = np.unique(codes[at])
    if not 2 <= len(present) <= MANY:
        return
    group = groups(at, column, others)
    values, own = draft.typed.values[at], codes[at]
    texts = {int(code): as_text(said[int(code)]) for code in present}
    wholes: dict[int, tuple[int, ...]] = {code: () for code, text in texts.items() if _named(name, text)}
    if len(wholes) == len(present):
        return
    possible = [code for code, text in texts.items() if code not in wholes and not _is_place(name, text)]
    wholes |= _proved(group, own, values, texts, possible, set(wholes))
    for code in wholes:
        parts = wholes[code] or tuple(one for one in texts if one not in wholes)
        here = own == code
        beside = np.isin(group, group[np.isin(own, parts)])
        rows = at[here & beside]
        if len(rows):
            if len(np.unique(group * (int(own.max()) + 1) + own)) == len(own):
                draft.flat.sums.append(_sum(draft.measure, at, group, own, code, parts, rows))
            draft.flat.totals[rows] = True
            draft.data[rows] = False
            draft.wholes[rows] = True


def _named(name: str, text: str) -> bool:
    """True for a word that can mean nothing but all the others of its column."""
    if name == "unit" and fold(text) in units.called():
        return False
    if words.total_alone(text):
        return name not in ("country", "institution", "program", "project")
    return name in CLOSED and words.means(text, "both", "lines", cover=1)


def _is_place(name: str, text: str) -> bool:
    """True for what is certainly itself: a country, a unit of ours."""
    if name == "unit":
        return fold(text) in units.called()
    return name == "country" and (places.country(text).known or bool(places.country(text).choices))


def groups(at: npt.NDArray[np.intp], column: Column, others: list[Column]) -> Codes:
    """One number for all records that are alike but for `column` and what says the same in other words."""
    group = np.zeros(len(at), dtype=np.int64)
    own = column.distinct()[0]
    for key in [one.distinct()[0] for one in others if not alike(own, one.distinct()[0])]:
        group = np.unique(group * (int(key.max()) + 2) + key[at] + 1, return_inverse=True)[1]
    return group


def alike(one: Codes, other: Codes) -> bool:
    """True where two columns say the same in other words: a code and its name."""
    pairs = len(np.unique(one * (int(other.max()) + 2) + other + 1))
    return pairs == len(np.unique(one)) == len(np.unique(other))


def _proved(
    group: Codes, own: Codes, values: Numbers, texts: Mapping[int, str], possible: list[int], named: set[int]
) -> dict[int, tuple[int, ...]]:
    """{label: the labels whose numbers add up to its numbers}."""
    counted = [code for code in texts if code not in named]
    if len(counted) < 3 or not possible:
        return {}
    slack = ROUNDED_TO / 2 if _rounded(values) else 0.0
    count = int(group.max()) + 1
    out: dict[int, tuple[int, ...]] = {}
    if len(counted) > FEW:
        inside = np.isin(own, counted)
        sums = np.bincount(group[inside], np.nan_to_num(values[inside]), count)
        gaps = np.bincount(group[inside], np.isnan(values[inside]), count)
        for code in possible:
            stated = _spread(group[own == code], values[own == code], count)
            rest = np.where(gaps > 0, np.nan, sums - np.nan_to_num(stated))
            if _proves(stated, rest, slack * len(counted), SURE):
                out[code] = tuple(one for one in counted if one != code)
        return out
    table = {code: _spread(group[own == code], values[own == code], count) for code in counted}
    for code in possible:
        for n, parts in enumerate(_ways([one for one in counted if one != code], out)):
            added = _added([table[part] for part in parts])
            if _proves(table[code], added, slack * (len(parts) + 1), SURE if n == 0 else SURE_OF_SOME):
                out[code] = parts
                break
    return out


def _ways(others: list[int], known: Mapping[int, tuple[int, ...]]) -> Iterable[tuple[int, ...]]:
    """Ways in which some of the labels may add up to another: all of them, neighbours in their order, any two."""
    plain = [one for one in others if one not in known]
    if len(plain) > 1:
        yield tuple(plain)
    for length in range(len(others) - 1, 2, -1):
        for first in range(len(others) - length + 1):
            yield tuple(others[first : first + length])
    yield from itertools.combinations(others, 2)


def _spread(group: Codes, values: Numbers, count: int) -> Numbers:
    """The sum of the values of each group; infinite where a group has no such record, missing where a value is."""
    out = np.bincount(group, values, count).astype(np.float64)
    out[np.bincount(group, minlength=count) == 0] = np.inf
    return out


def _added(parts: list[Numbers]) -> Numbers:
    """Sums of parts, where at least two stand there; a part without a record is nothing."""
    table = np.stack(parts)
    present = ~np.isinf(table)
    return np.where(present.sum(axis=0) > 1, np.where(present, table, 0.0).sum(axis=0), np.inf)


def _proves(stated: Numbers, added: Numbers, slack: float, sure: float) -> bool:
    known = np.isfinite(stated) & np.isfinite(added) & (stated > 0)
    if not known.any():
        return False
    good = np.abs(stated[known] - added[known]) < 0.5 + slack
    bits = np.log2(1 + stated[known][good] / (1 + 2 * slack))
    return bool(good.mean() >= PROOF) and float(bits.sum()) >= sure


def _rounded(values: Numbers) -> bool:
    known = values[~np.isnan(values)]
    return len(known) >= 20 and bool((known % ROUNDED_TO == 0).all())


def _sum(
    measure: Column, at: npt.NDArray[np.intp], group: Codes, own: Codes, code: int, parts: tuple[int, ...],
    rows: npt.NDArray[np.intp],
) -> Sum:  # fmt: skip
    """The stated wholes beside the records that they should be the sum of."""
    stated = {int(group[i]): int(at[i]) for i in np.flatnonzero(np.isin(at, rows))}
    columns = []
    for part in parts:
        found = {int(group[i]): int(at[i]) for i in np.flatnonzero(own == part)}
        columns.append(_picked(measure, [found.get(one, -1) for one in stated]))
    return Sum(_picked(measure, list(stated.values())), tuple(columns), certain=False)


def _picked(measure: Column, rows: list[int]) -> Column:
    """The entries of some records; -1 gives an empty one."""
    index = np.array(rows, dtype=np.int64)
    cells = np.where(index >= 0, measure.cells[index], 0)
    return Column(measure.header, cells, measure.rows[index], measure.columns[index])
