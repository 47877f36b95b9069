"""Lists of what is held with others: joint programs, projects, partners; with days, bare years, money and roles."""

import random
from datetime import date

from tests.spreadsheets.families.layouts_rows import Pages, one
from tests.spreadsheets.families.page import Cell, Page
from tests.spreadsheets.families.registers import KINDS, TOWNS, day
from tests.spreadsheets.families.style import Style
from tests.spreadsheets.families.truths import COUNTRIES, Fact, Truth

FIELDS = ("Nursing", "Dentistry", "Pharmacy", "Public Health", "Surgery", "Pediatrics", "Biology", "Genetics")
FUNDERS = ("Erasmus+", "DAAD", "JICA", "KOICA", "UNDP", "World Bank")
FORMS = ("cells", "dots", "iso", "words", "mixed")


def programs(rng: random.Random, truth: Truth, style: Style) -> Pages:
    """A row a joint program: what, with whom, of which level and diploma, since when, with how many students."""
    truth.subject = "programs"
    optional = [name for name in ("country", "level", "start", "students") if rng.random() < 0.6]
    columns = ["number", "program", "institution", *optional, "award"]
    counted = rng.choice(("plain", "gaps"))
    form = rng.choice(FORMS)
    entries = []
    for n, field in enumerate(rng.sample(FIELDS, rng.randint(4, len(FIELDS))), 1):
        award, level = rng.choice(sorted(style.words.awards)), rng.choice(("bachelor", "master"))
        begun, students = date(rng.randint(2012, 2024), rng.randint(1, 12), rng.randint(1, 28)), rng.randint(1, 400)
        missing = counted == "gaps" and rng.random() < 0.2
        said: dict[str, Cell] = {
            "number": n, "program": field, "level": style.say(style.words.levels[level]),
            "award": style.say(style.words.awards[award]), "start": day(rng, form, begun, style),
            "students": None if missing else style.number(students),
        }  # fmt: skip
        known = {"level": level, "award": award, "start": begun, "students": None if missing else float(students)}
        entries.append((said, {name: known[name] for name in (*optional, "award") if name in known}))
    return _page(rng, truth, style, columns, entries, "program")


def projects(rng: random.Random, truth: Truth, style: Style) -> Pages:
    """A row a project: its name, who pays, our part in it, from when to when (days, or years only), how much."""
    truth.subject = "projects"
    optional = [name for name in ("institution", "country", "funder", "role", "budget") if rng.random() < 0.6]
    columns = ["number", "project", *optional, "start", "end"]
    form = rng.choice((*FORMS, "years"))
    entries = []
    for n, field in enumerate(rng.sample(FIELDS, rng.randint(4, len(FIELDS))), 1):
        role, budget = rng.choice(sorted(style.words.roles)), rng.randint(5, 900) * 1000
        begun = date(rng.randint(2012, 2023), rng.randint(1, 12), rng.randint(1, 28))
        ended = date(begun.year + rng.randint(1, 4), begun.month, begun.day)
        said: dict[str, Cell] = {
            "number": n, "project": f"Better {field} {begun.year}", "funder": rng.choice(FUNDERS),
            "role": style.say(style.words.roles[role]), "budget": style.number(budget),
            "start": day(rng, form, begun, style), "end": day(rng, form, ended, style),
        }  # fmt: skip
        known = {"role": role, "funder": said["funder"], "budget": float(budget)}
        told = {name: known[name] for name in optional if name in known}
        # A bare year is no day: such a project is kept without one, and that is told.
        entries.append((said, told if form == "years" else {**told, "start": begun, "end": ended}))
    return _page(rng, truth, style, columns, entries, "project")


def partners(rng: random.Random, truth: Truth, style: Style) -> Pages:
    """A row a partner: its name, country, perhaps the town; nothing says since when."""
    truth.subject = "agreements"
    columns = ["institution", "country", *(["city"] if rng.random() < 0.5 else [])]
    if rng.random() < 0.7:
        columns.insert(0, "number")
    names = rng.sample([f"{town} {kind}" for town in TOWNS for kind in KINDS], rng.randint(4, 25))
    said = [{"number": n, "institution": name, "city": name.split()[0]} for n, name in enumerate(names, 1)]
    return _page(rng, truth, style, columns, [(one, {}) for one in said], "institution")


def _page(
    rng: random.Random, truth: Truth, style: Style, columns: list[str],
    entries: list[tuple[dict[str, Cell], dict[str, object]]], named: str,
) -> Pages:  # fmt: skip
    """The entries below their headings; `named` is the column by which the reader knows an entry."""
    page = Page("Data")
    row = style.top(page, truth)
    for j, name in enumerate(columns):
        page.put(row, style.left + j, style.header(name))
    for said, more in entries:
        row += 1
        code = rng.choice(truth.countries)
        said = {"institution": f"{rng.choice(TOWNS)} {rng.choice(KINDS)}", "country": style.country(code)} | said
        for j, name in enumerate(columns):
            page.put(row, style.left + j, said[name])
        country = COUNTRIES[code] if "country" in columns else None
        page.facts[row, style.left + columns.index(named)] = Fact(1.0, "reported", None, country, more=more)
    style.bottom(page, row + 1)
    return one(page, subject=truth.subject)
