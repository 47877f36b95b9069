"""Everything about one partner: agreements, visits both ways, projects and programs."""

from collections.abc import Callable, Mapping

import pandas as pd

from metrics.board import messages, shapes, standing
from metrics.board.card import Draft, compose
from metrics.board.cards import partners
from metrics.board.cards.programs import in_time
from metrics.board.view import View
from metrics.charts.chart import Chart


def partner(view: View, institution: str) -> tuple[Chart, ...]:
    """The charts of one partner's page; those that have nothing to show are left out."""
    drafts = {key: draft(view, institution) for key, draft in DRAFTS.items()}
    return tuple(compose(view, key, draft) for key, draft in drafts.items() if draft)


def institutions(view: View) -> tuple[str, ...]:
    """Every partner that a register of the unit names, in alphabetical order."""
    found: set[str] = set()
    for subject in ("agreements", "visitors", "outgoing", "projects", "programs"):
        found.update(str(name) for name in view.entries(subject)["institution"].dropna().unique())
    return tuple(sorted(found, key=str.casefold))


def agreements(view: View, institution: str) -> Draft | None:
    found = standing.agreements(view)
    found = found[found["institution"] == institution]
    if found.empty:
        return None
    in_force = int((~found["state"].isin(["ended", "to come", "used after its end"])).sum())
    return partners.entries(view, found, messages.with_partner(institution, in_force))


def visits(view: View, institution: str) -> Draft | None:
    """Visits from the partner and own people there, year by year."""
    here = view.ask("visits", ("year",), where={"institution": institution})
    there = view.ask("people_abroad", ("year",), where={"institution": institution})
    data = pd.DataFrame({"year": here.table["year"], "in": here.table["value"]}).merge(
        pd.DataFrame({"year": there.table["year"], "out": there.table["value"]}), on="year", how="outer"
    )
    came, went = float(data["in"].fillna(0).sum()), float(data["out"].fillna(0).sum())
    if not came and not went:
        return None
    draft = Draft(
        "diverging_bars",
        messages.visits_with(institution, came, went, shapes.span_word(view, view.years)),
        data,
        {"y": "year", "in": "in", "out": "out"},
        (here, there),
        options=shapes.options(view, top=len(data)),
        headings={"in": here.indicator.title, "out": there.indicator.title},
    )
    return draft


def projects(view: View, institution: str) -> Draft | None:
    return in_time(view, "projects", institution)


def programs(view: View, institution: str) -> Draft | None:
    return in_time(view, "programs", institution)


DRAFTS: Mapping[str, Callable[[View, str], Draft | None]] = {
    "partner_agreements": agreements,
    "partner_visits": visits,
    "partner_projects": projects,
    "partner_programs": programs,
}
