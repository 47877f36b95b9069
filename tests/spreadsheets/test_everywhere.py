"""Promises of the names of places in every language."""

from metrics.spreadsheets import everywhere
from metrics.spreadsheets.places import by_alpha2


def test_the_file_says_what_cldr_says() -> None:
    """The names kept in the file are those that the installed CLDR gives; else write it anew (see the module)."""
    assert everywhere.names(by_alpha2()) == everywhere.gathered(by_alpha2())


def test_a_name_that_several_places_share_keeps_them_all() -> None:
    """The name of a country and of a continent, or of two countries, is told with every one of them."""
    shared = {name: told for name, told in everywhere.names(by_alpha2()).items() if len(told) > 1}
    assert shared
    assert all(isinstance(code, str) and len(code) == 3 for told in shared.values() for code in told)
