"""Days and years as they are typed in a shell."""

import argparse
from datetime import date

from metrics.languages import _


def day(text: str) -> date:
    """ "2024-12-31". Raises ArgumentTypeError for what is no day of the years that an address may name."""
    from metrics.board.choices import FIRST, LAST

    try:
        typed = date.fromisoformat(text)
    except ValueError:
        typed = date.min
    if not FIRST <= typed.year <= LAST:
        raise _unlike(text, "2024-12-31")
    return typed


def years(text: str) -> tuple[int, int]:
    """ "2016-2025", or "2020" for that year alone. Raises ArgumentTypeError for years that no address may name."""
    from metrics.board.choices import FIRST, LAST

    first, _dash, last = text.partition("-")
    try:
        typed = int(first), int(last or first)
    except ValueError:
        typed = (1, 0)
    if not FIRST <= typed[0] <= typed[1] <= LAST:
        raise _unlike(text, "2016-2025")
    return typed


def _unlike(text: str, form: str) -> argparse.ArgumentTypeError:
    return argparse.ArgumentTypeError(_("{text} is not of the form {form}", text=text, form=form))
