"""What every test stands on: a data folder of its own, the English language, and the rule about what CI never skips."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

# Before any room is imported, so that nothing a test does can reach the checkout's own `data/`.
os.environ["HAMKOR_DATA"] = tempfile.mkdtemp(prefix="hamkor-tests-")

import pytest

from metrics import languages
from metrics.settings import settings


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Each test begins in English, whatever the one before it spoke."""
    with languages.speaking("en"):
        yield


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty data folder, for this process and for those that it starts."""
    before, folder = settings.data, tmp_path / "data"
    folder.mkdir()
    monkeypatch.setenv("HAMKOR_DATA", str(folder))
    object.__setattr__(settings, "data", folder)  # one frozen record that every room has imported by name
    yield folder
    object.__setattr__(settings, "data", before)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """On CI a skipped browser story is a story that nobody has seen, and a database one that nobody tried: it fails."""
    report = yield
    needed = item.get_closest_marker("browser") or item.get_closest_marker("postgresql")
    if report.skipped and needed and os.environ.get("CI"):
        report.outcome = "failed"
        report.longrepr = f"skipped on CI, where every test of {needed.name} must run: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def cases() -> Path:
    """Other people's real spreadsheets, where they lie beside the project."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "cases"
    if not folder.exists():
        pytest.skip("the shared cases are not beside the project")
    return folder
