"""The sentences at the head of the overview."""

from metrics.board.messages.change import against_before
from metrics.board.messages.series import Series
from metrics.board.messages.spread import at_least
from metrics.languages import ngettext, number, percent
from metrics.settings import settings


def lead_sentence(
    unit: str, students: Series, origins: int | None, first: tuple[str, float] | None, all_named: bool = True
) -> str:
    """Two or three sentences for the head of the overview. `first` is the largest country and its number.

    `all_named` is False where some people have no country of their own: `origins` is then a lower bound.
    """
    if students.last is None:
        return ""
    year, value = students.last
    said = [
        ngettext(
            "{unit} teaches {n} foreign student {when}.",
            "{unit} teaches {n} foreign students {when}.",
            int(value),
            n=students.say(year, value),
            unit=unit,
            when=students.when(year),
        )
    ]
    if moved := against_before(students):
        said.append(moved)
    if origins and first:
        country, part = first
        sure = value >= settings.small_base and year not in students.partial
        share = percent(part / value, 0) if sure else number(part)
        said.append(
            ngettext(
                "They come from {n} country: {country}.",
                "They come from {n} countries; {country} sends the most, {share}.",
                origins,
                n=at_least(origins, all_named),
                country=country,
                share=share,
            )
        )
    return " ".join(said)
