"""Programs and projects: what is run together with partners abroad, and who studies in it."""

from collections.abc import Callable, Mapping
from datetime import date

import pandas as pd

from metrics.board import messages, shapes
from metrics.board.card import Card, Draft
from metrics.board.view import View
from metrics.languages import N_, _, day
from metrics.subjects import SUBJECTS

PAGE = "programs"
PROJECTS, PROGRAMS = ("projects",), ("programs",)
AIMS = ("active_projects", "double_diploma_programs", "double_diploma_students", "joint_programs")


def projects_by_year(view: View) -> Draft | None:
    return shapes.over_years(view, "active_projects")


def begun_and_ended(view: View) -> Draft | None:
    begun = shapes.series(view, "new_projects")[1].last
    ended = dict(shapes.series(view, "ended_projects")[1].points)
    if begun is None:
        return None
    year, new = begun
    data, answers = shapes.together(view, ("new_projects", "ended_projects"))
    return Draft(
        "lines",
        messages.begun_and_ended(int(new), ended.get(year), shapes.when(view, "new_projects", (year, year))),
        data,
        {"x": "year", "y": "value", "series": "indicator"},
        answers,
        figures=shapes.figures(answers[0], data[data["year"] == year], "indicator"),
        options=shapes.options(view, names={"new_projects": _("Begun"), "ended_projects": _("Ended")}),
    )


def projects_by_country(view: View) -> Draft | None:
    return shapes.ranked(view, "active_projects", "country")


def projects_by_funder(view: View) -> Draft | None:
    return shapes.ranked(view, "active_projects", "funder")


def projects_timeline(view: View) -> Draft | None:
    return in_time(view, "projects")


def in_time(view: View, subject: str, institution: str = "") -> Draft | None:
    """Projects or programs that run today as bars from beginning to end; of one partner, the past ones too."""
    indicator, name, say = RUNNING[subject]
    entries = view.entries(subject).dropna(subset=["start"])
    if institution:
        entries = entries[entries["institution"] == institution]
    if entries.empty:
        return None
    entries = entries.drop_duplicates([name, "institution"]).sort_values(["end", name], kind="stable")
    today = pd.Timestamp(view.today)
    running = entries[(entries["start"] <= today) & ~(entries["end"] < today)]
    shown = entries if institution else running
    return Draft(
        "agreement_timeline",
        say(running[name].nunique(), view.today),
        shapes.plain_entries(shown, [name, "start", "end", "country", "institution"]),
        {"y": name, "start": "start", "end": "end", "country": "country"},
        (view.ask(indicator, (name,), where={"institution": institution} if institution else {}),),
        subtitle=" · ".join([shapes.word("unit", view.choices.unit), _(SUBJECTS[subject].title), day(view.today)]),
        figures=tuple(str(told) for told in running[name].drop_duplicates().head(5)),
        options=shapes.options(view, today=view.today, top=25, care=False),
    )


#: How projects and programs are told in time: the indicator behind, the column that names them, the message.
RUNNING: Mapping[str, tuple[str, str, Callable[[int, date], str]]] = {
    "projects": ("active_projects", "project", messages.projects_today),
    "programs": ("joint_programs", "program", messages.programs_today),
}


def programs_by_year(view: View) -> Draft | None:
    return shapes.over_years(view, "double_diploma_programs")


def program_students(view: View) -> Draft | None:
    return shapes.over_years(view, "double_diploma_students")


def by_program(view: View) -> Draft | None:
    return shapes.table_by_year(view, "double_diploma_students", "program")


def by_award(view: View) -> Draft | None:
    return shapes.composed(view, "joint_programs", "award", share=False)


def programs_by_country(view: View) -> Draft | None:
    return shapes.ranked(view, "joint_programs", "country")


def programs_timeline(view: View) -> Draft | None:
    return in_time(view, "programs")


def aims(view: View) -> Draft | None:
    return shapes.bullets(view, AIMS)


CARDS = (
    Card("projects_by_year", PAGE, N_("Active projects by year"), PROJECTS, projects_by_year),
    Card("projects_timeline", PAGE, N_("Projects in time"), PROJECTS, projects_timeline),
    Card("projects_begun_ended", PAGE, N_("Begun and ended projects"), PROJECTS, begun_and_ended),
    Card("projects_by_country", PAGE, N_("Projects by country"), PROJECTS, projects_by_country),
    Card("projects_by_funder", PAGE, N_("Projects by funder"), PROJECTS, projects_by_funder),
    Card("programs_by_year", PAGE, N_("Double-diploma programs"), PROGRAMS, programs_by_year),
    Card("program_students", PAGE, N_("Students for two diplomas"), PROGRAMS, program_students),
    Card("students_by_program", PAGE, N_("Students by program"), PROGRAMS, by_program),
    Card("programs_timeline", PAGE, N_("Programs in time"), PROGRAMS, programs_timeline),
    Card("programs_by_award", PAGE, N_("Programs by award"), PROGRAMS, by_award),
    Card("programs_by_country", PAGE, N_("Programs by country"), PROGRAMS, programs_by_country),
    Card("programs_targets", PAGE, N_("Programs and projects against targets"), ("targets",), aims),
)
