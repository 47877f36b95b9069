"""What a change of the tables does to the headlines: "Foreign students, 2024/25: 148 → 151".

The indicators themselves are asked, of the tables before and after, for the whole university: so what is told here is
what the overview will show. Only indicators of the subjects that change are asked, and equal numbers are not told.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from metrics import languages, units
from metrics.board import shapes
from metrics.board.cards.overview import HEADLINES
from metrics.board.choices import Choices
from metrics.board.view import View, reported_years
from metrics.indicators import CATALOGUE
from metrics.institutions import agreed
from metrics.languages import _
from metrics.ledger import Ledger, Mode, Upload
from metrics.subjects import STATUSES, Tables


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in its indicator's unit, or None with the status that says why; `least` where a part is not known."""

    value: float | None = None
    status: str = "missing"
    least: bool = False


@dataclass(frozen=True, slots=True)
class Effect:
    """One number of one academic year that is another one afterwards."""

    indicator: str
    year: int
    before: Figure
    after: Figure

    @property
    def sentence(self) -> str:
        """In the language of the moment."""
        return _(
            "{indicator}, {year}: {before} → {after}",
            indicator=CATALOGUE[self.indicator].title,
            year=languages.year(self.year, "academic"),
            before=self.said(self.before),
            after=self.said(self.after),
        )

    def said(self, figure: Figure) -> str:
        """ "148", "at least 148", or why there is no number."""
        if figure.value is None:
            return _(STATUSES[figure.status])
        said = CATALOGUE[self.indicator].format(figure.value)
        return _("at least {value}", value=said) if figure.least else said


def of_upload(
    ledger: Ledger, proposed: Tables, modes: Mapping[str, Mode], today: date | None = None
) -> tuple[Effect, ...]:
    """What committing `proposed` would do to the headlines as they stand now."""
    subjects = [name for name, rows in proposed.items() if len(rows)]
    return of_states(ledger, ledger.current(), ledger.after(proposed, modes), subjects, today)


def of_kept(ledger: Ledger, upload: Upload) -> tuple[Effect, ...]:
    """What keeping this upload did to the headlines, as they stood right before and right after, on that day."""
    before, after = ledger.current(upload.when - datetime.resolution), ledger.current(upload.when)
    subjects = {scope.subject for scope in upload.scopes}
    return of_states(ledger, before, after, subjects, upload.when.astimezone().date())


def of_states(
    ledger: Ledger, before: Tables, after: Tables, subjects: Collection[str], today: date | None = None
) -> tuple[Effect, ...]:
    """What differs in the headlines between two states of the tables that differ in `subjects`.

    The latest years come first. Institutions go by the names that are agreed on now.
    """
    asked = [key for key in HEADLINES if not set(subjects).isdisjoint(CATALOGUE[key].subjects)]
    told = reported_years(before, "academic") | reported_years(after, "academic")
    if not asked or not told:
        return ()
    names, day = ledger.names(), today or date.today()
    views = [View(agreed(tables, names), Choices(years=(min(told), max(told))), day) for tables in (before, after)]
    found = [effect for key in asked for effect in _of_indicator(key, *views)]
    return tuple(sorted(found, key=lambda effect: -effect.year))


def unlisted(proposed: Tables) -> bool:
    """Whether rows are of units that the list of units lacks: what they add is known when they are listed."""
    named = {str(unit) for rows in proposed.values() for unit in rows["unit"].dropna().unique()}
    return not named <= units.tree().keys()


def _of_indicator(key: str, before: View, after: View) -> list[Effect]:
    was, becomes = _figures(before, key), _figures(after, key)
    pairs = ((year, was.get(year, Figure()), becomes.get(year, Figure())) for year in was | becomes)
    return [Effect(key, year, old, new) for year, old, new in pairs if old != new]


def _figures(view: View, key: str) -> dict[int, Figure]:
    answer, told = shapes.series(view, key)
    found = {}
    for year, value, status in zip(*(answer.table[name] for name in ("year", "value", "status")), strict=True):
        known = None if pd.isna(value) else round(float(value), 6)
        found[int(year)] = Figure(known, str(status), known is not None and int(year) in told.partial)
    return found
