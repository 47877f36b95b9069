"""Records of text files: encodings, delimiters, and lines that do not fit."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.errors import Kind, Problem, Refused
from metrics.spreadsheets import limits, problems
from metrics.spreadsheets.book import Book
from metrics.spreadsheets.parse import parse

TABLE = [["Год", "Страна", "Студентов"], ["2021", "Россия", "120"], ["2021", "Узбекистан, Ташкент", "30"]]


def written(rows: list[list[str]], delimiter: str = ",") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def refusal(data: bytes, name: str = "a.csv") -> Problem:
    with pytest.raises(Refused) as caught:
        parse(data, name)
    return caught.value.problem


def warned(book: Book) -> list[str]:
    return [problem.kind.key for problem in book.problems]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", False),
        ("utf-8-sig", False),
        ("utf-16", False),
        ("utf-16-le", True),
        ("utf-16-be", True),
        ("cp1251", True),
    ],
)
def test_encodings_and_delimiters(delimiter: str, encoding: str, told: bool) -> None:
    """Every usual encoding and delimiter is recognised; a guess at the encoding is told."""
    book = parse(written(TABLE, delimiter).encode(encoding), "a.csv")
    assert book.sheets[0].rows == TABLE and book.delimiter == delimiter
    assert warned(book) == (["encoding-guessed"] if told else [])


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp866", "Год;Страна;Студентов\n2021;Россия;120\n2021;Узбекистан;30\n"),
        ("koi8-r", "Год;Страна;Студентов\n2021;Россия;120\n2021;Узбекистан;30\n"),
        ("cp1254", "Yıl;Ülke;Öğrenci sayısı\n2021;Almanya;12\n2021;Türkiye;3\n"),
        ("cp1250", "Rok;Země;Počet studentů\n2021;Německo;12\n2021;Česko;3\n"),
        ("gb18030", "年度;国家;学生人数\n2021;日本;12\n2021;俄罗斯;3\n"),
        ("big5", "年度;國家;學生人數\n2021;日本;12\n2021;印尼;3\n"),
        ("shift_jis", "年度;国名;学生数\n2021;中国;12\n2021;インドネシア;3\n"),
        ("cp949", "연도;국가;학생수\n2021;중국;12\n2021;베트남;3\n"),
        ("utf-16-le", "年度;國家;學生一人\n2021;日本;12\n2021;印尼;3\n"),
    ],
)
def test_encodings_of_short_files(encoding: str, text: str) -> None:
    """Three lines of names are enough to tell Cyrillic, Western and eastern encodings from each other."""
    book = parse(text.encode(encoding), "a.csv")
    assert book.sheets[0].rows == [line.split(";") for line in text.strip().split("\n")]
    assert warned(book) == ["encoding-guessed"]


def test_western_text() -> None:
    """Accents of a Western text are not taken for Cyrillic."""
    text = "Année;Pays;Étudiants\n2021;Côte d'Ivoire;12\n2021;Réunion;3\n2022;Bénin;5\n2022;Pérou;7\n"
    book = parse(text.encode("cp1252"), "a.csv")
    assert book.sheets[0].rows[1] == ["2021", "Côte d'Ivoire", "12"]


@given(
    st.lists(
        st.lists(st.text("abc ,;\"'\t\n|жўқ'", min_size=1, max_size=6), min_size=3, max_size=3),
        min_size=1,
        max_size=6,
    )
)
def test_there_and_back(rows: list[list[str]]) -> None:
    """Whatever text a spreadsheet program writes into quoted fields comes out unchanged, line breaks and all."""
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["Year", "Country", "Students"], *rows])
    assert parse(out.getvalue().encode(), "a.csv").sheets[0].rows[1:] == rows


def test_a_line_that_names_the_delimiter() -> None:
    """Excel's "sep=;" line is obeyed and is no record of the table; cells still count it."""
    book = parse(b"sep=;\r\nYear;Students\r\n2021;1,5\r\n", "a.csv")
    assert book.sheets[0].rows == [["Year", "Students"], ["2021", "1,5"]]
    assert book.sheets[0].top == 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    """All three line ends are read, and a line break in quotes starts no record."""
    text = end.join(['a,"b', 'c"', "1,2", "3,4"])
    assert len(parse(text.encode(), "a.csv").sheets[0].rows) == 3


@pytest.mark.parametrize(
    ("data", "kind", "line"),
    [
        (b"a,b\n1,2\n3,\"x\n4,5\n6,7\n", problems.OPEN_QUOTE, 3),
        (b"a,b\n1,2\n3,\"x\n4,\"y\"\n6,7\n", problems.OPEN_QUOTE, 3),
        (b"a,b\n1,2\n3,\"" + b"x\n" * 40_000, problems.OPEN_QUOTE, 3),
        (b"a,b\n1,2\nx\0y,3\n", problems.NUL_BYTES, 3),
    ],
)  # fmt: skip
def test_lines_that_cannot_be_read(data: bytes, kind: Kind, line: int) -> None:
    """Where text goes wrong, the line is named."""
    problem = refusal(data)
    assert problem.kind == kind and problem.slots["line"] == line and str(line) in problem.message


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x01\x02\x03\x04" * 100, problems.NOT_TEXT),
        (bytes(range(256)) * 20, problems.NOT_TEXT),
        (b"a,b\n1," + b"x" * 40_000, problems.TEXT_TOO_LONG),
        (b"\xef\xbb\xbf \n", problems.EMPTY_FILE),
        (b"a," * 600 + b"\n" + b"1," * 600 + b"1", problems.TOO_MANY_COLUMNS),
        (b"a\n" * (limits.ROWS + limits.HEADERS + 1), problems.TOO_MANY_ROWS),
    ],
)  # fmt: skip
def test_files_that_cannot_be_read(data: bytes, kind: Kind) -> None:
    """Binary data, endless fields, lines and columns are refused."""
    assert refusal(data).kind == kind


def test_ragged_lines_are_errors() -> None:
    """A line with a field too many or too few is named: its values stand under the wrong headers."""
    book = parse(b"a,b,c\n1,2,3\n1,2,x,3\n1,2\n\n4,5,6\n", "a.csv")
    assert [(problem.kind.key, problem.slots["line"], problem.slots["n"]) for problem in book.problems] == [
        ("ragged", 3, 4),
        ("ragged", 4, 2),
    ]
    assert [problem.cell for problem in book.problems] == ["A3", "A4"]


def test_titles_and_notes_may_be_shorter() -> None:
    """Titles above, notes below and empty fields at the end are no mistakes."""
    book = parse(b"Foreign students\n\na,b,c\n1,2,3\n4,5,6,,\n7,8,9\nSource: us\n", "a.csv")
    assert book.problems == []


def test_a_header_shorter_than_the_rows() -> None:
    """Rows that are all longer than the header are read, with a warning that the last columns have no name."""
    assert warned(parse(b"a,b\n1,2,x\n3,4,y\n", "a.csv")) == ["header-shorter"]


def test_many_ragged_lines_are_counted() -> None:
    """A file that is ragged throughout names some lines and counts the others."""
    lines = b"a,b\n" + b"1,2\n" * 60 + b"1,2,3\n" * 50 + b"1,2\n"
    told = parse(lines, "a.csv").problems
    assert told[-1].kind == problems.RAGGED_MANY
    assert len(told) - 1 + told[-1].slots["count"] == 50


def test_tab_files() -> None:
    """A .tsv is cut at its tabs, whatever else its texts hold."""
    assert parse(b"a\tb\nx,y,z\t1,5\n", "a.tsv").sheets[0].rows == [["a", "b"], ["x,y,z", "1,5"]]
