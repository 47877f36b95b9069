"""`python -m metrics publish-site`: whole pages for anybody, and nothing in them that names somebody."""

import re
from pathlib import Path

import pytest

from metrics.cli import main


@pytest.fixture
def folder(data: Path, tmp_path: Path) -> Path:
    out = tmp_path / "site"
    assert main(["publish-site", str(out), "--pages", "overview,students", "--languages", "uz,ru"]) == 0
    return out


def test_pages_in_their_languages(folder: Path) -> None:
    """Each page in each language, a door, and no link that leads nowhere or outside."""
    names = {str(file.relative_to(folder)) for file in folder.rglob("*.html")}
    assert names == {"index.html", *(f"{tag}/{page}.html" for tag in ("uz", "ru") for page in ("overview", "students"))}
    for name in names:
        text = (folder / name).read_text(encoding="utf-8")
        own = text if name == "index.html" else text[: text.index("<script>")]
        for link in re.findall(r'href="([^"#]+)"', own):
            assert ((folder / name).parent / link).resolve().is_file(), (name, link)


def test_small_counts_stay_home(folder: Path) -> None:
    """The public page says that few people are not shown."""
    text = (folder / "ru" / "students.html").read_text(encoding="utf-8")
    assert "¤" in text[: text.index("<script>")]


def test_an_unknown_page_is_named(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """1 and a sentence with the pages that there are."""
    assert main(["publish-site", str(tmp_path), "--pages", "secrets"]) == 1
    assert "secrets" in capsys.readouterr().err
