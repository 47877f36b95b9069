"""What a reading has to say, each thing once: the same remark about five columns is one sentence with five places."""

from collections.abc import Iterable

from metrics.errors import Problem
from metrics.languages import N_, _

ALSO = N_("{sentence} The same: {cells}.")
#: Places that are named; more are counted by the dots.
_PLACES = 8


def gathered(problems: Iterable[Problem]) -> list[list[Problem]]:
    """Problems in their order, those together that say the same of several places."""
    groups: dict[tuple[object, ...], list[Problem]] = {}
    for problem in problems:
        slots = tuple(sorted((name, str(value)) for name, value in problem.slots.items() if name != "count"))
        group = groups.setdefault((problem.kind.key, slots), [])
        if problem not in group:
            group.append(problem)
    return list(groups.values())


def sentence(alike: list[Problem]) -> str:
    """What problems that say the same say together."""
    first = alike[0].message
    cells = [where(one) for one in alike[1:] if where(one)]
    if not cells:
        return first
    return _(ALSO, sentence=first, cells=", ".join([*cells[:_PLACES], "…"] if len(cells) > _PLACES else cells))


def where(problem: Problem) -> str:
    """Sheet and cell of a problem, as far as it has them."""
    return " ".join(part for part in (problem.sheet, problem.cell) if part)
