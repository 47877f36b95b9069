"""Mobility both ways: who visits and why, who of our own goes abroad, and how the two balance."""

import pandas as pd

from metrics.board import messages, shapes
from metrics.board.card import Card, Draft
from metrics.board.view import View
from metrics.languages import N_, _

PAGE = "mobility"
VISITORS, OUTGOING = ("visitors",), ("outgoing",)
#: Shown as pictures side by side against the targets of this page.
AIMS = ("visits", "visitors", "staff_abroad", "visitor_hours", "staff_abroad_hours")


def both_ways(view: View) -> Draft | None:
    """Visitors from each country beside our own people there, over the whole period.

    Where only one of the two registers is kept, nothing is known of the other direction: it is no 0.
    """
    if view.of_unit("visitors").empty or view.of_unit("outgoing").empty:
        return None
    here = view.ask("visitors", ("country",))
    there = view.ask("people_abroad", ("country",))
    data = beside(here.table, there.table)
    if data.empty:
        return None
    busiest = data.assign(sum=data["in"].fillna(0) + data["out"].fillna(0)).nlargest(1, "sum").iloc[0]
    place = shapes.word("country", busiest["country"])
    return Draft(
        "diverging_bars",
        messages.both_ways(
            place, float(busiest["in"]), float(busiest["out"]), shapes.when(view, "visitors", view.years)
        ),
        data,
        {"y": "country", "in": "in", "out": "out"},
        (here, there),
        figures=tuple(
            _(
                "{place}: {here} here, {there} there",
                place=shapes.word("country", code),
                here=int(came),
                there=int(went),
            )
            for code, came, went in data.head(5)[["country", "in", "out"]].itertuples(index=False)
        ),
        options=shapes.options(view, top=12),
        headings={"in": here.indicator.title, "out": there.indicator.title},
    )


def beside(here: pd.DataFrame, there: pd.DataFrame, column: str = "country") -> pd.DataFrame:
    """`column`, in and out, the busiest first. A register lists all there was: not listed is 0."""
    came = here.dropna(subset=[column, "value"]).set_index(column)["value"].rename("in")
    went = there.dropna(subset=[column, "value"]).set_index(column)["value"].rename("out")
    both = pd.concat([came, went], axis=1).fillna(0).rename_axis(column).reset_index()
    both = both[(both["in"] > 0) | (both["out"] > 0)].astype({"in": "Float64", "out": "Float64"})
    order = (both["in"] + both["out"]).sort_values(ascending=False, kind="stable").index
    return both.loc[order].reset_index(drop=True)


def visits_by_year(view: View) -> Draft | None:
    draft = shapes.composed(view, "visits", "mode", share=False)
    if draft is None:
        return None
    title = messages.trend(shapes.series(view, "visits")[1])
    return shapes.retitled(draft, title)


def visitors_by_year(view: View) -> Draft | None:
    return shapes.over_years(view, "visitors")


def visitors_map(view: View) -> Draft | None:
    return shapes.mapped(view, "visitors")


def visitors_by_country(view: View) -> Draft | None:
    return shapes.ranked(view, "visitors", "country")


def visits_by_purpose(view: View) -> Draft | None:
    return shapes.panels(view, "visits", "purpose")


def visits_by_role(view: View) -> Draft | None:
    return shapes.composed(view, "visits", "role")


def visits_by_activity(view: View) -> Draft | None:
    return shapes.ranked(view, "visits", "activity", where={"purpose": "teaching"})


def visits_by_partner(view: View) -> Draft | None:
    return shapes.ranked(view, "visits", "institution")


def visits_near_far(view: View) -> Draft | None:
    return shapes.composed(view, "visits", "group")


def online(view: View) -> Draft | None:
    return shapes.over_years(view, "online_share", form="lines")


def visitor_hours(view: View) -> Draft | None:
    return shapes.over_years(view, "visitor_hours")


def staff_abroad(view: View) -> Draft | None:
    return shapes.over_years(view, "staff_abroad")


def abroad_map(view: View) -> Draft | None:
    return shapes.mapped(view, "people_abroad", flows=True)


def abroad_by_country(view: View) -> Draft | None:
    return shapes.ranked(view, "people_abroad", "country")


def balance(view: View) -> Draft | None:
    return shapes.over_years(view, "teaching_balance")


def aims(view: View) -> Draft | None:
    return shapes.bullets(view, AIMS)


CARDS = (
    Card("visits_by_year", PAGE, N_("Visits by year and mode"), VISITORS, visits_by_year),
    Card("visitors_by_year", PAGE, N_("People who came"), VISITORS, visitors_by_year),
    Card("visitors_map", PAGE, N_("Where guests come from"), VISITORS, visitors_map),
    Card("visitors_by_country", PAGE, N_("Countries of guests"), VISITORS, visitors_by_country),
    Card("mobility_both_ways", PAGE, N_("Both ways, by country"), ("visitors", "outgoing"), both_ways),
    Card("visits_by_purpose", PAGE, N_("Why they came"), VISITORS, visits_by_purpose),
    Card("visits_by_role", PAGE, N_("Who came"), VISITORS, visits_by_role),
    Card("visits_by_partner", PAGE, N_("Partners that visit"), VISITORS, visits_by_partner),
    Card("visits_by_activity", PAGE, N_("What guests taught"), VISITORS, visits_by_activity),
    Card("visitor_hours", PAGE, N_("Hours of visitors"), VISITORS, visitor_hours),
    Card("visits_online", PAGE, N_("Online share"), VISITORS, online),
    Card("visits_near_far", PAGE, N_("Near and far abroad"), VISITORS, visits_near_far),
    Card("staff_abroad", PAGE, N_("Own staff abroad"), OUTGOING, staff_abroad),
    Card("abroad_map", PAGE, N_("Where own people went"), OUTGOING, abroad_map),
    Card("abroad_by_country", PAGE, N_("Host countries"), OUTGOING, abroad_by_country),
    Card("teaching_balance", PAGE, N_("Balance of teaching"), ("visitors", "outgoing"), balance),
    Card("mobility_targets", PAGE, N_("Mobility against targets"), ("targets",), aims),
)
