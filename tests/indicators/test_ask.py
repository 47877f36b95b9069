"""Asking: units, filters, years, and the four silences."""

from typing import Any

import pytest

from metrics import languages
from metrics.errors import HamkorError
from metrics.indicators import CATALOGUE, Answer, Question, ask
from metrics.indicators.answer import table
from metrics.subjects import SUBJECTS, Tables, empty
from tests.indicators.tables import DEPARTMENT, TODAY, day, full, students, tables


def told(answer: Answer) -> list[tuple[Any, ...]]:
    """Each row of an answer as (…dimensions, value, status), missing as None."""
    kept = answer.table[[*answer.question.by, "value", "status"]]
    return [tuple(None if v is None or v is not v or str(v) == "<NA>" else v for v in row) for row in kept.values]


def put(key: str, given: Tables, **more: Any) -> Answer:
    """The answer to a question put on the day of the tests."""
    return ask(Question(key, today=TODAY, **more), given)


def kinds(answer: Answer) -> set[str]:
    return {note.kind.key for note in answer.notes}


class TestYears:
    def test_every_year_is_a_row(self) -> None:
        """A year without rows stands in the answer as missing, never as zero and never left out."""
        answer = put("foreign_students", by=("year",), given=students((2020, "IND", 3), (2022, "IND", 5)))
        assert told(answer) == [(2020, 3, "reported"), (2021, None, "missing"), (2022, 5, "reported")]

    def test_years_asked_beyond_the_table_are_missing(self) -> None:
        """Years that are asked for are rows, also where nothing tells of them."""
        question = Question("foreign_students", by=("year",), years=(2019, 2021), today=TODAY)
        assert [row[2] for row in told(ask(question, students((2020, "IND", 3))))] == ["missing", "reported", "missing"]

    def test_a_country_not_listed_in_a_reported_year_is_missing(self) -> None:
        """What a sheet does not list it does not say: missing, not zero."""
        answer = put(
            "foreign_students",
            by=("country", "year"),
            given=students((2020, "IND", 3), (2021, "IND", 4), (2021, "RUS", 0)),
        )
        assert told(answer) == [
            ("IND", 2020, 3, "reported"),
            ("IND", 2021, 4, "reported"),
            ("RUS", 2020, None, "missing"),
            ("RUS", 2021, 0, "reported"),
        ]

    def test_a_register_is_silent_only_outside_its_years(self) -> None:
        """Between the first and the last visit a year without visits is a zero; outside them it is missing."""
        visits = tables(visitors=[{"start": day("2020-03-01"), "people": 2}, {"start": day("2023-03-01"), "people": 1}])
        answer = put("visits", by=("year",), years=(2018, 2023), calendar="calendar", given=visits)
        assert [row[1] for row in told(answer)] == [None, None, 1, 0, 0, 1]

    def test_academic_and_calendar_years_differ(self) -> None:
        """A visit on 31 August belongs to the academic year that ends; one on 1 September to the one that begins."""
        visits = tables(visitors=[{"start": day("2023-08-31"), "people": 1}, {"start": day("2023-09-01"), "people": 1}])
        assert [row[:2] for row in told(put("visits", by=("year",), given=visits))] == [
            (2022, 1),
            (2023, 1),
        ]
        answer = put("visits", by=("year",), calendar="calendar", given=visits)
        assert [row[:2] for row in told(answer)] == [(2023, 2)]

    def test_a_stock_is_never_added_over_years(self) -> None:
        """Without `year` a stock is that of the last known year, and a note says which."""
        answer = put(
            "foreign_students",
            given=students((2020, "IND", 3), (2021, "IND", 5), (2022, "IND", None, "missing")),
        )
        assert told(answer) == [(5, "reported")]
        assert "latest year" in kinds(answer)

    def test_a_flow_is_added_over_years(self) -> None:
        """Without `year` visits of all years add up."""
        visits = tables(visitors=[{"year": year, "people": 1} for year in (2020, 2020, 2022)])
        assert told(put("visits", given=visits)) == [(3, "reported")]

    def test_what_is_planned_is_not_counted(self) -> None:
        """A visit after today is no visit yet; a note says how many there are."""
        visits = tables(visitors=[{"start": day("2026-11-23"), "people": 1}, {"start": day("2026-11-24"), "people": 1}])
        answer = put("visits", by=("year",), given=visits)
        assert told(answer) == [(2026, 1, "reported")]
        assert {"planned", "to date"} <= kinds(answer)

    def test_rows_without_a_date_are_noted(self) -> None:
        """A visit that tells no day is not put into any year, and a note says so."""
        answer = put("visits", by=("year",), given=full())
        assert "rows without a year" in kinds(answer)

    def test_an_unknown_calendar_is_refused(self) -> None:
        """There are two calendars, and the message names them."""
        with pytest.raises(ValueError, match="academic"):
            ask(Question("visits", calendar="lunar"), full())


