"""A card: one question to the tables, drawn one way, with its message in words.

`compose` puts together what every chart must say whichever page it stands on: where the numbers came from, on which
day, under which choices, with which notes, and what a person who cannot see it would be told.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from metrics import countries, languages, units
from metrics.board.gaps import gaps
from metrics.board.remarks import drawn
from metrics.board.view import View
from metrics.charts import remarked
from metrics.charts.chart import Chart
from metrics.errors import Problem
from metrics.indicators.answer import Answer
from metrics.indicators.notes import AS_OF_YEAR, TO_DATE
from metrics.indicators.remarks import KINDS
from metrics.languages import N_, _
from metrics.subjects import SUBJECTS

NOT_FILTERED = N_("The choice of countries does not apply here.")


@dataclass(frozen=True, slots=True)
class Draft:
    """What only the card itself knows of its chart; `compose` adds the rest."""

    form: str
    title: str
    data: pd.DataFrame
    encoding: Mapping[str, str]
    answers: tuple[Answer, ...]
    subtitle: str = ""
    figures: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Card:
    """`title` is a short noun for lists; the chart's own title is the message. No draft means nothing to draw."""

    key: str
    page: str
    title: str
    subjects: tuple[str, ...]
    draft: Callable[[View], Draft | None]

    def build(self, view: View) -> Chart | None:
        draft = self.draft(view)
        return compose(view, self.key, draft) if draft else None


@dataclass(frozen=True, slots=True)
class Empty:
    """There is nothing to draw: `subjects` are the sheets that would fill the card.

    `chosen_away` is True where those sheets are there, and tell nothing of the years, unit or countries chosen.
    """

    card: Card
    subjects: tuple[str, ...]
    chosen_away: bool = False

    @property
    def message(self) -> str:
        """What to bring, or what to change, in the language of the moment."""
        if self.chosen_away:
            return _("The sheets so far do not tell these, or not for the unit, years and countries chosen.")
        hints = languages.listed([_(SUBJECTS[name].hint) for name in self.subjects])
        return _("These need a sheet that tells {hints}.", hints=hints)


def compose(view: View, key: str, draft: Draft) -> Chart:
    """The whole chart of a draft. The first answer's indicator is the one defined and whose unit is on the axis."""
    indicator = draft.answers[0].indicator
    subtitle = draft.subtitle or who_what_when(view, draft.answers[0], drawn_years(draft))
    remarks = drawn(draft.data, draft.encoding, draft.answers)
    lacking = gaps(view, draft.answers, drawn_years(draft) or draft.answers[0].question.years or view.years)
    said = notes(view, draft.answers, _said_above(view, draft, subtitle))
    chart = Chart(
        key=key,
        form=draft.form,
        title=draft.title,
        subtitle=subtitle,
        data=draft.data,
        encoding=draft.encoding,
        source=source(view, draft.answers),
        told=draft.figures,
        unit=indicator.unit,
        notes=tuple(dict.fromkeys([*draft.notes, *said, *filter(None, [lacking])])),
        definition=indicator.key,
        options=draft.options,
        asked=tuple(answer.question for answer in draft.answers),
        headings=draft.headings,
        remarks=remarks,
        gaps=lacking,
    )
    return _remarked(chart) if remarks else chart


def _remarked(chart: Chart) -> Chart:
    """The chart with the sentences of its remarks, numbered as on its axis: in its notes, and for who cannot see it."""
    said = remarked.sentences(chart)
    return replace(chart, notes=(*said, *chart.notes), told=(*chart.told, *said))


def drawn_years(draft: Draft) -> tuple[int, int] | None:
    """First and last year in the data, where it has years."""
    years = draft.data["year"].dropna() if "year" in draft.data else draft.data.index[:0]
    return (int(years.min()), int(years.max())) if len(years) else None


def _said_above(view: View, draft: Draft, subtitle: str) -> Callable[[Problem], bool]:
    """Whether a note is said already or is of another year: of which one year, or of which day, the chart is, stands
    above it; remarks on the years of its axis are numbered there."""
    today = languages.day(view.today) in subtitle
    first, last = drawn_years(draft) or draft.answers[0].question.years or view.years

    def said(note: Problem) -> bool:
        of_year = note.kind is AS_OF_YEAR and first == last == note.slots.get("number")
        if note.kind in KINDS:
            return draft.encoding.get("x") == "year" or not first <= note.slots["number"] <= last
        return of_year or (today and note.kind in (AS_OF_YEAR, TO_DATE))

    return said


def who_what_when(view: View, answer: Answer, years: tuple[int, int] | None = None, what: str = "") -> str:
    """ "Samarkand State Medical University · Foreign students, persons · 2016/17–2025/26" and the countries chosen."""
    chosen, indicator = view.choices, answer.indicator
    what = what or _("{indicator}, {unit}", indicator=indicator.title, unit=indicator.unit_word)
    parts = [units.name(chosen.unit), what, when(view, answer, years)]
    if chosen.countries:
        parts.append(languages.listed([countries.name(code) for code in chosen.countries]))
    if chosen.group:
        parts.append(_(countries.GROUPS[chosen.group]))
    return " · ".join(part for part in parts if part)


def when(view: View, answer: Answer, years: tuple[int, int] | None = None) -> str:
    """The years drawn, or the day for what is judged today."""
    if not answer.indicator.dated:
        return languages.day(view.today)
    first, last = years or answer.question.years or view.years
    if first == last == view.running and view.stands(answer.indicator.key):
        return languages.day(view.today)
    label = [languages.year(year, view.choices.calendar) for year in (first, last)]
    return label[0] if first == last else "–".join(label)


def source(view: View, answers: Iterable[Answer]) -> str:
    """ "students.xlsx, visits.xlsx · as of 23 Nov 2026"; examples say that they are. Empty where no file was read.

    Where no row of any file counts, the files that were looked through are the source: they say that there is none.
    """
    answers = tuple(answers)
    uploads = dict.fromkeys(source.upload for answer in answers for source in answer.sources)
    if not uploads:
        looked = (view.tables[name]["upload"] for answer in answers for name in answer.indicator.subjects)
        uploads = dict.fromkeys(str(upload) for column in looked for upload in column.dropna().unique())
    files = ", ".join(dict.fromkeys(view.files.get(upload, upload) for upload in uploads if upload))
    if not files:
        return ""
    day = languages.day(view.today)
    if view.example:
        return _("Example data: {files} · as of {day}", files=files, day=day)
    return _("{files} · as of {day}", files=files, day=day)


def notes(view: View, answers: Iterable[Answer], said: Callable[[Problem], bool] = lambda note: False) -> list[str]:
    """What must be shown with the numbers: the answers' own notes, the rule of near and far, choices left out.

    Notes that are `said` elsewhere are left out.
    """
    answers = tuple(answers)
    several = len({answer.indicator.key for answer in answers}) > 1
    everywhere = set.intersection(*({note.message for note in answer.notes} for answer in answers))
    out: list[str] = []
    for answer in answers:
        for note in answer.notes:
            if said(note):
                continue
            # How many rows is told of one indicator; where the chart has several, say of which it is.
            of_one = several and "n" in note.slots and note.message not in everywhere
            out.append(f"{answer.indicator.title}: {note.message}" if of_one else note.message)
        if "group" in answer.question.by or "group" in answer.question.where:
            out.append(countries.rule())
        if view.ignored(answer.indicator.key):
            out.append(_(NOT_FILTERED))
    return out
