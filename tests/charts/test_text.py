"""Texts fit where they are put."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.charts import text

LONG = "Рязанский государственный медицинский университет имени академика И. П. Павлова"
words = st.lists(st.text("abcWМщжўқ0іА", min_size=1, max_size=30), min_size=1, max_size=12).map(" ".join)


@given(words, st.floats(40, 400), st.floats(9, 30), st.integers(1, 4))
def test_no_line_is_wider_than_its_room(said: str, room: float, size: float, lines: int) -> None:
    """Wrapped lines are never wider than the room nor more than allowed."""
    found = text.wrapped(said, room, size, lines)
    assert 1 <= len(found) <= lines
    for line in found:
        assert text.width(line, size) <= room or line == "…"


@given(words)
def test_what_fits_is_whole(said: str) -> None:
    """A text with room enough comes out as it was."""
    assert text.wrapped(said, 100_000, 13) == [said]


def test_a_cut_text_says_so() -> None:
    """What does not fit ends in an ellipsis; every word before it is there."""
    found = text.wrapped(LONG, 165, 13, 3)
    assert found[-1].endswith("…") and " ".join(found)[:-1].rstrip() in LONG


@pytest.mark.parametrize("letter", ["W", "Щ", "ў", "қ", "ғ", "ҳ", "ʻ", "–", "−", "\u00a0"])
def test_letters_of_our_languages_are_known(letter: str) -> None:
    """Latin, Cyrillic and Uzbek letters have a measured width."""
    assert text.width(letter, 1000) < 1000


def test_markup_becomes_letters() -> None:
    """Tags and control characters are made harmless; the spaces within numbers stay."""
    assert text.safe("<b>A & B</b>\x00\n") == "&lt;b&gt;A &amp; B&lt;/b&gt;"
    assert text.safe("1\u00a0204 m\u202f2") == "1\u00a0204 m\u202f2"
