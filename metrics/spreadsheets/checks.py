"""What rows say together: stated totals against sums, rows that stand twice, rows that contradict each other."""

import numpy as np
import pandas as pd

from metrics.languages import number
from metrics.spreadsheets import problems
from metrics.spreadsheets.columns import Meanings
from metrics.spreadsheets.grid import Column, Flat
from metrics.spreadsheets.minutes import Minutes
from metrics.spreadsheets.tables import Draft
from metrics.spreadsheets.values import distinct
from metrics.subjects import SUBJECTS


def totals(draft: Draft, minutes: Minutes) -> None:
    """Compares each stated total with what it may be the total of; a total that fits nothing is an error."""
    at = np.flatnonzero(~draft.data)
    if not len(at):
        return
    column = draft.measure or next(iter(draft.found.of.values()))
    minutes.note_cells(problems.TOTAL_ASIDE, draft.sheet, column, sorted(at, key=lambda i: column.rows[i]))
    if draft.measure is None or draft.typed is None:
        return
    lines = draft.measure.columns if draft.flat.grid.turned else draft.measure.rows
    across = draft.measure.rows if draft.flat.grid.turned else draft.measure.columns
    for value_column in np.unique(across):
        here = across == value_column
        order = np.flatnonzero(here)[np.argsort(lines[here], kind="stable")]
        _along(draft, minutes, order)


def _along(draft: Draft, minutes: Minutes, order: np.ndarray) -> None:
    """One column of values from top to bottom."""
    assert draft.measure is not None and draft.typed is not None
    values, data = draft.typed.values, draft.data
    since, all_rows, blocks = [], [], 0.0
    everything = order[data[order]]
    for i in order.tolist():
        if data[i]:
            since.append(i)
            all_rows.append(i)
            continue
        stated = values[i]
        if np.isnan(stated):
            continue
        block = float(np.nansum(values[since])) if since else 0.0
        sums = [block, float(np.nansum(values[all_rows])), float(np.nansum(values[everything])), blocks]
        own = _same_labels(draft, i, everything)
        sums += [float(np.nansum(values[own]))] if len(own) else []
        if any(abs(stated - total) < 0.5 for total in sums):
            blocks = 0.0 if since == [] else blocks + block
        else:
            _differs(draft, minutes, i, since or all_rows or everything.tolist())
        since = []


def _same_labels(draft: Draft, total: int, among: np.ndarray) -> np.ndarray:
    """Records with the same labels as a total, wherever the total has a label that is a value of theirs too."""
    mask = np.ones(len(among), dtype=bool)
    matched = False
    for column in draft.flat.columns:
        said = column.cells[total]
        same = np.array([cell == said for cell in column.cells[among]], dtype=bool)
        if said is not None and same.any() and column is not draft.measure and not same.all():
            mask &= same
            matched = True
    return among[mask] if matched else among[:0]


def _differs(draft: Draft, minutes: Minutes, i: int, rows: list[int]) -> None:
    assert draft.measure is not None and draft.typed is not None
    typed = draft.typed
    unsure = bool((typed.status[rows] != "reported").any()) or _rounded(typed.values)
    added = float(np.nansum(typed.values[rows]))
    kind = problems.TOTAL_UNCHECKED if unsure else problems.TOTAL_DIFFERS
    minutes.note(
        kind,
        draft.sheet,
        draft.measure.address(i),
        said=number(typed.values[i], 2),
        sum=number(added, 2),
        other=draft.measure.address(rows[0]) if rows else "",
    )


def _rounded(values: np.ndarray) -> bool:
    """True when all values are multiples of 5: an office rounds so to hide single persons, and sums no longer fit."""
    known = values[~np.isnan(values)]
    return len(known) >= 20 and bool((known % 5 == 0).all())


def repeated_rows(draft: Draft, minutes: Minutes) -> None:
    """Warns of rows that say exactly the same, and of the same key with two numbers."""
    at = np.flatnonzero(draft.data)
    keys = {str(n): distinct(column.cells[at])[0] for n, column in enumerate(_keys(draft.flat, draft.found, draft.measure))}
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
    second = int(clash[-1])
    pair = np.flatnonzero((keys == keys.iloc[second]).all(axis=1).to_numpy())
    first, last = int(pair[0]), int(pair[-1])
    assert draft.measure is not None
    texts = [str(draft.measure.cells[at[i]]) for i in (first, last)]
    minutes.note(
        problems.ROWS_CONFLICT,
        draft.sheet,
        _where(draft, at[last]),
        other=_where(draft, at[first]),
        text=texts[1],
        text_other=texts[0],
        count=len(clash),
    )
