"""What a person is asked about a whole table, and what became of the answers."""

from metrics.errors import Kind
from metrics.languages import N_

CELL_MENDED = Kind(
    "cell-mended", "info", N_("{cell} was read as “{answer}” instead of “{text}”, as somebody answered.")
)
SUBJECT_ASKED = Kind(
    "subject-asked", "warning", N_("The sheet does not say clearly what is counted. What are these numbers or rows?")
)
MEASURE_ASKED = Kind(
    "measure-asked",
    "warning",
    N_("Several columns may be the number to count; adding them would count people twice. Which one counts?"),
)
COLUMN_ASKED = Kind(
    "column-asked",
    "warning",
    N_("The header “{header}” ({cell}) does not say what its column holds: {examples}. What is it?"),
)
COLUMN_ASIDE = N_("set aside, not counted")
INDICATORS_ASKED = Kind(
    "indicators-asked",
    "warning",
    N_("The rows count {count} different things, named under “{header}” ({cell}). Which of them is to be counted?"),
)
SPLIT_ASKED = Kind(
    "split-asked",
    "warning",
    N_("Rows that are otherwise alike differ by “{header}” ({cell}): {examples}. Which of them are to be counted?"),
)
ALL_TOGETHER = N_("All of them: they are parts of one whole")
WRONG_ANSWER = Kind("wrong-answer", "error", N_("The answer “{answer}” to “{key}” is none of those possible."))
