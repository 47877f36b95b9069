"""Which answers hold for the next file of the same making, so that it asks nothing that was answered before."""

from collections.abc import Mapping
from dataclasses import replace

from metrics.spreadsheets.problems import WRONG_ANSWER
from metrics.spreadsheets.reading import Reading
from metrics.spreadsheets.repairs import places


def lasting(answers: Mapping[str, str]) -> dict[str, str]:
    """Answers about the layout. What is about one file alone is asked of each: its year, the unit that it speaks for,
    a cell that was put right, totals that did not agree."""
    of_cells = places(answers)
    return {
        key: code
        for key, code in answers.items()
        if not key.startswith(("year", "totals")) and key != "unit" and not (of_cells and places({key: code}))
    }


def wrong(reading: Reading) -> set[str]:
    """Keys of the answers that were none of those possible."""
    return {str(problem.slots["key"]) for problem in reading.problems if problem.kind == WRONG_ANSWER}


def relevant(reading: Reading, given: Mapping[str, str]) -> Reading:
    """The reading with only those of the `given` answers that answered something in it; all others it keeps."""
    asked = {question.key for question in reading.questions}
    idle = {key for key in given if key not in asked}
    return replace(reading, answers={key: code for key, code in reading.answers.items() if key not in idle})
