"""Where the header of a table stands.

A header is a row of texts, most of which are words that sheets use for columns, or at least unlike what stands below.
A row of data above which nothing stands is no header: eating it would lose a record.
"""

import numpy as np

from metrics.languages import words
from metrics.spreadsheets.grid import Grid

#: Rows from the top within which a header is looked for: letterheads are long, but not that long.
DEPTH = 60
#: The score of a row that names nearly all columns by known words: nothing further down can be more of a header.
CERTAIN = 1000.0


def known(text: str) -> bool:
    """True when a text is mostly a word that names columns."""
    return len(text) < 80 and any(found.cover >= 0.45 for found in words.match(text))


def find(grid: Grid) -> int | None:
    """0-based row of the header, or None where no row looks like one."""
    best, best_score = None, 0.0
    width_below = _widths(grid)
    for i in range(min(DEPTH, grid.height)):
        score = _score(grid, i, int(width_below[i]))
        if score >= CERTAIN:
            return i
        if score > best_score + 1e-9:
            best, best_score = i, score
    return best


def _widths(grid: Grid) -> np.ndarray:
    """How many columns are filled in the twenty rows from each row on."""
    out = np.zeros(grid.height, dtype=int)
    for i in range(min(DEPTH, grid.height)):
        out[i] = int(grid.filled[i : i + 21].any(axis=0).sum())
    return out


def _score(grid: Grid, i: int, width: int) -> float:
    cells = [grid.cells[i, j] for j in np.flatnonzero(grid.filled[i])]
    if len(cells) < 2 or width < 2 or len(cells) < 0.5 * width:
        return 0.0
    texts = [cell for cell in cells if isinstance(cell, str)]
    if len(texts) < 0.6 * len(cells):
        return 0.0
    hits = sum(known(text) for text in texts)
    if hits >= max(2, 0.6 * len(cells)) and len(cells) >= 0.9 * width:
        return CERTAIN
    looks_new = _unlike_below(grid, i)
    if not hits and not looks_new:
        return 0.0
    if hits == 1 and not looks_new and len(cells) > 2:
        return 0.0
    return hits + 0.5 * looks_new + 0.5 * len(cells) / width


def _unlike_below(grid: Grid, i: int) -> bool:
    """True when some column is text in this row and number below it, and no column the other way round."""
    below = grid.cells[i + 1 : i + 12]
    texts_over_numbers = False
    for j in np.flatnonzero(grid.filled[i]):
        values = [cell for cell in below[:, j] if cell is not None]
        numbers = sum(not isinstance(cell, str) or cell.strip()[:1].isdigit() for cell in values)
        is_text = isinstance(grid.cells[i, j], str) and not grid.cells[i, j].strip()[:1].isdigit()
        if values and numbers > 0.6 * len(values):
            if not is_text:
                return False
            texts_over_numbers = True
    return texts_over_numbers
