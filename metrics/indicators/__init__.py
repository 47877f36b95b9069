"""Indicators: what is counted, declared once with its definition, formula, source and limitation.

    answer = ask(Question("foreign_students", by=("year", "country"), where={"unit": ("university",)}), tables)
    answer.table      year  country  value  status  n  unknown        (per cent are 0–100)
    answer.notes      sentences that must be shown with the numbers

To add an indicator:

1. open the file of its subject (`students.py`, `mobility.py`, `programs.py`, `projects.py`, `agreements.py`);
2. write one `Indicator(...)` there: its words, then `compute=Rows(...)`, `Ratio(...)` or `Across(...)`
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

__all__ = ["CATALOGUE", "UNITS", "Answer", "Indicator", "Question", "Source", "ask"]
