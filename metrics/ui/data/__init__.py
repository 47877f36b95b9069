"""The Data page, one step a file: a file is dropped, understood, asked about, compared, and kept; or taken back.

drop        the place to drop, and what is at hand
asking      at most three questions at a time
answers     answers in words: as last time, and in the history
sheet       the sheet itself, drawn small, each cell marked as what it was taken for
understood  tables, problems with their repairs, and what was set aside
comparing   what will change, and whether rows replace or are added
keeping     for which unit, by whom, and the one button
history     who kept what and when; take back, put back, download
partners    partners and their other names: suggested, confirmed, looked up, taken back
days        the board of another day, and what changed since
there       what is there and how complete, and an empty sheet for what is not
editor      a subject's rows of one unit and year, to mend or to type in
"""
