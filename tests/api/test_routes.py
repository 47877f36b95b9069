"""The same answers over HTTP."""

import csv
import io
from datetime import date
from itertools import combinations_with_replacement
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from icalendar import Calendar
from jsonschema import Draft202012Validator
from starlette.applications import Starlette

from metrics.api import ROUTES
from metrics.board.source import open_board, open_ledger
from metrics.indicators import CATALOGUE, Question, ask
from metrics.settings import settings
from metrics.spreadsheets import read_ours
from metrics.subjects import SUBJECTS
from tests import asgi
from tests.asgi import Answer

APP = Starlette(routes=ROUTES)


def get(address: str, **headers: str) -> Answer:
    return asgi.get(APP, address, **headers)


def lines(address: str) -> list[dict[str, str]]:
    """The lines of an answer in CSV."""
    return list(csv.DictReader(io.StringIO(get(address).text)))


@pytest.fixture
def kept(data: Path) -> None:
    """A ledger with three countries, one of them with three students, and one visit by a named person."""
    students = "Year,Country,Students\n2022,India,30\n2023,India,40\n2023,China,3\n2023,Türkiye,0\n".encode()
    visits = b"Visitor,Country,Arrival,Departure\n=Doe,Germany,2023-03-01,2023-03-05\n"
    for name, content in {"students.csv": students, "visits.csv": visits}.items():
        reading = read_ours(content, name)
        assert reading.ready, reading
        open_ledger().commit(content, name, reading.kept, who="tests")