class TestSilence:
    def test_zero_missing_suppressed_and_not_applicable_stay_apart(self) -> None:
        """The four silences of the cell are the four silences of the answer."""
        answer = put(
            "foreign_students",
            by=("country",),
            years=(2020, 2020),
            given=students(
                (2020, "AFG", 0),
                (2020, "BGD", None, "missing"),
                (2020, "CHN", None, "suppressed"),
                (2020, "DEU", None, "not applicable"),
                (2020, "EGY", 4, "estimated"),
            ),
        )
        assert told(answer) == [
            ("AFG", 0, "reported"),
            ("BGD", None, "missing"),
            ("CHN", None, "suppressed"),
            ("DEU", None, "not applicable"),
            ("EGY", 4, "estimated"),
        ]

    def test_a_sum_that_lacks_a_part_says_at_least(self) -> None:
        """A suppressed part never lowers a sum in silence: it is counted in `unknown`, and a note says so."""
        answer = put("foreign_students", given=students((2020, "IND", 3), (2020, "RUS", None, "suppressed")))
        assert answer.table[["value", "n", "unknown"]].values.tolist() == [[3, 2, 1]]
        assert "known in part" in kinds(answer)

    def test_an_estimate_stays_an_estimate(self) -> None:
        """One estimated part makes an estimated sum."""
        answer = put("foreign_students", given=students((2020, "IND", 3), (2020, "RUS", 2, "estimated")))
        assert told(answer) == [(5, "estimated")]

    def test_nothing_uploaded_is_missing_everywhere(self) -> None:
        """With empty tables every indicator answers, and none of them tells a number."""
        nothing = {name: empty(subject) for name, subject in SUBJECTS.items()}
        for key, indicator in CATALOGUE.items():
            for by in ((), ("year",) if indicator.dated else ()):
                answer = ask(Question(key, by=by, years=(2020, 2021), today=TODAY), nothing)
                assert answer.table["value"].isna().all(), key
                assert set(answer.table["status"]) <= {"missing"}, key
                assert len(answer.table) == (2 if by else 1), key


class TestHomeCountry:
    def test_home_is_never_foreign(self) -> None:
        """Students of the home country among the origins are left out, with a note."""
        answer = put("foreign_students", by=("country",), given=students((2020, "UZB", 90), (2020, "IND", 1)))
        assert told(answer) == [("IND", 1, "reported")]
        assert "home country left out" in kinds(answer)


class TestUnits:
    BOTH = (
        {"year": 2020, "country": "IND", "students": 100},
        {"year": 2020, "country": "IND", "students": 7, "unit": DEPARTMENT},
    )

    def test_a_department_is_not_added_to_its_university(self) -> None:
        """The university's number is its own; the department's is part of it."""
        assert told(put("foreign_students", given=tables(students=[*self.BOTH]))) == [(100, "reported")]

    def test_rows_without_a_unit_speak_for_the_university(self) -> None:
        """A sheet that names no unit speaks for the root."""
        assert told(put("foreign_students", given=tables(students=[{**self.BOTH[0], "unit": None}]))) == [
            (100, "reported")
        ]

    def test_where_the_university_is_silent_its_departments_speak(self) -> None:
        """Only where a unit has no rows at all, the sum of those below stands in, with a note."""
        answer = put("foreign_students", given=tables(students=[self.BOTH[1]]))
        assert told(answer) == [(7, "reported")]
        assert "sum of the units below" in kinds(answer)

    def test_a_part_is_not_added_to_its_whole(self) -> None:
        """Asked for both at once, the department is not counted twice, with a note."""
        question = Question("foreign_students", where={"unit": ("university", DEPARTMENT)}, today=TODAY)
        answer = ask(question, tables(students=[*self.BOTH]))
        assert told(answer) == [(100, "reported")]
        assert "part of another unit" in kinds(answer)

    def test_by_unit_each_stands_for_itself(self) -> None:
        """By unit, each unit has its own row."""
        answer = put("foreign_students", by=("unit",), given=tables(students=[*self.BOTH]))
        assert told(answer) == [(DEPARTMENT, 7, "reported"), ("university", 100, "reported")]

    def test_units_outside_the_tree_are_named(self) -> None:
        """Rows of a unit that the tree lacks are not counted in silence."""
        answer = put("foreign_students", given=tables(students=[{**self.BOTH[0], "unit": "Law"}]))
        assert told(answer) == [(None, "missing")]
        assert any("Law" in note.message for note in answer.notes)


