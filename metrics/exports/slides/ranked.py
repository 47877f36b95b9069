"""Native bars of many names: as many as leave each name its lines."""

import dataclasses
from typing import Any

from metrics.charts import Chart
from metrics.charts.ranked_bars import TOP
from metrics.charts.text import width
from metrics.countries import OTHERS
from metrics.exports.slides.native import NAMES, draw
from metrics.exports.slides.page import LINE, SMALL, Page
from metrics.languages import ngettext


def ranked(page: Page) -> None:
    """As many bars as leave each name its lines."""
    y = page.chart.encoding["y"]
    fit = _fit(page, y, 1)
    top = page.chart.options.get("top", TOP)
    if len(page.rows) > fit and top + 1 > fit:
        page.chart = _with(page.chart, top=max(fit - 1 - _unnamed(page, y), 3))
    draw(page)


def both_ways(page: Page) -> None:
    """Two bars for each name: fewer names."""
    fit = _fit(page, page.chart.encoding["y"], 1.6)
    top = min(page.chart.options.get("top", 12), fit)
    if (left := len(page.rows) - top) > 0:
        page.say(ngettext("{n} more row in the table", "{n} more rows in the table", left))
    page.chart = _with(page.chart, top=top)
    draw(page)


def _fit(page: Page, y: str, each: float) -> int:
    """How many rows fit: fewer where names need two lines."""
    names = [page.words.said(y, row[y]) for row in page.rows]
    two = any(width(name, SMALL) > page.room.width * NAMES - 14 for name in names)
    return max(int(page.room.height / (SMALL * LINE * max(each, 2.1 if two else 1.25))) - 1, 3)


def _unnamed(page: Page, y: str) -> int:
    return sum(row[y] is None or row[y] in OTHERS for row in page.rows)


def _with(chart: Chart, **options: Any) -> Chart:
    return dataclasses.replace(chart, options={**chart.options, **options})
