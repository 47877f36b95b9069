"""Partners: with whom agreements are in force, where, until when, and which of them somebody should look at."""

from dataclasses import replace

import pandas as pd

from metrics.board import messages, shapes, standing
from metrics.board.card import Card, Draft
from metrics.board.view import View
from metrics.errors import Problem
from metrics.indicators import notes
from metrics.indicators.periods import months_before
from metrics.languages import N_, _, day, number
from metrics.settings import settings

PAGE = "partners"
AGREEMENTS = ("agreements",)
AIMS = ("active_agreements", "active_partners", "partner_countries", "signed_agreements")
#: What the radar counts, each in a few words.
RADAR = {
    "expiring_agreements_90": N_("within 90 days"),
    "expiring_agreements_180": N_("within 180 days"),
    "expiring_agreements_365": N_("within a year"),
    "agreements_without_end": N_("without an end"),
}
TIMELINE = {
    "y": "agreement", "start": "begin", "end": "valid_to", "term": "term", "country": "country", "unused": "unused",
    "row": "row",
}  # fmt: skip


def partner_map(view: View) -> Draft | None:
    """A bubble for each institution, as large as the number of its agreements in force."""
    years = shapes.span(view, "active_agreements")
    if years is None:
        return None
    answer = view.ask("active_agreements", ("institution", "country"), years)
    data = answer.table[answer.table["value"].fillna(0) > 0].dropna(subset=["institution"])
    if data.empty:
        return None
    data = data.merge(_places(view), on="institution", how="left")
    return Draft(
        "bubble_map",
        messages.in_force(data["institution"].nunique(), shapes.when(view, "active_agreements", years)),
        data,
        {
            "country": "country",
            "value": "value",
            "name": "institution",
            "latitude": "latitude",
            "longitude": "longitude",
        },
        (answer,),
        figures=shapes.figures(answer, data, "institution"),
        options=shapes.options(view, view=shapes.window(data["country"].dropna())),
    )


def _places(view: View) -> pd.DataFrame:
    """Where each institution is, as the sheets say; the first sheet that says so counts."""
    rows = view.entries("agreements")[["institution", "latitude", "longitude"]].dropna()
    return rows.astype({"institution": "string"}).drop_duplicates("institution")


def partners_by_country(view: View) -> Draft | None:
    return shapes.ranked(view, "active_partners", "country", top=12)


def agreements_by_year(view: View) -> Draft | None:
    return shapes.over_years(view, "active_agreements")


def near_far(view: View) -> Draft | None:
    return shapes.composed(view, "active_agreements", "group")


def by_kind(view: View) -> Draft | None:
    return shapes.ranked(view, "active_agreements", "kind")


def by_rank(view: View) -> Draft | None:
    return shapes.ranked(view, "active_agreements", "rank_band")


def signed(view: View) -> Draft | None:
    return shapes.over_years(view, "signed_agreements")


def breadth(view: View) -> Draft | None:
    return shapes.over_years(view, "partner_breadth", form="lines")


def radar(view: View) -> Draft | None:
    """How many agreements run out in 90, 180 and 365 days, and how many have no end."""
    answers = tuple(view.ask(key) for key in RADAR)
    data = pd.concat([answer.table.assign(indicator=answer.indicator.key) for answer in answers], ignore_index=True)
    if data["value"].isna().all():
        return None
    soon = dict(zip(data["indicator"], data["value"], strict=True))[f"expiring_agreements_{standing.SOON}"]
    return Draft(
        "ranked_bars",
        messages.expiring(int(soon), standing.soon(view)),
        data,
        {"y": "indicator", "x": "value"},
        answers,
        subtitle=" · ".join([shapes.word("unit", view.choices.unit), _("Agreements that run out"), day(view.today)]),
        figures=shapes.figures(answers[0], data, "indicator"),
        options=shapes.options(view, names={key: _(name) for key, name in RADAR.items()}),
    )


def timeline(view: View) -> Draft | None:
    """Every agreement that is in force or was used after its end, the first to run out on top."""
    found = standing.agreements(view)
    if found.empty:
        return None
    found = found[~found["state"].isin(["ended", "to come"])]
    dated = found["begin"].notna() | found["valid_to"].notna()
    if not dated.any() and len(found):
        return None
    soon = int((found["state"] == "runs out").sum())
    draft = entries(view, found[dated], messages.expiring(soon, standing.soon(view)))
    undated = int((~dated).sum())
    return (
        replace(draft, notes=(_("Agreements without any date, not drawn: {n}.", n=number(undated)),))
        if undated
        else draft
    )


