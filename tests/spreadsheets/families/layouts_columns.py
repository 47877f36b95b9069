"""Truths laid out across: years, months and quarters, headers of several rows, countries across."""

import itertools
import random

from tests.spreadsheets.families.layouts_rows import Pages, Spelt, one
from tests.spreadsheets.families.page import Page
from tests.spreadsheets.families.style import Style
from tests.spreadsheets.families.truths import COUNTRIES, Fact, Truth
from tests.spreadsheets.families.wording import month


def years_across(rng: random.Random, truth: Truth, style: Style) -> Pages:
    """A row a country, a column a year; a total row, a column of change or share, regions among the countries."""
    page, spelt = Page("Data"), Spelt(style)
    top = style.top(page, truth)
    inner = [n for n, found in (("unit", truth.units), ("level", truth.levels)) if found]
    labels = ["country", *inner]
    if rng.random() < 0.3 and not style.plain:
        labels.insert(0, "number")
    if not style.plain and rng.random() < 0.3:
        page.merge(
            top,
            style.left + len(labels),
            top,
            style.left + len(labels) + len(truth.years) - 1,
            style.header(truth.subject),
        )
        for j, name in enumerate(labels):
            page.merge(top, style.left + j, top + 1, style.left + j, style.header(name))
        top += 1
    else:
        for j, name in enumerate(labels):
            page.put(top, style.left + j, style.header(name))
    years = truth.years if rng.random() < 0.8 else truth.years[::-1]
    at = style.left + len(labels)
    for j, year in enumerate(years):
        page.put(top, at + j, spelt("year", year))
    extra = rng.choice(("", "", "", "total", "change")) if not style.plain else ""
    if extra:
        page.put(top, at + len(years), style.say(style.words.total if extra == "total" else style.words.change))
    rows = list(dict.fromkeys(key[1:] for key in truth.values))
    row, regions = top, not style.plain and not inner and rng.random() < 0.2 and style.words.regions
    for n, key in enumerate(rows):
        if regions and n == 0:
            row += 1
            page.put(row, style.left + labels.index("country"), style.say(style.words.regions[:3]))
            for j, year in enumerate(years):
                page.put(row, at + j, style.number(truth.total([year])))
        row += 1
        said = dict(zip(("country", "unit", "level", "sex"), key, strict=True)) | {"number": n + 1}
        for j, name in enumerate(labels):
            page.put(row, style.left + j, said["number"] if name == "number" else spelt(name, said[name]))
        for j, year in enumerate(years):
            style.fact(page, row, at + j, truth.fact(year, *key))
        if extra == "total":
            page.put(row, at + len(years), style.number(truth.total(country=key[0], unit=key[1], level=key[2])))
        elif extra == "change":
            page.put(row, at + len(years), round(rng.uniform(-20, 40), 1))
    if style.totals:
        row += 1
        page.put(row, style.left + labels.index("country"), style.say(style.words.total))
        for j, year in enumerate(years):
            page.put(row, at + j, style.number(truth.total([year])))
        if extra == "total":
            page.put(row, at + len(years), style.number(truth.total()))
    style.bottom(page, row + 1)
    return one(page)


