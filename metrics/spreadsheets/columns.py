"""What each column of a table is: a year, a country, a level, a number of people, a code that nobody needs.

The header's words propose, the cells decide: "Country code" over 001, 009 is a code, over UZB, IND a country. Each
meaning goes to one column, the one that fits best; the others stand by as names in another language do.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from metrics.languages import words
from metrics.spreadsheets import dates, numbers, places, values, years
from metrics.spreadsheets.book import area
from metrics.spreadsheets.grid import Column, Flat
from metrics.subjects import SUBJECTS

#: Meanings whose cells are numbers that may be what the table counts.
COUNTED = ("students", "people", "count", "all students", "academic staff", "staff FTE", "programs", "courses", "value")
#: Meanings whose cells are other numbers.
NUMERIC = ("hours", "budget", "latitude", "longitude")
DATED = ("start", "end", "signed", "valid_from", "valid_to")
#: Meanings that say: leave this column out of every count.
LEFT_OUT = ("percent", "change", "money", "rank", "index", "graduates", "forecast", "places", "code")
#: Closed lists of the subjects, by column.
CLOSED = {c.name for subject in SUBJECTS.values() for c in subject.columns if c.values}
#: The header of a column that somebody said is to be left out, and what such a column is: no mark for missing, which
#: would make a record of the heading.
LEFT = "left out"
#: Least share of a header that its word must make up, unless the cells speak for themselves.
LEAST_COVER = 0.3
#: How well a column of codes fits that names countries by them.
COUNTRY_CODES = 2.0
#: Distinct cells looked at to judge a column.
SAMPLE = 400


@dataclass(slots=True)
class Meanings:
    """Column of each meaning; `numbers` may be counted, `left_out` never; `stand_by` also fit a meaning taken."""

    of: dict[str, Column] = field(default_factory=dict)
    cover: dict[str, float] = field(default_factory=dict)
    numbers: list[tuple[Column, str]] = field(default_factory=list)
    left_out: list[tuple[Column, str]] = field(default_factory=list)
    stand_by: dict[str, list[Column]] = field(default_factory=dict)
    unread: list[Column] = field(default_factory=list)
    nameless: list[Column] = field(default_factory=list)
    twice: list[tuple[str, Column, Column]] = field(default_factory=list)


def meanings(flat: Flat) -> Meanings:
    """What the columns of `flat` are."""
    found = Meanings()
    claims: dict[str, list[tuple[float, int, Column]]] = {}
    for order, column in enumerate(flat.columns):
        if column.header == LEFT:
            found.left_out.append((column, LEFT))
            continue
        meaning, fit = _meaning(column, flat.layout != "tidy")
        if not column.header and meaning != "index column" and _holds(column):
            found.nameless.append(column)
        if meaning == "":
            found.unread.append(column)
        elif meaning in LEFT_OUT or meaning == "index column":
            found.left_out.append((column, meaning))
        elif meaning in COUNTED or meaning == "number":
            found.numbers.append((column, meaning))
        else:
            claims.setdefault(meaning, []).append((fit, -order, column))
    for meaning, claimants in claims.items():
        _give(found, meaning, claimants)
    _both_ends(flat, found)
    for name, column in flat.known.items():
        if name in found.of:
            found.stand_by.setdefault(name, []).append(found.of[name])
        found.of[name], found.cover[name] = column, 1.0
    if flat.value is not None:
        kinds = [match.meaning for match in words.match(flat.value.header)[:1] if match.meaning in COUNTED]
        found.numbers.append((flat.value, kinds[0] if kinds else "number"))
    found.twice = _twice(flat, found)
    return found


def _give(found: Meanings, meaning: str, claimants: list[tuple[float, int, Column]]) -> None:
    fits = sorted(claimants, key=lambda claim: (_tells(meaning, claim[2]), claim[0], claim[1]), reverse=True)
    found.of[meaning], found.cover[meaning] = fits[0][2], fits[0][0]
    found.stand_by[meaning] = [column for _fit, _order, column in fits[1:]]


def _tells(meaning: str, column: Column) -> int:
    """How much a column of countries tells: from where somebody came more than where he is, and one that says the same
    in every row nothing."""
    if meaning != "country" or len(column.distinct()[1]) < 2:
        return 0
    return 2 if words.means(column.header, "origin", "places") else 1


def _both_ends(flat: Flat, found: Meanings) -> None:
    """Two columns that both say *start* ("arrived", "left") and none *end*: the right one is the end; or the left one
    the start."""
    order = {id(column): n for n, column in enumerate(flat.columns)}
    for taken, free in (("start", "end"), ("end", "start")):
        others = found.stand_by.get(taken, [])
        if taken in found.of and free not in found.of and others:
            pair = sorted([found.of[taken], others[0]], key=lambda column: order[id(column)])
            found.of["start"], found.of["end"] = pair
            found.cover[free] = found.cover[taken]
            found.stand_by[taken] = others[1:]


def _twice(flat: Flat, found: Meanings) -> list[tuple[str, Column, Column]]:
    """Headers that two columns share but for case and blanks. One merged cell over columns that are left out anyway is
    one header: nothing is counted by mistake, and nobody could rename it."""
    seen: dict[str, Column] = {}
    parts = [column for column in (found.of.get("parts"), *found.stand_by.get("parts", [])) if column is not None]
    left_out = {id(column) for column in (*found.unread, *parts)}
    out = []
    for column in flat.columns:
        name = "" if column.header == LEFT else " ".join(column.header.split()).casefold()
        first = seen.setdefault(name, column)
        aside = left_out >= {id(first), id(column)} and _merged(flat, first, column)
        if name and first is not column and not aside and not _renamed(first, column):
            out.append((column.header, first, column))
    return out


def _merged(flat: Flat, first: Column, second: Column) -> bool:
    """The headers of both are one merged cell."""
    places = [area(column.header_cell)[:2] for column in (first, second)]
    return any(
        all(top <= row <= bottom and left <= at <= right for row, at in places)
        for top, left, bottom, right in flat.grid.sheet.merged
    )


def _renamed(one: Column, other: Column) -> bool:
    """True for a column written twice, and for codes under "SEX" beside their names under "Sex": two columns of words
    that tell the very same rows apart in other words, under a heading that is written in another way."""
    if bool((one.cells == other.cells).all()):
        return True
    first, second = one.distinct()[0], other.distinct()[0]
    if one.header.strip() == other.header.strip() or values.share_of_numbers(one) + values.share_of_numbers(other) > 1:
        return False
    pairs = len(set(zip(first.tolist(), second.tolist(), strict=True)))
    return pairs == len(set(first.tolist())) == len(set(second.tolist()))


def _holds(column: Column) -> bool:
    return bool(column.distinct()[1])


def _meaning(column: Column, labels_only: bool) -> tuple[str, float]:
    """(meaning, how well it fits); "" where nothing fits."""
    share = values.share_of_numbers(column)
    if _is_index(column):
        return "index column", 1.0
    for found in words.match(column.header):
        fit = _fit(found.meaning, found.cover, column, share)
        if found.meaning == "code" and fit == COUNTRY_CODES:
            return "country", 0.5
        if found.meaning == "institution" and _codes_of_countries(column):
            return "country", 0.6
        if fit and found.meaning in ("year", "month") and _known_stays(column) >= 0.5:
            return "dates", found.cover
        if fit:
            return found.meaning, fit
    if share >= 0.5:
        return "people" if _counts_persons(column) else "number", share
    known = _known_countries(column)
    if known >= 0.75:
        return "country", 0.5 * known
    if labels_only and known >= 0.5:
        return "country", 0.4 * known
    if not column.header or labels_only:
        for name in ("level", "sex", "unit"):
            if name in CLOSED and _known_values(name, column) >= 0.6:
                return name, 0.4
    for name in ("level", "sex", "basis"):
        if share < 0.5 and len(_texts(column)) > 1 and _known_values(name, column) >= 0.9:
            return name, 0.3
    if share < 0.5 and _known_days(column) >= 0.5 and _known_dates(column) >= 0.75:
        return "dates", 0.3
    return "", 0.0


def _counts_persons(column: Column) -> bool:
    """True where the cells themselves say that they count persons: "3 чел.", "5 persons"."""
    texts = _texts(column)
    habit = numbers.habits(texts)
    return bool(texts) and sum(numbers.number(text, habit).form == "unit" for text in texts) > 0.5 * len(texts)


def by_cells(column: Column) -> str:
    """What a column would be if its header said nothing; "" where its cells do not tell."""
    return _meaning(replace(column, header=""), labels_only=True)[0]


def _known_days(column: Column) -> float:
    """Share of the distinct cells that are a day or a span of days."""
    sample = column.distinct()[1][:SAMPLE]
    return sum(dates.span(cell)[0] is not None for cell in sample) / max(1, len(sample))


def _known_stays(column: Column) -> float:
    """Share of the distinct cells that are a span of several days."""
    sample = column.distinct()[1][:SAMPLE]
    ends = [dates.span(cell) for cell in sample if isinstance(cell, str)]
    return sum(first != last for first, last in ends) / max(1, len(sample))


def _fit(meaning: str, cover: float, column: Column, share: float) -> float:
    """0 where the cells contradict the header; `COUNTRY_CODES` for codes that are countries' own."""
    if meaning == "code":
        return COUNTRY_CODES if share < 0.5 and _known_countries(column, codes=True) > 0.6 else 1.0
    if meaning in LEFT_OUT or meaning == "flag":
        return 1.0
    # The name of a student is a name, however long the word for whose it is.
    whose = meaning == "person" and words.means(column.header, "students")
    if cover < LEAST_COVER and meaning not in COUNTED and not whose:
        return 0.0
    if meaning in COUNTED or meaning in NUMERIC:
        return cover if share >= 0.5 or not _holds(column) else 0.0
    if meaning == "country":
        known = _known_countries(column)
        return cover + known if known >= 0.3 or (cover > 0.6 and share < 0.5) else 0.0
    if meaning in ("year", "month"):
        good = _known_years(column)
        return cover + good if good >= 0.3 or cover > 0.6 else 0.0
    if meaning in DATED or meaning == "dates":
        return cover if _known_dates(column) >= 0.3 or not _holds(column) else 0.0
    if meaning in CLOSED and meaning not in ("role", "term"):
        known = _known_values(meaning, column)
        return cover + known if share < 0.5 and (cover >= 0.6 or known >= 0.3) else 0.0
    if meaning == "unit" and _texts(column) and all(map(_of_measure, _texts(column))):
        return 0.0
    if meaning == "person" and _known_countries(column) >= 0.75:
        return 0.0
    return cover + 0.01 * len(set(_texts(column))) / SAMPLE if share < 0.5 or not _holds(column) else 0.0


