"""No acknowledged upload is lost, none is half there, none is there twice: whenever the program is killed."""

import random
from collections.abc import Callable
from pathlib import Path

from tests.ledger.kills import Killing


def test_killed_imports_lose_nothing(fresh: Callable[[], str], tmp_path: Path) -> None:
    """Eight kills of the real import; `python -m benchmarks.kills` does two hundred over each kind of database."""
    killing = Killing(fresh(), tmp_path, random.Random())
    for _time in range(8):
        killing.once()
    killing.close()
    assert killing.told["still running"] > 0
    assert killing.told["acknowledged"] <= killing.told["kept"]
