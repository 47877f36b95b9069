"""What a chart says, as a sentence made from its numbers.

A vice-rector reads titles first and often nothing else, so each tells the one thing to see, and only what the numbers
tell: no cause, no praise. Below `settings.small_base` there is no per cent, for from 1 to 3 is "2 more", not +200 %.
Every sentence is whole, so that a translator may turn it round; a name in a slot stands as it does in a list.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from metrics import languages
from metrics.indicators.indicator import Indicator
from metrics.languages import _, ngettext, number, percent
from metrics.settings import settings

#: So many categories that share the first place are named.
NAMED = 3

#: A step that whole per cent would call 0 % is told as a count.
SMALL_STEP = 0.005

#: A year and its value; None where it is missing, suppressed or not applicable.
Point = tuple[int, float | None]


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator over years, oldest first. `running` is the year that is not over; it is never compared."""

    indicator: Indicator
    points: tuple[Point, ...]
    calendar: str = "academic"
    running: int | None = None
    #: Years whose value lacks a part that is suppressed or not reported: "at least", and never compared.
    partial: frozenset[int] = frozenset()

    @property
    def told(self) -> list[tuple[int, float]]:
        """Years that are over and have a value."""
        return [(year, value) for year, value in self.points if value is not None and year != self.running]

    @property
    def last(self) -> tuple[int, float] | None:
        """The latest year with a value; the running one only where there is no other."""
        known = [(year, value) for year, value in self.points if value is not None]
        return next(reversed(self.told or known), None)

    @property
    def before(self) -> float | None:
        """The value of the year before the last; None across a gap, or where either is known only in part."""
        return self._value_before(self.last[0]) if self.last else None

    @property
    def difference(self) -> float | None:
        return None if self.last is None or self.before is None else self.last[1] - self.before

    @property
    def relative(self) -> float | None:
        """Change as a share of the year before; None where that, or the change, is too small to speak of per cent."""
        if self.difference is None or self.before is None or self.indicator.unit in ("per cent", "ratio", "index"):
            return None
        part = self.difference / self.before if self.before >= settings.small_base else None
        return part if part is None or abs(part) >= SMALL_STEP else None

    @property
    def run(self) -> int:
        """For how many years in a row, up to the last, each was above the one before."""
        values = dict(self.points)
        year, count = (self.last or (0, 0))[0], 0
        while (then := self._value_before(year)) is not None and (values[year] or 0) > then:
            year, count = year - 1, count + 1
        return count

    def _value_before(self, year: int) -> float | None:
        """What `year` may be compared with; a year still running, and one known only in part, with nothing."""
        if year == self.running or {year, year - 1} & self.partial:
            return None
        return dict(self.points).get(year - 1)

    def say(self, year: int, value: float) -> str:
        """The number, or what it is at least."""
        said = self.indicator.format(value)
        return _("at least {value}", value=said) if year in self.partial else said

    def year(self, year: int) -> str:
        return languages.year(year, self.calendar)


def trend(series: Series) -> str:
    """How an indicator moved up to its last year: "Foreign students grew 5 years in a row, to 1,242 in 2025/26"."""
    if series.last is None:
        return series.indicator.title
    year, value = series.last
    slots = {"name": series.indicator.title, "value": series.say(year, value), "year": series.year(year)}
    if series.difference is None:
        return _("{name}: {value} in {year}", **slots)
    if series.difference == 0:
        return _("{name} stayed at {value} in {year}", **slots)
    if series.run >= 3:
        return ngettext(
            "{name} grew {n} year in a row, to {value} in {year}",
            "{name} grew {n} years in a row, to {value} in {year}",
            series.run,
            **slots,
        )
    return _moved(series, slots)


def _moved(series: Series, slots: dict[str, str]) -> str:
    """One year's step: in per cent, in percentage points, or as a count where the base is small."""
    difference, relative = series.difference or 0.0, series.relative
    up = difference > 0
    if relative is not None:
        slots["change"] = percent(abs(relative), 0)
        return (
            _("{name} grew to {value} in {year}, {change} more than the year before", **slots)
            if up
            else _("{name} fell to {value} in {year}, {change} less than the year before", **slots)
        )
    if series.indicator.unit == "per cent":
        slots["change"] = number(abs(difference), 1)
        return (
            _("{name} rose to {value} in {year}, {change} percentage points above the year before", **slots)
            if up
            else _("{name} fell to {value} in {year}, {change} percentage points below the year before", **slots)
        )
    slots["before"] = series.indicator.format(series.before)
    return (
        _("{name} rose from {before} to {value} in {year}", **slots)
        if up
        else _("{name} fell from {before} to {value} in {year}", **slots)
    )


