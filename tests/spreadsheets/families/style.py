"""One office's habits, drawn once a sheet: how it spells years and numbers, what it writes around a table."""

import random
from dataclasses import dataclass, field

from tests.spreadsheets.families.page import Cell, Page
from tests.spreadsheets.families.truths import COUNTRIES, Fact, Truth
from tests.spreadsheets.families.wording import APOSTROPHES, Spellings, Words, country
from tests.spreadsheets.families.wording import languages as known

#: Spellings of years, and how common each is; Taiwan counts them from 1911 too.
YEARS = {"number": 8, "text": 3, "plain word": 3, "slash": 4, "dash": 4, "long dash": 3, "academic word": 4, "AY": 0.4,
         "starred": 1, "short": 0.5, "long slash": 3}  # fmt: skip
NUMBERS = (
    "number",
    "number",
    "number",
    "number",
    "text",
    "space",
    "nbsp",
    "thin",
    "apostrophe",
    "comma",
    "dot",
    "mixed",
)
GROUPS = {"space": " ", "nbsp": "\u00a0", "thin": "\u202f", "apostrophe": "'", "comma": ",", "dot": "."}


@dataclass
class Style:
    """Drawn by `draw`; `plain` sheets have nothing around the table and no odd spelling."""

    rng: random.Random
    words: Words
    language: str
    year_form: str
    number_form: str
    missing: str | None
    suppressed: str
    apostrophe: str
    plain: bool
    title: bool
    notes: bool
    totals: bool
    blank_row: bool
    left: int
    #: Countries by the names under which this sheet has them.
    called: dict[str, str] = field(default_factory=dict)

    def say(self, spellings: Spellings) -> str:
        """One of the spellings, with this office's apostrophe."""
        return self.rng.choice(self.spelled(spellings))

    def spelled(self, spellings: Spellings) -> Spellings:
        """All of them, with this office's apostrophe."""
        mark = self.apostrophe if self.language.startswith("uz") else "'"
        return tuple(said.replace("'", mark) for said in spellings)

    def header(self, name: str) -> str:
        return self.say(self.words.headers[name])

    def country(self, code: str) -> str:
        said = country(self.rng, self.words, code, self.plain)
        if self.language.startswith("uz"):
            for mark in APOSTROPHES:
                said = said.replace(mark, self.apostrophe)
        self.called[said] = COUNTRIES[code]
        return said

    def year(self, year: int) -> Cell:
        """The year as this office writes it, in a header or in a column."""
        words, short = self.words, f"{(year + 1) % 100:02}"
        return {
            "number": year, "text": str(year), "plain word": self._plain_word(year), "slash": f"{year}/{short}",
            "dash": f"{year}-{year + 1}", "long dash": f"{year}–{year + 1}", "AY": f"AY{year}",
            "academic word": f"{year}/{year + 1} {self._fixed(words.academic)}", "starred": f"{year}*",
            "short": f"{year % 100:02}/{short}", "long slash": f"{year}/{year + 1}",
            "era": f"民國{year - 1911}年", "era academic": f"{year - 1911}學年度",
        }[self.year_form]  # fmt: skip

    def _plain_word(self, year: int) -> str:
        word = self._fixed(self.words.calendar)
        return f"{year}{word}" if word.startswith(("-", "年")) else f"{year} {word}".strip()

    def _fixed(self, spellings: Spellings) -> str:
        """The same spelling throughout a sheet."""
        return spellings[len(self.number_form) % len(spellings)].replace("'", self.apostrophe)

    def number(self, value: float) -> Cell:
        """A number as this office writes it."""
        whole = int(value)
        form = self.rng.choice(("number", "text", "space")) if self.number_form == "mixed" else self.number_form
        if form == "number":
            return whole
        if form == "text" or abs(whole) < 1000:
            return str(whole)
        return f"{whole:,}".replace(",", GROUPS[form])

    def fact(self, page: Page, row: int, column: int, fact: Fact) -> None:
        """A number, or this office's mark for none, into a cell that counts."""
        if fact.value is not None:
            page.put(row, column, self.number(fact.value))
        else:
            page.put(row, column, self.suppressed if fact.status == "suppressed" else self.missing)
        page.facts[row, column] = fact

    def top(self, page: Page, truth: Truth, extra: str = "") -> int:
        """Titles above the table; the first row of the table itself."""
        if not self.title:
            return 0
        title = self.say(self.words.titles[truth.subject])
        page.put(0, self.left, f"{title} {extra}".strip())
        row = 1
        if self.rng.random() < 0.3:
            page.put(1, self.left, {"en": "Samarkand State Medical University"}.get(self.language, "SamDTU"))
            row = 2
        return row + (1 if self.blank_row else 0)

    def bottom(self, page: Page, row: int) -> None:
        """Notes below the table."""
        if self.notes:
            for n, note in enumerate(self.rng.sample(self.words.notes, self.rng.randint(1, 2))):
                page.put(row + 1 + n, self.left, note)


def draw(rng: random.Random, languages: tuple[str, ...] = ()) -> Style:
    """Habits of one office."""
    names = languages or tuple(known())
    language = rng.choices(names, [known()[name].weight for name in names])[0]
    words = known()[language]
    plain = rng.random() < 0.15
    years = YEARS | ({"era": 8, "era academic": 8} if language == "zh" else {})
    number = "number" if plain else rng.choice(NUMBERS)
    if number == "dot" and language == "en":
        number = "comma"  # English offices do not group by dots
    return Style(
        rng, words, language,
        year_form="number" if plain else rng.choices(list(years), list(years.values()))[0],
        number_form=number,
        missing=None if plain or rng.random() < 0.4 else rng.choice(words.missing),
        suppressed=rng.choice(("*", "<5", "**", "x")),
        apostrophe=rng.choice(APOSTROPHES),
        plain=plain,
        title=not plain and rng.random() < 0.6,
        notes=not plain and rng.random() < 0.4,
        totals=not plain and rng.random() < 0.6,
        blank_row=rng.random() < 0.5,
        left=0 if plain or rng.random() < 0.8 else rng.randint(1, 2),
    )  # fmt: skip
