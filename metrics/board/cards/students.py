"""Students: how many come, from where, to what level, and how much rests on one country."""

from metrics import countries, units
from metrics.board import messages, shapes
from metrics.board.card import Card, Draft, who_what_when
from metrics.board.view import View
from metrics.indicators import CATALOGUE
from metrics.indicators.operators import share
from metrics.languages import N_, _, number

PAGE = "students"
#: Lines of the chart of concentration, named in short.
SHARES = {
    "top_1_share": N_("Largest country"),
    "top_3_share": N_("Three largest"),
    "top_5_share": N_("Five largest"),
}
STUDENTS = ("students",)


def by_year(view: View) -> Draft | None:
    return shapes.over_years(view, "foreign_students")


def by_country(view: View) -> Draft | None:
    return most(view, top=12)


def most(view: View, top: int) -> Draft | None:
    """Countries of origin, ranked; the first of them is the message, unless several share that place."""
    draft, years = shapes.ranked(view, "foreign_students", "country", top), shapes.span(view, "foreign_students")
    if draft is None or years is None:
        return None
    first = shapes.largest(draft.data, "country")
    total, all_known = shapes.whole(view, "foreign_students", years)
    if first is None or not first[1] or not all_known or (draft.data["value"] == first[1]).sum() > 1:
        return draft
    country = shapes.word("country", first[0])
    title = messages.sends(country, first[1], total, shapes.when(view, "foreign_students", years))
    return shapes.retitled(draft, title)


def origin_map(view: View) -> Draft | None:
    draft, years = shapes.mapped(view, "foreign_students"), shapes.span(view, "foreign_students")
    if draft is None or years is None:
        return None
    all_named = years[1] not in shapes.unnamed(view, "countries_of_origin")
    return shapes.retitled(
        draft, messages.origins(len(draft.data), shapes.when(view, "foreign_students", years), all_named)
    )


def country_years(view: View) -> Draft | None:
    return shapes.table_by_year(view, "foreign_students", "country")


def by_level(view: View) -> Draft | None:
    return shapes.composed(view, "foreign_students", "level", share=False)


def by_sex(view: View) -> Draft | None:
    return shapes.composed(view, "foreign_students", "sex")


def near_far(view: View) -> Draft | None:
    return shapes.composed(view, "foreign_students", "group")


def part_of_whole(view: View) -> Draft | None:
    """The unit's share of the university's foreign students; at the university, that of the unit that has most."""
    unit = view.choices.unit if view.choices.unit != units.root() else _largest_part(view)
    if unit is None:
        return None
    draft = shapes.over_years(view, "department_share", where={"unit": unit})
    told = shapes.series(view, "department_share", where={"unit": unit})[1]
    if draft is None or told.last is None:
        return None
    year, part = told.last
    said = CATALOGUE["department_share"].format(part)
    title = messages.taught_at(units.name(unit), said, shapes.when(view, "department_share", (year, year)))
    return shapes.retitled(draft, title)


def _largest_part(view: View) -> str | None:
    """The unit below the root with the most foreign students in the latest year; None where no sheet tells."""
    found: dict[str, float] = {}
    for unit in set(view.tables["students"]["unit"].dropna()) & set(units.tree()) - {units.root()}:
        last = shapes.series(view, "foreign_students", where={"unit": unit})[1].last
        if last:
            found[unit] = last[1]
    return max(sorted(found), key=lambda unit: found[unit], default=None)


def concentration(view: View) -> Draft | None:
    """How much of all comes from the first, three and five largest countries, and what that is worth in words."""
    told = shapes.series(view, "countries_of_origin")[1]
    hidden = shapes.series(view, "foreign_students")[1].partial
    origins = next((point for point in reversed(told.told) if point[0] not in hidden), None)
    if origins is None or not origins[1]:
        return None
    data, answers = shapes.together(view, SHARES)
    # Where a country's number is not told, nobody knows what the others are a share of: the line has a gap.
    data["value"] = data["value"].mask(data["unknown"] > 0)
    data["status"] = data["status"].mask(data["unknown"] > 0, "missing")
    like = dict(shapes.series(view, "effective_countries")[1].points).get(origins[0])
    if like is None:
        return None
    latest = data[data["year"] == origins[0]]
    return Draft(
        "lines",
        messages.effective(
            int(origins[1]),
            like,
            shapes.when(view, "countries_of_origin", (origins[0], origins[0])),
            all_named=origins[0] not in told.partial,
        ),
        data,
        {"x": "year", "y": "value", "series": "indicator"},
        answers,
        subtitle=who_what_when(view, answers[0], what=_("Share of all foreign students, per cent")),
        figures=shapes.figures(answers[0], latest, "indicator"),
        notes=(_("Effective number of countries, 1 / Σ p²: {value}.", value=number(like, 1)),),
        options=shapes.options(view, names={key: _(name) for key, name in SHARES.items()}),
    )


def share_map(view: View) -> Draft | None:
    """What part of all foreign students each country sends: a rate, so the countries themselves are filled."""
    years = shapes.span(view, "foreign_students")
    if years is None:
        return None
    answer = share(view.ask("foreign_students", ("country",), years), of="country")
    data = answer.table.dropna(subset=["country", "value"])
    data = data[~data["country"].isin(countries.OTHERS) & (data["value"] > 0)].drop(columns="reason")
    first = shapes.largest(answer.table, "country")
    if first is None or data.empty:
        return None
    country, said = shapes.word("country", first[0]), answer.indicator.format(first[1])
    when, name = shapes.when(view, "foreign_students", years), CATALOGUE["foreign_students"].title
    partly = (answer.table["unknown"] > 0).any()
    return Draft(
        "filled_map",
        messages.most_known(name, country, said, when) if partly else messages.sends_share(country, said, when),
        data,
        {"country": "country", "value": "value"},
        (answer,),
        subtitle=who_what_when(view, answer, years, _("Share of all foreign students, per cent")),
        figures=shapes.figures(answer, data, "country"),
        options=shapes.options(view, view=shapes.window(data["country"])),
    )


def share_of_all(view: View) -> Draft | None:
    return shapes.over_years(view, "inbound_mobility_rate", form="lines")


CARDS = (
    Card("students_by_year", PAGE, N_("Foreign students by year"), STUDENTS, by_year),
    Card("students_map", PAGE, N_("Map of origin"), STUDENTS, origin_map),
    Card("students_by_country", PAGE, N_("Countries of origin"), STUDENTS, by_country),
    Card("students_country_years", PAGE, N_("Countries by year"), STUDENTS, country_years),
    Card("students_by_level", PAGE, N_("Levels of study"), STUDENTS, by_level),
    Card("students_near_far", PAGE, N_("Near and far abroad"), STUDENTS, near_far),
    Card("students_concentration", PAGE, N_("Concentration"), STUDENTS, concentration),
    Card("students_part", PAGE, N_("Department and university"), STUDENTS, part_of_whole),
    Card("students_share", PAGE, N_("Share of all students"), ("students", "totals"), share_of_all),
    Card("students_share_map", PAGE, N_("Share of each country"), STUDENTS, share_map),
    Card("students_by_sex", PAGE, N_("Women and men"), STUDENTS, by_sex),
)