def header_rows(rng: random.Random, truth: Truth, style: Style) -> Pages:
    """Two header rows: years over levels or sexes, with or without totals; merged, or written only once."""
    page, spelt = Page("Data"), Spelt(style)
    top = style.top(page, truth)
    kind, parts = ("sex", truth.sexes) if truth.sexes else ("level", truth.levels)
    with_total, merged = rng.random() < 0.5, rng.random() < 0.75
    below = [*(["total"] if with_total else []), *parts]
    outer_year = rng.random() < 0.75 or with_total
    page.merge(top, style.left, top + 1 if merged else top, style.left, style.header("country"))
    sums: dict[tuple[int, int], Fact] = {}
    heads = (
        list(itertools.product(truth.years, below))
        if outer_year
        else [(year, part) for part in below for year in truth.years]
    )
    size = len(below) if outer_year else len(truth.years)
    for j, (year, part) in enumerate(heads):
        at = style.left + 1 + j
        outer = spelt("year", year) if outer_year else spelt(kind, part)
        inner = (style.words.total[0] if part == "total" else spelt(kind, part)) if outer_year else spelt("year", year)
        if j % size == 0:
            if merged:
                page.merge(top, at, top, at + size - 1, outer)
            else:
                page.put(top, at, outer)
        page.put(top + 1, at, inner)
    row = top + 1
    for code in truth.countries:
        row += 1
        page.put(row, style.left, spelt("country", code))
        for j, (year, part) in enumerate(heads):
            at = style.left + 1 + j
            fact = truth.fact(year, code) if part == "total" else truth.fact(year, code, **{kind: part})
            style.fact(page, row, at, fact)
            if part == "total":
                sums[row, at] = page.facts.pop((row, at))
    if style.totals:
        row += 1
        page.put(row, style.left, style.say(style.words.total))
        for j, (year, part) in enumerate(heads):
            where = {} if part == "total" else {kind: part}
            page.put(row, style.left + 1 + j, style.number(truth.total([year], **where)))
    style.bottom(page, row + 1)
    split = {("Data", place): fact for place, fact in page.facts.items()}
    whole = {("Data", place): fact for place, fact in sums.items()}
    return [page], [split, whole] if with_total else [split], {}


def months(rng: random.Random, truth: Truth, style: Style) -> Pages:
    """Years over quarters or months, each year with its own total: one of the levels counts."""
    page, spelt = Page("Data"), Spelt(style)
    top = style.top(page, truth)
    quarters = rng.random() < 0.6
    n = 4 if quarters else 12
    years = truth.years[:3]
    labels = [
        f"{style.words.quarter}{q}" if style.words.quarter in "QÇ" else f"{q}-{style.words.quarter}"
        for q in range(1, 5)
    ]
    if not quarters:
        labels = [month(style.words, m) for m in range(1, 13)]
    page.merge(top, style.left, top + 1, style.left, style.header("country"))
    size = n + 1
    total = style.words.total[0]
    for y, year in enumerate(years):
        at = style.left + 1 + y * size
        page.merge(top, at, top, at + size - 1, spelt("year", year))
        for j, label in enumerate([*labels, total]):
            page.put(top + 1, at + j, label)
    parts: dict[tuple[str, tuple[int, int]], Fact] = {}
    whole: dict[tuple[str, tuple[int, int]], Fact] = {}
    row = top + 1
    for code in truth.countries:
        row += 1
        page.put(row, style.left, spelt("country", code))
        for y, year in enumerate(years):
            at = style.left + 1 + y * size
            each = [rng.randint(0, 40) for _ in range(n)]
            for j, value in enumerate([*each, sum(each)]):
                fact = Fact(float(value), "reported", year, COUNTRIES[code])
                page.put(row, at + j, style.number(value))
                (whole if j == n else parts)["Data", (row, at + j)] = fact
    style.bottom(page, row + 1)
    return [page], [whole, parts], {}


def countries_across(rng: random.Random, truth: Truth, style: Style) -> Pages:
    """A row a year, a column a country."""
    page, spelt = Page("Data"), Spelt(style)
    top = style.top(page, truth)
    page.put(top, style.left, style.header("year"))
    for j, code in enumerate(truth.countries):
        page.put(top, style.left + 1 + j, spelt("country", code))
    with_total = style.totals and rng.random() < 0.7
    if with_total:
        page.put(top, style.left + 1 + len(truth.countries), style.say(style.words.total))
    row = top
    for year in truth.years:
        row += 1
        page.put(row, style.left, spelt("year", year))
        for j, code in enumerate(truth.countries):
            style.fact(page, row, style.left + 1 + j, truth.fact(year, code))
        if with_total:
            page.put(row, style.left + 1 + len(truth.countries), style.number(truth.total([year])))
    if style.totals and rng.random() < 0.5:
        row += 1
        page.put(row, style.left, style.say(style.words.total))
        for j, code in enumerate(truth.countries):
            page.put(row, style.left + 1 + j, style.number(truth.total(country=code)))
        if with_total:
            page.put(row, style.left + 1 + len(truth.countries), style.number(truth.total()))
    style.bottom(page, row + 1)
    return one(page)
