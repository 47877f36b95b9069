"""`ask --lineage`: from an answer in a shell to the cells, with who and when, and under agreed names."""

import json
from pathlib import Path

import pytest

from metrics.board.source import open_ledger
from metrics.cli import main

SHEET = """Institution,Country,Signed,Valid to
Ryazan State Medical University,Russia,2020-01-01,2030-01-01
Rezan SMU,Russia,2020-01-02,2030-01-01
"""


@pytest.fixture(autouse=True)
def kept(data: Path, tmp_path: Path) -> None:
    """A register in which one partner is written in two ways."""
    file = tmp_path / "agreements.csv"
    file.write_text(SHEET, encoding="utf-8")
    assert main(["load", str(file), "--who", "office"]) == 0


def asked(capsys: pytest.CaptureFixture[str], *question: str) -> tuple[list[dict[str, object]], str]:
    capsys.readouterr()
    assert main(["ask", *question, "--format", "json"]) == 0
    said = capsys.readouterr()
    return json.loads(said.out)["rows"], said.err


def test_rows_behind_one_number_add_up_to_it(capsys: pytest.CaptureFixture[str]) -> None:
    """File, cell, who and when stand beside each row; what they add up to is said where there is one number."""
    (answer,), _err = asked(
        capsys, "signed_agreements", "--years", "2020-2020", "--calendar", "calendar", "--by", "year"
    )
    rows, err = asked(
        capsys, "signed_agreements", "--years", "2020-2020", "--calendar", "calendar", "--by", "year", "--lineage"
    )
    assert answer["value"] == len(rows) == 2 and "These rows add up to 2." in err
    (upload,) = open_ledger().history()
    assert {(row["file"], row["who"], row["when"]) for row in rows} == {
        ("agreements.csv", "office", f"{upload.when:%Y-%m-%d %H:%M}Z")
    }
    assert [row["cell"] for row in rows] == ["A2", "A3"]


def test_the_shell_counts_a_partner_once_too(capsys: pytest.CaptureFixture[str]) -> None:
    """An agreed name holds for answers, while the rows behind them are named as the sheet names them."""
    assert asked(capsys, "active_partners")[0][0]["value"] == 2
    assert main(["partners", "--same", "Ryazan State Medical University", "Rezan SMU"]) == 0
    assert asked(capsys, "active_partners")[0][0]["value"] == 1
    rows, err = asked(capsys, "active_partners", "--lineage")
    assert {row["institution"] for row in rows} == {"Ryazan State Medical University", "Rezan SMU"}
    assert "add up" not in err
