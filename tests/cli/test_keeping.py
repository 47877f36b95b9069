"""What a shell does to the ledger: what is done by the very command that an office or a nightly script types.

Whatever goes wrong is one clear sentence and an exit code, never a trace; and the ledger is then what it was. Most of
the time of a new Python goes by in imports: one refusal is seen from outside, the others here.
"""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from metrics.cli import main
from metrics.ledger import Ledger
from metrics.settings import ROOT, settings

FIRST = "Year,Country,Students\n2022,India,10\n2023,India,12\n"
CORRECTED = "Year,Country,Students\n2023,India,15\n"


def typed(*words: object) -> subprocess.CompletedProcess[str]:
    """`python -m metrics …` in a process of its own."""
    command = [sys.executable, "-m", "metrics", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False, timeout=120)


def sheet(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def ledger(data: Path, tmp_path: Path) -> Ledger:
    """A ledger with one upload."""
    assert main(["load", str(sheet(tmp_path, "first.csv", FIRST)), "--who", "office"]) == 0
    return Ledger(settings.ledger_url)


Refused = Callable[..., None]


@pytest.fixture
def refused(ledger: Ledger, capsys: pytest.CaptureFixture[str]) -> Refused:
    """`refused(1, "There is no", "withdraw", "77")`: it ends with 1 and says this in one line, and nothing happened."""

    def look(code: int, sentence: str, *words: object) -> None:
        before, held = ledger.version(), ledger.current()["students"]["students"].tolist()
        capsys.readouterr()
        assert main([str(word) for word in words]) == code
        said = capsys.readouterr()
        assert said.out == "" and sentence in said.err and len(said.err.splitlines()) == 1, said
        assert ledger.version() == before and ledger.verify() == ()
        assert ledger.current()["students"]["students"].tolist() == held

    return look


def test_a_backup_is_put_back_as_it_was(ledger: Ledger, refused: Refused, tmp_path: Path) -> None:
    """Written once, never over what is there unless that is said; put back, the ledger is that of the backup."""
    backup = tmp_path / "backup.sqlite"
    done = typed("backup", backup)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [f"The backup is {backup}.", "1 upload checked, 0 problems found"]
    bytes_then = backup.read_bytes()
    refused(1, "There is a file", "backup", backup)
    assert backup.read_bytes() == bytes_then

    assert main(["load", str(sheet(tmp_path, "corrected.csv", CORRECTED)), "--who", "office"]) == 0
    refused(1, "holds uploads. Nothing was restored", "restore", backup)
    done = typed("restore", backup, "--overwrite")
    assert (done.returncode, done.stderr) == (0, "")
    assert [upload.file for upload in ledger.history()] == ["first.csv"]
    assert ledger.current()["students"]["students"].tolist() == [10, 12]
    assert ledger.original(1) == ("first.csv", FIRST.encode())
    assert backup.read_bytes() == bytes_then
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup.sqlite", "corrected.csv", "data", "first.csv"]


def test_a_backup_that_cannot_be_written(refused: Refused, tmp_path: Path) -> None:
    """No such folder, a folder of that name, a folder that nobody may write to, the ledger itself: each is said."""
    refused(1, "cannot be written: No such file or directory", "backup", tmp_path / "nowhere" / "b.sqlite")
    refused(1, "cannot be written: Is a directory", "backup", tmp_path, "--overwrite")
    refused(1, "is the ledger itself", "backup", tmp_path / "data" / "hamkor.sqlite", "--overwrite")
    # A folder of the system in which not even its administrator can make a file.
    refused(1, "/proc/b.sqlite cannot be written", "backup", "/proc/b.sqlite")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "backup.sqlite cannot be opened: No such file or directory."),
        (b"", "The database backup.sqlite holds something else than a ledger of this program."),
        (FIRST.encode(), "The database backup.sqlite holds something else than a ledger of this program."),
        ("other", "The database backup.sqlite holds something else than a ledger of this program."),
        ("cut", "backup.sqlite is damaged"),
    ],
    ids=["missing", "empty", "a sheet", "another database", "cut short"],
)
def test_what_is_no_backup_is_not_put_back(
    ledger: Ledger, refused: Refused, tmp_path: Path, content: bytes | str | None, sentence: str
) -> None:
    """Even where the ledger may be overwritten."""
    backup = tmp_path / "backup.sqlite"
    if content == "other":
        with sqlite3.connect(backup) as connection:
            connection.execute("CREATE TABLE songs (name TEXT)")
        connection.close()
    elif content == "cut":
        ledger.backup(backup)
        backup.write_bytes(backup.read_bytes()[:20_000])
    elif isinstance(content, bytes):
        backup.write_bytes(content)
    refused(1, sentence, "restore", backup, "--overwrite")


