"""The example workbooks: plainly examples, nobody's names, read like any other file, and the same on every machine."""

import io
import re
from collections.abc import Callable, Iterator

import openpyxl
import pandas as pd
import pytest

from data.examples import make
from metrics import countries
from metrics.board.source import EXAMPLES
from metrics.settings import ROOT
from metrics.spreadsheets import Reading, read
from metrics.subjects import SUBJECTS, Tables
from tests.board.conftest import DEPARTMENT, TODAY

FILES = sorted(file.name for file in EXAMPLES.glob("*.xlsx"))
MARKS = ("Example data – invented figures", "Пример – цифры вымышлены", "Namuna – raqamlar oʻylab topilgan")
#: The partners that the department names; "Volga Medical Research University" is Privolzhsky in its own words.
NAMED = (
    "Ryazan State Medical University",
    "Bashkir State Medical University",
    "Privolzhsky Research Medical University",
)


@pytest.fixture(scope="module")
def tables() -> Tables:
    return make.tables()


@pytest.fixture(scope="module")
def reading() -> Callable[[str], Reading]:
    kept: dict[str, Reading] = {}

    def understood(file: str) -> Reading:
        return kept.setdefault(file, read((EXAMPLES / file).read_bytes(), file))

    return understood


def texts(file: str) -> Iterator[str]:
    """Every text in every cell of a workbook."""
    book = openpyxl.load_workbook(EXAMPLES / file, read_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            yield from (cell for cell in row if isinstance(cell, str))


def test_the_same_seeds_give_the_same_bytes() -> None:
    """What stands in the folder is what the script writes, byte for byte."""
    written = make.workbooks()
    assert sorted(written) == FILES
    assert [name for name, data in written.items() if data != (EXAMPLES / name).read_bytes()] == []


@pytest.mark.parametrize("file", FILES)
def test_each_workbook_says_that_it_is_an_example(file: str) -> None:
    """Whoever opens the file alone sees it in the second line, and in its properties."""
    book = openpyxl.load_workbook(io.BytesIO((EXAMPLES / file).read_bytes()))
    assert str(book.worksheets[0]["A2"].value).startswith(MARKS)
    assert "example" in str(book.properties.title)


@pytest.mark.parametrize("file", FILES)
def test_nobody_is_named(file: str) -> None:
    """People are codes; no cell holds initials with a surname, or a name from the department's page."""
    seed = ROOT.parent / "shared" / "seed.txt"
    surnames = re.findall(r"(?:[A-Z]\. )+([A-Z]\w+)", seed.read_text()) if seed.exists() else ["Kalinin"]
    for text in texts(file):
        assert not re.search(r"\b[A-ZА-ЯЎҚҒҲ]\.\s*(?:[A-ZА-ЯЎҚҒҲ]\.\s*)?[A-ZА-ЯЎҚҒҲ][a-zа-яўқғҳ]{2,}", text), text
        assert not any(surname in text for surname in surnames), text


def test_people_are_codes(tables: Tables) -> None:
    """The column for persons holds codes such as V-2023-014 and nothing else."""
    for subject in ("visitors", "outgoing"):
        people = tables[subject]["person"].dropna()
        assert len(people) and people.str.fullmatch(r"V-\d{4}-\d{3}|[ST]-\d{3}").all()


def test_ten_years_of_every_subject_for_both_units(tables: Tables) -> None:
    """All subjects tell of the university and of the department; students of ten years for both."""
    assert set(tables) == set(SUBJECTS)
    for name, table in tables.items():
        assert set(table["unit"].unique()) == {"university", DEPARTMENT}, name
    for _unit, rows in tables["students"].groupby("unit", observed=True):
        assert sorted(rows["year"].unique()) == list(range(2016, 2026))


def test_the_partners_are_real_near_and_far(tables: Tables) -> None:
    """The partners that the department names are there, and more than ten institutions in near and far countries."""
    partners = tables["agreements"].drop_duplicates("institution")
    assert set(NAMED) <= set(partners["institution"])
    assert len(partners) > 10
    groups = {countries.group(code) for code in partners["country"]}
    assert groups == {"near", "far"}


def test_the_department_is_part_of_the_university(tables: Tables) -> None:
    """No country has more students at the department than at the university; each of its visits is in both lists."""
    students = tables["students"].groupby(["unit", "country", "year"], observed=True)["students"].sum().unstack("unit")
    told = students.dropna()
    assert (told[DEPARTMENT] <= told["university"]).all()
    for subject in ("visitors", "outgoing", "agreements", "projects", "programs"):
        table = tables[subject].drop(columns=["upload", "sheet", "cell"])
        parts = {unit: rows.drop(columns="unit") for unit, rows in table.groupby("unit", observed=True)}
        both = parts[DEPARTMENT].merge(parts["university"], how="left", indicator=True)
        assert (both["_merge"] == "both").all(), subject


def test_the_stories_are_told(tables: Tables) -> None:
    """Online in 2020, a hidden cell, a year not reported, agreements of every kind of end, nothing after today."""
    visits = tables["visitors"]
    covid = visits[visits["start"].between("2020-09-01", "2021-08-31") & (visits["unit"] == "university")]
    assert (covid["mode"] != "in person").mean() > 0.5
    department = tables["students"][tables["students"]["unit"] == DEPARTMENT]
    assert set(department.loc[department["year"] == 2018, "status"]) == {"missing"}
    assert (department["status"] == "suppressed").sum() == 1
    agreements = tables["agreements"]
    assert set(agreements["term"].dropna()) == {"dated", "open-ended", "auto-renewed"}
    left = (agreements["valid_to"] - pd.Timestamp(TODAY)).dt.days
    for first, last in ((-9999, -1), (0, 90), (91, 180), (181, 365), (366, 9999)):
        assert left.between(first, last).any(), (first, last)
    for name, column in (("visitors", "start"), ("outgoing", "start"), ("agreements", "signed")):
        assert tables[name][column].max() < pd.Timestamp(TODAY), name
        assert tables[name][column].max() > pd.Timestamp(2026, 9, 1), name


@pytest.mark.parametrize("file", FILES)
def test_each_workbook_is_read_without_a_question(file: str, reading: Callable[[str], Reading]) -> None:
    """Examples go the whole way of a real file: no question, no error, ready to keep."""
    understood = reading(file)
    assert understood.refused is None
    assert [question.problem.message for question in understood.open_questions] == []
    assert [problem.message for problem in understood.problems if problem.severity == "error"] == []
    assert understood.ready


@pytest.mark.parametrize("subject", SUBJECTS)
def test_what_is_read_is_what_was_written(subject: str, tables: Tables, reading: Callable[[str], Reading]) -> None:
    """Row by row, in the language of each sheet, the reader finds the truth that the script started from."""
    found = [
        table.rows
        for sheet in make.SHEETS
        if sheet.subject == subject
        for table in reading(sheet.file).tables
        if table.subject == subject
    ]
    columns = [column.name for column in SUBJECTS[subject].columns] + ["status"]
    got, wanted = (plain(frame[columns]) for frame in (pd.concat(found, ignore_index=True), tables[subject]))
    pd.testing.assert_frame_equal(got, wanted)


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame as text, in an order of its own, so that two can be compared."""
    said = frame.astype("object").where(frame.notna(), "").astype(str)
    return said.sort_values(list(said.columns), ignore_index=True)
