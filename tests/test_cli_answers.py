"""The same answers from a shell as from the page: given, remembered, refused where somebody has to choose."""

import io
import json
from pathlib import Path

import openpyxl
import pytest

from metrics.cli import main
from metrics.ledger import Ledger
from metrics.settings import settings

ASKS = "Region,Year end\nIndia,10\nPakistan,5\n"
WRONG = "Year,Country,Students\n2022,India,-10\n2022,Pakistan,5\n"
PARTNERS = "University,Country,Signed\nRyazan SMU,Russia,2021-05-01\nCairo University,Egypt,2022-05-01\n"
MORE = "University,Country,Signed\nBashkir SMU,Russia,2020-05-01\n"


def sheet(folder: Path, name: str, text: str) -> str:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_answers_are_remembered_but_for_the_year(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The second file of a layout needs its year alone; what was taken over is said, and can be said otherwise."""
    first, second, third = (sheet(tmp_path, f"{n}.csv", ASKS.replace("10", str(n))) for n in (10, 11, 12))
    assert main(["load", first, "--year", "2023", "--answer", "subject=students"]) == 0
    capsys.readouterr()
    assert main(["load", second]) == 1
    assert "year=" in capsys.readouterr().err
    assert main(["load", second, "--year", "2024"]) == 0
    assert "answered as last time: --answer subject=students" in capsys.readouterr().out
    assert main(["load", third, "--year", "2025", "--answer", "subject=outgoing"]) == 0
    newest = Ledger(settings.ledger_url).history()[0]
    assert dict(newest.answers) == {"subject": "outgoing", "year": "2025"}


def test_what_would_go_has_to_be_said(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second list without years neither replaces nor adds by itself."""
    assert main(["load", sheet(tmp_path, "a.csv", PARTNERS)]) == 0
    more = sheet(tmp_path, "b.csv", MORE)
    assert main(["load", more]) == 1
    assert "--mode replace or --mode add" in capsys.readouterr().err
    assert main(["load", more, "--mode", "add"]) == 0
    assert len(Ledger(settings.ledger_url).current()["agreements"]) == 3


def test_a_repair_is_an_answer(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The way to put a cell right stands below what is wrong, ready to be copied."""
    wrong = sheet(tmp_path, "wrong.csv", WRONG)
    assert main(["read", wrong]) == 0
    assert "--answer 'value:!C2=10'" in capsys.readouterr().out
    assert main(["read", wrong, "--json"]) == 0
    (repair,) = json.loads(capsys.readouterr().out)["repairs"]
    assert repair["answers"] == {"value:!C2": "10"} and repair["cell"] == "C2"
    assert main(["load", wrong, "--answer", "value:!C2=10"]) == 0
    assert Ledger(settings.ledger_url).current()["students"]["students"].sum() == 15


def test_the_coloured_workbook_is_written_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Beside what is said, the workbook itself; an earlier one is never overwritten."""
    wrong, out = sheet(tmp_path, "wrong.csv", WRONG), tmp_path / "coloured.xlsx"
    assert main(["read", wrong, "--annotated", str(out)]) == 0
    made = openpyxl.load_workbook(io.BytesIO(out.read_bytes()))
    assert "negative" in made.worksheets[0]["C2"].comment.text
    assert main(["read", wrong, "--annotated", str(out)]) == 1
    assert "is there already" in capsys.readouterr().err


def test_a_sheet_with_what_is_known(data: Path, tmp_path: Path) -> None:
    """The partners of the ledger stand in it, and it reads back as they are."""
    assert main(["load", sheet(tmp_path, "a.csv", PARTNERS)]) == 0
    out = tmp_path / "partners.xlsx"
    assert main(["template", "agreements", "--filled", "--out", str(out)]) == 0
    rows = list(openpyxl.load_workbook(out).worksheets[0].iter_rows(values_only=True))
    assert {row[0] for row in rows[1:]} == {"Ryazan SMU", "Cairo University"}