class TestFilters:
    def test_by_group_and_where_group(self) -> None:
        """Near and far are asked by and filtered; people without a country are in neither."""
        given = students((2020, "KAZ", 2), (2020, "IND", 3), (2020, "XUN", 1))
        answer = put("foreign_students", by=("group",), given=given)
        assert told(answer) == [("near", 2, "reported"), ("far", 3, "reported"), (None, 1, "reported")]
        assert told(put("foreign_students", where={"group": ("near",)}, given=given)) == [(2, "reported")]
        assert told(put("foreign_students", where={"group": ("nowhere",)}, given=given)) == [(None, "missing")]

    def test_a_country_asked_for_is_a_row(self) -> None:
        """A country that is asked for by name is a row, also when no row tells of it."""
        question = Question("foreign_students", by=("country",), where={"country": ("IND", "FRA")}, today=TODAY)
        assert told(ask(question, students((2020, "IND", 3)))) == [("FRA", None, "missing"), ("IND", 3, "reported")]

    def test_rows_that_do_not_say_can_be_asked_for(self) -> None:
        """An empty value lets in the rows that do not tell the dimension."""
        question = Question("foreign_students", where={"level": ("",)}, today=TODAY)
        given = tables(
            students=[
                {"year": 2020, "country": "IND", "students": n, "level": lv} for n, lv in ((1, None), (2, "master"))
            ]
        )
        assert told(ask(question, given)) == [(1, "reported")]

    def test_levels_come_in_their_declared_order(self) -> None:
        """Closed lists are ordered as declared, not by letters."""
        rows = [
            {"year": 2020, "country": "IND", "students": 1, "level": lv}
            for lv in ("doctoral", "bachelor", "preparatory")
        ]
        answer = put("foreign_students", by=("level",), given=tables(students=rows))
        assert [row[0] for row in told(answer)] == ["preparatory", "bachelor", "doctoral"]

    def test_an_unknown_indicator_names_near_ones(self) -> None:
        """A slip of the pen is answered with what may have been meant."""
        with pytest.raises(HamkorError, match="foreign_students"):
            ask(Question("foreign_student"), full())

    def test_an_unknown_dimension_names_those_allowed(self) -> None:
        """What cannot be asked is refused with what can."""
        with pytest.raises(HamkorError, match="country"):
            ask(Question("foreign_students", by=("mode",)), full())


class TestShape:
    def test_columns_are_typed_whatever_is_asked(self) -> None:
        """The columns after the dimensions are the same for every indicator, and typed."""
        given = full()
        for key, indicator in CATALOGUE.items():
            for by in ((), indicator.dimensions[-2:]):
                answer = ask(Question(key, by=by, today=TODAY), given)
                wanted = {"value": "Float64", "status": "string", "n": "Int64", "unknown": "Int64"}
                assert {name: str(answer.table[name].dtype) for name in wanted} == wanted, (key, by)
                assert list(answer.table.columns)[: len(by) + 4] == [*by, *wanted], (key, by)
                known = answer.table["status"].isin(["reported", "estimated"])
                assert (answer.table["value"].notna() == known).all(), (key, by)

    def test_an_answer_names_its_sources(self) -> None:
        """How many rows of which upload and sheet stand behind an answer."""
        answer = put("visits", given=full())
        assert [(source.upload, source.sheet, source.rows) for source in answer.sources] == [("1", "visitors", 5)]

    def test_an_empty_table_has_its_types(self) -> None:
        """No rows, but every column."""
        assert [str(t) for t in table(("year", "country"), [], {"value": []}).dtypes] == ["Int64", "string", "Float64"]


class TestWords:
    def test_numbers_are_written_in_the_language_of_the_moment(self) -> None:
        """Persons, per cent and missing, as each language writes them."""
        rate, persons = CATALOGUE["inbound_mobility_rate"], CATALOGUE["foreign_students"]
        assert (rate.format(8.37), persons.format(1204), persons.format(None)) == ("8.4%", "1,204", "–")
        with languages.speaking("ru"):
            assert rate.format(8.37).replace("\xa0", " ") == "8,4 %"
        assert (persons.say(1), persons.say(2)) == ("1 person", "2 persons")

    def test_every_indicator_is_fully_described(self) -> None:
        """No number without a name, a definition, a formula, a source and a limitation."""
        for key, indicator in CATALOGUE.items():
            words = (indicator.name, indicator.definition, indicator.formula, indicator.source, indicator.limitation)
            assert key == indicator.key and all(words) and indicator.unit_word and indicator.subjects
            assert "year" in indicator.dimensions or not indicator.dated

    def test_notes_are_sentences(self) -> None:
        """Every note can be said."""
        given = full()
        for key in CATALOGUE:
            for note in ask(Question(key, today=TODAY), given).notes:
                assert note.message.endswith(".") and "{" not in note.message
