"""What every page stands in."""

import re
import tomllib
from pathlib import Path

import pytest
import sqlalchemy
from streamlit.testing.v1 import AppTest

from metrics.languages import LANGUAGES
from metrics.settings import settings
from metrics.ui import incidents
from metrics.ui.words import plain
from tests.ui.conftest import FRAME, Open, texts

ROOT = FRAME.parents[2]


def test_the_door_is_small() -> None:
    """`dashboard.py` only opens the door."""
    assert len((ROOT / "dashboard.py").read_text(encoding="utf-8").splitlines()) < 40


def test_only_the_machine_itself_can_reach_it() -> None:
    """Promises 4 and 5: it listens on the local address, tells nobody outside, and asks nobody outside."""
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["server"]["address"] == "127.0.0.1"
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["showErrorDetails"] == "none"
    assert config["runner"]["postScriptGC"] is False
    assert config["server"]["maxUploadSize"] >= settings.max_upload_mb


def test_the_font_is_ours() -> None:
    """Every letter is fetched from here: each file that the style names is there, and it names no other place."""
    static = FRAME.parent / "static"
    named = re.findall(r"url\(([^)]*)\)", (static / "hamkor.css").read_text(encoding="utf-8"))
    assert len(named) == len(list((static / "fonts").glob("*.woff2")))
    assert all((static / name.strip('"')).is_file() for name in named)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_its_language(language: str, opened: Open) -> None:
    """A change of language is told to screen readers too."""
    assert f'lang="{language.replace("_", "-")}"' in texts(opened(lang=language))


def test_examples_are_marked_and_leave_with_the_first_upload(opened: Open, bare: Open) -> None:
    """Nobody takes invented figures for their own: the mark stands with the examples, and only with them."""
    assert "Example data" not in texts(bare())


def test_examples_carry_their_mark(opened: Open) -> None:
    """The first start says that the figures are invented."""
    assert 'class="mark"' in texts(opened()) and "Example data" in texts(opened())


class TestTrouble:
    def test_a_ledger_that_cannot_be_opened_is_told_in_words(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A database that is no database: a sentence and an incident number, no trace, and the menu stands."""
        broken = tmp_path / "broken.sqlite"
        broken.write_bytes(b"this is no database " * 100)
        before = settings.ledger
        object.__setattr__(settings, "ledger", f"sqlite:///{broken}")
        try:
            app = AppTest.from_file(FRAME, default_timeout=60).run()
        finally:
            object.__setattr__(settings, "ledger", before)
        assert not app.exception
        assert len(app.error) == 1
        said = app.error[0].value
        assert "Traceback" not in said and "sqlalchemy" not in said.lower()
        assert broken.read_bytes() == b"this is no database " * 100

    def test_a_ledger_that_vanished_is_told_in_words(self, bare: Open) -> None:
        """A file deleted under the running board is missed, not silently begun anew."""
        app = bare()
        for ending in ("", "-wal", "-shm"):
            (settings.data / f"hamkor.sqlite{ending}").unlink(missing_ok=True)
        app.run()
        assert not app.exception
        assert len(app.error) == 1
        assert "<h1" in texts(app)

    def test_anything_else_is_an_incident(
        self, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        """What broke goes to the log under the number that the person is shown, and nothing of it to the person."""
        shown: list[str] = []
        monkeypatch.setattr(incidents.st, "error", shown.append)
        assert incidents.told(sqlalchemy.exc.OperationalError("SELECT secret", {}, Exception("disk I/O error")))
        number = caplog.records[-1].getMessage().split()[1].rstrip(":")
        assert number in shown[0]
        assert "secret" not in shown[0] and "disk" not in shown[0]
        assert caplog.records[-1].exc_info


@pytest.mark.parametrize(
    "typed", ["![x](http://example.org/x.png)", "<a href='//x'>x</a>", "**b** `c` $d$ :red[e] ~f~ # g", "a\\b"]
)
def test_what_people_typed_is_shown_as_typed(typed: str) -> None:
    """Every mark that Markdown reads is escaped, and nothing else is changed."""
    safe = plain(typed)
    assert safe.replace("\\\\", "\0").replace("\\", "").replace("\0", "\\") == typed
    for place, letter in enumerate(safe):
        if letter in "*_{}[]()#+-.!|~:$<>`":
            assert safe[place - 1] == "\\"
