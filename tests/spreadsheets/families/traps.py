"""What stands in a table and is no fact of it: parts of a row above, averages, plans, shares, ranks, nameless sums.

Years across with one to three such traps. Falling into one counts somebody twice, or counts nobody as somebody.
"""

import random
from collections.abc import Callable

from tests.spreadsheets.families.layouts_rows import Pages, Spelt, many
from tests.spreadsheets.families.page import Page
from tests.spreadsheets.families.style import Style
from tests.spreadsheets.families.truths import Truth

#: What each language calls the traps: of which women, average, plan, rank, share.
SAID = {
    "en": ("of which women", "Average", "2027 (plan)", "Rank", "Share, %"),
    "ru": ("в том числе женщины", "Среднее", "2027 (прогноз)", "Место", "Доля, %"),
    "uz": ("shundan ayollar", "O'rtacha", "2027 (prognoz)", "O'rin", "Ulushi, %"),
    "uz_Cyrl": ("шундан аёллар", "Ўртача", "2027 (прогноз)", "Ўрин", "Улуши, %"),
}


class Table:
    """Years across as lines, before anything is put on the page: a label, and a function that fills the row."""

    def __init__(self, truth: Truth, style: Style) -> None:
        self.truth, self.style, self.spelt = truth, style, Spelt(style)
        self.of_which, self.average, self.plan, self.rank, self.share = SAID[style.language]
        self.page = Page("Data")
        self.before: list[str] = []
        self.after: list[str] = []
        self.row = style.top(self.page, truth)
        self.first = style.left + 1

    def line(self, label: str | None, fill: Callable[[int, int], None]) -> None:
        """One row: its label, and `fill(year, column)` for every year."""
        self.row += 1
        self.page.put(self.row, self.style.left, label)
        for j, year in enumerate(self.truth.years):
            fill(year, self.first + j)

    def number(self, column: int, value: float) -> None:
        self.page.put(self.row, column, self.style.number(value))


TRAPS = ("total first", "nameless sum", "of which", "average", "plan", "share", "rank", "blank rows", "summary sheet")


def traps(rng: random.Random, truth: Truth, style: Style) -> Pages:
    """A row a country, a column a year, and one to three traps."""
    table = Table(truth, style)
    chosen = set(rng.sample(TRAPS, rng.randint(1, 3)))
    page, after = table.page, table.first + len(truth.years)
    page.put(table.row, style.left, style.header("country"))
    for j, year in enumerate(truth.years):
        page.put(table.row, table.first + j, table.spelt("year", year))
    extra = {"plan": table.plan, "share": table.share, "rank": table.rank}
    heads = [name for name in extra if name in chosen]
    for k, name in enumerate(heads):
        page.put(table.row, after + k, extra[name].replace("'", style.apostrophe))
    if "total first" in chosen:
        table.line(style.say(style.words.total), lambda year, j: table.number(j, truth.total([year])))
    for n, code in enumerate(truth.countries):
        _country(rng, table, chosen, code)
        for k, name in enumerate(heads):
            value = {"plan": rng.randint(5, 900), "share": round(100 / len(truth.countries), 1), "rank": n + 1}[name]
            page.put(page.height - 1 if "of which" not in chosen else table.row, after + k, value)
        if "blank rows" in chosen and n % 5 == 4:
            table.row += 1
    if "nameless sum" in chosen:
        table.line(None, lambda year, j: table.number(j, truth.total([year])))
    if "average" in chosen:
        said = table.average.replace("'", style.apostrophe)
        table.line(said, lambda year, j: page.put(table.row, j, round(truth.total([year]) / len(truth.countries), 1)))
    style.bottom(page, table.row + 1)
    return many([page, _summary(table)] if "summary sheet" in chosen else [page])


def _country(rng: random.Random, table: Table, chosen: set[str], code: str) -> None:
    truth, style = table.truth, table.style
    facts = {year: truth.fact(year, code) for year in truth.years}
    table.line(str(table.spelt("country", code)), lambda year, j: style.fact(table.page, table.row, j, facts[year]))
    if "of which" in chosen:
        said = rng.choice(("", "   ")) + table.of_which.replace("'", style.apostrophe)
        table.line(said, lambda year, j: table.number(j, rng.randint(0, int(facts[year].value or 0))))


def _summary(table: Table) -> Page:
    """A second sheet that says the sums of the first again."""
    truth, style, page = table.truth, table.style, Page("Summary")
    page.put(0, 0, style.header("year"))
    page.put(0, 1, style.header(truth.subject))
    for n, year in enumerate(truth.years, 1):
        page.put(n, 0, table.spelt("year", year))
        page.put(n, 1, truth.total([year]))
    return page
