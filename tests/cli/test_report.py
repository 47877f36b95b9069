"""`python -m metrics report`: files for a task that nobody watches, with codes and sentences that a script can use."""

from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation

from metrics.cli import main
from metrics.exports import chrome, saved
from metrics.exports.report import Report


@pytest.fixture(autouse=True)
def small(data: Path) -> None:
    """A report of two charts, so that the tests are quick."""
    saved.save("two", Report("Monday", ("growth", "origins")))


def test_files_are_written_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """0, and the path of each file on a line of its own; the language is that of --lang."""
    out = tmp_path / "new folder"
    assert main(["report", "two", "--format", "pptx,xlsx,html,csv", "--lang", "ru", "--out", str(out)]) == 0
    files = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert [file.name for file in files] == ["two-ru.pptx", "two-ru.xlsx", "two-ru.html", "two-ru-csv.zip"]
    assert all(file.parent == out and file.stat().st_size > 500 for file in files)
    title = Presentation(str(files[0])).slides[0].shapes.title
    assert title is not None and title.text_frame.text == "Monday"
    assert len(openpyxl.load_workbook(files[1]).sheetnames) == 3
    assert '<html lang="ru"' in files[2].read_text(encoding="utf-8")


def test_all_reports_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a name: the names, one a line."""
    assert main(["report"]) == 0
    assert capsys.readouterr().out.split() == ["council", "two"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["report", "nobody"], "nobody"), (["report", "two", "--format", "docx"], "docx")],
)
def test_what_there_is_not(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """1 and a sentence that names what is wrong and what there is."""
    assert main(arguments) == 1
    told = capsys.readouterr()
    assert said in told.err and not told.out


def test_one_format_does_not_keep_the_others_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a browser the PDF is missing, said on stderr with 1, and the slides are there."""
    monkeypatch.setattr(chrome, "find", lambda: None)
    assert main(["report", "two", "--format", "pdf,pptx", "--out", str(tmp_path)]) == 1
    told = capsys.readouterr()
    assert told.err.startswith("pdf: ") and [Path(line).name for line in told.out.split()] == ["two-en.pptx"]


def test_a_folder_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """1 and the name of the file, not a trace."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["report", "two", "--out", str(tmp_path / "file")]) == 1
    assert "two-en.pptx" in capsys.readouterr().err
