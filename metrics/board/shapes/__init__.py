"""The few shapes that most cards share: over years, ranked, composed, by place, and against targets.

Each asks, finds the latest year that is over and told of, says the message of that year, and leaves the drawing to a
form. None is returned where nothing is known: the card is then empty.
"""

from metrics.board.shapes.aims import bullets
from metrics.board.shapes.leaders import largest, ranked, whole
from metrics.board.shapes.maps import mapped, window
from metrics.board.shapes.parts import composed, panels, table_by_year
from metrics.board.shapes.words import (
    figures,
    moment,
    options,
    origins,
    plain_entries,
    retitled,
    span_word,
    when,
    word,
    year_word,
)
from metrics.board.shapes.years import begun, last_year, over_years, series, span, together, trimmed, unnamed

__all__ = [
    "begun",
    "bullets",
    "composed",
    "figures",
    "largest",
    "last_year",
    "mapped",
    "moment",
    "options",
    "origins",
    "over_years",
    "panels",
    "plain_entries",
    "ranked",
    "retitled",
    "series",
    "span",
    "span_word",
    "table_by_year",
    "together",
    "trimmed",
    "unnamed",
    "when",
    "whole",
    "window",
    "word",
    "year_word",
]
