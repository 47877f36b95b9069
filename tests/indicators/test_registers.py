"""Visits, people abroad, programs, projects and agreements: the rules of each register."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from metrics.indicators import Answer, Question, ask
from metrics.indicators.periods import Calendar, months_before
from metrics.subjects import Tables
from tests.indicators.tables import TODAY, day, full, tables


def values(key: str, given: Tables, **more: Any) -> list[Any]:
    return [None if str(value) == "<NA>" else value for value in answer(key, given, **more).table["value"]]


def answer(key: str, given: Tables, **more: Any) -> Answer:
    return ask(Question(key, **{"today": TODAY, "calendar": "calendar", **more}), given)


class TestPeriods:
    def test_the_last_of_february(self) -> None:
        """29 February has a day before it in every year, and an academic year its last day."""
        assert months_before(date(2024, 2, 29), 12) == date(2023, 2, 28)
        assert months_before(date(2024, 1, 31), 2) == date(2023, 11, 30)
        assert Calendar(9).year_of(date(2024, 2, 29)) == 2023
        assert (Calendar(9).first_day(2023), Calendar(9).last_day(2023)) == (date(2023, 9, 1), date(2024, 8, 31))
        assert Calendar(1).last_day(2023) == date(2023, 12, 31)


class TestVisitors:
    GIVEN = (
        {
            "start": "2023-02-27",
            "end": "2023-03-01",
            "person": "Иванов И.И.",
            "people": 1,
            "hours": 6,
            "mode": "online",
        },
        {"start": "2023-05-01", "end": "2023-05-01", "person": "ИВАНОВ  И. И", "people": 1, "mode": "in person"},
        {"start": "2023-06-01", "end": "2023-06-02", "person": None, "people": 7, "hours": 2},
        {"start": "2023-07-01", "person": None, "people": None},
    )

    def given(self) -> Tables:
        dated = ("start", "end")
        return tables(visitors=[{k: day(str(v)) if k in dated else v for k, v in row.items()} for row in self.GIVEN])

    def test_visits_persons_days_and_hours_are_four_numbers(self) -> None:
        """Four visits, eight people, 3 + 1 + 14 days, eight hours; what a row does not tell is counted as unknown."""
        assert values("visits", self.given()) == [4]
        assert values("visitors", self.given()) == [8]
        assert values("visitor_days", self.given()) == [18]
        assert values("visitor_hours", self.given()) == [8]
        assert answer("visitor_hours", self.given()).table["unknown"].tolist() == [2]

    def test_a_count_of_people_is_no_visit(self) -> None:
        """How often they came is not known where a row only counts people; an entry without a number is one visit."""
        counted = {"year": 2023, "country": "DEU", "people": 900}
        entries = [{"year": 2023, "country": "FRA"}, {"year": 2023, "institution": "Ryazan", "people": 4}]
        assert values("visits", tables(visitors=[counted])) == [None]
        assert values("visitors", tables(visitors=[counted])) == [900]
        both = answer("visits", tables(visitors=[counted, *entries]))
        assert both.table[["value", "unknown"]].values.tolist() == [[2, 1]]

    def test_online_is_never_hidden(self) -> None:
        """How many visits were online stands beside every count that has them in it."""
        assert "online among them" in {note.kind.key for note in answer("visitors", self.given()).notes}
        share = answer("online_share", self.given())
        assert share.table[["value", "status"]].values.tolist() == [[50, "estimated"]]

    def test_teaching_balance(self) -> None:
        """Visitors who taught over own staff who taught; without any of the latter it is not applicable."""
        assert values("teaching_balance", full(), calendar="academic", years=(2021, 2021)) == [1]
        visit = {"year": 2022, "person": "A", "purpose": "teaching", "people": 1}
        stay = {"year": 2022, "person": "B", "role": "student", "purpose": "study", "people": 1}
        none = answer("teaching_balance", tables(visitors=[visit], outgoing=[stay]))
        assert none.table["status"].tolist() == ["not applicable"]


class TestProjects:
    def test_a_project_counts_in_every_year_that_it_touches(self) -> None:
        """From its first day to its last; with two partners it is one project; inside the register silence is zero."""
        assert values("active_projects", full(), by=("year",), years=(2018, 2025)) == [None, 1, 1, 1, 1, 0, 1, 1]
        assert values("new_projects", full(), by=("year",), years=(2018, 2025)) == [None, 1, 0, 0, 0, 0, 1, 0]
        assert values("ended_projects", full(), by=("year",), years=(2018, 2025)) == [None, 0, 0, 0, 1, 0, 0, 0]
        assert answer("active_projects", full()).table["status"].tolist() == ["estimated"]  # no end date


class TestPrograms:
    def test_a_program_is_told_by_its_dates_or_its_year(self) -> None:
        """The same program with two partners is two; one known by its year counts in that year."""
        assert values("double_diploma_programs", full(), by=("year",), years=(2019, 2022)) == [None, 1, 2, 1]
        assert values("joint_programs", full(), by=("year",), years=(2021, 2022)) == [2, 2]
        assert values("double_diploma_students", full(), by=("year",), years=(2020, 2021)) == [None, 12]


class TestAgreements:
    def test_in_force_at_the_end_of_the_year(self) -> None:
        """Begins with its first valid day, else its signing; renewed ones never end; undated ones stand today only."""
        found = answer("active_agreements", full(), by=("year",), years=(2010, 2026))
        assert found.table["value"].tolist() == [1] * 5 + [0] * 3 + [1] * 2 + [2] * 2 + [3] * 4 + [4]
        assert {"listed without a beginning", "no end date"} <= {note.kind.key for note in found.notes}

    def test_a_list_of_partners_without_dates(self) -> None:
        """It says who is a partner today, as an estimate, and nothing of the years before; one that ended is none."""
        given = tables(agreements=[{"institution": "A"}, {"institution": "B", "valid_to": day("2020-01-01")}])
        found = answer("active_agreements", given, by=("year",), years=(2025, 2026)).table
        assert found["value"].tolist() == [pd.NA, 1] and found["status"].tolist() == ["missing", "estimated"]
        assert answer("active_partners", given).table["status"].tolist() == ["estimated"]

    def test_nothing_is_known_of_signing_after_the_last_one(self) -> None:
        """Between the first and the last signing no signing is zero; before and after, nobody has told."""
        rows = [{"institution": name, "signed": day(f"{year}-01-01")} for name, year in (("A", 2019), ("B", 2021))]
        found = answer("signed_agreements", tables(agreements=rows), by=("year",), years=(2018, 2022)).table
        assert found["status"].tolist() == ["missing", "reported", "reported", "reported", "missing"]
        assert found["value"].tolist() == [pd.NA, 1, 0, 1, pd.NA]

    def test_the_calendar_decides_the_day(self) -> None:
        """An agreement that ended on 30 September 2022 stood at the end of 2021/22, not at the end of 2022."""
        given = tables(
            agreements=[
                {"institution": "A", "signed": day("2020-01-01"), "valid_to": day("2022-09-30"), "term": "dated"}
            ]
        )
        assert values("active_agreements", given, by=("year",), years=(2021, 2022)) == [1, 0]
        assert values("active_agreements", given, by=("year",), years=(2021, 2022), calendar="academic") == [1, 0]
        assert values("active_agreements", given, by=("year",), years=(2019, 2020), calendar="academic") == [1, 1]

    def test_running_out(self) -> None:
        """Today and the last day of the window count; the day after does not; renewed ones never."""
        ends = {"today": "2026-11-23", "90": "2027-02-21", "91": "2027-02-22", "gone": "2026-11-22"}
        given = tables(
            agreements=[
                {"institution": name, "signed": day("2020-01-01"), "valid_to": day(end), "term": "dated"}
                for name, end in ends.items()
            ]
            + [{"institution": "R", "signed": day("2020-01-01"), "valid_to": day("2026-12-01"), "term": "auto-renewed"}]
        )
        assert [values(f"expiring_agreements_{days}", given) for days in (90, 180, 365)] == [[2], [3], [3]]

    def test_dormant(self) -> None:
        """In force with nothing in 24 months is dormant; a running project or program keeps an agreement awake."""
        assert values("dormant_agreements", full(), by=("institution",)) == [1, 1]
        found = answer("dormant_agreements", full(), by=("institution",)).table
        assert found["institution"].tolist() == ["Sleeping", "Undated"]
        assert values("dormant_share", full()) == [50]

    def test_dormant_is_not_told_without_any_activity(self) -> None:
        """Where nobody uploaded visits, stays, projects or programs, no agreement is called dormant."""
        only = tables(agreements=[{"institution": "A", "signed": day("2020-01-01"), "term": "open-ended"}])
        assert answer("dormant_agreements", only).table["status"].tolist() == ["missing"]
        assert answer("dormant_share", only).table["status"].tolist() == ["missing"]

    def test_breadth(self) -> None:
        """Countries over the logarithm of partners; not applicable to one partner."""
        assert values("active_partners", full()) == [4]
        assert values("partner_countries", full()) == [3]
        assert values("partner_breadth", full()) == [pytest.approx(2.1640, abs=1e-4)]
        assert answer("partner_breadth", full(), years=(2010, 2010)).table["status"].tolist() == ["not applicable"]


class TestShares:
    def test_a_department_against_its_university(self) -> None:
        """The share needs the university's own number; departments do not stand in for their whole."""
        rows = [
            {"year": 2020, "country": "IND", "students": n, "unit": unit}
            for unit, n in (("university", 40), ("medical faculty", 10))
        ]
        where = {"unit": ("medical faculty",)}
        assert values("department_share", tables(students=rows), where=where) == [25]
        alone = answer("department_share", tables(students=rows[1:]), where=where)
        assert alone.table["status"].tolist() == ["missing"]
        assert "no whole" in {note.kind.key for note in alone.notes}

    def test_the_students_of_one_department_are_no_share_of_the_whole(self) -> None:
        """Where one side is a sum of other units than the other, a rate is missing, and the note says what to add."""
        students = [{"year": 2020, "country": "IND", "students": 50, "unit": "medical faculty"}]
        alone = [{"year": 2020, "total": "students", "value": 10_000, "unit": "university"}]
        alike = [{"year": 2020, "total": "students", "value": 400, "unit": "medical faculty"}]
        rate = answer("inbound_mobility_rate", tables(students=students, totals=alone))
        assert rate.table["value"].isna().all() and rate.table["status"].tolist() == ["missing"]
        assert "different units" in {note.kind.key for note in rate.notes}
        assert values("inbound_mobility_rate", tables(students=students, totals=alike)) == [12.5]
        both = [*students, {"year": 2020, "country": "IND", "students": 1200, "unit": "university"}]
        assert values("inbound_mobility_rate", tables(students=both, totals=alone)) == [12]

    def test_a_register_need_not_speak_of_the_same_units(self) -> None:
        """Who has no entry in a register had none: students abroad known from a department are those of the whole."""
        abroad = [{"year": 2020, "person": "A", "role": "student", "purpose": "study", "unit": "medical faculty"}]
        whole = [{"year": 2020, "total": "students", "value": 200, "unit": "university"}]
        rate = answer("outbound_mobility_rate", tables(outgoing=abroad, totals=whole))
        assert rate.table["value"].tolist() == [0.5]
        assert "different units" not in {note.kind.key for note in rate.notes}

    def test_the_rate_by_country_has_the_whole_below(self) -> None:
        """A filter that the totals lack is not put to them: Indian students as per cent of all students."""
        assert values("inbound_mobility_rate", full(), years=(2020, 2020), where={"country": ("RUS",)}) == [3]


def test_rows_of_units_that_nobody_knows_are_told_of() -> None:
    """The whole's own rows are counted alone, but never without a word on those of units outside the tree."""
    rows = [{"institution": "Ryazan", "signed": "2023-01-01", "term": "open-ended", "unit": None}]
    strange = [rows[0] | {"unit": f"Laboratory {place}"} for place in range(7)]
    found = answer("active_agreements", tables(agreements=[*rows, *strange]), by=("year",), years=(2023, 2023))
    assert found.table["value"].tolist() == [1]
    told = [note.message for note in found.notes if "Laboratory 0" in note.message]
    assert len(told) == 1 and "Laboratory 6" not in told[0]
