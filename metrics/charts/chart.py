"""One chart, described: everything that any renderer needs and nothing that only one of them knows.

`metrics.charts.figure.figure(chart, theme)` draws it as a plotly figure; exports draw the same description as a
sheet or a slide. The words in it are already in the reader's language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from metrics.indicators.answer import Question
from metrics.indicators.remarks import Remark


@dataclass(frozen=True, slots=True)
class Chart:
    """`form` names a file in `metrics/charts/`; `data` is the table twin, with the very numbers that are drawn.

    `encoding` says which column of `data` plays which part: {"x": "year", "y": "value", "series": "country"}; the
    forms' files say which parts they know. `options` are a form's own choices (view of a map, unit of the axis).
    """

    key: str
    form: str
    title: str  # the message, a sentence
    subtitle: str  # who, what, unit, when
    data: pd.DataFrame
    encoding: Mapping[str, str]
    source: str  # file(s) and as-of day
    told: tuple[str, ...] = ()  # its key figures, for a person who cannot see it
    unit: str = ""
    notes: tuple[str, ...] = ()
    definition: str = ""  # key of the indicator, where it is defined
    options: Mapping[str, Any] = field(default_factory=dict)
    #: What was asked to get these numbers: leads to the rows and cells behind them.
    asked: tuple[Question, ...] = ()
    #: What each column of `data` is called in the table twin, in the reader's language.
    headings: Mapping[str, str] = field(default_factory=dict)
    #: What people noted of the years on the x-axis, oldest first. Their sentences are among the notes.
    remarks: tuple[Remark, ...] = ()
    #: What the rows behind it do not tell: one of the notes, which on a page leads to where it is explained.
    gaps: str = ""

    @property
    def alt(self) -> str:
        """What a person who cannot see the chart is told: its message, what it is of, and its key figures."""
        return _sentences(self.title, self.subtitle, "; ".join(self.told))

    @property
    def alt_below_subtitle(self) -> str:
        """The same where the subtitle is read out just before it. What stays the same is not drawn again."""
        return _sentences(self.title, "; ".join(self.told))


def _sentences(*said: str) -> str:
    """Each with one full stop: a Russian date ends with one of its own."""
    return " ".join(f"{one.rstrip('.')}." for one in said if one)
