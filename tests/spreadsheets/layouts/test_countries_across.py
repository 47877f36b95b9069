"""Countries across: a column a country."""

from tests.spreadsheets.drawn import facts, keys, reading

ROWS = [["Xorijiy talabalar"], ["O‘quv yili", "Hindiston", "Misr", "РФ", "Jami"],
        ["2021/2022", 3.0, 4.0, 2.0, 9.0], ["2022/2023", 3.0, 5.0, 1.0, 9.0]]  # fmt: skip


def test_each_country_is_a_record() -> None:
    """Countries come from the heading, in any spelling; their total is set aside."""
    read = reading(ROWS)
    assert facts(read, "year", "country")[:3] == [
        ("B3", 3, 2021, "IND"),
        ("C3", 4, 2021, "EGY"),
        ("D3", 2, 2021, "RUS"),
    ]
    assert read.ready and [one.cells for one in read.set_aside if one.why == "total"] == ["E3:E4"]


def test_a_wrong_total_beside_the_countries_is_told() -> None:
    """A total that its countries contradict is named, with both cells, and asked about."""
    read = reading([*ROWS[:3], ["2022/2023", 3.0, 5.0, 1.0, 10.0]])
    (told,) = [problem for problem in read.problems if problem.kind.key == "total-differs"]
    assert (told.cell, told.slots["other"], told.slots["sum"]) == ("E4", "B4", 9) and not read.ready


def test_a_country_that_nobody_knows_is_asked() -> None:
    """A column between countries is never dropped for its name."""
    read = reading([["Foreign students"], ["Year", "India", "Wakanda", "Egypt", "China"], [2021.0, 3.0, 4.0, 2.0, 9.0]])
    assert [question.key for question in read.questions] == ["country:Wakanda"] and len(facts(read)) == 4
    assert "columns-unread" not in keys(read)


def test_names_of_two_signs_are_countries() -> None:
    """Chinese writes most countries with two signs; such a column is no less a country's for standing first."""
    read = reading([["外國學生人數"], ["年度", "捷克", "泰國", "尼泊爾", "馬來西亞"], [2021.0, 3.0, 4.0, 2.0, 9.0]])
    assert [country for _cell, _value, country in facts(read, "country")] == ["CZE", "THA", "NPL", "MYS"]
