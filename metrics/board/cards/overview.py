"""The overview: the state of things in one screen, and what needs care."""

from typing import Any

import pandas as pd

from metrics.board import messages, shapes
from metrics.board.card import Card, Draft
from metrics.board.cards import partners, students
from metrics.board.messages import Series
from metrics.board.view import View
from metrics.indicators import CATALOGUE
from metrics.languages import N_, _

PAGE = "overview"
#: Rows of the headline table, each with the page that tells more.
HEADLINES = {
    "foreign_students": "students",
    "countries_of_origin": "students",
    "inbound_mobility_rate": "students",
    "visitors": "mobility",
    "staff_abroad": "mobility",
    "active_projects": "programs",
    "double_diploma_programs": "programs",
    "active_agreements": "partners",
}


def lead(view: View) -> str:
    """The sentence at the head of the page; empty where there are no students to speak of."""
    told = shapes.series(view, "foreign_students")[1]
    if told.last is None:
        return ""
    year = told.last[0]
    counted = shapes.series(view, "countries_of_origin")[1]
    origins = dict(counted.points).get(year)
    largest = shapes.largest(view.ask("foreign_students", ("country",), (year, year)).table, "country")
    first = largest and (shapes.word("country", largest[0]), largest[1])
    return messages.lead_sentence(
        shapes.word("unit", view.choices.unit),
        told,
        int(origins) if origins else None,
        first,
        year not in counted.partial,
    )


def headlines(view: View) -> Draft | None:
    """Value, change, ten years and target of each headline indicator."""
    asked = {key: shapes.series(view, key) for key in HEADLINES if view.present.issuperset(CATALOGUE[key].subjects)}
    rows = [_row(view, told, HEADLINES[key]) for key, (_answer, told) in asked.items()]
    if all(row["value"] is None for row in rows):
        return None
    data = pd.DataFrame(rows).astype({name: "Float64" for name in ("value", "change", "percent", "target")})
    parts = ("name", "value", "unit", "status", "change", "percent", "history", "years", "target", "link", "when")
    return Draft(
        "headlines",
        lead(view) or messages.trend(next(told for _answer, told in asked.values() if told.last)),
        data,
        {part: part for part in parts},
        tuple(answer for answer, _told in asked.values()),
        subtitle=" · ".join([shapes.word("unit", view.choices.unit), shapes.span_word(view, view.years)]),
        figures=tuple(messages.trend(told) for _answer, told in asked.values() if told.last),
        options=shapes.options(
            view, names={row["indicator"]: shapes.word("indicator", row["indicator"]) for row in rows}
        ),
        headings={"when": _("As of")},
    )


def _row(view: View, told: Series, page: str) -> dict[str, Any]:
    year, value = told.last or (view.years[1], None)
    shown = [(then, number) for then, number in told.points if view.years[0] <= then <= view.years[1]]
    return {
        "indicator": told.indicator.key,
        "name": told.indicator.title,
        "value": value,
        "unit": told.indicator.unit,
        "year": year,
        "when": told.moment(year) if value is not None else "",
        "status": "missing" if value is None else "reported",
        "unknown": int(year in told.partial),
        "change": told.difference,
        "percent": None if told.relative is None else told.relative * 100,
        "history": [number for _year, number in shown],
        "years": [then for then, _number in shown],
        "target": view.targets(told.indicator.key).get(year),
        "link": page,
    }


def growth(view: View) -> Draft | None:
    return shapes.over_years(view, "foreign_students")


def origin_map(view: View) -> Draft | None:
    return students.origin_map(view)


def origins(view: View) -> Draft | None:
    return students.most(view, top=10)


def aims(view: View) -> Draft | None:
    return shapes.bullets(view, view.aims)


ALL = ("students", "visitors", "outgoing", "projects", "programs", "agreements")
CARDS = (
    Card("headlines", PAGE, N_("Headlines"), ALL, headlines),
    Card("growth", PAGE, N_("Growth of foreign students"), ("students",), growth),
    Card("origin_map", PAGE, N_("Where they come from"), ("students",), origin_map),
    Card("origins", PAGE, N_("Largest countries of origin"), ("students",), origins),
    Card("need_care", PAGE, N_("Needs care"), ("agreements",), partners.need_care),
    Card("targets", PAGE, N_("Against the targets"), ("targets",), aims),
)
