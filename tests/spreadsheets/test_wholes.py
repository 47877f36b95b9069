"""Words in a column of labels that mean all the others."""

import itertools
import random

from tests.spreadsheets.drawn import facts, keys, reading

HEAD = ["Year", "Citizenship", "Sex", "Foreign students"]
LANDS = ("India", "Nepal", "Egypt", "Kenya")


def test_both_sexes_beside_each_is_counted_once() -> None:
    """ "Both sexes" beside men and women is set aside; where it stands alone it is what counts."""
    rows = [HEAD, [2021.0, "India", "Both sexes", 12.0], [2021.0, "India", "Male", 7.0]]
    rows += [[2021.0, "India", "Female", 5.0], [2021.0, "Egypt", "Both sexes", 9.0]]
    read = reading(rows)
    assert [cell for cell, _value in facts(read)] == ["D3", "D4", "D5"] and read.ready


def test_a_total_that_its_parts_contradict_is_told() -> None:
    """The whole that was set aside still checks its parts."""
    rows = [HEAD]
    for n, land in enumerate(LANDS):
        rows += [[2021.0, land, "All", 12.0 + (n == 3)], [2021.0, land, "Male", 7.0], [2021.0, land, "Female", 5.0]]
    read = reading(rows)
    assert "total-differs" in keys(read) and not read.ready


def test_a_row_without_a_label_is_a_whole_where_its_numbers_are_sums() -> None:
    """A region's own row leaves the country blank; where its number is no sum, it is people of no named country."""
    head = ["Year", "Region", "Country", "Foreign students"]
    rows = [[2021.0, "Asia", "India", 210.0], [2021.0, "Asia", "China", 107.0], [2021.0, "Asia", None, 317.0]]
    rows += [[2021.0, "Europe", "Poland", 55.0], [2021.0, "Europe", "Latvia", 41.0], [2021.0, "Europe", None, 96.0]]
    assert [cell for cell, _value in facts(reading([head, *rows]))] == ["D2", "D3", "D5", "D6"]
    rows[2][3], rows[5][3] = 12.0, 7.0
    assert len(facts(reading([head, *rows]))) == 6


def test_an_unknown_word_is_a_whole_where_all_its_numbers_are_sums() -> None:
    """A code that nobody knows is shown by the numbers to be the sum of the other labels, and of some of them."""
    drawn = random.Random(5)
    rows = [["Year", "Citizenship", "Mode", "Foreign students"]]
    parts = []
    for year, land in itertools.product((2020.0, 2021.0), LANDS):
        a, b, c = (float(drawn.randint(10, 900)) for _ in range(3))
        rows += [[year, land, "ZQ", a + b + c], [year, land, "ZB", b + c], [year, land, "day", a]]
        rows += [[year, land, "evening", b], [year, land, "remote", c]]
        parts += [a, b, c]
    assert [value for _cell, value in facts(reading(rows))] == parts


def test_small_numbers_that_add_up_by_chance_are_no_whole() -> None:
    """One who came by bus, one by train, and two on foot are four: so few sums may be chance."""
    rows = [["Year", "Citizenship", "Mode", "Foreign students"]]
    rows += [[2021.0, "India", mode, n] for mode, n in (("bus", 1.0), ("train", 1.0), ("foot", 2.0))]
    assert sum(value for _cell, value in facts(reading(rows))) == 4


def test_total_in_every_row_is_the_total_of_nothing() -> None:
    """A column that says "Total" all the way down leaves its rows what they are."""
    rows = [HEAD, [2021.0, "India", "Total", 12.0], [2021.0, "Egypt", "Total", 9.0]]
    assert [value for _cell, value in facts(reading(rows))] == [12, 9]
