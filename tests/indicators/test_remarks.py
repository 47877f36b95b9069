"""Remarks on years: whose numbers they are about, and that nothing is compared across a break."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from metrics.indicators import Answer, Question, ask, cagr, growth, index, moving_average, target_gap
from metrics.languages import speaking
from metrics.subjects import SUBJECTS, Tables, empty, tidy

YEARS = range(2016, 2024)
UNITS = ("university", "medical faculty", "medical biology and genetics")


def noted(*remarks: dict[str, object], counted: tuple[str, ...] = UNITS) -> Tables:
    """Students of two countries in eight years for each of the units `counted`, and these remarks."""
    students = [
        {"year": year, "unit": unit, "country": country, "students": 100 + 10 * (year - 2016)}
        for unit in counted
        for country in ("IND", "PAK")
        for year in YEARS
    ]
    told = {"students": students, "remarks": list(remarks)}
    return {name: tidy(subject, pd.DataFrame(told[name])) if told.get(name) else empty(subject)
            for name, subject in SUBJECTS.items()}  # fmt: skip


def break_in(year: int, **more: object) -> dict[str, object]:
    return {"year": year, "note": "Counted otherwise", "series_break": "yes", **more}


def students(tables: Tables, by: tuple[str, ...] = ("year",), unit: str = "university", **where: str) -> Answer:
    filters = {"unit": (unit,)} | {name: (code,) for name, code in where.items()}
    return ask(Question("foreign_students", by, filters), tables)


def years(answer: Answer) -> list[int]:
    return [remark.year for remark in answer.remarks]


def test_a_remark_is_about_its_unit_and_those_below_it() -> None:
    """What is noted of the faculty stands with its department, and not with the university, which counts by itself."""
    tables = noted({"year": 2020, "unit": "medical faculty", "note": "Moved"}, break_in(2021, unit="medical faculty"))
    assert years(students(tables, unit="medical faculty")) == [2020, 2021]
    assert years(students(tables, unit="medical biology and genetics")) == [2020, 2021]
    assert years(students(tables)) == []


def test_a_break_below_breaks_the_sum_of_those_below() -> None:
    """A university without sheets of its own is the sum of its parts: what breaks there cannot be compared here."""
    tables = noted({"year": 2020, "unit": "medical faculty", "note": "Moved"}, break_in(2021, unit="medical faculty"),
                   counted=("medical faculty",))  # fmt: skip
    assert years(students(tables)) == [2021]


def test_a_break_below_breaks_a_rate_of_the_sum() -> None:
    """Also where only one side of the rate has a break: each table has units of its own."""
    tables = noted(break_in(2021, unit="medical faculty", concerns="students"), counted=("medical faculty",))
    totals = [{"year": year, "unit": "medical faculty", "total": "students", "value": 4000} for year in YEARS]
    tables = {**tables, "totals": tidy(SUBJECTS["totals"], pd.DataFrame(totals))}
    rate = ask(Question("inbound_mobility_rate", ("year",)), tables)
    assert years(rate) == [2021]
    assert "break" in set(growth(rate).table["reason"].dropna())


def test_a_remark_is_about_its_subject_its_years_and_its_country() -> None:
    """Empty means all; a country's remark is about its own series, and not about the total."""
    tables = noted(
        {"year": 2017, "note": "All"},
        {"year": 2018, "concerns": "students", "note": "Ours"},
        {"year": 2019, "concerns": "visitors", "note": "Others"},
        {"year": 2020, "country": "IND", "note": "India"},
        {"year": 2030, "note": "Later"},
    )
    assert years(students(tables)) == [2017, 2018]
    assert years(students(tables, country="IND")) == [2017, 2018, 2020]
    assert years(students(tables, country="PAK")) == [2017, 2018]
    by_country = students(tables, ("year", "country"))
    assert years(by_country) == [2017, 2018, 2020]
    assert [by_country.remarks[2].about({"country": code}) for code in ("IND", "PAK")] == [True, False]


def test_remarks_are_told_with_the_numbers() -> None:
    """The sentence is a note of the answer, in the words of the person who reads it."""
    tables = noted(break_in(2020, country="IND"), {"year": 2021, "note": "Borders closed"})
    answer = students(tables, country="IND")
    with speaking("en"):
        assert [note.message for note in answer.notes[-2:]] == [
            "2020/21, India: Counted otherwise (break in series, not comparable with the years before)",
            "2021/22: Borders closed",
        ]


@pytest.mark.parametrize("day", [None, (2018, 2018), (2020, 2020)])
def test_a_number_of_one_year_has_the_remarks_of_that_year(day: tuple[int, int] | None) -> None:
    """Without years side by side, only what was noted of the year told."""
    tables = noted({"year": 2020, "note": "Noted"}, {"year": 2023, "note": "Last"})
    answer = ask(Question("foreign_students", ("country",), {}, day), tables)
    assert years(answer) == {None: [2023], (2018, 2018): [], (2020, 2020): [2020]}[day]


@settings(deadline=None, max_examples=40)
@given(
    breaks=some.sets(some.sampled_from(list(YEARS)), max_size=4),
    country=some.sampled_from(["", "IND"]),
    base=some.sampled_from(list(YEARS)),
)
def test_nothing_is_compared_across_a_break(breaks: set[int], country: str, base: int) -> None:
    """No growth, index, mean or yearly growth spans a break of its own series; all others are there as before."""
    tables = noted(*(break_in(year, **({"country": country} if country else {})) for year in sorted(breaks)))
    answer = students(tables, ("country", "year"))

    def own(code: str) -> set[int]:
        return breaks if country in ("", code) else set()

    def known(changed: Answer, code: str) -> dict[int, bool]:
        rows = changed.table[changed.table["country"] == code]
        assert (rows.loc[rows["value"].isna() & (rows["year"] > 2017), "reason"] == "break").all()
        return {int(year): bool(value) for year, value in zip(rows["year"], rows["value"].notna(), strict=True)}

    for code in ("IND", "PAK"):
        cut = own(code)
        assert known(growth(answer), code) == {y: y > 2016 and y not in cut for y in YEARS}
        assert known(moving_average(answer, 2), code) == {y: y > 2016 and y not in cut for y in YEARS}
        between = {y: set(range(min(y, base) + 1, max(y, base) + 1)) for y in YEARS}
        assert known(index(answer, base), code) == {y: not between[y] & cut for y in YEARS}
        mean = cagr(answer).table.set_index("country").loc[code]
        assert pd.isna(mean["value"]) == bool(set(range(2017, 2024)) & cut)


def test_no_pace_leads_across_a_break() -> None:
    """A target beyond a break was set for another way of counting."""
    told = {"indicator": ["foreign_students"], "unit": ["university"], "year": [2025], "value": [900.0]}
    targets = pd.DataFrame(told)
    for remark, known in ((break_in(2025), False), ({"year": 2025, "note": "Said"}, True)):
        tables = {**noted(remark), "targets": tidy(SUBJECTS["targets"], targets)}
        answer = ask(Question("foreign_students", ("year",), {}, (2016, 2025)), tables)
        assert target_gap(answer, tables).table["pace"].notna().tolist() == [known]
