"""Which question each card asks, how it is drawn, and its message in words.

    board = open_board()                         the ledger's tables, or the examples while it is empty
    view = board.view(Choices())                 what the cards of one page share
    draw("students_by_country", view)            → a Chart, or Empty, which says what sheet would fill it

A card is a function `(view) -> Chart | None` in `cards/<page>.py`, listed in the order in which the page shows it.
Most are one of the shapes in `shapes.py`; their titles are made in `messages.py`.
"""

from metrics.board.card import Card, Empty
from metrics.board.cards import CARDS, draw
from metrics.board.choices import Choices
from metrics.board.source import Board, open_board
from metrics.board.view import View

__all__ = ["CARDS", "Board", "Card", "Choices", "Empty", "View", "draw", "open_board"]
