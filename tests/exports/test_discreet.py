"""What does not leave by itself: few people, and who they are."""

import dataclasses
from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.charts import Chart
from metrics.charts.style import TOGETHER
from metrics.charts.words import Words, records
from metrics.exports.discreet import LEAST, discreet, too_few
from tests.charts.specimens import SPECIMENS


def matrix(rows: dict[str, list[int | None]], unit: str = "persons") -> Chart:
    """Countries by year, from 2020 on."""
    told = [(code, 2020 + at, value) for code, values in rows.items() for at, value in enumerate(values)]
    data = pd.DataFrame(told, columns=["country", "year", "value"]).astype({"value": "Float64", "country": "string"})
    data = data.assign(status="reported", n=data["value"].astype("Int64"))
    return dataclasses.replace(SPECIMENS["heat_table"]("en"), data=data, unit=unit, title="A message")


def shown(chart: Chart) -> dict[tuple[str, int], float]:
    told = chart.data.dropna(subset=["value"])
    return {(row.country, row.year): float(row.value) for row in told.itertuples(index=False)}  # type: ignore[misc]


def test_small_counts_are_suppressed_never_zero() -> None:
    """From 1 to 4 is hidden with its status and its count of rows; 0 and 5 are told."""
    chart = discreet(matrix({"IND": [4, 2, 9], "KAZ": [1, 3, 0], "RUS": [5, 9, 8]}))
    assert shown(chart) == {("IND", 2022): 9, ("KAZ", 2022): 0, ("RUS", 2020): 5, ("RUS", 2021): 9, ("RUS", 2022): 8}
    hidden = chart.data[chart.data["value"].isna()]
    assert set(hidden["status"]) == {"suppressed"} and hidden["n"].isna().all()
    assert any("¤" in note for note in chart.notes)


def test_a_sum_does_not_tell_the_hidden_one() -> None:
    """Where one number of a year or of a country is hidden, the next smallest is hidden with it."""
    chart = discreet(matrix({"IND": [40, 50, 60], "KAZ": [3, 30, 20], "RUS": [10, 70, 80]}))
    told = {("IND", 2020): 40, ("IND", 2021): 50, ("IND", 2022): 60, ("KAZ", 2021): 30, ("RUS", 2021): 70}
    assert shown(chart) == told  # a rectangle is closed: four numbers are hidden, not all


def test_only_what_happens_is_summed_over_years() -> None:
    """Visits of all years are told together, so a small year has a companion; students are counted anew every year."""
    rows: dict[str, list[int | None]] = {"IND": [40, 50, 60], "KAZ": [3, 30, 20], "RUS": [10, 70, 80]}
    students = dataclasses.replace(matrix(rows), definition="foreign_students")
    told = {("IND", 2020), *((code, year) for code in rows for year in (2021, 2022))}
    assert set(shown(discreet(students))) == told
    visits = dataclasses.replace(matrix({"IND": [3, 7, 20]}), definition="visits")
    assert shown(discreet(visits)) == {("IND", 2022): 20}


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.integers(0, 40), min_size=3, max_size=3), min_size=2, max_size=5))
def test_no_line_hides_one_alone(rows: list[list[int]]) -> None:
    """In no year, and for no country, is one positive number hidden by itself while another one is told."""
    codes = ["IND", "KAZ", "RUS", "PAK", "TUR"][: len(rows)]
    chart = matrix(dict(zip(codes, rows, strict=True)))  # type: ignore[arg-type]
    out = discreet(chart)
    for column in ("year", "country"):
        for _code, line in out.data.groupby(column):
            left = line["value"].dropna()
            assert not (line["value"].isna().sum() == 1 and (left > 0).any())
    small = chart.data["value"].between(1, LEAST - 1)
    assert out.data.loc[small.to_numpy(), "value"].isna().all()


@settings(deadline=None, max_examples=40)
@given(st.lists(st.none() | st.integers(0, 30), min_size=12, max_size=12), st.booleans())
def test_no_sum_over_any_dimensions_tells_one(values: list[int | None], sums: bool) -> None:
    """Of a table by three dimensions, whatever is summed over, no sum holds one hidden number alone and others told.

    A number that nobody reported is in no sum, so it hides none.
    """
    places = [(a, b, c) for a in "xy" for b in "pqr" for c in "st"]
    hidden = too_few(values, [True] * 12, list(zip(*places, strict=True)), None if sums else range(12))
    assert all(lost for lost, value in zip(hidden, values, strict=True) if 0 < (value or 0) < LEAST)
    if not sums:
        assert sum(hidden) == sum(0 < (value or 0) < LEAST for value in values)
        return
    for size in range(3):
        for kept in combinations(range(3), size):
            lines: dict[tuple[str, ...], list[int]] = {}
            for place, codes in enumerate(places):
                lines.setdefault(tuple(codes[at] for at in kept), []).append(place)
            for line in lines.values():
                told = [values[place] for place in line if not hidden[place]]
                assert not (sum(hidden[place] for place in line) == 1 and any(told))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.integers(0, 30), min_size=3, max_size=3), min_size=1, max_size=4))
