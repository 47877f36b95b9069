"""Texts that look like formulas, and letters that nobody sees."""

import pytest

from metrics.errors import Refused
from metrics.spreadsheets import limits, problems
from metrics.spreadsheets.book import Book, Sheet
from metrics.spreadsheets.texts import look_at_texts


def looked(*row: object) -> Book:
    book = Book("xlsx", [Sheet("Data", [list(row)], top=2, left=1)])
    look_at_texts(book)
    return book


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        " =cmd|'/c calc'!A0",
        "+1+cmd|'/c calc'!A0",
        "-2+3+cmd|'/c calc'!A0",
        "@SUM(1+1)",
        "\t=1+1",
        "＝1+1",
        '","=1+1","',
        '=HYPERLINK("http://x")',
    ],
)
def test_formulas_that_are_text(text: str) -> None:
    """A text that a spreadsheet program would calculate is told with its cell, and kept as it is."""
    book = looked("Law", text)
    assert [(problem.kind.key, problem.cell) for problem in book.problems] == [("formula-text", "C3")]
    assert book.sheets[0].rows[0][1] == text


@pytest.mark.parametrize(
    "text", ["-", "–", "-5", "+998 90 123-45-67", "a = b", "- none -", "=", "@home", "+/-", "'t", 5, None]
)
def test_texts_that_are_no_formulas(text: object) -> None:
    """Dashes, phone numbers and negative numbers are left in peace."""
    assert looked(text).problems == []


@pytest.mark.parametrize("text", ["In\u200bdia", "India\ufeff", "\u202eIndia", "In\x00dia\x07", "In\u00addia"])
def test_letters_that_nobody_sees(text: str) -> None:
    """Invisible and control characters are left out, and the cell is named."""
    book = looked(text)
    assert book.sheets[0].rows == [["India"]]
    assert [(problem.kind.key, problem.cell) for problem in book.problems] == [("odd-characters", "B3")]


@pytest.mark.parametrize(
    "text",
    ["O‘zbekiston", "Côte d'Ivoire", "Farg\u02bbona", "two\nlines", "\U0001f1fa\U0001f1ff", "a\tb", "\U00020bb7野家"],
)
def test_letters_that_are_seen(text: str) -> None:
    """Apostrophes, accents, line breaks, flags and rare letters stay."""
    book = looked(text)
    assert book.sheets[0].rows == [[text]] and book.problems == []


def test_endless_text() -> None:
    """A text longer than a cell can hold is refused with its cell."""
    with pytest.raises(Refused) as caught:
        looked("x" * (limits.TEXT + 1))
    assert caught.value.problem.kind == problems.TEXT_TOO_LONG and caught.value.problem.cell == "B3"
