"""A problem is found once and read in any language."""

from datetime import date

from metrics.errors import Kind, Problem, Word
from metrics.languages import speaking

FOUND = Problem(Kind("made up", "error", "{sum} on {day}, {year}: {mine}, {theirs}"), slots={
    "sum": 1090.5, "day": date(2026, 11, 23), "year": 2026, "mine": Word("Students"), "theirs": "Students",
})  # fmt: skip


def test_slots_are_written_in_the_language_of_the_reader() -> None:
    """Whoever finds it may speak another language, and "1,090" is a thousand in one and about one in the other.

    What a person wrote into a cell stays as it is, even where it looks like one of our words.
    """
    assert FOUND.message == "1,090.5 on Nov 23, 2026, 2026: Students, Students"
    with speaking("ru"):
        assert (
            FOUND.message
            == "1\N{NO-BREAK SPACE}090,5 on 23 нояб. 2026\N{NARROW NO-BREAK SPACE}г., 2026: Студенты, Students"
        )
