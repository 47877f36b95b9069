"""Papers for the tests: every specimen chart, and one whose names want to be formulas, links and scripts."""

import dataclasses
from pathlib import Path

import pandas as pd

from metrics.charts import Chart
from metrics.exports.paper import Paper
from tests.charts.specimens import SPECIMENS

#: What a spreadsheet, a browser or PowerPoint might run or follow.
HOSTILE = (
    "=1+1",
    "=HYPERLINK(\"http://evil.example/\",\"x\")",
    "+7",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "http://evil.example/",
    "mailto:someone@evil.example",
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "<a href='http://evil.example/'>x</a>",
    "cmd|' /C calc'!A0",
)  # fmt: skip


def paper(language: str = "en", *names: str) -> Paper:
    """All specimens, or those named."""
    charts = tuple(SPECIMENS[name](language) for name in names or SPECIMENS)
    return Paper("A paper", "Samarkand State Medical University", charts, ("One sentence.",))


def hostile() -> Paper:
    """One chart of each shape of data, whose categories, title, headings and source are hostile."""
    return Paper(HOSTILE[0], HOSTILE[6], tuple(_hostile(SPECIMENS[name]("en")) for name in (
        "ranked_partners", "diverging_bars", "stacked_across", "agreement_timeline", "headlines", "bullet",
    )), HOSTILE)  # fmt: skip


def _hostile(chart: Chart) -> Chart:
    column = {"headlines": "name", "bullet": "indicator"}.get(chart.form, "institution")
    codes = list(dict.fromkeys(chart.data[column]))
    names = dict(zip(codes, (HOSTILE * 2)[: len(codes)], strict=True))
    data = chart.data.assign(**{column: pd.Series([names[code] for code in chart.data[column]], dtype="string")})
    return dataclasses.replace(
        chart, data=data, title=HOSTILE[0], subtitle=HOSTILE[8], source=HOSTILE[1], notes=(HOSTILE[9],),
        told=(HOSTILE[10],), headings={column: HOSTILE[0]},
    )  # fmt: skip


def written(folder: Path, name: str, data: bytes) -> Path:
    file = folder / name
    file.write_bytes(data)
    return file
