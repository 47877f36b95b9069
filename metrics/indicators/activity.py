"""With which institutions something happened lately: what tells a living agreement from a dormant one."""

from datetime import date

import narwhals as nw

from metrics.indicators import notes, periods
from metrics.indicators.asking import Asking, Frame
from metrics.settings import settings

SUBJECTS = ("visitors", "outgoing", "projects", "programs")


def since(asking: Asking) -> date:
    """The first day of the window."""
    return periods.months_before(asking.today, settings.dormant_months)


def _live(frame: Frame, asking: Asking, standing: bool) -> Frame:
    """Rows that touch the window: by dates (what stands has no end until it is told), else by their year."""
    first, last = periods.moment(since(asking)), periods.moment(asking.today)
    begins = nw.coalesce(nw.col("start"), nw.col("end"))
    ends = nw.col("end").is_null() if standing else nw.col("start") >= first
    dated = (begins <= last) & ((nw.col("end") >= first).fill_null(False) | ends.fill_null(False))
    if "year" in frame.columns:
        calendar = asking.calendar
        by_year = begins.is_null() & nw.col("year").is_between(calendar.year_of(since(asking)), asking.this_year)
        dated = dated.fill_null(False) | by_year.fill_null(False)
    return frame.filter(dated.fill_null(False))


def institutions(asking: Asking) -> list[str] | None:
    """Institutions met in the window, whichever unit met them. None: no table tells of any activity at all."""
    told = False
    met: set[str] = set()
    for subject in SUBJECTS:
        frame = asking.frame(subject)
        told = told or len(frame) > 0
        live = _live(frame, asking, standing=subject in ("projects", "programs"))
        met.update(filter(None, map(periods.plain, live.get_column("institution").unique().to_list())))
    return sorted(met) if told else None


def dormant(asking: Asking) -> nw.Expr:
    """Condition on agreements: nothing happened with the institution. Every row, where nothing at all is told."""
    met = institutions(asking)
    if met is None:
        asking.say(notes.NO_ACTIVITY_TOLD)
    return ~nw.col("institution").is_in(met or []).fill_null(False)


def one_if_told(asking: Asking) -> nw.Expr:
    """1 for each row; not known where no activity is told of at all."""
    return nw.lit(None, nw.Float64) if institutions(asking) is None else nw.lit(1)


def hundred_if_dormant(asking: Asking) -> nw.Expr:
    """100 for a dormant agreement, 0 for another: their mean is the share in per cent."""
    if institutions(asking) is None:
        asking.say(notes.NO_ACTIVITY_TOLD)
        return nw.lit(None, nw.Float64)
    return dormant(asking).cast(nw.Int64) * 100