class TestAnswers:
    def test_a_number_is_the_number_of_the_indicator(self, kept: None) -> None:
        """What HTTP gives is what `ask` gives, in JSON and in CSV."""
        here = ask(Question("foreign_students", ("year", "country")), open_board().tables).table
        wanted = {(row.year, row.country): row.value for row in here.itertuples()}
        address = "/api/v1/answers/foreign_students?by=year,country&small_cells=yes"
        told = get(address).json
        assert {(row["year"], row["country"]): row["value"] for row in told["rows"]} == {
            key: None if value is pd.NA else value for key, value in wanted.items()
        }  # fmt: skip
        told_lines = lines(address + "&format=csv")
        assert {(int(line["year"]), line["country"]): line["value"] for line in told_lines}[2023, "IND"] == "40"

    def test_a_filter_is_a_dimension_of_the_same_name(self, kept: None) -> None:
        """`country=IND&years=2023` lets in that country and year alone."""
        told = get("/api/v1/answers/foreign_students?by=year&country=IND&years=2023&small_cells=yes").json
        assert [(row["year"], row["value"]) for row in told["rows"]] == [(2023, 40)]

    def test_few_people_are_hidden_unless_asked_for(self, kept: None) -> None:
        """Three students of a country are suppressed, not zero, and a note says so; zero stays zero."""
        address = "/api/v1/answers/foreign_students?by=country&years=2023"
        told = get(address).json
        rows = {row["country"]: row for row in told["rows"]}
        assert (rows["CHN"]["value"], rows["CHN"]["status"]) == (None, "suppressed")
        assert rows["TUR"]["value"] == 0
        assert any("small_cells=yes" in note for note in told["notes"])
        shown = {row["country"]: row["value"] for row in get(address + "&small_cells=yes").json["rows"]}
        assert shown["CHN"] == 3

    @pytest.fixture
    def four(self, data: Path) -> None:
        """Four countries in one year, one of them with three students."""
        content = b"Year,Country,Students\n2023,India,40\n2023,China,3\n2023,Kazakhstan,20\n2023,Pakistan,30\n"
        reading = read_ours(content, "students.csv")
        open_ledger().commit(content, "students.csv", reading.kept, who="tests")

    def test_what_would_tell_them_is_hidden_too(self, four: None) -> None:
        """Three of a sum that is known are the sum without the others: the next smallest is hidden with them."""
        rows = get("/api/v1/answers/foreign_students?by=country").json["rows"]
        assert {row["country"]: row["value"] for row in rows if row["value"] is not None} == {"IND": 40, "PAK": 30}
        assert get("/api/v1/answers/foreign_students").json["rows"][0]["value"] == 93
        table = get("/api/v1/tables/students").json["rows"]
        told = {row["country"]: row["students"] for row in table if row["students"] is not None}
        assert told == {"IND": 40, "PAK": 30}

    @pytest.mark.parametrize(
        ("asked", "told"),
        [("country=CHN", None), ("country=KAZ", None), ("country=IND", 40), ("country=IND,KAZ", None),
         ("country=CHN,KAZ", 23), ("country=IND,PAK", 70), ("by=year&country=KAZ", None)],
    )  # fmt: skip
    def test_a_filter_is_no_way_around(self, four: None, asked: str, told: int | None) -> None:
        """Who asks for some countries alone is told no more than who asks for all of them."""
        rows = get(f"/api/v1/answers/foreign_students?years=2023&{asked}").json["rows"]
        assert [row["value"] for row in rows] == [told]
        if "," not in asked and "by" not in asked:
            rows = get(f"/api/v1/tables/students?{asked}").json["rows"]
            assert [row["students"] for row in rows] == [told]

    @pytest.fixture
    def visits(self, data: Path) -> list[list[int]]:
        """How many visits from three countries there were in each of five years."""
        counts = [[9, 2, 0], [3, 6, 8], [12, 5, 7], [7, 1, 9], [2, 8, 6]]
        said = ["Visitor,Country,Arrival,Departure"]
        for year, by_country in enumerate(counts, start=2019):
            for country, count in zip(("Germany", "France", "Japan"), by_country, strict=True):
                said += [f"Guest {len(said)},{country},{year}-03-{day:02},{year}-03-20" for day in range(1, count + 1)]
        reading = read_ours("\n".join(said).encode(), "visits.csv")
        assert reading.ready, reading
        open_ledger().commit("\n".join(said).encode(), "visits.csv", reading.kept, who="tests")
        return counts

    @pytest.mark.parametrize("within", ["", "&country=DEU", "&country=FRA,JPN"])
    def test_subtracting_ranges_of_years_tells_no_small_number(self, visits: list[list[int]], within: str) -> None:
        """All sums that are told, of whatever years, together leave open what each hidden year holds."""
        address = f"/api/v1/answers/visits?calendar=calendar{within}"
        # A year is a column: which years an answer that was told adds up.
        equations = [[1] * 5]
        for first, last in combinations_with_replacement(range(5), 2):
            (row,) = get(f"{address}&years={2019 + first}-{2019 + last}").json["rows"]
            if row["value"] is not None:
                equations.append([first <= year <= last for year in range(5)])
        years = {row["year"]: row["value"] for row in get(f"{address}&by=year").json["rows"]}
        equations += [[at == year for at in range(2019, 2024)] for year, value in years.items() if value is not None]
        place = {"": (0, 1, 2), "&country=DEU": (0,), "&country=FRA,JPN": (1, 2)}[within]
        for year, counts in enumerate(visits):
            if 0 < sum(counts[country] for country in place) < 5:
                told = np.array(equations, dtype=float)
                asked = np.vstack([told, [at == year for at in range(5)]])
                assert np.linalg.matrix_rank(asked) > np.linalg.matrix_rank(told)

    def test_the_file_behind_it_is_named(self, kept: None) -> None:
        """Each answer says on which files it rests."""
        sources = get("/api/v1/answers/foreign_students?by=year").json["sources"]
        assert [source["file"] for source in sources] == ["students.csv"]

    def test_names_are_in_the_language_asked_for(self, kept: None) -> None:
        """Codes stay codes; beside them stands the country's name in Russian."""
        told = get("/api/v1/answers/foreign_students?by=country&lang=ru")
        assert {row["country_name"] for row in told.json["rows"]} >= {"Индия", "Китай"}
        assert told.headers["content-language"] == "ru"

    def test_examples_are_marked_as_examples(self, data: Path) -> None:
        """While nothing is kept, the figures are invented: JSON and each line of CSV say so."""
        address = "/api/v1/answers/foreign_students?by=year"
        assert get(address).json["example"] is True
        assert {line["example"] for line in lines(address + "&format=csv")} == {"True"}


class TestTables:
    def test_every_subject_is_there(self, kept: None) -> None:
        """All subjects can be fetched, also those that have no rows."""
        for subject in SUBJECTS:
            assert get(f"/api/v1/tables/{subject}").status == 200

    def test_rows_know_their_cells(self, kept: None) -> None:
        """A row says its file and cell."""
        rows = get("/api/v1/tables/students?country=IND&year=2022").json["rows"]
        assert [(row["file"], row["cell"], row["students"]) for row in rows] == [("students.csv", "C2", 30)]

    def test_persons_are_named_only_where_asked_for(self, kept: None) -> None:
        """The name of a visitor leaves only by `names=yes`, and then it is no formula."""
        assert "person" not in get("/api/v1/tables/visitors").json["rows"][0]
        named = lines("/api/v1/tables/visitors?names=yes&format=csv")
        assert named[0]["person"] == "'=Doe"