def test_an_upload_is_withdrawn_and_counts_again(ledger: Ledger, refused: Refused) -> None:
    """Each is said with the number and the file; twice is once too often, and an unknown number is said."""
    done = typed("withdraw", "1", "--who", "dean")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Upload 1 (first.csv) is withdrawn.\n", "")
    assert ledger.upload(1).withdrawn_by == "dean" and ledger.current()["students"].empty
    refused(1, "Upload 1 is already withdrawn.", "withdraw", "1")
    done = typed("restore", "1", "--who", "dean")
    assert (done.returncode, done.stdout) == (0, "Upload 1 (first.csv) counts again.\n")
    refused(1, "Upload 1 is not withdrawn: it counts already.", "restore", "1")
    refused(1, "There is no upload number 77.", "withdraw", "77")
    refused(1, "There is no upload number 77.", "restore", "77")
    done = typed("withdraw", "77")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "There is no upload number 77.\n")


def test_two_days_are_compared(ledger: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    """Until the first upload nothing was there; a day that is none is a slip of the fingers."""
    assert main(["difference", "--from", "2001-01-01", "--to", "2001-02-01"]) == 0
    assert capsys.readouterr().out.endswith("Nothing changed.\n")
    done = typed("difference", "--from", "2001-01-01")
    assert done.returncode == 0 and "\t2023/24\t0\t12\t1\t0\t0" in done.stdout
    assert "Foreign students, 2023/24: not reported → 12" in done.stdout
    with pytest.raises(SystemExit) as ended:
        main(["difference", "--from", "2020-13-01"])
    assert ended.value.code == 2 and "2020-13-01" in capsys.readouterr().err


def test_a_dry_run_keeps_nothing(ledger: Ledger, refused: Refused, tmp_path: Path) -> None:
    """What would change is told; a file that is kept already, or is not there, is said as it would be for good."""
    before = ledger.version()
    done = typed("load", sheet(tmp_path, "corrected.csv", CORRECTED), "--dry-run")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\t2023/24\t12\t15\t0\t1\t0" in done.stdout and "Foreign students, 2023/24: 12 → 15" in done.stdout
    assert ledger.version() == before
    refused(1, "This very file is already kept", "load", tmp_path / "first.csv", "--dry-run")
    refused(2, "nothing.csv cannot be opened: No such", "load", tmp_path / "nothing.csv", "--dry-run")


def test_a_ledger_is_verified(ledger: Ledger, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Sound, it ends with 0; one changed byte ends with 1 and names the upload, and nothing else stops."""
    capsys.readouterr()
    assert main(["verify"]) == 0
    assert capsys.readouterr().out == "1 upload checked, 0 problems found\n"
    with sqlite3.connect(data / "hamkor.sqlite") as connection:
        connection.execute("UPDATE uploads SET original = x'00'")
    connection.close()
    done = typed("verify")
    assert (done.returncode, done.stdout) == (1, "1 upload checked, 1 problem found\n")
    assert "The original file of upload 1 (first.csv) is damaged" in done.stderr and "Traceback" not in done.stderr