def _texts(column: Column) -> list[str]:
    """Up to SAMPLE distinct texts of a column."""
    return [said for said in column.distinct()[1] if isinstance(said, str)][:SAMPLE]


def _known_countries(column: Column, codes: bool = False) -> float:
    """Share of the distinct texts that name a country, a region or an other place. Two-letter texts prove nothing
    about a column whose header does not say what they are."""
    texts = [text for text in _texts(column) if len(text.strip()) > 2 or codes]
    if not texts or (codes and max(map(len, texts)) > 3) or sum(map(len, texts)) > 60 * len(texts):
        return 0.0
    if len(texts) > 24 and not any(map(places.looks_like, texts[:12])):
        return 0.0
    return sum(map(places.looks_like, texts)) / len(texts)


def _of_measure(text: str) -> bool:
    """True for a unit in which is measured: "Number", "persons", "NR", "%"."""
    found = words.match(text)
    return text in ("NR", "NBR", "PER", "PC", "PS") or bool(
        found and found[0].cover >= 0.9 and found[0].meaning in ("count", "people", "students", "percent", "money")
    )


def _codes_of_countries(column: Column) -> bool:
    """True for codes only, several of them, and all of countries: a "partner" of two letters is no university."""
    texts = [text.strip() for text in _texts(column)]
    return (
        len(texts) > 2
        and all(len(text) in (2, 3) and text.isupper() for text in texts)
        and (_known_countries(column, codes=True) > 0.8)
    )


