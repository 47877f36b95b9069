"""An indicator: one declared object that says what a number means and how it is got.

The words (name, definition, formula, source, limitation) stand beside the computation, so that neither can be changed
without seeing the other. There are three ways to compute, and no fourth:

    Rows    choose rows of one subject and add up, or count distinct names, by a Narwhals expression
    Pair    one indicator over another, or minus it
    Across  ask another indicator by one more dimension, and say something of how its values are spread
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import narwhals as nw

from metrics.errors import Kind
from metrics.indicators.arithmetic import Parts, Spread
from metrics.indicators.asking import Asking
from metrics.indicators.timing import Only, Timing
from metrics.languages import N_, _, ngettext, number, percent
from metrics.subjects import SUBJECTS

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

_DIGITS = {"hours": 1, "countries": 1, "ratio": 2, "index": 2}


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of `subject`, placed in years by `timing`, of which those count that `only` lets in.

    The value is the sum of `amount`, a Narwhals expression that is null where a row does not tell its number, plus one
    for each distinct combination of the columns in `distinct` whose first is told; with `mean`, it is the mean of the
    amounts instead.
    Rows for which `unsure` holds count as estimated, and `unsure_note` says why. `columns` are those that all these
    read beside the dimensions and dates.
    """

    subject: str
    timing: Timing
    amount: nw.Expr | Only
    columns: tuple[str, ...] = ()
    distinct: Mapping[str, nw.Expr] = field(default_factory=dict)
    mean: bool = False
    only: Only | None = None
    unsure: nw.Expr | None = None
    unsure_note: Kind | None = None

    def amount_for(self, asking: Asking) -> nw.Expr:
        """`amount`, made for the question at hand where it depends on it."""
        return self.amount if isinstance(self.amount, nw.Expr) else self.amount(asking)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two indicators made into one, each given by its key and asked by those dimensions and filters that it has.

    `combine` takes both values and says None where it is not applicable. `whole` asks the bottom for the root unit's
    own rows.
    """

    top: str
    bottom: str
    combine: Callable[[float, float], float | None]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Across:
    """What `say` tells of the values of `indicator` asked by `dimension` too: {country: persons} → a `Spread`."""

    indicator: str
    dimension: str
    say: Callable[[Parts], Spread]


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
    compute: Rows | Pair | Across
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