class TestAddress:
    @pytest.mark.parametrize(
        ("address", "status", "says"),
        [
            ("/api/v1/answers/foreign_studnets", 404, "foreign_students"),
            ("/api/v1/answers/foreign_students?by=moon", 400, "country"),
            ("/api/v1/answers/foreign_students?years=2025-2016", 400, "2016-2025"),
            ("/api/v1/answers/foreign_students?by=year&years=1-999999999", 400, "2016-2025"),
            ("/api/v1/answers/foreign_students?as_of=yesterday", 400, "2025-09-01"),
            ("/api/v1/answers/foreign_students?as_of=0001-01-01", 400, "2025-09-01"),
            ("/api/v1/answers/foreign_students?format=xml", 400, "csv"),
            ("/api/v1/tables/moon", 404, "students"),
            ("/api/v1/tables/students?moon=1", 400, "country"),
        ],
    )
    def test_a_wrong_one_is_told_what_would_be_right(self, kept: None, address: str, status: int, says: str) -> None:
        """The sentence names what is possible."""
        answer = get(address)
        assert (answer.status, says in answer.json["message"]) == (status, True), answer.json

    def test_asked_again_nothing_is_sent_until_something_changes(self, kept: None) -> None:
        """The ETag holds while the ledger does; another upload makes another one."""
        address = "/api/v1/answers/foreign_students?by=year"
        tag = get(address).headers["etag"]
        assert get(address, if_none_match=tag).status == 304
        assert get(address, if_none_match=tag).body == b""
        open_ledger().withdraw(1, "tests")
        assert get(address, if_none_match=tag).status == 200

    def test_where_tokens_are_set_one_is_needed(self, kept: None, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without a token, or with another one, nothing is told."""
        before = settings.api_tokens
        object.__setattr__(settings, "api_tokens", "first, second")
        try:
            assert get("/api/v1/indicators").status == 401
            assert get("/api/v1/indicators", authorization="Bearer third").status == 401
            assert get("/api/v1/indicators", authorization="Bearer second").status == 200
        finally:
            object.__setattr__(settings, "api_tokens", before)


class TestCalendar:
    @pytest.fixture
    def agreed(self, data: Path) -> None:
        content = b"Partner,Country,Signed,Valid until\nOsaka University,Japan,2020-01-15,2031-05-31\n"
        reading = read_ours(content, "agreements.csv")
        open_ledger().commit(content, "agreements.csv", reading.kept, who="tests")

    def test_ends_of_agreements_can_be_subscribed_to(self, agreed: None) -> None:
        """A calendar in the language asked for, with the day and its reminders; asked again it costs nothing."""
        address = "/api/v1/agreements.ics?lang=ru"
        answer = get(address)
        assert (answer.status, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
        (event,) = Calendar.from_ical(answer.body).walk("VEVENT")
        assert event["dtstart"].dt == date(2031, 5, 31) and "Osaka University" in event["summary"]
        assert len(event.walk("VALARM")) == 3
        assert get(address, if_none_match=answer.headers["etag"]).status == 304

    def test_a_unit_that_there_is_not(self, agreed: None) -> None:
        """It is told which ones there are."""
        answer = get("/api/v1/agreements.ics?unit=moon")
        assert answer.status == 400 and "university" in answer.json["message"]

    def test_its_token_may_stand_in_its_address_alone(self, agreed: None) -> None:
        """Calendar programs send no header, so this one address takes the token in itself; no other does."""
        before = settings.api_tokens
        object.__setattr__(settings, "api_tokens", "first")
        try:
            assert get("/api/v1/agreements.ics").status == 401
            assert get("/api/v1/agreements.ics?token=second").status == 401
            assert get("/api/v1/agreements.ics?token=first").status == 200
            assert get("/api/v1/agreements.ics", authorization="Bearer first").status == 200
            assert get("/api/v1/indicators?token=first").status == 401
        finally:
            object.__setattr__(settings, "api_tokens", before)


class TestDescription:
    def test_every_indicator_is_listed_with_its_definition(self, kept: None) -> None:
        """The list is the catalogue."""
        rows = get("/api/v1/indicators").json["rows"]
        assert [row["indicator"] for row in rows] == list(CATALOGUE)
        assert all(row["definition"] for row in rows)

    def test_answers_are_as_described(self, kept: None) -> None:
        """An answer fits the schema that openapi.json gives for it, and every address described is there."""
        told = get("/api/v1/openapi.json").json
        answer = get("/api/v1/answers/foreign_students?by=year,country").json
        Draft202012Validator(told["components"]["schemas"]["Answer"]).validate(answer)
        served = {route.path for route in ROUTES}
        assert set(told["paths"]) == served - {"/api/v1/openapi.json"}
