"""How an indicator moved: over a run of years, or by one step."""

from metrics.board.messages.series import Series
from metrics.languages import _, ngettext, number, percent


def trend(series: Series) -> str:
    """How an indicator moved up to its last year: "Foreign students grew 5 years in a row, to 1,242 in 2025/26"."""
    if series.last is None:
        return series.indicator.title
    year, value = series.last
    slots = {"name": series.indicator.title, "value": series.say(year, value), "when": series.when(year)}
    if series.difference is None:
        return _("{name}: {value} {when}", **slots)
    if series.difference == 0:
        return _("{name} stayed at {value} {when}", **slots)
    if series.run >= 3:
        return ngettext(
            "{name} grew {n} year in a row, to {value} {when}",
            "{name} grew {n} years in a row, to {value} {when}",
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
            _("{name} grew to {value} {when}, {change} more than the year before", **slots)
            if up
            else _("{name} fell to {value} {when}, {change} less than the year before", **slots)
        )
    if series.indicator.unit == "per cent":
        slots["change"] = number(abs(difference), 1)
        return (
            _("{name} rose to {value} {when}, {change} percentage points above the year before", **slots)
            if up
            else _("{name} fell to {value} {when}, {change} percentage points below the year before", **slots)
        )
    slots["before"] = series.indicator.format(series.before)
    return (
        _("{name} rose from {before} to {value} {when}", **slots)
        if up
        else _("{name} fell from {before} to {value} {when}", **slots)
    )


def against_before(series: Series) -> str:
    """One step as a sentence of its own: "That is 166 more than the year before (15%)"; "" where nothing compares."""
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
