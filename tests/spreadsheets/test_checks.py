"""What rows say together: totals that disagree, rows that contradict each other: the person decides."""

from tests.spreadsheets.test_understand import DATA, HEAD, people, read

WRONG_TOTAL = [HEAD, *DATA, ["Total", None, None, 90.0]]
#: Three pairs of rows that share their labels: parts of something that the sheet does not name.
PARTS = [HEAD, *(row for n, row in enumerate(DATA, 1) for row in (row, [*row[:3], float(n)]))]


def test_a_total_that_disagrees_is_confirmed_or_corrected() -> None:
    """It is no dead end: the rows may be counted as they stand, but only after somebody says so."""
    asked = read(WRONG_TOTAL)
    (question,) = asked.open_questions
    assert question.key == "totals:S" and question.guess is None and not asked.ready
    confirmed = read(WRONG_TOTAL, {"totals:S": "rows"})
    assert confirmed.ready and people(confirmed) == 82
    assert "total-differs" in {problem.kind.key for problem in confirmed.problems}
    refused = read(WRONG_TOTAL, {"totals:S": "mend"})
    assert not refused.ready and not refused.open_questions


def test_rows_with_the_same_labels_are_added_up_where_the_person_says_so() -> None:
    """Many such rows are parts, most likely: the guess is to add them up, and the sums then hold every row."""
    (question,) = read(PARTS).open_questions
    assert (question.key, question.guess) == ("same:S", "add")
    added = read(PARTS, {"same:S": "add"})
    assert added.ready and people(added) == 82 + 1 + 2 + 3
    assert "rows-added" in {problem.kind.key for problem in added.problems}


def test_a_single_contradiction_is_a_slip_most_likely() -> None:
    """One pair: the guess is that one of them is wrong, and then nothing is kept until the sheet is corrected."""
    rows = [HEAD, *DATA, [*DATA[0][:3], 35.0]]
    (question,) = read(rows).open_questions
    assert question.guess == "wrong"
    wrong = read(rows, {"same:S": "wrong"})
    assert "rows-conflict" in {problem.kind.key for problem in wrong.problems} and not wrong.ready


def test_totals_above_their_rows_are_totals_too() -> None:
    """Regions above their countries, a part of a region among them: all agree, and nothing is asked."""
    regions: list[list[object]] = [
        ["Country", "2023", "2024"],
        ["Africa, total", 9.0, 12.0], ["North Africa, total", 4.0, 5.0], ["Egypt", 3.0, 4.0], ["Tunisia", 1.0, 1.0],
        ["East Africa, total", 5.0, 7.0], ["Kenya", 5.0, 7.0],
        ["Asia, total", 20.0, 21.0], ["India", 13.0, 13.0], ["Nepal", 7.0, 8.0],
        ["World total", 29.0, 33.0],
    ]  # fmt: skip
    sound = read(regions, {"subject:S": "students"})
    assert "total-differs" not in {problem.kind.key for problem in sound.problems}
    assert not [question for question in sound.questions if question.key.startswith("totals")]
    wrong = read([*regions[:7], ["Asia, total", 30.0, 21.0], *regions[8:]], {"subject:S": "students"})
    assert [p.cell for p in wrong.problems if p.kind.key == "total-differs"] == ["B8"]
