"""Which column is the number that a table counts, where several stand side by side.

A person who stands in *all*, in *women* and in *first year* must be counted once. So the column that equals the sum of
others is taken, with its parts set aside; where two totals rival, or nothing adds up, the person chooses.
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from metrics.languages import words
from metrics.spreadsheets.book import Sheet
from metrics.spreadsheets.columns import Meanings
from metrics.spreadsheets.grid import Column, Mask
from metrics.spreadsheets.values import MOST_PEOPLE, Numbers, type_numbers

#: Share of rows in which a column must equal the sum of others to be their total: published tables have slips.
PROOF = 0.95
#: Kinds of columns whose numbers may be people.
PEOPLE = ("students", "people", "all students", "count")
#: Most columns among which sums are looked for, and most rows looked at.
MOST_COLUMNS, MOST_ROWS = 40, 3000
#: Different numbers that a column must hold, at least, for another one to be its repetition and no chance.
TELLING = 3


@dataclass(slots=True)
class Candidate:
    """A column that may be the measure. `parts` are the columns that it proves to be the sum of."""

    column: Column
    kind: str
    typed: Numbers
    parts: tuple[int, ...] = ()


@dataclass(slots=True)
class Choice:
    """`best` is the measure or the guess; `rivals` are the others when it has to be asked; `asked` says whether."""

    best: Candidate | None
    rivals: list[Candidate] = field(default_factory=list)

    @property
    def asked(self) -> bool:
        return bool(self.rivals)


def candidates(found: Meanings, sheet: Sheet) -> list[Candidate]:
    """Every column of numbers, typed."""
    return [Candidate(column, kind, type_numbers(column, sheet)) for column, kind in found.numbers]


def choose(options: list[Candidate], data: Mask) -> Choice:
    """The measure among the candidates; `data` are the records that are no totals."""
    options = [option for option in options if not _impossible(option)] or options
    foreign = [option for option in options if option.typed.whole and _foreign(option)]
    others = [option for option in options if option.kind in PEOPLE and not _foreign(option)]
    part = len(foreign) == 1 and words.total(foreign[0].column.header) is None  # of two totals none is the other's part
    if part and others and all(map(_all_students, others)):
        return Choice(foreign[0])
    named = [option for option in options if option.kind in ("students", "people", "count", "value")]
    people = [option for option in named if option.kind in ("students", "people")]
    pool = named or [option for option in options if option.typed.whole]
    if len(pool) <= 1:
        return Choice(pool[0] if pool else (options[0] if options else None))
    _prove(options, data)
    proved = [option for option in pool if option.parts]
    parts = {i for option in proved for i in option.parts}
    top = [option for option in proved if options.index(option) not in parts]
    if len(top) == 1:
        return Choice(top[0])
    rivals = _apart(top or _named_total(people or pool) or people or pool)
    if len(rivals) == 1:
        return Choice(rivals[0])
    guess = max(rivals, key=lambda option: (_foreign(option), _sum(option, data)))
    return Choice(guess, [option for option in rivals if option is not guess])


def _apart(options: list[Candidate]) -> list[Candidate]:
    """Without columns that say again what one before them says: the same total above each of two ways to split it."""
    out: list[Candidate] = []
    for option in options:
        values = option.typed.values
        telling = len(np.unique(values[option.typed.reported])) >= TELLING
        if not telling or not any(
            one.kind == option.kind and np.array_equal(one.typed.values, values, equal_nan=True) for one in out
        ):
            out.append(option)
    return out


def _impossible(option: Candidate) -> bool:
    """True when no value of the column can be a number of people."""
    known = option.typed.values[option.typed.reported]
    return bool(len(known)) and bool((known > MOST_PEOPLE).all())


def _named_total(options: list[Candidate]) -> list[Candidate]:
    return [
        option for option in options
        if words.total(option.column.header) or words.means(option.column.header, "count", cover=0.3)
    ]  # fmt: skip


def _foreign(option: Candidate) -> bool:
    """True when the header speaks of foreigners: that is what we count."""
    return words.means(option.column.header, "foreign", "subjects")


def _all_students(option: Candidate) -> bool:
    """True for students whom a heading calls all or the total; of a total of nobody knows whom it says nothing."""
    header = option.column.header
    return option.kind == "all students" or (words.total(header) is not None and words.means(header, "students"))


def _sum(option: Candidate, data: Mask) -> float:
    return float(np.nansum(option.typed.values[data]))


def _prove(options: list[Candidate], data: Mask) -> None:
    """Finds which columns are the sum of two others, or of a run of neighbours."""
    whole = [i for i, option in enumerate(options) if option.typed.whole][:MOST_COLUMNS]
    rows = np.flatnonzero(data)[:MOST_ROWS]
    if len(whole) < 3 or len(rows) < 2:
        return
    table = np.stack([options[i].typed.values[rows] for i in whole])
    for t, i in enumerate(whole):
        if options[i].kind in ("students", "people", "count", "value", "number"):
            at = _pair(table, t) or _run(table, t)
            options[i].parts = tuple(whole[k] for k in at)


def _proves(total: npt.NDArray[np.float64], added: npt.NDArray[np.float64]) -> bool:
    known = ~np.isnan(total) & ~np.isnan(added) & (total > 0)
    return bool(known.sum() >= 3) and bool((np.abs(total - added)[known] < 0.5).mean() >= PROOF)


def _pair(table: npt.NDArray[np.float64], t: int) -> tuple[int, ...]:
    n = len(table)
    for a in range(n):
        for b in range(a + 1, n):
            if t in (a, b) or not _both_matter(table[a], table[b]):
                continue
            if _proves(table[t], table[a] + table[b]):
                return a, b
    return ()


def _both_matter(a: npt.NDArray[np.float64], b: npt.NDArray[np.float64]) -> bool:
    """A column of zeros beside a copy would prove anything."""
    return bool((a > 0).any() and (b > 0).any())


def _run(table: npt.NDArray[np.float64], t: int) -> tuple[int, ...]:
    """Neighbours, three or more, on one side of the column, that add up to it."""
    filled = np.nan_to_num(table)
    n = len(table)
    for a in range(n):
        added = filled[a].copy()
        for b in range(a + 1, n):
            if a <= t <= b:
                break
            added = added + filled[b]
            if b - a >= 2 and _proves(table[t], added):
                return tuple(range(a, b + 1))
    return ()
