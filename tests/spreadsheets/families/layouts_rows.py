"""Truths laid out downwards: tidy, measures side by side, groups, repeated headers, turned, several tables."""

import itertools
import random

from tests.spreadsheets.families.page import Page
from tests.spreadsheets.families.style import Style
from tests.spreadsheets.families.truths import COUNTRIES, Fact, Truth

Pages = tuple[list[Page], list[dict[tuple[str, tuple[int, int]], Fact]], dict[str, str]]


def one(page: Page, **answers: str) -> Pages:
    """A layout of one page with one right reading."""
    return many([page], **answers)


def many(pages: list[Page], **answers: str) -> Pages:
    return pages, [{(page.name, place): fact for page in pages for place, fact in page.facts.items()}], answers


def tidy(rng: random.Random, truth: Truth, style: Style) -> Pages:
    """One row a fact; columns and rows in any order."""
    page = Page("Data")
    top = style.top(page, truth)
    names = [
        "year",
        "country",
        *(n for n in ("unit", "level", "sex") if getattr(truth, f"{n}s" if n != "sex" else "sexes")),
    ]
    columns = [*names, truth.subject]
    if not style.plain and rng.random() < 0.5:
        rng.shuffle(columns)
    if not style.plain and rng.random() < 0.3:
        columns.insert(0, "number")
    for j, name in enumerate(columns):
        page.put(top, style.left + j, style.header(name))
    keys = list(truth.values)
    if rng.random() < 0.3:
        rng.shuffle(keys)
    repeat = len(keys) > 25 and rng.random() < 0.3
    row, spelt = top, Spelt(style)
    for n, key in enumerate(keys):
        row += 1
        if repeat and n and n % 20 == 0:
            for j in range(len(columns)):
                page.put(row, style.left + j, page.cells[top, style.left + j])
            row += 1
        fact = truth.fact(*key)
        said = dict(zip(("year", "country", "unit", "level", "sex"), key, strict=True))
        for j, name in enumerate(columns):
            if name == "number":
                page.put(row, style.left + j, n + 1)
            elif name == truth.subject:
                style.fact(page, row, style.left + j, fact)
            else:
                page.put(row, style.left + j, spelt(name, said[name]))
    if style.totals and not repeat:
        row += 1
        page.put(row, style.left + min(columns.index(name) for name in names), style.say(style.words.total))
        page.put(row, style.left + columns.index(truth.subject), style.number(truth.total()))
    style.bottom(page, row + 1)
    return one(page)


class Spelt:
    """The same thing is spelled the same way throughout a sheet."""

    def __init__(self, style: Style) -> None:
        self.style, self.known = style, {}

    def __call__(self, name: str, value: object) -> object:
        if (name, value) not in self.known:
            self.known[name, value] = self._spell(name, value)
        return self.known[name, value]

    def _spell(self, name: str, value: object) -> object:
        style = self.style
        if name == "year":
            return style.year(int(str(value)))
        if name == "country":
            return style.country(str(value))
        if name == "level":
            return style.say(style.words.levels[str(value)])
        return style.say(style.words.sexes[str(value)]) if name == "sex" else value


def side_by_side(rng: random.Random, truth: Truth, style: Style) -> Pages:
    """Total, men, women (or levels) in columns beside each other: nobody is counted twice."""
    page = Page("Data")
    top, spelt = style.top(page, truth), Spelt(style)
    kind, parts = ("sex", truth.sexes) if truth.sexes else ("level", truth.levels)
    with_total = rng.random() < 0.7
    last = rng.random() < 0.4
    columns = [
        "year",
        "country",
        *(["total"] if with_total and not last else []),
        *parts,
        *(["total"] if with_total and last else []),
    ]
    if rng.random() < 0.4:
        columns[0], columns[1] = columns[1], columns[0]
    header = style.header(truth.subject) if rng.random() < 0.6 else style.say(style.words.total)
    for j, name in enumerate(columns):
        said = header if name == "total" else style.header(name) if name in ("year", "country") else spelt(kind, name)
        page.put(top, style.left + j, said)
    row = top
    whole: dict[tuple[str, tuple[int, int]], Fact] = {}
    for year, code in itertools.product(truth.years, truth.countries):
        row += 1
        for j, name in enumerate(columns):
            at = style.left + j
            if name in ("year", "country"):
                page.put(row, at, spelt(name, year if name == "year" else code))
                continue
            fact = truth.fact(year, code) if name == "total" else truth.fact(year, code, **{kind: name})
            style.fact(page, row, at, fact)
            if name == "total":
                whole["Data", (row, at)] = page.facts.pop((row, at))
    style.bottom(page, row + 1)
    split = {("Data", place): fact for place, fact in page.facts.items()}
    return [page], [whole, split] if with_total else [split], {"measure": str(header)} if with_total else {}


