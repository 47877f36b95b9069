"""Stated totals that stand beside or above their parts: columns of totals, subtotals of groups.

What was set aside because it repeats others added up is used once more: where it and their sum disagree, both cells are
named. Whether columns are meant to add up is known for both sexes and for twelve months; elsewhere most rows must show
it. A part that is secret or missing leaves a larger total open, and so does rounding.
"""

import numpy as np
import numpy.typing as npt

from metrics.errors import Problem, Word
from metrics.spreadsheets import checks, problems
from metrics.spreadsheets.draft import Draft
from metrics.spreadsheets.grid import Flat, Sum
from metrics.spreadsheets.minutes import Minutes
from metrics.spreadsheets.reading import Choice
from metrics.spreadsheets.values import type_numbers

#: Share of the rows in which a total must equal its parts to be meant as their sum.
MOSTLY = 0.5
#: Offices that hide single persons round to multiples of this.
ROUNDED_TO = 5


def check(draft: Draft, minutes: Minutes) -> None:
    """Tells of every stated total that its parts contradict; nothing is kept until the person says what holds."""
    if draft.measure is None:
        return
    counted = {cell for cell, counts in zip(draft.measure.addresses(), draft.data, strict=True) if counts}
    aside: list[Problem] = []
    taken: list[Problem] = []
    for one in draft.flat.sums:
        for problem in _differences(draft.flat, one):
            (taken if problem.cell in counted else aside).append(problem)
    unsure = [problem for problem in taken if problem.kind is problems.TOTAL_UNCHECKED]
    taken = [problem for problem in taken if problem.kind is problems.TOTAL_DIFFERS]
    checks.tell(draft, minutes, aside + unsure)
    if not taken:
        return
    asked = Problem(problems.PARTS_ASKED, draft.sheet, taken[0].cell, {"count": len(taken)})
    choices = [Choice("totals", Word(problems.COUNT_TOTALS)), Choice("mend", Word(problems.CORRECT_TOTALS))]
    if minutes.ask(f"parts{draft.key}", "value", asked, choices) == "mend":
        minutes.note(problems.TOTALS_WRONG, draft.sheet, taken[0].cell)
    for problem in taken[: checks.MOST_TOTALS]:
        minutes.note(problem.kind, problem.sheet, problem.cell, **problem.slots)


def _differences(flat: Flat, one: Sum) -> list[Problem]:
    sheet = flat.grid.sheet
    stated = type_numbers(one.stated, sheet).values
    parts = np.stack([type_numbers(part, sheet).values for part in one.parts])
    added, gaps = np.nansum(parts, axis=0), np.isnan(parts).any(axis=0)
    known = ~np.isnan(stated) & ~np.isnan(parts).all(axis=0)
    off = np.abs(stated - added) > _slack(parts, stated)
    wrong = known & off & ~(gaps & (stated > added))
    meant = known & ~gaps
    if not one.certain and (meant & ~off).sum() <= MOSTLY * meant.sum():
        return []
    # An office that rounds also counts who comes twice a year once in the year: its sums prove nothing.
    kind = problems.TOTAL_UNCHECKED if _rounded(parts, stated) else problems.TOTAL_DIFFERS
    out = []
    for i in np.flatnonzero(wrong).tolist():
        filled = [part for part, values in zip(one.parts, parts, strict=True) if not np.isnan(values[i])]
        slots = {"said": float(stated[i]), "sum": float(added[i]), "other": filled[0].address(i)}
        out.append(Problem(kind, sheet.name, one.stated.address(i), slots))
    return out


def _slack(parts: npt.NDArray[np.float64], stated: npt.NDArray[np.float64]) -> float:
    """How far a sum may lie from its total: nothing but noise, unless all numbers are rounded."""
    return 0.5 * ROUNDED_TO * (len(parts) + 1) if _rounded(parts, stated) else 0.5


def _rounded(parts: npt.NDArray[np.float64], stated: npt.NDArray[np.float64]) -> bool:
    known = np.concatenate([parts[~np.isnan(parts)], stated[~np.isnan(stated)]])
    return len(known) >= 20 and bool((known % ROUNDED_TO == 0).all())