def sends_share(country: str, share: str, when: str) -> str:
    """What part of all foreign students the largest country sends."""
    return _("{country} sends {share} of all foreign students in {when}", country=country, share=share, when=when)


#: Dimensions whose categories are somebody or some place, and can come first; of the others one is the largest group.
PLACES = ("country", "institution", "funder", "program", "unit", "group")


def leads(name: str, dimension: str, category: str, part: float, whole: float, when: str) -> str:
    """Which category is the largest, and how large: "Visits: Ryazan … leads with 43 of 288 in 2025/26 (15%)"."""
    slots = {"name": name, "category": category, "part": number(part), "whole": number(whole), "when": when}
    if whole < settings.small_base:
        return (
            _("{name}: {category} leads with {part} of {whole} in {when}", **slots)
            if dimension in PLACES
            else _("{name}: the largest group in {when} is {category}, {part} of {whole}", **slots)
        )
    slots["share"] = percent(part / whole, 0)
    return (
        _("{name}: {category} leads with {part} of {whole} in {when} ({share})", **slots)
        if dimension in PLACES
        else _("{name}: the largest group in {when} is {category}, {part} of {whole} ({share})", **slots)
    )


def sends(country: str, part: float, whole: float, when: str) -> str:
    """The country that most foreign students come from."""
    slots = {"country": country, "part": number(part), "whole": number(whole), "when": when}
    if whole < settings.small_base:
        return _("{country} sends the most foreign students: {part} of {whole} in {when}", **slots)
    share = percent(part / whole, 0)
    return _("{country} sends the most foreign students: {part} of {whole} in {when} ({share})", share=share, **slots)


def gained(name: str, category: str, difference: float, first: str, last: str) -> str:
    """Which category changed most between two years."""
    slots = {"name": name, "category": category, "n_abs": number(abs(difference)), "first": first, "last": last}
    if difference > 0:
        return _("{name}: {category} gained the most between {first} and {last}, {n_abs} more", **slots)
    return _("{name}: no gain anywhere between {first} and {last}", **slots)


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
    if moved := _against_before(students):
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


def _against_before(series: Series) -> str:
    difference, relative = series.difference, series.relative
    if difference is None:
        return ""
    if difference == 0:
        return _("That is as many as the year before.")
    n = abs(int(difference))
    if relative is None:
        return (
            ngettext("That is {n} more than the year before.", "That is {n} more than the year before.", n)
            if difference > 0
            else ngettext("That is {n} fewer than the year before.", "That is {n} fewer than the year before.", n)
        )
    share = percent(abs(relative), 0)
    return (
        ngettext(
            "That is {n} more than the year before ({share}).",
            "That is {n} more than the year before ({share}).",
            n,
            share=share,
        )
        if difference > 0
        else ngettext(
            "That is {n} fewer than the year before ({share}).",
            "That is {n} fewer than the year before ({share}).",
            n,
            share=share,
        )
    )


def tied(name: str, categories: list[str], part: float, when: str) -> str:
    """Several categories share the first place; few are named, many counted."""
    slots = {"name": name, "part": number(part), "when": when}
    if len(categories) <= NAMED:
        return _(
            "{name}: {categories} lead with {part} each in {when}", categories=languages.listed(categories), **slots
        )
    return ngettext(
        "{name}: {n} leads with {part} in {when}",
        "{name}: {n} share the first place with {part} each in {when}",
        len(categories),
        **slots,
    )


def most(name: str, category: str, value: str, when: str) -> str:
    """The largest category of what cannot be added up."""
    return _("{name}: {category} leads with {value} in {when}", name=name, category=category, value=value, when=when)


def most_known(name: str, category: str, value: str, when: str) -> str:
    """The largest category where some numbers are suppressed or not reported: nobody knows whether it leads."""
    return _(
        "{name}: {category} has the most of what is known in {when}, {value}",
        name=name,
        category=category,
        when=when,
        value=value,
    )


