"""What rows say together: stated totals against sums, rows that stand twice, rows that contradict each other."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from metrics.countries import OTHERS
from metrics.errors import Problem, Word
from metrics.spreadsheets import problems
from metrics.spreadsheets.columns import Meanings
from metrics.spreadsheets.draft import Draft
from metrics.spreadsheets.grid import Column, Flat, Mask, Places, distinct
from metrics.spreadsheets.minutes import Minutes
from metrics.spreadsheets.reading import Choice
from metrics.subjects import SUBJECTS

#: Totals that are named one by one; more are counted.
MOST_TOTALS = 10
#: So many totals show whether it is known of which rows they are.
MANY_TOTALS = 20
#: So many groups of rows with the same labels are no slip.
HABIT = 3


def totals(draft: Draft, minutes: Minutes) -> None:
    """Compares each stated total with what it may be the total of; a total that fits nothing is an error."""
    at = np.flatnonzero(~draft.data)
    if not len(at):
        return
    column = draft.measure or next(iter(draft.found.of.values()))
    minutes.note_cells(problems.TOTAL_ASIDE, draft.sheet, column, sorted(at, key=lambda i: column.rows[i]))
    at = np.flatnonzero(~draft.data & ~draft.wholes)
    if draft.measure is None or draft.typed is None or not len(at):
        return
    lines, across = draft.measure.rows, draft.measure.columns
    if draft.flat.grid.turned:
        lines, across = across, lines
    # A total stands among the rows of its column; a column in which nothing counts holds totals of what is beside it.
    own = np.isin(across, across[draft.data])
    down = [_in_order(draft, across == column, lines) for column in np.unique(across[own])]
    beside = np.unique(lines[~own & ~draft.wholes])
    along = [_in_order(draft, lines == line, across) for line in beside[np.isin(beside, lines[draft.data])]]
    stated = int((~np.isnan(draft.typed.values[at])).sum())
    tell(draft, minutes, _fewest(draft, down) + _fewest(draft, along), stated)


def _in_order(draft: Draft, here: Mask, places: Places) -> npt.NDArray[np.intp]:
    here = here & ~draft.wholes
    return np.flatnonzero(here)[np.argsort(places[here], kind="stable")]


def _fewest(draft: Draft, orders: list[npt.NDArray[np.intp]]) -> list[Problem]:
    """Some sheets write a total after its parts, others before: the habit that fits more of them is the sheet's."""
    after = [problem for order in orders for problem in _along(draft, order)]
    before = [problem for order in orders for problem in _ahead(draft, order)]
    return after if len(after) <= len(before) else before


def _ahead(draft: Draft, order: npt.NDArray[np.intp]) -> list[Problem]:
    """A line of values in which a total stands before its parts: those up to the next total, or to a later one, where
    groups hold groups; or all of them; or the rows that share its labels."""
    assert draft.measure is not None and draft.typed is not None
    values, data = np.nan_to_num(draft.typed.values), draft.data
    running = np.concatenate([[0.0], np.cumsum(np.where(data[order], values[order], 0.0))])
    totals = np.flatnonzero(~data[order])
    # People of no country often stand beside the groups, in none of them.
    codes = draft.rows["country"] if "country" in draft.rows else pd.Series(None, index=draft.rows.index, dtype=object)
    breaks = np.union1d(totals, np.flatnonzero(codes.isin(OTHERS).to_numpy()[order]))
    everything = order[data[order]]
    labels = _label_codes(draft)
    found: list[Problem] = []
    for place in totals.tolist():
        i = int(order[place])
        if np.isnan(draft.typed.values[i]):
            continue
        ends = np.append(breaks[breaks > place], len(order))
        sums = np.append(running[ends] - running[place], running[-1])
        own = _same_labels(labels, i, everything)
        if not (np.abs(sums - values[i]) < 0.5).any() and not (len(own) and abs(values[i] - values[own].sum()) < 0.5):
            rows = [n for n in order[place : int(ends[0])].tolist() if data[n]]
            found.append(_differs(draft, i, rows or everything.tolist()))
    return found