def test_hidden_parts_of_a_bar_stand_in_it_together(years: list[list[int]]) -> None:
    """A bar keeps its height where parts of it are hidden: they are one part of five or more, made of two or more."""
    told = [(2020 + at, code, float(n)) for at, parts in enumerate(years) for code, n in zip("abc", parts, strict=True)]
    data = pd.DataFrame(told, columns=["year", "mode", "value"]).assign(status="reported")
    chart = dataclasses.replace(
        SPECIMENS["stacked_bars"]("en"), data=data, unit="visits", definition="visits",
        encoding={"x": "year", "y": "value", "series": "mode"},
    )  # fmt: skip
    out = discreet(chart).data
    for year, parts in enumerate(years, start=2020):
        bar = out[out["year"] == year]
        alone = bar[(bar["mode"] != TOGETHER) & bar["value"].notna()]
        joined = bar.loc[bar["mode"] == TOGETHER, "value"].tolist()
        assert not any(0 < value < LEAST for value in [*alone["value"], *joined]) and len(joined) <= 1
        if joined:
            assert alone["value"].sum() + joined[0] == sum(parts) and len(alone) <= 1
        else:
            assert sum(parts) - alone["value"].sum() < LEAST or bar["status"].eq("suppressed").sum() == 1


def test_a_hidden_second_number_is_not_called_missing() -> None:
    """Where one of two numbers of a row is hidden, it is marked as hidden, and the other one is told."""
    chart = SPECIMENS["diverging_bars"]("en")
    out = discreet(dataclasses.replace(chart, unit="persons"))
    words = Words(out)
    hidden = 0
    for before, after in zip(records(chart), records(out), strict=True):
        for name in ("came", "went"):
            if after[name] is None and before[name] is not None:
                assert words.status(after, name) == "suppressed"
                hidden += 1
            elif after[name] is not None:
                assert words.status(after, name) == "reported"
    assert hidden


def test_a_message_that_tells_a_hidden_number_gives_way() -> None:
    """A title with the hidden number, or about a hidden country, becomes plain, and so does the alternative text."""
    chart = matrix({"IND": [4, 2], "KAZ": [1, 3], "RUS": [5, 9]})
    for title in ("India sends 4 students", "Kazakhstan gained the most"):
        told = discreet(dataclasses.replace(chart, title=title, told=(title,)))
        assert told.title != title and title not in told.alt
    kept = discreet(dataclasses.replace(chart, title="Russia sends 9 students"))
    assert kept.title == "Russia sends 9 students"


def test_an_editor_may_let_them_out() -> None:
    """With `small_cells` nothing is changed."""
    chart = matrix({"IND": [4, 2], "KAZ": [1, 3]})
    assert discreet(chart, small_cells=True) is chart


@pytest.mark.parametrize("unit", ["agreements", "per cent", "projects", "hours"])
def test_only_people_are_hidden(unit: str) -> None:
    """Three agreements name nobody."""
    chart = matrix({"IND": [4, 2], "KAZ": [1, 3]}, unit)
    assert discreet(chart) is chart


def test_headlines_hide_value_change_and_years() -> None:
    """A row of people under 5 tells neither its value, nor a change that leads to it, nor a year of few."""
    chart = SPECIMENS["headlines"]("en")
    data = chart.data.copy()
    data.loc[2, "value"], data.loc[2, "change"] = 7, 4  # three the year before
    told = discreet(dataclasses.replace(chart, data=data)).data
    assert told.loc[2, "value"] == 7 and told.loc[2, "change"] is pd.NA
    assert told.loc[2, "history"][0] is None and told.loc[2, "history"][1] == 5
    assert told.loc[3, "value"] == 3  # agreements


def test_persons_are_numbered() -> None:
    """A chart by person keeps its bars and loses the names; a column of names that no bar needs goes away."""
    chart = SPECIMENS["ranked_partners"]("en")
    named = chart.data.rename(columns={"institution": "person"})
    by = dataclasses.replace(chart, data=named, encoding={"y": "person", "x": "value"})
    out = discreet(by, small_cells=True)
    assert not set(out.data["person"]) & set(named["person"]) and len(set(out.data["person"])) == len(named)
    assert discreet(by, names=True, small_cells=True) is by
    beside = dataclasses.replace(chart, data=chart.data.assign(owner="Somebody"))
    assert "owner" not in discreet(beside, small_cells=True).data


@pytest.mark.parametrize("name", SPECIMENS)
def test_every_form_can_be_discreet(name: str) -> None:
    """Whatever the form, no count of people from 1 to 4 is left, and zero stays zero."""
    chart = SPECIMENS[name]("en")
    out = discreet(chart)
    if chart.unit not in ("persons", "visits") or chart.form in ("headlines", "agreement_timeline", "bullet"):
        return
    for role in ("y", "x", "value", "in", "out", "previous"):
        column = chart.encoding.get(role, "year")
        if column != "year" and pd.api.types.is_numeric_dtype(chart.data[column]):
            assert not out.data[column].between(1, LEAST - 1).any()
            assert out.data[column].eq(0).sum() == chart.data[column].eq(0).sum()
