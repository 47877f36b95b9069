"""Everything about one partner: agreements, visits both ways, projects and programs."""

from collections.abc import Callable, Mapping

from metrics.board import messages, shapes, standing
from metrics.board.card import Draft, compose, who_what_when
from metrics.board.cards import partners
from metrics.board.cards.programs import in_time
from metrics.board.view import View
from metrics.charts.chart import Chart
from metrics.languages import N_, _

#: Lines of the chart of visits, named in short.
BOTH_WAYS = {"visits": N_("Visits here"), "people_abroad": N_("Own people there")}


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
    return partners.entries(
        view, found, messages.with_partner(institution, in_force, view.today), institution=institution
    )


def visits(view: View, institution: str) -> Draft | None:
    """Visits from the partner and own people there, year by year; a direction of which no register is kept is no 0."""
    where = {"institution": institution}
    came, went = (
        None if view.of_unit(subject).empty else float(view.ask(key, where=where).table["value"].fillna(0).sum())
        for key, subject in zip(BOTH_WAYS, ("visitors", "outgoing"), strict=True)
    )
    if not came and not went:
        return None
    data, answers = shapes.together(view, BOTH_WAYS, where)
    return Draft(
        "lines",
        messages.visits_with(institution, came, went, shapes.when(view, "visits", view.years)),
        data,
        {"x": "year", "y": "value", "series": "indicator"},
        answers,
        subtitle=who_what_when(view, answers[0], what=_("Visits here, own people there")),
        options=shapes.options(view, names={key: _(name) for key, name in BOTH_WAYS.items()}),
    )


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
