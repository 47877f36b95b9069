"""Days and years as they are typed in a shell: those that an address may name, else argparse's own error."""

import argparse
from datetime import date

from metrics.languages import _


def day(text: str) -> date:
    """ "2024-12-31". Raises ArgumentTypeError for anything else."""
    from metrics.board import choices

    if (found := choices.day(text)) is None:
        raise _unlike(text, "2024-12-31")
    return found


def years(text: str) -> tuple[int, int]:
    """ "2016-2025", or "2020" for that year alone. Raises ArgumentTypeError for anything else."""
    from metrics.board import choices

    if (found := choices.span(text)) is None:
        raise _unlike(text, "2016-2025")
    return found


def _unlike(text: str, form: str) -> argparse.ArgumentTypeError:
    return argparse.ArgumentTypeError(_("{text} is not of the form {form}", text=text, form=form))
