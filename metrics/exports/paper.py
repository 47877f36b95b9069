"""What is taken away: a title, a few sentences, and charts in an order. Every format makes its file from one of these.

    Paper(_("Council"), charts=(chart, …))       several charts, as a deck, a workbook, a page
    alone(chart)                                 one chart

A paper speaks the language in which its charts were made, so make both inside one `languages.speaking(…)`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from metrics.charts import Chart, notes
from metrics.indicators import CATALOGUE
from metrics.languages import _, day


@dataclass(frozen=True, slots=True)
class Paper:
    """`cells` says for a chart's key from which cells its numbers come: ("students.xlsx, sheet Contingent, B5:F77",).

    `grounds` says the same for a sentence of ours; of a sentence that somebody wrote nothing is known.
    `names` gives a short noun to a chart's key, for lists and tabs; without one its indicator names it.
    """

    title: str
    subtitle: str = ""
    charts: tuple[Chart, ...] = ()
    sentences: tuple[str, ...] = ()
    cells: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    grounds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    made: date = field(default_factory=date.today)

    def name(self, chart: Chart) -> str:
        """A few words for the chart, in the language of the moment."""
        if chart.key in self.names:
            return _(self.names[chart.key])
        return CATALOGUE[chart.definition].title if chart.definition in CATALOGUE else chart.title


def grounds(paper: Paper, sentence: str) -> str:
    """ "Counted from students.xlsx, sheet Contingent, B5:F77"; empty for a sentence that somebody wrote."""
    return counted_from(paper.grounds.get(sentence, ()))


def counted_from(cells: tuple[str, ...]) -> str:
    """ "Counted from: students.xlsx, sheet Contingent, B5:F77"; empty where no cells are known."""
    return _("Counted from: {cells}", cells="; ".join(cells)) if cells else ""


def alone(chart: Chart, cells: tuple[str, ...] = ()) -> Paper:
    """One chart as a paper, with the cells that its numbers come from."""
    return Paper(chart.title, chart.subtitle, (chart,), cells={chart.key: cells})


def source(chart: Chart) -> str:
    """ "Source: students.xlsx · as of 23 Nov 2026"; empty where no file was read."""
    return _("Source: {source}", source=chart.source) if chart.source else ""


def behind(paper: Paper, chart: Chart) -> list[tuple[str, str]]:
    """What a careful reader asks for: (word for it, what it is), empty ones left out.

    Definition and formula of every indicator asked, the files with their cells, the notes, the day.
    """
    keys = dict.fromkeys(question.indicator for question in chart.asked) or dict.fromkeys([chart.definition])
    found: list[tuple[str, str]] = [(_("What and when"), chart.subtitle)]
    for key in keys:
        if key in CATALOGUE:
            one = CATALOGUE[key]
            said = [
                one.title,
                _(one.definition),
                _("Formula: {formula}", formula=_(one.formula)) if one.formula else "",
            ]
            found.append((_("Definition"), " — ".join(part for part in said if part)))
    found += [(_("Note"), said) for said in notes(chart)]
    found.append((_("Source"), chart.source))
    found += [(_("Cells"), said) for said in paper.cells.get(chart.key, ())]
    found.append((_("Written on"), day(paper.made)))
    return [(word, said) for word, said in found if said]
