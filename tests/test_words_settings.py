"""What an administrator chooses, and what is said when it cannot be read."""

from pathlib import Path

import pytest

from metrics.settings import ROOT, Settings, Unfit, load


@pytest.fixture(autouse=True)
def unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HAMKOR_DATA")


def test_without_any_choice_the_ledger_is_a_file_in_the_data_folder() -> None:
    """One file to back up."""
    assert load() == Settings()
    assert load().ledger_url == f"sqlite:///{ROOT / 'data' / 'hamkor.sqlite'}"


def test_the_environment_overrides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Each setting is read from HAMKOR_ and its name, as the type of its default."""
    monkeypatch.setenv("HAMKOR_DATA", str(tmp_path))
    monkeypatch.setenv("HAMKOR_SMALL_BASE", "25")
    monkeypatch.setenv("HAMKOR_LEDGER", "postgresql+psycopg://office@db/hamkor")
    chosen = load()
    assert (chosen.data, chosen.small_base) == (tmp_path, 25)
    assert chosen.ledger_url == "postgresql+psycopg://office@db/hamkor"


def test_a_value_that_does_not_fit_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The administrator reads which variable, which value, and what was expected."""
    monkeypatch.setenv("HAMKOR_MAX_UPLOAD_MB", "twenty")
    with pytest.raises(Unfit, match="HAMKOR_MAX_UPLOAD_MB is “twenty”, and must be a whole number"):
        load()