def origins(n: int, when: str, all_named: bool = True) -> str:
    """From how many countries the foreign students come; at least so many where some have no country of their own."""
    many = number(n) if all_named else _("at least {value}", value=number(n))
    return ngettext(
        "Foreign students come from {n} country in {when}",
        "Foreign students come from {n} countries in {when}",
        n,
        **{"n": many, "when": when},
    )


def places(name: str, n: int, when: str) -> str:
    """How many countries something is spread over: "Foreign students: 31 countries in 2025/26"."""
    return ngettext("{name}: {n} country in {when}", "{name}: {n} countries in {when}", n, name=name, when=when)


def effective(n: int, like: float, when: str) -> str:
    """Concentration in words: "31 countries of origin weigh as much as 4.2 of equal size in 2025/26"."""
    return ngettext(
        "All foreign students come from {n} country in {when}",
        "{n} countries of origin weigh as much as {like} of equal size in {when}",
        n,
        like=number(like, 1),
        when=when,
    )


def taught_at(unit: str, share: str, when: str) -> str:
    """The share of the university's foreign students that one unit teaches."""
    return _("{unit} teaches {share} of all foreign students in {when}", unit=unit, share=share, when=when)


def begun_and_ended(begun: int, ended: float | None, when: str) -> str:
    """Projects begun and ended in one year."""
    if ended is None:
        return ngettext("{n} project began in {when}", "{n} projects began in {when}", begun, when=when)
    return _("Projects in {when}: {begun} begun, {ended} ended", when=when, begun=number(begun), ended=number(ended))


def projects_today(n: int) -> str:
    """How many projects run on the day of the view."""
    if not n:
        return _("No joint project runs today")
    return ngettext("{n} joint project runs today", "{n} joint projects run today", n)


def programs_today(n: int) -> str:
    """How many joint programs run on the day of the view."""
    if not n:
        return _("No joint program runs today")
    return ngettext("{n} joint program runs today", "{n} joint programs run today", n)


def need_care(n: int) -> str:
    """How many agreements somebody should look at."""
    if not n:
        return _("No agreement needs care today")
    return ngettext("{n} agreement needs care", "{n} agreements need care", n)


def with_partner(institution: str, n: int) -> str:
    """How many agreements with one partner are in force."""
    if not n:
        return _("{institution}: no agreement in force", institution=institution)
    return ngettext(
        "{institution}: {n} agreement in force",
        "{institution}: {n} agreements in force",
        n,
        institution=institution,
    )


def visits_with(institution: str, here: float, there: float, when: str) -> str:
    """Visits from one partner and stays there over a period."""
    return _(
        "{institution}, {when}: {here} visits here, {there} own people there",
        institution=institution,
        when=when,
        here=number(here),
        there=number(there),
    )


def expiring(n: int, days: int) -> str:
    """How many agreements run out soon."""
    if not n:
        return _("No agreement runs out in the next {days} days", days=days)
    return ngettext(
        "{n} agreement runs out in the next {days} days", "{n} agreements run out in the next {days} days", n, days=days
    )


def dormant(n: int, months: int) -> str:
    """How many agreements in force have nothing behind them."""
    if not n:
        return _("Every agreement in force was used in the last {months} months", months=months)
    return ngettext(
        "{n} agreement in force was not used in the last {months} months",
        "{n} agreements in force were not used in the last {months} months",
        n,
        months=months,
    )


def in_force(institutions: int) -> str:
    """With how many institutions agreements are in force."""
    return ngettext(
        "Agreements are in force with {n} institution abroad",
        "Agreements are in force with {n} institutions abroad",
        institutions,
    )


def both_ways(place: str, here: float, there: float) -> str:
    """The busiest pair of directions: visits here and stays there."""
    return _(
        "The busiest exchange is with {place}: {here} came here, {there} went there",
        place=place,
        here=number(here),
        there=number(there),
    )


def against_target(reached: Sequence[bool]) -> str:
    """How many targets are met."""
    met, n = sum(reached), len(reached)
    if n == 1:
        return _("The target is met") if met else _("The target is not met yet")
    if not met:
        return ngettext("Of {n} target none is met yet", "Of {n} targets none is met yet", n)
    if met == n:
        return ngettext("{n} target is met", "All {n} targets are met", n)
    return ngettext("{met} of {n} target is met", "{met} of {n} targets are met", n, met=number(met))