def _along(draft: Draft, order: npt.NDArray[np.intp]) -> list[Problem]:
    """A line of values from its beginning. A total fits the parts since the last one, or all so far, or all, or the
    totals before it, or the rows that share its labels."""
    assert draft.measure is not None and draft.typed is not None
    values, data = np.nan_to_num(draft.typed.values), draft.data
    stated_at = [i for i in order.tolist() if not data[i] and not np.isnan(draft.typed.values[i])]
    everything = order[data[order]]
    running = np.concatenate([[0.0], np.cumsum(np.where(data[order], values[order], 0.0))])
    position = {int(i): n for n, i in enumerate(order.tolist())}
    labels = _label_codes(draft)
    since, whole, blocks = 0, 0, 0.0
    found: list[Problem] = []
    for i in stated_at:
        here = position[i]
        block = running[here] - running[since]
        stated = values[i]
        fits = any(abs(stated - total) < 0.5 for total in (block, running[here], running[-1], blocks))
        own = everything[:0] if fits else _same_labels(labels, i, everything)
        if not fits and not (len(own) and abs(stated - values[own].sum()) < 0.5):
            rows = [n for n in order[since:here].tolist() if data[n]]
            found.append(
                _differs(draft, i, rows or [n for n in order[whole:here].tolist() if data[n]] or everything.tolist())
            )
        # A total without rows of its own is one of the totals before it; what follows begins anew.
        blocks, whole = (blocks + block, whole) if here > since else (0.0, here + 1)
        since = here + 1
    return found


def _label_codes(draft: Draft) -> list[npt.NDArray[np.int64]]:
    """Numbers of the distinct cells of each column but the measure."""
    numbers = {id(column) for column, _kind in draft.found.numbers}
    return [column.distinct()[0] for column in draft.flat.columns if id(column) not in numbers]


