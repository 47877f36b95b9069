"""How each agreement stands today: in force, running out, run out, run out but still used, or asleep.

One row an agreement, for the lists of things that need care. The counts on the same page come from the indicators; a
test keeps the two in step.
"""

from datetime import date, timedelta

import pandas as pd

from metrics.board.view import View
from metrics.indicators import activity
from metrics.indicators.periods import months_before
from metrics.languages import N_
from metrics.settings import settings

#: An agreement that runs out within so many days is to be thought of now: renewing takes a term.
SOON = 180

#: These have no end, even where a date of the next renewal stands beside them.
ENDLESS = ("open-ended", "auto-renewed")

STATES = {
    "used after its end": N_("run out, but still used"),
    "runs out": N_("runs out soon"),
    "dormant": N_("in force, not used"),
    "in force": N_("in force"),
    "ended": N_("run out"),
    "to come": N_("not yet in force"),
}


def agreements(view: View) -> pd.DataFrame:
    """Agreements of the unit with `state` (of STATES), `days` left (<NA> without an end) and `last_used`."""
    rows = view.entries("agreements")
    today = pd.Timestamp(view.today)
    begin = rows["valid_from"].fillna(rows["signed"])
    dated = rows["valid_to"].notna() & ~rows["term"].isin(ENDLESS).fillna(False)
    used = last_used(view)
    days = [used.get(str(name), pd.NaT) for name in rows["institution"]]
    last = pd.Series(days, index=rows.index, dtype="datetime64[s]")
    ended, to_come = dated & (rows["valid_to"] < today), begin > today
    renewed = rows["institution"].isin(rows.loc[~ended & ~to_come, "institution"])
    state = pd.Series("in force", index=rows.index)
    # An agreement without any date is in force: the register lists it, and says nothing against it.
    if use_told(view):
        state[~(last >= pd.Timestamp(months_before(view.today, settings.dormant_months)))] = "dormant"
    state[dated & (rows["valid_to"] <= pd.Timestamp(soon(view)))] = "runs out"
    state[ended] = "ended"
    state[ended & ~renewed & (last > rows["valid_to"])] = "used after its end"
    state[to_come] = "to come"
    return rows.assign(
        begin=begin, state=state, last_used=last, days=(rows["valid_to"] - today).dt.days.where(dated).astype("Int64")
    )


def soon(view: View) -> date:
    """The last of the days that are soon."""
    return view.today + timedelta(days=SOON)


def use_told(view: View) -> bool:
    """Whether any register tells of visits, stays, projects or programs: without one nobody knows what was used."""
    return any(len(view.tables[subject]) for subject in activity.SUBJECTS)


def last_used(view: View) -> dict[str, pd.Timestamp]:
    """The latest day, up to today, on which anything was done with each institution, by every unit's own register."""
    today = pd.Timestamp(view.today)
    found: dict[str, pd.Timestamp] = {}
    for subject in activity.SUBJECTS:
        rows = view.entries(subject).dropna(subset=["institution"])
        rows = rows[~(rows["start"] > today)]
        until = rows["end"] if subject in ("visitors", "outgoing") else rows["end"].fillna(today)
        day = until.fillna(rows["start"])
        day = day.where(day <= today, today)
        for institution, latest in day.groupby(rows["institution"], observed=True).max().dropna().items():
            found[str(institution)] = max(latest, found.get(str(institution), latest))
    return found