def groups(rng: random.Random, truth: Truth, style: Style) -> Pages:
    """Rows that name a faculty or a year, below each its countries; with sums in the group's row, below, or none."""
    page = Page("Data")
    top, spelt = style.top(page, truth), Spelt(style)
    over = "unit" if truth.units and rng.random() < 0.6 else "year"
    outer = truth.units if over == "unit" else truth.years
    across = truth.years if over == "unit" else [None]
    where = rng.choice(("none", "in row", "below"))
    indent = rng.choice(("", "", "   ", "coded", "format"))
    label = style.header("country")
    page.put(top, style.left, label)
    for j, year in enumerate(across):
        page.put(top, style.left + 1 + j, style.header(truth.subject) if year is None else spelt("year", year))
    row = top
    for n, group in enumerate(outer, 1):
        row += 1
        said = str(spelt(over, group))
        page.put(row, style.left, f"{n}. {said}" if indent == "coded" else said)
        head = row
        for m, code in enumerate(truth.countries, 1):
            row += 1
            name = str(spelt("country", code))
            page.put(row, style.left, {"coded": f"{n}.{m}. {name}", "format": name}.get(indent, indent + name))
            if indent == "format":
                page.indents[row, style.left] = 1
            for j, year in enumerate(across):
                fact = truth.fact(year or group, code, group if over == "unit" else None)
                style.fact(page, row, style.left + 1 + j, fact)
        if where != "none":
            at = head if where == "in row" else (row := row + 1)
            if where == "below":
                page.put(at, style.left, style.say(style.words.total))
            for j, year in enumerate(across):
                page.put(
                    at,
                    style.left + 1 + j,
                    style.number(truth.total([year or group], **({"unit": group} if over == "unit" else {}))),
                )
    if style.totals:
        row += 1
        page.put(row, style.left, style.say(style.words.total[:1]))
        for j, year in enumerate(across):
            page.put(row, style.left + 1 + j, style.number(truth.total([year] if year else None)))
    style.bottom(page, row + 1)
    return one(page)


def transposed(rng: random.Random, truth: Truth, style: Style) -> Pages:
    """The header in the first column, each further column one fact."""
    page = Page("Data")
    columns = ["year", "country", truth.subject]
    spelt = Spelt(style)
    keys = list(truth.values)[:60]
    for i, name in enumerate(columns):
        page.put(i, 0, style.header(name))
        for j, key in enumerate(keys):
            if name == truth.subject:
                style.fact(page, i, 1 + j, truth.fact(*key))
            else:
                page.put(i, 1 + j, spelt(name, key[columns.index(name)]))
    return one(page)


def several_tables(rng: random.Random, truth: Truth, style: Style) -> Pages:
    """A table a year, below or beside each other, each under a title that names its year."""
    page, spelt = Page("Data"), Spelt(style)
    row, column = 0, 0
    beside = rng.random() < 0.3
    for year in truth.years[:4]:
        said = style.year(year)
        page.put(row, column, f"{style.say(style.words.titles[truth.subject])}, {said}")
        head = row + 1
        page.put(head, column, style.header("country"))
        page.put(head, column + 1, style.header(truth.subject))
        for n, code in enumerate(truth.countries, 1):
            page.put(head + n, column, spelt("country", code))
            style.fact(page, head + n, column + 1, truth.fact(year, code))
        end = head + len(truth.countries)
        if style.totals:
            end += 1
            page.put(end, column, style.say(style.words.total))
            page.put(end, column + 1, style.number(truth.total([year])))
        if beside:
            column += 3
        else:
            row = end + rng.choice((2, 3))
    return one(page)


def sheet_a_year(rng: random.Random, truth: Truth, style: Style) -> Pages:
    """One sheet for each year, named after it."""
    pages, spelt = [], Spelt(style)
    for year in truth.years:
        page = Page(str(style.year(year)).replace("/", "-").replace("*", ""))
        top = style.top(page, truth)
        inner = [n for n, found in (("unit", truth.units), ("level", truth.levels)) if found]
        columns = ["country", *inner, truth.subject]
        for j, name in enumerate(columns):
            page.put(top, style.left + j, style.header(name))
        row = top
        for key in truth.values:
            if key[0] == year:
                row += 1
                for j, name in enumerate(columns):
                    if name == truth.subject:
                        style.fact(page, row, style.left + j, truth.fact(*key))
                    else:
                        page.put(
                            row,
                            style.left + j,
                            spelt(name, dict(zip(("year", "country", "unit", "level", "sex"), key, strict=True))[name]),
                        )
        if style.totals:
            row += 1
            page.put(row, style.left, style.say(style.words.total))
            page.put(row, style.left + len(columns) - 1, style.number(truth.total([year])))
        style.bottom(page, row + 1)
        pages.append(page)
    if len({page.name for page in pages}) < len(pages):
        raise ValueError("two sheets of one name")
    return many(pages)


__all__ = [
    "COUNTRIES",
    "Pages",
    "Spelt",
    "groups",
    "many",
    "one",
    "several_tables",
    "sheet_a_year",
    "side_by_side",
    "tidy",
    "transposed",
]