def _same_labels(labels: list[npt.NDArray[np.int64]], total: int, among: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """Records with the same labels as a total, wherever the total has a label that is a value of some of them too."""
    mask = np.ones(len(among), dtype=bool)
    matched = False
    for codes in labels:
        same = codes[among] == codes[total]
        if codes[total] >= 0 and same.any() and not same.all():
            mask &= same
            matched = True
    return among[mask] if matched else among[:0]


def _differs(draft: Draft, i: int, rows: list[int]) -> Problem:
    assert draft.measure is not None and draft.typed is not None
    typed = draft.typed
    unsure = bool((typed.status[rows] != "reported").any()) or _rounded(typed.values)
    slots = {
        "said": float(typed.values[i]),
        "sum": float(np.nansum(typed.values[rows])),
        "other": draft.measure.address(rows[0]) if rows else "",
    }
    kind = problems.TOTAL_UNCHECKED if unsure else problems.TOTAL_DIFFERS
    return Problem(kind, draft.sheet, draft.measure.address(i), slots)


def tell(draft: Draft, minutes: Minutes, found: list[Problem], stated: int = 0) -> None:
    """All totals that are wrong up to a few, then how many more; of those that cannot be checked, the first.

    Totals that are wrong have to be looked at: nothing is kept until the person says that the rows are right. Where
    most of many `stated` totals fit nothing, it is not they that are wrong: nobody knows of which rows they are.
    """
    if stated >= MANY_TOTALS and len(found) > 0.5 * stated:
        found = [replace(problem, kind=problems.TOTAL_UNCHECKED) for problem in found]
    wrong = [problem for problem in found if problem.kind is problems.TOTAL_DIFFERS]
    unsure = [problem for problem in found if problem.kind is not problems.TOTAL_DIFFERS]
    if wrong and draft.subject != "other":  # what is not counted need not be right
        asked = Problem(problems.TOTALS_ASKED, draft.sheet, wrong[0].cell, {"count": len(wrong)})
        choices = [Choice("rows", Word(problems.COUNT_ROWS)), Choice("mend", Word(problems.CORRECT_TOTALS))]
        if minutes.ask(f"totals{draft.key}", "value", asked, choices) == "mend":
            minutes.note(problems.TOTALS_WRONG, draft.sheet, wrong[0].cell)
    for problem in wrong[:MOST_TOTALS]:
        minutes.note(problem.kind, problem.sheet, problem.cell, **problem.slots)
    for more in (wrong[MOST_TOTALS:], unsure[1:]):
        if more:
            minutes.note(problems.TOTALS_MORE, more[0].sheet, more[0].cell, count=len(more))
    for problem in unsure[:1]:
        minutes.note(problem.kind, problem.sheet, problem.cell, **problem.slots)


def _rounded(values: npt.NDArray[np.float64]) -> bool:
    """True when all values are multiples of 5: an office rounds so to hide single persons, and sums no longer fit."""
    known = values[~np.isnan(values)]
    return len(known) >= 20 and bool((known % 5 == 0).all())


def repeated_rows(draft: Draft, minutes: Minutes) -> None:
    """Warns of rows that say exactly the same, and asks about the same key with two numbers."""
    at = np.flatnonzero(draft.data)
    told = _keys(draft.flat, draft.found, draft.measure)
    keys = {str(n): distinct(column.cells[at])[0] for n, column in enumerate(told)}
    if not keys or len(at) < 2:
        return
    register = draft.subject != "other" and SUBJECTS[draft.subject].register
    frame = pd.DataFrame(keys)
    names = list(frame.columns)
    if draft.typed is not None:
        frame["value"] = draft.typed.values[at]
        frame["status"] = pd.factorize(draft.typed.status[at])[0]
    same = frame.duplicated(keep=False)
    if same.any():
        _twice(draft, minutes, frame, at)
    if register or draft.typed is None:
        return
    clash = frame[names].duplicated(keep=False) & ~same
    if clash.any():
        _conflict(draft, minutes, frame[names], at, np.flatnonzero(clash))


def _keys(flat: Flat, found: Meanings, measure: Column | None) -> list[Column]:
    """Columns that tell records apart: all but numbers, and what a layout knows of its own."""
    numbers = {id(column) for column, _kind in found.numbers}
    plain_left_out = {id(column) for column, kind in found.left_out if kind not in ("code",)}
    skip = numbers | plain_left_out | {id(measure)}
    return [column for column in flat.columns if id(column) not in skip] + list(flat.known.values())


def _where(draft: Draft, i: int) -> str:
    column = draft.measure or next(iter(draft.found.of.values()))
    return column.address(int(i))


def _twice(draft: Draft, minutes: Minutes, frame: pd.DataFrame, at: np.ndarray) -> None:
    later = np.flatnonzero(frame.duplicated().to_numpy())
    second = int(later[0])
    first = int(np.flatnonzero((frame == frame.iloc[second]).all(axis=1).to_numpy() | _alike(frame, second))[0])
    minutes.note(
        problems.ROWS_TWICE, draft.sheet, _where(draft, at[second]), other=_where(draft, at[first]), count=len(later)
    )


def _alike(frame: pd.DataFrame, row: int) -> np.ndarray:
    """Rows equal to one, missing values being equal to each other."""
    filled = frame.fillna(-1)
    return np.asarray((filled == filled.iloc[row]).all(axis=1))


def _conflict(draft: Draft, minutes: Minutes, keys: pd.DataFrame, at: np.ndarray, clash: np.ndarray) -> None:
    """Rows that tell the same apart with different numbers: parts of something unsaid, or a mistake. The person knows.

    Several such groups are a habit of the sheet, so they are parts, most likely; a single one is a slip.
    """
    second = int(clash[-1])
    pair = np.flatnonzero((keys == keys.iloc[second]).all(axis=1).to_numpy())
    first, last = int(pair[0]), int(pair[-1])
    assert draft.measure is not None
    texts = [str(draft.measure.cells[at[i]]) for i in (first, last)]
    cell = _where(draft, at[last])
    slots = {"other": _where(draft, at[first]), "text": texts[1], "text_other": texts[0], "count": len(clash)}
    groups = len(keys.iloc[clash].drop_duplicates())
    choices = [Choice("add", Word(problems.PARTS)), Choice("wrong", Word(problems.ONE_IS_WRONG))]
    guess = "add" if groups >= HABIT else "wrong"
    key = f"same{draft.key}"
    said = minutes.ask(key, "value", Problem(problems.CONFLICT_ASKED, draft.sheet, cell, slots), choices, guess)
    if said == "wrong" and key in minutes.answers:
        minutes.note(problems.ROWS_CONFLICT, draft.sheet, cell, **slots)
    elif key in minutes.answers:
        minutes.note(problems.ROWS_ADDED, draft.sheet, cell, **slots)
