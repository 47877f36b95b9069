"""One indicator over years, as its message needs it: the last year, the step before it, what may be compared."""

from dataclasses import dataclass
from datetime import date

from metrics import languages
from metrics.indicators.indicator import Indicator
from metrics.languages import _
from metrics.settings import settings

#: A year and its value; None where it is missing, suppressed or not applicable.
Point = tuple[int, float | None]

#: A step that whole per cent would call 0 % is told as a count.
SMALL_STEP = 0.005


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator over years, oldest first. `running` is the year that is not over; it is never compared."""

    indicator: Indicator
    points: tuple[Point, ...]
    calendar: str = "academic"
    running: int | None = None
    #: Years whose value lacks a part that is suppressed or not reported: "at least", and never compared.
    partial: frozenset[int] = frozenset()
    #: The day of the running year's value, where that stands on a day and is not "to date".
    today: date | None = None
    #: Years from which on it is counted otherwise: never compared with the year before.
    breaks: frozenset[int] = frozenset()

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
        """The value of the year before the last; None across a gap or break, or where either is known only in part."""
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
        """What `year` may be compared with; a year still running, the first after a break, and one known only in part,
        with nothing."""
        if year == self.running or year in self.breaks or {year, year - 1} & self.partial:
            return None
        return dict(self.points).get(year - 1)

    def say(self, year: int, value: float) -> str:
        """The number, or what it is at least."""
        said = self.indicator.format(value)
        return _("at least {value}", value=said) if year in self.partial else said

    def when(self, year: int) -> str:
        """A phrase of time: "in 2025/26", or "on Nov 23, 2026" for what stands today."""
        stands = self.today and year == self.running
        return _("on {day}", day=self.moment(year)) if stands else _("in {year}", year=self.moment(year))

    def moment(self, year: int) -> str:
        """ "2025/26", or "Nov 23, 2026" for what stands today."""
        return languages.day(self.today) if self.today and year == self.running else languages.year(year, self.calendar)
