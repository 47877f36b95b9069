"""An indicator: one declared object that says what a number means and how it is got.

The words (name, definition, formula, source, limitation) stand beside the computation, so that neither can be changed
without seeing the other. There are three ways to compute, and no fourth:

    Rows    choose rows of one subject and add up, or count distinct names, by a Narwhals expression
    Ratio   one indicator over another (or minus it)
    Across  ask another indicator by one more dimension, and say something of how its values are spread
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import narwhals as nw

from metrics.languages import N_, _, ngettext, number, percent
from metrics.subjects import SUBJECTS

if TYPE_CHECKING:
    from metrics.indicators.asking import Asking

#: What a value counts, as an axis or a column head says it.
UNITS = {
    "persons": N_("persons"),
    "visits": N_("visits"),
    "person-days": N_("person-days"),
    "hours": N_("hours"),
    "per cent": N_("per cent"),
    "percentage points": N_("percentage points"),
    "countries": N_("countries"),
    "institutions": N_("institutions"),
    "agreements": N_("agreements"),
    "programs": N_("programs"),
    "projects": N_("projects"),
    "ratio": N_("ratio"),
    "index": N_("index"),
}

_PHRASES: Mapping[str, Callable[[int], str]] = {
    "persons": lambda n: ngettext("{n} person", "{n} persons", n),
    "visits": lambda n: ngettext("{n} visit", "{n} visits", n),
    "person-days": lambda n: ngettext("{n} person-day", "{n} person-days", n),
    "hours": lambda n: ngettext("{n} hour", "{n} hours", n),
    "countries": lambda n: ngettext("{n} country", "{n} countries", n),
    "institutions": lambda n: ngettext("{n} institution", "{n} institutions", n),
    "agreements": lambda n: ngettext("{n} agreement", "{n} agreements", n),
    "programs": lambda n: ngettext("{n} program", "{n} programs", n),
    "projects": lambda n: ngettext("{n} project", "{n} projects", n),
}

_DIGITS = {"hours": 1, "ratio": 2, "index": 2}

#: Takes the rows in scope, gives those that count, each with its `year` where the indicator has years.
Choose = Callable[[nw.DataFrame[Any], "Asking"], nw.DataFrame[Any]]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of `subject` that `choose` lets in; the value is the sum of `amount` plus the distinct names in `distinct`.

    `amount` is a Narwhals expression, null where a row does not tell its number. `columns` are those that `choose` and
    `amount` read beside the dimensions. `span` says which years are told of: "given" (a year without rows is missing),
    "events" (a register of dated events: inside its first and last year a year without any is a reported 0) or
    "standing" (a register of what stands: from its first date until today).
    """

    subject: str
    choose: Choose
    amount: nw.Expr
    distinct: str | None = None
    columns: tuple[str, ...] = ()
    span: Literal["given", "events", "standing"] = "given"


@dataclass(frozen=True, slots=True)
class Ratio:
    """`top` / `bottom` × `scale`, or `top` − `bottom` where `minus`. Both are keys of the catalogue.

    The bottom is asked by those dimensions and filters that it has; `whole` asks it for the root unit's own rows.
    """

    top: str
    bottom: str
    scale: float = 100
    minus: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Spread:
    """One group's value, with the range it may lie in when part of the people have no country."""

    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Across:
    """What `say` tells of the values of `indicator` asked by `dimension` too: {country: persons} → a `Spread`."""

    indicator: str
    dimension: str
    say: Callable[[Mapping[str | None, float]], Spread]


@dataclass(frozen=True, slots=True)
class Indicator:
    """What a number means and how it is got.

    `flow` is True for what happens over a year, False for what stands on a day: never add or compare the two without
    saying so. `dimensions` are those that `by` and `where` may name. `dated` is False where the indicator is judged
    today and has no history. `additive`: its values by any dimension (but unit) add up to the whole.
    """

    key: str
    name: str
    definition: str
    unit: str
    flow: bool
    formula: str
    source: str
    limitation: str
    dimensions: tuple[str, ...]
    compute: Rows | Ratio | Across
    subjects: tuple[str, ...]
    dated: bool = True
    additive: bool = False

    @property
    def title(self) -> str:
        """Its name in the language of the moment."""
        return _(self.name)

    @property
    def unit_word(self) -> str:
        """What the value counts, in the language of the moment: "persons", "per cent"."""
        return _(UNITS[self.unit])

    def format(self, value: float | None) -> str:
        """The number as the reader's language writes it: "1,204", "8.4%". Missing is an en dash."""
        if value is None or value != value:
            return number(None)
        return percent(value / 100) if self.unit == "per cent" else number(value, _DIGITS.get(self.unit, 0))

    def say(self, value: float | None) -> str:
        """The number with what it counts: "1 person", "1,204 persons", "8.4%". A ratio or an index stands alone."""
        if value is None or value != value or self.unit not in _PHRASES or value != int(value):
            return self.format(value)
        return _PHRASES[self.unit](int(value))


def dimensions(subject: str, *without: str) -> tuple[str, ...]:
    """What an indicator of `subject` may be asked by: its dimensions, `year`, and `group` where it has countries.

    >>> dimensions("totals")
    ('year', 'unit', 'total')
    """
    own = SUBJECTS[subject].dimensions
    names = (*dict.fromkeys(("year", *own)), *(("group",) if "country" in own else ()))
    return tuple(name for name in names if name not in without)
