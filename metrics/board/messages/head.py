"""The sentences at the head of the overview."""

from metrics.board.messages.change import against_before
from metrics.board.messages.series import Series
from metrics.languages import ngettext, number, percent
from metrics.settings import settings


def lead_sentence(unit: str, students: Series, origins: int | None, first: tuple[str, float] | None) -> str:
    """Two or three sentences for the head of the overview. `first` is the largest country and its number."""
    if students.last is None:
        return ""
    year, value = students.last
    said = [
        ngettext(
            "{unit} teaches {n} foreign student in {year}.",
            "{unit} teaches {n} foreign students in {year}.",
            int(value),
            n=students.say(year, value),
            unit=unit,
            year=students.year(year),
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
                country=country,
                share=share,
            )
        )
    return " ".join(said)
