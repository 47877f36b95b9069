"""Which of the columns beside each other count, so that nobody is counted twice.

Columns of one year (of one country, of one measure) are a whole, or parts of it: months, quarters, levels, sexes. Where
the whole has a column, that is taken, and the parts are set aside and used to check it. Where it has none, the parts by
a closed list are taken, the coarsest first (quarters before months). Two ways to split the same people are never added:
where their sums show that they are the same, one is taken; elsewhere the person is asked.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from metrics.spreadsheets.layouts.labels import PARTS, Label

Dimensions = frozenset[str]
Same = Callable[[list["Head"], list["Head"]], bool]


@dataclass(frozen=True, slots=True)
class Head:
    """Column `j` of the grid: what its heading says, what it counts, and where its year and country stand."""

    j: int
    label: Label
    measure: str
    year_at: tuple[int, int] | None = None
    country_at: tuple[int, int] | None = None

    @property
    def dimensions(self) -> Dimensions:
        return frozenset(self.label.parts)

    @property
    def key(self) -> tuple[int | None, str]:
        return self.label.year, self.label.country.casefold()

    @property
    def values(self) -> tuple[tuple[str, str], ...]:
        return tuple(sorted(self.label.parts.items()))


@dataclass(slots=True)
class Choice:
    """Columns that count; those that repeat them; and which columns each stated one should be the sum of."""

    taken: list[Head]
    repeats: list[Head]
    totals: list[Head]
    sums: list[tuple[Head, list[Head]]]


def choose(heads: list[Head], same: Same) -> Choice | None:
    """Which columns of one measure count; None where that cannot be told: two say the very same. `same` tells whether
    two ways to split add up to the same people."""
    years, countries = any(head.label.year for head in heads), any(head.label.country for head in heads)
    outer = [h for h in heads if (years and not h.label.year) or (countries and not h.label.country)]
    choice = Choice([], [], outer, [])
    groups: dict[tuple[int | None, str], list[Head]] = {}
    for head in heads:
        if head not in outer:
            groups.setdefault(head.key, []).append(head)
    for group in groups.values():
        found = _group(group, same)
        if found is None:
            return None
        taken, repeats, sums = found
        choice.taken += taken
        choice.repeats += repeats
        choice.sums += sums
    choice.sums += [pair for pair in ((head, _inside(head, choice.taken)) for head in outer) if len(pair[1]) > 1]
    return choice


def _group(group: list[Head], same: Same) -> tuple[list[Head], list[Head], list[tuple[Head, list[Head]]]] | None:
    """(taken, repeats, sums) of the columns of one year and country."""
    families: dict[Dimensions, list[Head]] = {}
    for head in group:
        families.setdefault(head.dimensions, []).append(head)
    for family in families.values():
        if len({head.values for head in family}) < len(family):
            return None
    best = min(families, key=lambda dimensions: _rank(dimensions, families[dimensions]))
    rivals = [other for other in families if best and other and not best & other and best | other not in families]
    if not all(_periods(other) or same(families[best], families[other]) for other in rivals):
        return None
    sums: list[tuple[Head, list[Head]]] = []
    for dimensions, family in families.items():
        for finer, parts in families.items():
            if dimensions < finer and not _between(dimensions, finer, families):
                sums += [(head, inside) for head in family if len(inside := _matching(head, parts)) > 1]
    return families[best], [head for head in group if head not in families[best]], sums


def _rank(dimensions: Dimensions, family: list[Head]) -> tuple[int, bool, int]:
    """The whole before parts, a complete split before half of one, the coarser before the finer."""
    lonely = any(len({head.label.parts[name] for head in family}) < 2 for name in dimensions)
    return len(dimensions), lonely, sum(PARTS.index(name) for name in dimensions)


def _periods(dimensions: Dimensions) -> bool:
    return dimensions <= {"half", "quarter", "month"}


def _between(low: Dimensions, high: Dimensions, families: Iterable[Dimensions]) -> bool:
    """True when some family lies between: quarters between a year and its months are what the year is checked by."""
    return any(low < other < high for other in families)


def _matching(head: Head, parts: list[Head]) -> list[Head]:
    own = set(head.values)
    return [part for part in parts if own <= set(part.values)]


def _inside(total: Head, taken: list[Head]) -> list[Head]:
    """The columns that a total over years or countries covers."""
    return [
        head
        for head in taken
        if total.label.year in (None, head.label.year)
        and total.label.country in ("", head.label.country)
        and set(total.values) <= set(head.values)
    ]
