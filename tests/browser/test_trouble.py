"""A ledger that is gone, damaged or locked away: a page that says so and what to do, never a trace."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.browser.looking import Visit
from tests.browser.serving import ROOT, Served, serving


def kept(folder: Path) -> Path:
    """A ledger with one upload in `folder`. Another process wrote it, so that nobody holds it open."""
    sheet = folder.with_name("students.csv")
    sheet.write_text("Year,Country,Students\n2024,India,40\n2025,India,52\n2025,Egypt,9\n", encoding="utf-8")
    command = [sys.executable, "-m", "metrics", "load", str(sheet), "--who", "office"]
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "HAMKOR_DATA": str(folder)}, capture_output=True)
    return folder / "hamkor.sqlite"


def says(seen: Visit, words: str) -> None:
    """The sentence stands on the page, and nothing of a program does."""
    expect(seen.page.get_by_role("alert").first).to_contain_text(re.compile(words))
    expect(seen.page.locator("[data-testid=stException]")).to_have_count(0)
    assert "Traceback" not in seen.page.content()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_a_vanished_ledger_is_missed(folder: Path, visit: Visitor) -> None:
    """A deleted file does not begin anew as an empty ledger, neither at once nor after a restart."""
    file = kept(folder)
    with serving(folder) as served:
        seen = visit(served)
        seen.open("students", lang="en")
        assert seen.charts() > 0
        for each in folder.glob(f"{file.name}*"):
            if "marker" not in each.name:
                each.unlink()
        seen.open("students", lang="en")
        says(seen, "is gone")
        seen.picture("vanished-en")
    with serving(folder) as again:
        later = visit(again)
        later.open("overview", lang="ru")
        expect(later.page.get_by_role("alert").first).to_be_visible()


def test_a_damaged_ledger_is_told(folder: Path, visit: Visitor) -> None:
    """A file that is no database any more is not overwritten."""
    file = kept(folder)
    for each in folder.glob(f"{file.name}-*"):
        if "marker" not in each.name:
            each.unlink()
    file.write_bytes(b"not a database " * 400)
    before = file.read_bytes()
    with serving(folder) as served:
        seen = visit(served)
        seen.open("overview", lang="en")
        says(seen, "damaged")
    assert file.read_bytes() == before


def test_a_ledger_that_cannot_be_reached_is_told(tmp_path: Path, visit: Visitor) -> None:
    """The folder of the ledger is a file: the sentence says that it cannot be opened."""
    (tmp_path / "taken").write_text("a file where a folder should be")
    with serving(tmp_path / "data", env={"HAMKOR_LEDGER": f"sqlite:///{tmp_path}/taken/hamkor.sqlite"}) as served:
        seen = visit(served)
        seen.open("overview", lang="en")
        says(seen, "cannot be opened")


def test_a_ledger_that_cannot_be_written_is_told(folder: Path, visit: Visitor) -> None:
    """Said at once, not when somebody has answered ten questions and presses the button."""
    file = kept(folder)
    before = file.read_bytes()
    with serving(folder, env={"HAMKOR_LEDGER": f"sqlite:///file:{file}?mode=ro&uri=true"}) as served:
        seen = visit(served)
        seen.open("data", lang="en")
        says(seen, "cannot be written")
        seen.picture("read-only-en")
    assert file.read_bytes() == before


def test_the_page_lives_on_after_trouble(examples: Served, visit: Visitor) -> None:
    """An address of a page that is not there is answered, and the next click works."""
    seen = visit(examples)
    seen.page.goto(f"{examples.url}/nowhere?lang=en")
    seen.settle()
    seen.open("overview", lang="en")
    assert seen.charts() > 0
