"""From the bytes of somebody's spreadsheet to tidy tables: the heart of the house.

    bytes → guard → cells → layout → columns → values → subject → Reading

1. **guard** (`guard`, `package`, `limits`): what the content really is, whatever the name says; a zip is unpacked by us
   within limits, and nothing that two programs could read in two ways gets further.
2. **cells** (`parse`, `cells_*`, `sheet_xml`, `styles_xml`, `texts`): a `Book` of raw values, each with its place, and
   beside them what a value does not show: errors, formulas never computed, hidden rows, merges, percentages.
3. **layout** (`layouts/`): where each table stands and which way it runs. `blocks` cuts a sheet into tables; then each
   layout of `LAYOUTS` is asked in turn, the most particular first, whether it recognises the table:

       years_across       a column a year, alone or over months, sexes, levels, measures   |  one engine: `crossed`,
       countries_across   a column a country                                               |  over `heading` (rows of
       parts_across       total, men, women; bachelor, master; months                      |  headings), `labels` (what
       transposed         the heading in the first column                                  |  a heading says), `parts`
       tidy               one row a fact or an entry, under one row of headings or several |  (what counts once)

   `lines` sorts the rows below: data, totals, notes, pages' headings, names of groups (`groups`), sums of the rows
   below them (`trees`); `outline` fills down labels that stand once. Whatever a layout makes is a `Flat`: records in
   columns that know their cells. So a new layout is one file with `recognise`, one line in `layouts/__init__`, and one
   specimen in `tests/spreadsheets/layouts`.
4. **columns**: which of ours each column is, by the header words of many languages; asked where they do not say
   (`unsaid`).
5. **values**: years, numbers, dates and countries as people write them; zero, missing, suppressed stay different.
6. **subject** (`evidence`, `decide`, `measures`): what is counted, by all the sheet says. A whole and its parts are
   never added: totals, subtotals and parts are set aside (`wholes`: among the labels of a column), and used to check
   the sums (`checks`, `sums`). Years known by their months only are added and said so, or asked about (`periods`); so
   are rows that count different things (`several`) or may do so (`splits`), and numbers in thousands (`scale`).

What is not certain becomes a question with a best guess; what is wrong becomes a problem with its cell, and with what
one click may do about it (`repairs`). Steps 1 to 6 run in a limited process (`worker`) that may die; only the `Reading`
comes back.
"""

from collections.abc import Mapping

from metrics.spreadsheets.reading import Reading
from metrics.spreadsheets.worker import ask, ask_once, warm

__all__ = ["Reading", "read", "read_once", "read_ours", "warm"]


def read(data: bytes, name: str, *, answers: Mapping[str, str] | None = None) -> Reading:
    """What stands in the file `name`, of which `data` are the bytes; safe to call from many threads.

    `answers` are answers to `Reading.questions` by key; "unit" and "year" are always accepted. Never raises for a bad
    file: `Reading.refused` then says why.
    """
    return ask(data, name, answers or {})


def read_once(data: bytes, name: str, *, answers: Mapping[str, str] | None = None) -> Reading:
    """As `read`, for a command that reads one file and ends: no process is kept, nothing is imported twice."""
    return ask_once(data, name, answers or {})


def read_ours(data: bytes, name: str) -> Reading:
    """As `read`, without the process that may die: only for the files that come with the program."""
    from metrics.spreadsheets.here import read_here

    return read_here(data, name, {})