def dormant(view: View) -> Draft | None:
    """Agreements in force behind which nothing has happened for two years."""
    found = standing.agreements(view)
    if found.empty or not standing.use_told(view):
        return None
    asleep = found[found["state"] == "dormant"]
    return entries(view, asleep, messages.dormant(len(asleep), months_before(view.today, settings.dormant_months)))


def need_care(view: View) -> Draft | None:
    """What somebody should look at: used after its end, running out, asleep, in this order."""
    found = standing.agreements(view)
    if found.empty:
        return None
    care = found[found["state"].isin(list(standing.STATES)[:3])]
    order = care["state"].map({state: place for place, state in enumerate(standing.STATES)})
    care = care.assign(order=order).sort_values(["order", "valid_to"], kind="stable")
    draft = entries(view, care, messages.need_care(len(care), view.today), sort=False)
    # That none is asleep is not known where nothing tells of use.
    return draft if standing.use_told(view) else replace(draft, notes=(Problem(notes.NO_ACTIVITY_TOLD).message,))


def entries(view: View, found: pd.DataFrame, title: str, sort: bool = True, institution: str = "") -> Draft:
    """Agreements as bars in time, with their state in words.

    Each is named by its institution, with the kind where one institution has several; on the page of one `institution`
    by the kind alone.
    """
    answer = view.ask(
        "active_agreements", ("institution",), where={"institution": institution} if institution else None
    )
    if sort:
        found = found.sort_values(["valid_to", "institution"], kind="stable")
    data = shapes.plain_entries(found, ["institution", "country", "kind", "begin", "valid_to", "term", "state", "days"])
    data["row"] = shapes.origins(found)
    data["unused"] = (found["state"] == "dormant").to_numpy()
    partner, state = data["institution"], data["state"].map(lambda state: _(standing.STATES[state]))
    kind = data["kind"].map(lambda kind: _("Agreement") if pd.isna(kind) else shapes.word("kind", kind))
    name = kind if institution else partner.where(~partner.duplicated(keep=False), partner + " · " + kind)
    return Draft(
        "agreement_timeline",
        title,
        data.assign(agreement=name, state=state).reset_index(drop=True),
        TIMELINE,
        (answer,),
        subtitle=" · ".join([shapes.word("unit", view.choices.unit), _("Agreements"), day(view.today)]),
        figures=tuple(
            _("{agreement}: {state}, {day}", agreement=agreement, state=told, day=day(None if pd.isna(end) else end))
            for agreement, told, end in zip(name.head(), state.head(), data["valid_to"].head(), strict=True)
        ),
        options=shapes.options(view, today=view.today, top=25),
        headings={
            "agreement": _("Agreement"),
            "begin": _("Valid from"),
            "state": _("State"),
            "days": _("Days left"),
        },
    )


def aims(view: View) -> Draft | None:
    return shapes.bullets(view, AIMS)


CARDS = (
    Card("partner_map", PAGE, N_("Map of partners"), AGREEMENTS, partner_map),
    Card("partners_by_country", PAGE, N_("Partners by country"), AGREEMENTS, partners_by_country),
    Card("agreements_timeline", PAGE, N_("Agreements in time"), AGREEMENTS, timeline),
    Card("agreements_radar", PAGE, N_("What runs out"), AGREEMENTS, radar),
    Card("agreements_dormant", PAGE, N_("Agreements not used"), (*AGREEMENTS, "visitors"), dormant),
    Card("agreements_by_year", PAGE, N_("Agreements in force by year"), AGREEMENTS, agreements_by_year),
    Card("agreements_signed", PAGE, N_("Agreements signed"), AGREEMENTS, signed),
    Card("agreements_near_far", PAGE, N_("Near and far abroad"), AGREEMENTS, near_far),
    Card("agreements_by_kind", PAGE, N_("Kinds of agreement"), AGREEMENTS, by_kind),
    Card("agreements_by_rank", PAGE, N_("World rank of partners"), AGREEMENTS, by_rank),
    Card("partner_breadth", PAGE, N_("Breadth of partners"), AGREEMENTS, breadth),
    Card("partners_targets", PAGE, N_("Partners against targets"), ("targets",), aims),
)
