"""The same answers from a shell: codes that scripts can rely on, sentences that people can."""

import json
from pathlib import Path

import pytest

from metrics.cli import COMMANDS, main
from metrics.ledger import Ledger
from metrics.settings import settings
from metrics.subjects import SUBJECTS

STUDENTS = "Year,Country,Students\n2022,India,10\n2022,Pakistan,5\n2023,India,12\n2023,Pakistan,0\n"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A plain table of foreign students."""
    file = tmp_path / "students.csv"
    file.write_text(STUDENTS, encoding="utf-8")
    return file


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """Students without any year, which must be asked."""
    file = tmp_path / "no year.csv"
    file.write_text("Country,Students\nIndia,10\nPakistan,5\n", encoding="utf-8")
    return file


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """No spreadsheet at all."""
    file = tmp_path / "picture.xlsx"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" * 20)
    return file


@pytest.fixture
def ledger(data: Path, sheet: Path) -> Ledger:
    """A ledger into which the table was loaded from the shell."""
    assert main(["load", str(sheet), "--who", "office", "--note", "first"]) == 0
    return Ledger(settings.ledger_url)


def test_read_gives_the_agreed_json(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One JSON object on stdout, each row with its cell, exit 0."""
    assert main(["read", str(sheet), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) >= {"file", "sha256", "tables", "set_aside", "problems", "questions", "refused"}
    (table,) = told["tables"]
    assert table["subject"] == "students"
    assert [(row["year"], row["country"], row["value"], row["cell"]) for row in table["rows"]] == [
        (2022, "IND", 10, "C2"),
        (2022, "PAK", 5, "C3"),
        (2023, "IND", 12, "C4"),
        (2023, "PAK", 0, "C5"),
    ]


def test_read_asks_for_a_year_and_takes_it(odd: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sheet without a year asks with exit 0; --year answers."""
    assert main(["read", str(odd), "--json"]) == 0
    assert [question["about"] for question in json.loads(capsys.readouterr().out)["questions"]] == ["year"]
    assert main(["read", str(odd), "--json", "--year", "2024"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {row["year"] for row in told["tables"][0]["rows"]} == {2024}


def test_read_in_words(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --json a person reads what was understood."""
    assert main(["read", str(sheet)]) == 0
    assert "4 rows, 2022–2023, 2 countries, total 27" in capsys.readouterr().out


def test_read_refuses_with_two(bad: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is no spreadsheet, and what is not there, end with 2 and a sentence, never a trace."""
    assert main(["read", str(bad), "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["refused"]["message"]
    assert main(["read", str(tmp_path / "nothing.xlsx")]) == 2
    assert "nothing.xlsx cannot be opened" in capsys.readouterr().err


def test_load_keeps_and_history_tells(ledger: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    """What was loaded is in the ledger with who, when and why, the newest first."""
    assert ledger.current()["students"]["students"].sum() == 27
    capsys.readouterr()
    assert main(["history"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    number, _when, who, file, rows, note = line.split("\t")
    assert (number, who, file, rows, note) == ("1", "office", "students.csv", "4 rows", "first")


def test_load_keeps_nothing_that_is_not_certain(
    data: Path, odd: Path, bad: Path, sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A question, a refusal and a missing file are told; the good file beside them is kept; the worst code returns."""
    assert main(["load", str(odd)]) == 1
    assert "--answer 'year=" in capsys.readouterr().err
    assert main(["load", str(bad), str(sheet)]) == 2
    assert [upload.file for upload in Ledger(settings.ledger_url).history()] == ["students.csv"]
    assert main(["load", str(odd), "--year", "2024"]) == 0
    assert Ledger(settings.ledger_url).history()[0].answers == {"year": "2024"}


def test_a_dry_run_tells_what_would_change_and_keeps_nothing(
    ledger: Ledger, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rows by year, and the headline before and after; the tables stay as they are."""
    corrected = tmp_path / "corrected.csv"
    corrected.write_text("Year,Country,Students\n2023,India,12\n2023,Pakistan,3\n", encoding="utf-8")
    before = ledger.version()
    capsys.readouterr()
    assert main(["load", str(corrected), "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert "\t2023/24\t12\t15\t0\t1\t0" in told
    assert "Foreign students, 2023/24: 12 → 15" in told and "2022/23" not in told
    assert ledger.version() == before


def test_the_difference_of_two_days_tells_its_effect(ledger: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    """What came since a day, by year, and what it made of the headlines."""
    capsys.readouterr()
    assert main(["difference", "--from", "2020-01-01"]) == 0
    told = capsys.readouterr().out
    assert "\t2022/23\t0\t15\t2\t0\t0" in told
    assert "Foreign students, 2022/23: not reported → 15" in told


def test_load_says_what_is_doubtful_in_what_it_keeps(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Rows that stand twice are kept as the sheet has them, and never in silence: the cells are named."""
    file = tmp_path / "twice.csv"
    file.write_text(STUDENTS + "2022,India,10\n", encoding="utf-8")
    assert main(["load", str(file), "--who", "office"]) == 0
    told = capsys.readouterr()
    assert "5 rows" in told.out
    assert told.err.startswith("twice.csv: Warning") and "C6" in told.err and "C2" in told.err


def test_load_refuses_the_same_file(ledger: Ledger, sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second time it is told which upload it is already, with exit 1."""
    assert main(["load", str(sheet)]) == 1
    assert "upload 1" in capsys.readouterr().err
    assert len(ledger.history()) == 1


def test_withdraw_and_restore(ledger: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    """Taken out and put back by number; what cannot be done ends with 1."""
    assert main(["withdraw", "1", "--who", "dean"]) == 0
    assert ledger.current()["students"].empty
    assert main(["withdraw", "1"]) == 1
    assert "already withdrawn" in capsys.readouterr().err
    assert main(["restore", "1"]) == 0
    assert len(ledger.current()["students"]) == 4
    assert main(["restore", "9"]) == 1


def test_verify_reads_the_originals_anew(ledger: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    """A sound ledger verifies with 0, and says that its files are still read as they were."""
    capsys.readouterr()
    assert main(["verify"]) == 0
    assert capsys.readouterr().out.splitlines() == ["1 upload checked, 0 problems found"]


def test_verify_names_damage(ledger: Ledger, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A flipped bit ends with 1 and names the upload."""
    import sqlite3

    with sqlite3.connect(data / "hamkor.sqlite") as connection:
        connection.execute("UPDATE uploads SET original = x'00'")
    connection.close()
    assert main(["verify"]) == 1
    assert "students.csv" in capsys.readouterr().err


def test_ask_answers_as_csv_json_and_text(ledger: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    """The same numbers in every form, by the dimensions asked for."""
    asked = ["ask", "foreign_students", "--by", "year,country", "--years", "2022-2023"]
    capsys.readouterr()
    assert main([*asked, "--format", "csv"]) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split(",")[:4] == ["year", "country", "value", "status"]
    numbers = {tuple(line.split(",")[:2]): float(line.split(",")[2]) for line in lines}
    assert numbers == {("2022", "IND"): 10, ("2022", "PAK"): 5, ("2023", "IND"): 12, ("2023", "PAK"): 0}
    assert main([*asked, "--format", "json", "--where", "country=IND"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(row["year"], row["value"]) for row in told["rows"]] == [(2022, 10), (2023, 12)]
    assert told["sources"][0]["upload"] == "1"
    assert main(asked) == 0
    assert capsys.readouterr().out.splitlines()[0].split()[:3] == ["year", "country", "value"]


def test_ask_leads_to_the_cells(ledger: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    """With --lineage come the rows behind the answer: file, sheet and cell, and they add up to it."""
    capsys.readouterr()
    asked = ["ask", "foreign_students", "--years", "2023-2023", "--by", "year", "--lineage", "--format", "json"]
    assert main(asked) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert sum(row["students"] for row in rows) == 12
    assert {(row["file"], row["cell"]) for row in rows} == {("students.csv", "C4"), ("students.csv", "C5")}


def test_ask_as_of_a_day(ledger: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    """Before the first upload nothing was known."""
    capsys.readouterr()
    assert main(["ask", "foreign_students", "--by", "year", "--as-of", "2001-01-01", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["rows"] == []


def test_ask_refuses_what_it_does_not_know(ledger: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown indicator ends with 1 and names near ones."""
    assert main(["ask", "foreign_student"]) == 1
    assert "foreign_students" in capsys.readouterr().err


def test_no_cell_of_the_csv_becomes_a_formula(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A partner whose name begins like a formula comes out as text."""
    file = tmp_path / "agreements.csv"
    file.write_text(
        "Partner institution,Country,Signed,Valid to\n=1+1 University,India,2020-01-15,2030-01-15\n", encoding="utf-8"
    )
    assert main(["load", str(file)]) == 0
    capsys.readouterr()
    assert main(["ask", "active_agreements", "--by", "institution", "--format", "csv"]) == 0
    assert "\n'=1+1 University," in capsys.readouterr().out


@pytest.mark.parametrize("subject", list(SUBJECTS))
def test_a_template_is_written_once(subject: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A blank workbook for each subject; a file that is there is never overwritten."""
    monkeypatch.chdir(tmp_path)
    assert main(["template", subject, "--lang", "ru"]) == 0
    file = tmp_path / f"{subject}-ru.xlsx"
    assert file.read_bytes().startswith(b"PK")
    file.write_bytes(b"mine")
    assert main(["template", subject, "--lang", "ru"]) == 1
    assert file.read_bytes() == b"mine"


@pytest.mark.parametrize(
    "wrong",
    [
        ["read"],
        ["load", "f.csv", "--answer", "year"],
        ["ask", "foreign_students", "--years", "2025-2016"],
        ["ask", "foreign_students", "--where", "country"],
        ["ask", "foreign_students", "--years", "1-999999999"],
        ["ask", "foreign_students", "--as-of", "yesterday"],
        ["ask", "foreign_students", "--as-of", "0001-01-01"],
        ["report", "any", "--as-of", "9999-12-31"],
        ["difference", "--from", "0001-01-01"],
        ["nonsense"],
    ],
)
def test_a_slip_of_the_fingers_ends_with_two(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Usage on stderr, nothing on stdout, as scripts expect."""
    with pytest.raises(SystemExit) as ended:
        main(wrong)
    assert ended.value.code == 2
    assert capsys.readouterr().out == ""


def test_a_ledger_that_cannot_be_used_is_a_sentence(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No trace when the database is something else."""
    (data / "hamkor.sqlite").write_bytes(b"something else entirely, not a database" * 10)
    assert main(["history"]) == 1
    assert "hamkor.sqlite" in capsys.readouterr().err


def test_every_command_says_what_it_is_for() -> None:
    """Each file in the list has its sentence, its options and its work."""
    for command in COMMANDS:
        assert command.HELP
        assert callable(command.arguments)
        assert callable(command.run)