def _known_years(column: Column) -> float:
    era = years.era_of(column.header)
    _codes, found = column.distinct()
    return sum(years.year(cell, era).value is not None for cell in found[:SAMPLE]) / max(1, len(found[:SAMPLE]))


def _known_dates(column: Column) -> float:
    _codes, found = column.distinct()
    sample = found[:SAMPLE]
    good = sum(
        dates.span(cell)[0] is not None
        or (isinstance(cell, str) and (words.value("term", cell) is not None or bool(dates.years(cell))))
        or dates.length(cell) is not None
        or years.year(cell).form == "plain"
        for cell in sample
    )
    return good / max(1, len(sample))


def _known_values(name: str, column: Column) -> float:
    texts = _texts(column)
    return sum(words.value(name, text) is not None for text in texts) / max(1, len(texts))


def _is_index(column: Column) -> bool:
    """A column that only counts its rows: 0, 1, 2 … or 1, 2, 3 …, without a name or under "No."."""
    if column.header and not words.means(column.header, "code", cover=0.5):
        return False
    told = [cell for cell in column.cells if cell is not None]
    numbers = [float(cell) for cell in told if isinstance(cell, int | float) or str(cell).strip().isdigit()]
    if len(numbers) < 2 or len(numbers) < 0.9 * len(told):
        return False
    steps = np.diff(np.array(numbers))
    return bool((steps == 1).mean() > 0.95) and numbers[0] in (0.0, 1.0)


def closed(name: str) -> Mapping[str, str]:
    """Codes of the closed list of a column, in whichever subject has it."""
    return next(subject[name].values for subject in SUBJECTS.values() if name in subject and subject[name].values)
