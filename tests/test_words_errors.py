"""Sentences that name what, where and which value."""

from metrics.errors import HamkorError, Kind, Problem, Refused

WRONG = Kind("wrong-year", "error", "Cell {cell} of {sheet} says {value}, which is no year.")


def test_a_problem_names_its_cell_and_its_words() -> None:
    """What, where and which value stand in one sentence."""
    problem = Problem(WRONG, "2023", "D17", {"value": "soon"})
    assert problem.message == "Cell D17 of 2023 says soon, which is no year."
    assert problem.severity == "error"


def test_a_value_with_braces_is_shown_as_it_is() -> None:
    """What somebody typed is never taken for a slot of ours."""
    assert Problem(WRONG, "S", "A1", {"value": "{sheet}"}).message == "Cell A1 of S says {sheet}, which is no year."


def test_an_error_is_its_sentence() -> None:
    """Whoever catches it can show it."""
    error = Refused(WRONG, "S", "A1", value="x")
    assert isinstance(error, HamkorError)
    assert str(error) == error.problem.message == "Cell A1 of S says x, which is no year."
