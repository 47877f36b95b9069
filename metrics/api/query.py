"""What an address asks: `?by=year,country&unit=university&years=2016-2025&as_of=2025-09-01` → a `Question`.

Every other parameter is a filter on a dimension of that name; several codes are parted by commas or given again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from starlette.datastructures import QueryParams

from metrics import units
from metrics.api import problems
from metrics.board.choices import day, span
from metrics.errors import HamkorError
from metrics.indicators.answer import Question

FORMATS = ("json", "csv")
CALENDARS = ("academic", "calendar")
#: Parameters that say how the answer is given; all others name a dimension.
HOW = ("format", "lang", "as_of", "names", "small_cells")
_YES = ("yes", "true", "1")


@dataclass(frozen=True, slots=True)
class How:
    """How an answer is given. `as_of`: from what was kept at the end of that day; None is now."""

    format: str
    as_of: date | None
    names: bool
    small_cells: bool


def how(asked: QueryParams) -> How:
    """Raises HamkorError naming the parameter that does not fit."""
    return How(
        _one_of(asked, "format", FORMATS),
        _day(asked.get("as_of")),
        asked.get("names", "").lower() in _YES,
        asked.get("small_cells", "").lower() in _YES,
    )


def question(indicator: str, asked: QueryParams, today: date) -> Question:
    """Raises HamkorError naming the parameter that does not fit; dimensions are checked by who answers."""
    where = _filters(asked, ("by", "years", "calendar", *HOW))
    by = tuple(_codes(asked, "by"))
    return Question(indicator, by, where, _years(asked.get("years")), _one_of(asked, "calendar", CALENDARS), today)


def filters(asked: QueryParams) -> Mapping[str, tuple[str, ...]]:
    """Filters of a table: {column: codes}."""
    return _filters(asked, HOW)


def unit(asked: QueryParams) -> str:
    """The part of the university asked for; all of it unless told. Raises HamkorError for one that there is not."""
    return _one_of(asked, "unit", tuple(dict.fromkeys((units.root(), *units.tree()))))


def _filters(asked: QueryParams, without: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(_codes(asked, name)) for name in dict.fromkeys(asked) if name not in without}


def _codes(asked: QueryParams, name: str) -> list[str]:
    return [code.strip() for said in asked.getlist(name) for code in said.split(",") if code.strip()]


def _one_of(asked: QueryParams, name: str, allowed: tuple[str, ...]) -> str:
    said = asked.get(name, allowed[0])
    if said not in allowed:
        raise HamkorError(problems.NOT_ALLOWED, name=name, value=said, allowed=", ".join(allowed))
    return said


def _day(said: str | None) -> date | None:
    if said is None:
        return None
    if (found := day(said)) is None:
        raise HamkorError(problems.NOT_ALLOWED, name="as_of", value=said, allowed="2025-09-01")
    return found


def _years(said: str | None) -> tuple[int, int] | None:
    if said is None:
        return None
    if (found := span(said)) is None:
        raise HamkorError(problems.NOT_ALLOWED, name="years", value=said, allowed="2016-2025")
    return found
