"""Hamkor shows a university how international it is becoming.

Staff drop the spreadsheets that they already keep; leadership sees growth, partner geography, targets and agreements
that need care. This page is the map of the house. Imports go down only; rooms on one floor do not know each other
(`tests/test_floors.py` holds it).

    7  dashboard.py                                   the app, served by Streamlit or any ASGI server
    6  metrics.ui  metrics.api  metrics.cli           pages and cards | the same answers over HTTP | from a shell
    5  metrics.exports                                charts → slides, sheets, pages and pictures that leave the screen
    4  metrics.board                                  which question each card asks, and how it is drawn
    3  metrics.charts                                 answers → charts. Given an answer, never fetch one
    2  metrics.spreadsheets  .ledger  .indicators     read | keep | compute
    1  subjects  units  countries  institutions  languages  settings  errors        words

One number's way through it, always forwards:

    bytes → spreadsheets.read → Reading → (a person looks) → ledger.commit → ledger.current → indicators.ask
          → Answer → charts → Chart → screen | sheet | picture

Between the rooms travel plain things: tidy pandas frames whose columns `metrics.subjects` declares, and frozen
records. A frame never loses where its rows came from: `upload`, `sheet` and `cell` are columns like any other.

`metrics.board` is a floor that the first drawing of the house lacked: a card (question, form, message) is wanted on a
page, in a report and from a shell alike, so it lives below all three and above the charts.

`remarks` is a table that the first drawing lacked too: what must be known to read a year, and where a series breaks. It
is read, kept and edited like the others; `indicators.remarks` says whose numbers a remark is about, `charts.remarked`
how it looks.
"""
