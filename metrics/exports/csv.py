"""CSV: the numbers of one chart and nothing else, for Excel, Power BI and notebooks.

One head row, then one row a mark: codes as words, years as people write them, the status of each value beside it, so
that missing, suppressed and zero stay apart. Source and notes are left to formats that have a place for them: prose
among the rows would break every tool that reads them.

UTF-8 with a byte order mark, so that Excel shows Cyrillic. Where the language writes decimals with a comma, columns are
parted by semicolons: it is what Excel of that language writes and reads; with points it would turn 8.4 into the 8th of
April. Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP ASVS 5.0, 1.2.10).
"""

import csv as writing
import io
from datetime import date
from typing import Any

from metrics.charts import Chart
from metrics.charts.table import columns
from metrics.languages import locale

#: First letters with which a spreadsheet begins a formula, also in full width, behind any blanks.
FORMULAS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "﹣", "﹢", "﹦", "﹫")
CONTROLS = ("\t", "\r", "\n")


def csv(chart: Chart) -> bytes:
    """The chart's data as a CSV file in the language of the moment. Dates are ISO 8601; a missing value is empty."""
    decimal = locale().number_symbols["latn"]["decimal"]
    found = columns(chart)
    target = io.StringIO()
    table = writing.writer(target, delimiter=";" if decimal == "," else ",", lineterminator="\r\n")
    table.writerow([safe(column.heading) for column in found])
    table.writerows([written(value, decimal) for value in row] for row in zip(*(c.values for c in found), strict=True))
    return target.getvalue().encode("utf-8-sig")


def written(value: Any, decimal: str = ".") -> str:
    """One cell: a number plain and whole where it is whole, a text safe, nothing for a missing value."""
    if value is None:
        return ""
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() else repr(value).replace(".", decimal)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, int) else safe(str(value))


def safe(text: str) -> str:
    """`text`, with an apostrophe in front where a spreadsheet might run it."""
    risky = text.startswith(CONTROLS) or text.lstrip().lstrip("\u200b\ufeff").startswith(FORMULAS)
    return "'" + text if risky else text
