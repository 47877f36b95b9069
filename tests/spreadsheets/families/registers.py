"""Registers: visits by person and agreements; dates in free text, terms in words."""

import random
from datetime import date, datetime, timedelta

from tests.spreadsheets.families.layouts_rows import Pages, one
from tests.spreadsheets.families.page import Cell, Page
from tests.spreadsheets.families.style import Style
from tests.spreadsheets.families.truths import COUNTRIES, Fact, Truth
from tests.spreadsheets.families.wording import month

TOWNS = (
    "Ryazan",
    "Ufa",
    "Kazan",
    "Almaty",
    "Ankara",
    "Delhi",
    "Seoul",
    "Prague",
    "Vienna",
    "Lviv",
    "Osaka",
    "Izmir",
    "Minsk",
    "Riga",
    "Tomsk",
    "Omsk",
)
#: Headings over people that say that they came to us: a bare "name" may be of our own people too.
GUESTS = {"Visitor", "Гость", "Mehmon", "Меҳмон"}
#: Headings over institutions that say that they are partners: a bare "university" may be anything.
PARTNERS = {"Partner university", "Hamkor universitet", "Ҳамкор университет"}
KINDS = ("Medical University", "State University", "Institute of Technology", "University of Applied Sciences")


def visits(rng: random.Random, truth: Truth, style: Style) -> Pages:
    """A row a visit: who, from where, when, why."""
    page = Page("Data")
    truth.subject = "visitors"
    top = style.top(page, truth)
    form = rng.choice(("span dots", "span spaces", "span dash", "two columns", "two texts", "day", "month", "mixed"))
    two = form.startswith("two")
    columns = ["number", "person", "country", "institution", *(["start", "end"] if two else ["dates"]), "purpose"]
    for j, name in enumerate(columns):
        page.put(top, style.left + j, style.header(name))
    row = top
    for n in range(rng.randint(4, 25)):
        row += 1
        first = date(rng.randint(2015, 2025), rng.randint(1, 12), rng.randint(1, 28))
        last = first + timedelta(days=rng.randint(1, 20))
        code, purpose = rng.choice(truth.countries), rng.choice(sorted(style.words.purposes))
        spelled, more = _spelled(rng, form, first, last, style)
        said: dict[str, Cell] = {
            "number": n + 1, "person": f"{style.say(('Guest', 'Visitor'))} {n + 1}", "country": style.country(code),
            "institution": f"{rng.choice(TOWNS)} {rng.choice(KINDS)}",
            "purpose": style.say(style.words.purposes[purpose]), **spelled,
        }  # fmt: skip
        for j, name in enumerate(columns):
            page.put(row, style.left + j, said[name])
        fact = Fact(1.0, "reported", None, COUNTRIES[code], more={**more, "purpose": purpose, "when": first.year})
        page.facts[row, style.left + 1] = fact
    style.bottom(page, row + 1)
    # A visit is known by its guest, or else by what else names it.
    ways = [{("Data", (i, j + shift)): fact for (i, j), fact in page.facts.items()} for shift in range(3)]
    return [page], ways, {"subject": "visitors"}


def _spelled(
    rng: random.Random, form: str, first: date, last: date, style: Style
) -> tuple[dict[str, Cell], dict[str, date]]:
    """A stay in some spelling, and what of it can be known."""
    if form == "mixed":
        form = rng.choice(("span dots", "span spaces", "span dash", "day", "month", "datetime"))
    both = {"start": first, "end": last}
    if form == "two columns":
        return {"start": datetime(*first.timetuple()[:3]), "end": datetime(*last.timetuple()[:3])}, both
    if form == "two texts":
        return {"start": f"{first:%d.%m.%Y}", "end": f"{last:%d.%m.%Y}"}, both
    if form == "span dots":
        return {"dates": f"{first:%d.%m.%Y}-{last:%d.%m.%Y}"}, both
    if form == "span spaces":
        return {"dates": f"{first.day}. {first.month}. {first.year}-{last.day}. {last.month}. {last.year}"}, both
    if form == "span dash":
        return {"dates": f"{first:%d.%m.%Y} – {last:%d.%m.%Y}"}, both
    if form == "datetime":
        return {"dates": datetime(*first.timetuple()[:3])}, {"start": first}
    if form == "day":
        return {"dates": f"{first:%d.%m.%Y}"}, {"start": first}
    return {"dates": f"{month(style.words, first.month)} {first.year}"}, {}


def agreements(rng: random.Random, truth: Truth, style: Style) -> Pages:
    """A row an agreement: partner, country, when signed, until when."""
    page = Page("Data")
    truth.subject = "agreements"
    top = style.top(page, truth)
    columns = ["number", "institution", "country", *(["city"] if rng.random() < 0.4 else []), "signed", "valid_to"]
    for j, name in enumerate(columns):
        page.put(top, style.left + j, style.header(name))
    row, form = top, rng.choice(("cells", "dots", "iso", "words", "mixed"))
    partners = rng.sample([f"{town} {kind}" for town in TOWNS for kind in KINDS], rng.randint(4, 25))
    for n, partner in enumerate(partners):
        row += 1
        signed = date(rng.randint(2008, 2025), rng.randint(1, 12), rng.randint(1, 28))
        ends, more = _end(rng, form, signed, style)
        code = rng.choice(truth.countries)
        said: dict[str, Cell] = {
            "number": n + 1, "institution": partner, "country": style.country(code), "city": partner.split()[0],
            "signed": day(rng, form, signed, style), "valid_to": ends,
        }  # fmt: skip
        for j, name in enumerate(columns):
            page.put(row, style.left + j, said[name])
        page.facts[row, style.left + 1] = Fact(1.0, "reported", None, COUNTRIES[code], more={"signed": signed, **more})
    style.bottom(page, row + 1)
    return one(page, subject="agreements")


def _end(rng: random.Random, form: str, signed: date, style: Style) -> tuple[Cell, dict[str, object]]:
    luck = rng.random()
    if luck < 0.2 and style.words.open_ended:
        return style.say(style.words.open_ended), {"term": "open-ended", "valid_to": None}
    if luck < 0.3 and style.words.renewed:
        return style.say(style.words.renewed), {"term": "auto-renewed", "valid_to": None}
    if luck < 0.35:
        return None, {"valid_to": None}
    end = date(signed.year + rng.randint(1, 10), signed.month, signed.day)
    return day(rng, form, end, style), {"valid_to": end, "term": "dated"}


def day(rng: random.Random, form: str, when: date, style: Style) -> Cell:
    """A day in some spelling, or its bare year."""
    if form == "years":
        return when.year
    if form == "mixed":
        form = rng.choice(("cells", "dots", "iso", "words"))
    if form == "cells":
        return datetime(*when.timetuple()[:3])
    if form == "dots":
        return f"{when:%d.%m.%Y}"
    if form == "iso":
        return when.isoformat()
    from babel.dates import format_date

    return format_date(when, "d MMMM y", style.words.locale)
