"""Stated totals beside their parts."""

from tests.spreadsheets.test_understand import read


def months(first_total: float, step: float) -> list[list[object]]:
    """Twenty-four countries over four quarters and the year, all numbers a multiple of `step`."""
    names = [
        "India", "China", "Egypt", "Peru", "Chile", "Japan", "Kenya", "Ghana", "Nepal", "Oman", "Qatar", "Yemen",
        "Italy", "Spain", "France", "Poland", "Latvia", "Malta", "Iceland", "Norway", "Sweden", "Finland", "Brazil",
        "Canada",
    ]  # fmt: skip
    rows: list[list[object]] = [["Country", "2021 Q1", "2021 Q2", "2021 Q3", "2021 Q4", "2021 Total"]]
    for place, name in enumerate(names):
        parts = [step * (place + 1 + quarter) for quarter in range(4)]
        rows.append([name, *parts, sum(parts) if place else first_total])
    return rows


def test_a_wrong_total_among_right_ones_is_asked_about() -> None:
    """One year's number is not the sum of its quarters: both cells are named, and a person decides."""
    reading = read(months(9999.0, 7.0), {"subject:S": "students"})
    assert [question.key for question in reading.open_questions] == ["parts:S"]
    assert any("F2" in str(problem.cell) for problem in reading.problems)


def test_rounded_numbers_prove_nothing() -> None:
    """Where an office rounds to fives a sum that does not fit is told, not asked about."""
    reading = read(months(9995.0, 5.0), {"subject:S": "students"})
    assert not reading.open_questions
    assert any(problem.severity == "warning" and "F2" in str(problem.cell) for problem in reading.problems)
