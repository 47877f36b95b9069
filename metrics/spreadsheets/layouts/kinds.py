"""What the name of a group of rows is: a year, a level, a sex, a country, a unit; and what most names of a column are.

A group is told by being another kind of thing than its rows: a year among countries, a faculty among levels.
"""

from collections import Counter
from functools import lru_cache

from metrics import units
from metrics.languages import words
from metrics.languages.words import fold
from metrics.spreadsheets import places, years
from metrics.spreadsheets.grid import Grid, Mask, as_text
from metrics.spreadsheets.layouts import labels

#: Share of a column's names that must be of one kind to make it the column's own.
MOSTLY = 0.6
#: Names of a column that are looked at.
SAMPLE = 60


@lru_cache(maxsize=8192, typed=True)
def kind_of(cell: object) -> str:
    """What a name of a group is: "year", "level", "sex", "basis", "unit", "country", "region", or "" if unknown."""
    text = as_text(cell)
    if years.year(cell).value:
        return "year"
    label = labels.label(text)
    if label.year and not label.parts and not label.rest:
        return "year"
    if len(label.parts) == 1 and not label.rest and (name := next(iter(label.parts))) in labels.LISTS:
        return name
    place = places.country(text)
    if place.known or place.choices:
        return "country"
    if place.region:
        return "region"
    if fold(text) in _units() or any(match.meaning == "unit" for match in words.match(text)):
        return "unit"
    return ""


def _units() -> set[str]:
    return {fold(said) for unit in units.tree().values() for said in (unit.code, *unit.names.values(), *unit.aliases)}


def usual(grid: Grid, keep: Mask, names: list[int]) -> dict[int, str]:
    """{column: what most of its names are}."""
    out = {}
    for j in names:
        said = [cell for cell in grid.cells[keep, j] if isinstance(cell, str)][:SAMPLE]
        kinds = Counter(map(kind_of, said))
        kind, count = kinds.most_common(1)[0] if kinds else ("", 0)
        if kind and count >= MOSTLY * len(said):
            out[j] = kind
    return out
