"""Remarks on years in a shell: loaded like every other sheet, and told with the answers that they are about."""

import json
from pathlib import Path

import pytest

from metrics.cli import main

STUDENTS = "Year,Country,Students\n2021,India,40\n2022,India,52\n2023,India,70\n"
REMARKS = "Year,What it concerns,Remark,Break in series\n2022,Foreign students,Counted otherwise,yes\n2023,,Moved,\n"


def test_an_answer_tells_what_was_noted_of_its_years(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Among the notes, on stderr and in JSON; years that were not asked are not remarked."""
    for name, sheet in (("students", STUDENTS), ("remarks", REMARKS)):
        file = tmp_path / f"{name}.csv"
        file.write_text(sheet, encoding="utf-8")
        assert main(["load", str(file), "--who", "office"]) == 0
    capsys.readouterr()
    assert main(["ask", "foreign_students", "--by", "year", "--years", "2021-2022", "--format", "json"]) == 0
    said = capsys.readouterr()
    told = "2022/23: Counted otherwise (break in series, not comparable with the years before)"
    assert json.loads(said.out)["notes"] == [told] and said.err.strip() == told


def test_the_blank_sheet_of_remarks_is_a_template_like_any_other(tmp_path: Path) -> None:
    """By the subject's name."""
    out = tmp_path / "remarks.xlsx"
    assert main(["template", "remarks", "--out", str(out)]) == 0 and out.stat().st_size > 1000
