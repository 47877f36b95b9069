"""Which answers hold for the next file of the same making, and which are about one file alone."""

from metrics.spreadsheets.memory import lasting, relevant
from tests.spreadsheets.test_understand import DATA, HEAD, read


def test_what_is_about_one_file_is_asked_of_each() -> None:
    """Its year, its unit, a cell that was put right, totals that disagree: never taken over."""
    about_layout = {"subject:S": "outgoing", "country:KOREA": "KOR", "value:<5": "suppressed", "units": "theirs"}
    about_file = {"year": "2024", "unit": "medical faculty", "value:S!D5": "12", "totals:S": "rows"}
    assert lasting({**about_layout, **about_file}) == about_layout


def test_answers_to_nothing_are_not_kept() -> None:
    """An earlier file asked about Atlantis; this one does not speak of it."""
    rows = [HEAD, *DATA, [2022.0, "Wakanda", "Master", 1.0]]
    reading = read(rows, {"country:Wakanda": "XOT", "country:Atlantis": "XOT", "unit": "university"})
    given = {"country:Wakanda": "XOT", "country:Atlantis": "XOT"}
    assert relevant(reading, given).answers == {"country:Wakanda": "XOT", "unit": "university"}


def test_next_years_sheet_has_the_same_layout() -> None:
    """Another year in the title and other rows: the same fingerprint. Another heading: another one."""
    this = [["Foreign students in 2024", None, None, None], HEAD, *DATA]
    following = [["Foreign students in 2025", None, None, None], HEAD, *DATA, DATA[0]]
    other = [["Own students abroad in 2025", None, None, None], HEAD, *DATA]
    assert read(this).fingerprint == read(following).fingerprint != read(other).fingerprint
