"""Colours: readable on both backgrounds, and the same for a category wherever it is drawn."""

import pytest

from metrics import countries
from metrics.charts import style
from metrics.charts.words import known
from metrics.subjects import PURPOSES

LOOKS = [style.THEMES["light"], style.THEMES["dark"]]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_marks_stand_out(look: style.Theme) -> None:
    """Every colour of a mark has at least 3:1 against its background (WCAG 1.4.11)."""
    for colour in (*look.hues, look.accent, look.grey, look.good, look.bad, look.warn):
        assert style.contrast(colour, look.background) >= 3, colour


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_text_is_readable(look: style.Theme) -> None:
    """Text has at least 4.5:1, on the background and on every fill of the palette (WCAG 1.4.3)."""
    for ink in (look.ink, look.muted, look.good, look.bad):
        assert style.contrast(ink, look.background) >= 4.5, ink
    for fill in (*look.hues, look.accent, look.grey):
        assert style.contrast(style.on(fill), fill) >= 4.5, fill


def test_contrast_is_that_of_the_standard() -> None:
    """Black on white is 21, a colour on itself 1, and #767676 on white the well-known 4.54."""
    assert style.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert style.contrast("#0B6E6E", "#0B6E6E") == 1
    assert style.contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_a_category_keeps_its_colour(look: style.Theme) -> None:
    """A category has one colour; within a chart it is that colour or grey, never another's."""
    codes = [*countries.alpha2(), None, *countries.OTHERS]
    given = style.colours("country", codes, look)
    for code, colour in given.items():
        assert colour in (style.colour("country", code, look), look.grey)
    hues = [colour for colour in given.values() if colour != look.grey]
    assert len(hues) == len(set(hues))


def test_closed_lists_never_share() -> None:
    """Up to seven categories of a closed list are told apart."""
    for dimension in ("purpose", "role", "mode", "level", "sex", "group", "award", "activity"):
        given = style.colours(dimension, known(dimension), LOOKS[0])
        assert len(set(given.values())) == len(known(dimension))
    assert len(PURPOSES) == 7


def test_repeated_codes_keep_their_colour() -> None:
    """A category that comes twice is not its own rival."""
    given = style.colours("group", ["far", "near", "far"], LOOKS[0])
    assert given["far"] != LOOKS[0].grey and given["near"] != given["far"]


def test_mixed_stays_between() -> None:
    """A tint lies between its two colours."""
    assert style.mixed("#000000", "#FFFFFF", 0) == "#FFFFFF"
    assert style.mixed("#000000", "#FFFFFF", 1) == "#000000"
    assert style.mixed("#000000", "#FFFFFF", 0.5) == "#808080"
