"""`python -m metrics partners`: the register from a shell, with the same words as on the page."""

from pathlib import Path

import pytest

from metrics.board import open_board
from metrics.board.source import open_ledger
from metrics.cli import main

SHEET = """Institution,Country,Signed,Valid to
Ryazan State Medical University,Russia,2020-01-01,2030-01-01
Rezan SMU,Russia,2020-01-02,2030-01-01
Kazan Federal University,Russia,2021-02-01,2031-02-01
"""
RYAZAN = "Ryazan State Medical University"


@pytest.fixture(autouse=True)
def kept(data: Path, tmp_path: Path) -> None:
    """A register in which one partner is written in two ways."""
    file = tmp_path / "agreements.csv"
    file.write_text(SHEET, encoding="utf-8")
    assert main(["load", str(file), "--who", "office"]) == 0


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> list[str]:
    capsys.readouterr()
    assert main(["partners", *arguments]) == code
    said = capsys.readouterr()
    return (said.out if code == 0 else said.err).splitlines()


def test_names_are_suggested_united_and_taken_back(capsys: pytest.CaptureFixture[str]) -> None:
    """One line a suggestion and a partner; who said it is kept; what was said can be taken back."""
    (line,) = told(capsys, "--suggest")
    assert line.split("\t")[1:] == ["spelled almost alike", RYAZAN, "Rezan SMU"]
    told(capsys, "--same", RYAZAN, "Rezan SMU", "--who", "secretary")
    assert told(capsys) == ["Kazan Federal University\tRUS", f"{RYAZAN}\tRUS\tRezan SMU"]
    assert open_ledger().words()[0].who == "secretary"
    assert set(open_board().tables["agreements"]["institution"]) == {RYAZAN, "Kazan Federal University"}
    told(capsys, "--take-back", "Rezan SMU")
    assert len(told(capsys)) == 3 and len(told(capsys, "--suggest")) == 1


def test_different_names_are_not_suggested(capsys: pytest.CaptureFixture[str]) -> None:
    """Said in any order, taken back in any order."""
    told(capsys, "--different", "Rezan SMU", RYAZAN)
    assert told(capsys, "--suggest") == []
    told(capsys, "--take-back", RYAZAN, "Rezan SMU")
    assert len(told(capsys, "--suggest")) == 1


def test_what_cannot_be_said_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """One name alone, or taking back what nobody said, ends with 1; a name of no sheet is pointed out."""
    assert told(capsys, "--same", RYAZAN, code=1) == ["Say at least two names."]
    assert told(capsys, "--take-back", RYAZAN, code=1) == ["Nothing was said of that."]
    assert main(["partners", "--same", RYAZAN, "Ryasan"]) == 0
    assert "No sheet names Ryasan so far." in capsys.readouterr().err
