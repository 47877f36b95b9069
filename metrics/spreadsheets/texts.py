"""Texts of cells that are not what they look like: formulas that are text, letters that nobody sees.

A text such as "=1+1" stays text here and in every export; the person is told, since somebody may have meant harm. What
cannot be seen (zero-width and direction marks, control characters) is taken out, so that "In​dia" is India.
"""

import re

from metrics.errors import Problem, Refused
from metrics.spreadsheets import limits, problems
from metrics.spreadsheets.book import Book, Sheet, address

#: Control characters but tab and line ends; zero-width, direction and joining marks; soft hyphen, byte order mark.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\uffff]"
)
#: What a spreadsheet program would calculate, if the text were typed or opened from a csv: =1+1, @SUM(…), +1+cmd|'…'.
_FORMULA = re.compile(r"""\s*["']?[,;\t]?["']?(?:[=＝]\s*\S|@\w+\s*\(|[+\-][^()]*(?:\||!|[A-Za-z]\())""")
#: A text need be looked at only when it holds one of these.
_WORTH = re.compile(f"^\\s*[\"'=＝@+\\-]|{_UNSEEN.pattern}")
#: So many cells of one kind are named.
_NAMED = 5


def look_at_texts(book: Book) -> None:
    """Cleans the texts of all sheets in place and adds what was found to the problems. Refuses a text too long."""
    for sheet in book.sheets:
        distinct: set[object] = set()
        for row in sheet.rows:
            distinct.update(row)
        # Most sheets repeat few texts in many cells, and have none that is worth a look at its places.
        worth = {text for text in distinct if type(text) is str and (len(text) > limits.TEXT or _WORTH.search(text))}
        if worth:
            _look_at_places(book, sheet, worth)


def _look_at_places(book: Book, sheet: Sheet, worth: set[str]) -> None:
    odd: list[Problem] = []
    formulas: list[Problem] = []
    for at, row in enumerate(sheet.rows):
        for column, value in enumerate(row):
            if type(value) is not str or value not in worth:
                continue
            place = address(sheet.top + at, sheet.left + column)
            if len(value) > limits.TEXT:
                raise Refused(problems.TEXT_TOO_LONG, sheet.name, place, limit=limits.written(limits.TEXT))
            clean = _UNSEEN.sub("", value)
            if clean != value:
                row[column] = clean
                odd.append(Problem(problems.ODD_CHARACTERS, sheet.name, place))
            if _FORMULA.match(clean):
                formulas.append(Problem(problems.FORMULA_TEXT, sheet.name, place, {"text": clean.strip()[:40]}))
    book.problems.extend(odd[:_NAMED] + formulas[:_NAMED])
