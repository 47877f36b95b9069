"""The Data page, one step a file: a file is dropped, understood, asked about, compared, and kept; or taken back.

drop        the place to drop, and what is at hand
asking      at most three questions at a time
sheet       the sheet itself, drawn small, with the understood cells marked
understood  tables, problems, and what was set aside
keeping     what will change, and the one button
history     who kept what and when; take back, put back, download
there       what is there, and an empty sheet for what is not
"""
