"""Countries that a sheet names oddly: the best guess is never a wrong country."""

from tests.spreadsheets.test_understand import DATA, HEAD, read


def test_two_countries_in_one_row_are_neither_of_them() -> None:
    """ "Belgium & Luxembourg" is asked about, and guessed to be other countries; each of the two can be chosen."""
    (question,) = read([HEAD, *DATA, [2022.0, "Belgium & Luxembourg", "Master", 5.0]]).open_questions
    assert question.guess == "XOT"
    assert {"BEL", "LUX"} <= {choice.code for choice in question.choices}
