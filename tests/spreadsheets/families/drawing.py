"""From a seed to a file: a truth, a layout, an office's habits, a format."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from tests.spreadsheets.families import formats, layouts_columns, layouts_rows, lists, registers, style, traps, truths
from tests.spreadsheets.families.layouts_rows import Pages
from tests.spreadsheets.families.page import Page, address
from tests.spreadsheets.families.style import Style
from tests.spreadsheets.families.truths import Fact, Truth

Layout = Callable[[random.Random, Truth, Style], Pages]

#: Each family: its layout, and the dimensions that its truth may have beside year and country (one set is drawn).
FAMILIES: dict[str, tuple[Layout, tuple[tuple[str, ...], ...]]] = {
    "tidy": (
        layouts_rows.tidy,
        ((), ("level",), ("unit",), ("level", "sex"), ("unit", "level"), ("unit", "level", "sex")),
    ),
    "years across": (layouts_columns.years_across, ((), (), ("level",), ("unit",))),
    "months beside years": (layouts_columns.months, ((),)),
    "header of several rows": (layouts_columns.header_rows, (("sex",), ("level",))),
    "countries across": (layouts_columns.countries_across, ((),)),
    "measures side by side": (layouts_rows.side_by_side, (("sex",), ("level",))),
    "groups": (layouts_rows.groups, (("unit",), ())),
    "sheet a year": (layouts_rows.sheet_a_year, ((), ("level",), ("unit",))),
    "several tables": (layouts_rows.several_tables, ((),)),
    "transposed": (layouts_rows.transposed, ((),)),
    "visits": (registers.visits, ((),)),
    "agreements": (registers.agreements, ((),)),
    "programs": (lists.programs, ((),)),
    "projects": (lists.projects, ((),)),
    "partners": (lists.partners, ((),)),
    "traps": (traps.traps, ((),)),
}


@dataclass(frozen=True)
class Drawn:
    """A file and what must come out of it. `ways` are the right readings: {(sheet, cell): fact}, any one of them."""

    seed: int
    family: str
    subject: str
    name: str
    data: bytes
    ways: tuple[dict[tuple[str | None, str], Fact], ...]
    #: True answers by what a question is about; countries by how the sheet calls them.
    answers: dict[str, str]
    countries: dict[str, str]
    #: The habits drawn, to tell what a failing sheet looks like.
    habits: str
    pages: tuple[Page, ...]
    #: Whether the sheet says who or what it counts; where it does not, to ask is the only right thing.
    says: bool = True

    def picture(self, rows: int = 14) -> str:
        """The first rows of each page, as a person would see them."""
        out = [f"seed {self.seed}, {self.family}, {self.habits}"]
        for page in self.pages:
            out.append(f"[{page.name}]")
            out += [" | ".join("" if cell is None else str(cell) for cell in row) for row in page.rows()[:rows]]
        return "\n".join(out)


def draw(seed: int, family: str | None = None) -> Drawn:
    """The file of a seed; the same for ever."""
    rng = random.Random(seed)
    family = family or rng.choices(list(FAMILIES), (3, 4, 1, 2, 1.5, 1.5, 2, 1, 1, 0.7, 1, 1, 0.7, 0.7, 0.7, 2))[0]
    layout, dimensions = FAMILIES[family]
    registered = family in ("visits", "agreements", "programs", "projects", "partners", "traps")
    habits = style.draw(rng, ("en", "ru", "uz", "uz_Cyrl") if registered else ())
    split = family in ("measures side by side", "header of several rows")
    truth = truths.draw(rng, list(habits.words.units), rng.choice(dimensions), gaps=not split and family != "traps")
    pages, ways, answers = layout(rng, truth, habits)
    data, extension, chosen = formats.written(rng, pages, habits.language)
    text = extension in (".csv", ".tsv")
    said = tuple(
        {(None if text else sheet, address(*place)): fact for (sheet, place), fact in way.items()} for way in ways
    )
    given = {"subject": truth.subject, "year": str(truth.years[-1]), "value": "suppressed", "unit": "ours",
             "separator": "thousands", **answers}  # fmt: skip
    told = f"{habits.language}, {chosen}, years {habits.year_form}, numbers {habits.number_form}"
    return Drawn(
        seed, family, truth.subject, f"upload{extension}", data, said, given, dict(habits.called),
        f"{told}, missing {habits.missing!r}", tuple(pages), _says(family, pages, truth, habits),
    )  # fmt: skip


def _says(family: str, pages: list[Page], truth: Truth, style: Style) -> bool:
    """True when each page with facts names its subject in a title or a heading, or splits it as only students are."""
    words = style.words
    titles = style.spelled(words.titles.get(truth.subject, ()))
    heads = set(style.spelled(words.headers.get(truth.subject, ()))) - {"人數"}  # so many people, whoever they are
    if truth.subject == "students":
        heads |= {said for level in truth.levels for said in style.spelled(words.levels[level])}
    heads |= {"visitors": registers.GUESTS, "agreements": registers.PARTNERS}.get(truth.subject, set())

    def named(page: Page) -> bool:
        texts = [cell for cell in page.cells.values() if isinstance(cell, str)]
        return any(text in heads or text.startswith(titles) for text in texts)

    listed = truth.subject in ("programs", "projects") or family == "agreements"
    return listed or all(named(page) for page in pages if page.facts or len(pages) == 1)
