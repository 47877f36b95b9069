"""From an answer to a picture of it, and nothing else: a chart never fetches a number.

A `Chart` (chart.py) is a description that any renderer can draw; `figure(chart, theme)` draws it with plotly. One file
a form; `FORMS` lists them in the order in which a person would look for one. Every form reads only `Chart.data`,
`encoding` and `options`. Columns hold codes (country "IND", year 2024): the column's name is the dimension, and the
dimension decides the words (words.py) and the colour (style.py), so a category looks the same on every page.
Beside the columns named below, `status` (subjects.STATUSES) and `n` are read where `data` has them.

    form                encoding, [optional]                      options
    columns             x, y, [previous, target, low, high]       one series; 8 years at most label each
    lines               x, y, [series, target, low, high]         highlight=(codes in colour, the rest grey)
    ranked_bars         y, x, [colour]                            top=10, others="sum" | "count" (of rates)
    stacked_bars        x, y, series                              share=True for 100 %
    diverging_bars      y, in, out                                top=12
    small_multiples     x, y, panel                               top=9; one scale for all panels
    heat_table          x, y, value                               top=15 rows by their largest value
    bullet              y, value, target, [previous, unit]        a row with a unit of its own has a scale of its own
    agreement_timeline  y, start, end, [term, country, unused, row]   today=date, top=25
    bubble_map          country, value, [name, latitude, longitude]   view="world" | "near", home, flows=True
    filled_map          country, value                            view="world" | "near"; rates only
    headlines           name, value, [unit, status, change, percent, history, years, target, link, better]

    every form          calendar="academic" | "calendar" (how years are written), to_date=the year still running,
                        digits=decimals, names={code: words} for codes that no list knows
    every form over years   `Chart.remarks` are marked at their years; a break interrupts lines (remarked.py)

On a page: `st.plotly_chart(figure(chart, theme), theme=None, config=CONFIG, height="content",
alt=chart.alt_below_subtitle)`. Each mark carries `customdata`, the dict `at` that `metrics.indicators.rows` takes.
`headlines.html(chart, theme)` is for `st.html`. Fonts and outlines are in `metrics/ui/static/`, which Streamlit serves
as `app/static/` (outlines says why). `figure(chart, "print", framed=True)` holds title, subtitle, source and notes: the
picture that leaves the screen.
"""

from metrics.charts.chart import Chart
from metrics.charts.figure import FORMS, figure, notes
from metrics.charts.style import CONFIG, ThemeName

__all__ = ["CONFIG", "FORMS", "Chart", "ThemeName", "figure", "notes"]
