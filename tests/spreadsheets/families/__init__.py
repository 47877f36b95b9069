"""Families of sheets: a truth is drawn, then laid out as offices do, so that we know what must come out.

    truth (`truths`) → a page of cells in some layout (`layouts_*`), language (`wording`) and habits (`style`)
          → bytes of some format (`formats`) → the reader → a verdict (`verdicts`)

A seed gives the same file for ever: `draw(seed)`. The words are written here anew, never taken from the reader's own
lists, or a word that the reader lacks would lack here too.
"""

from tests.spreadsheets.families.drawing import Drawn, draw
from tests.spreadsheets.families.verdicts import Verdict, judge

__all__ = ["Drawn", "Verdict", "draw", "judge"]
