"""Indicators: what is counted, declared once with its definition, formula, source and limitation.

    answer = ask(Question("foreign_students", by=("year", "country"), where={"unit": ("university",)}), tables)
    answer.table      year  country  value  status  n  unknown        (per cent are 0–100)
    answer.notes      sentences that must be shown with the numbers
    rows(question, tables, at={"year": 2023, "country": "IND"})       the very rows behind one point
    growth(answer), share(answer, "country"), …                       operators: an answer in, an answer out

To add an indicator:

1. open the file of its subject (`students.py`, `mobility.py`, `programs.py`, `projects.py`, `agreements.py`);
2. write one `Indicator(...)` there: its words, then `compute=Rows(...)`, `Pair(...)` or `Across(...)`
   (`indicator.py` says what each does); put it in the tuple `INDICATORS` at the foot of the file, in the order in
   which a person would look for it;
3. a new way to choose rows is a small function `(frame, asking) -> frame` in Narwhals, beside it: no pandas there,
   so that the same line runs on every engine (`engines/`);
4. run `tests/indicators`: every indicator is computed on every engine and compared; another test names the words that
   a language lacks.
"""

from metrics.indicators.answer import Answer, Question, Source
from metrics.indicators.ask import ask
from metrics.indicators.catalogue import CATALOGUE
from metrics.indicators.indicator import UNITS, Indicator
from metrics.indicators.lineage import rows
from metrics.indicators.operators import cagr, concentration, growth, index, moving_average, share
from metrics.indicators.targets import target_gap

__all__ = [
    "CATALOGUE",
    "UNITS",
    "Answer",
    "Indicator",
    "Question",
    "Source",
    "ask",
    "cagr",
    "concentration",
    "growth",
    "index",
    "moving_average",
    "rows",
    "share",
    "target_gap",
]
