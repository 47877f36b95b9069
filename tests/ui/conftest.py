"""The frame, run without a browser: every page, any address, examples or a ledger that tells nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from metrics import languages
from metrics.board.source import open_ledger
from metrics.subjects import SUBJECTS, tidy
from metrics.ui import cache

FRAME = Path(__file__).resolve().parents[2] / "metrics" / "ui" / "frame.py"
PATIENCE = 120

#: `open(page, lang="ru", unit="medical faculty")`
Open = Callable[..., AppTest]


def _open(page: str = "overview", **address: str) -> AppTest:
    app = AppTest.from_file(FRAME, default_timeout=PATIENCE)
    for name, value in address.items():
        app.query_params[name.replace("_of", "-of")] = value
    app.run()
    # AppTest asks the widgets' own words again on its side, where nobody has chosen a language yet.
    languages.use(address.get("lang", languages.DEFAULT))
    return app.switch_page(f"screens/{page}.py").run() if page != "overview" else app


@pytest.fixture
def opened(data: Path) -> Iterator[Open]:
    """Opens pages over a data folder of its own; nothing uploaded, so the examples are shown."""
    cache.clear()
    yield _open
    cache.clear()


@pytest.fixture
def bare(opened: Open) -> Open:
    """Opens pages over a ledger whose only upload was withdrawn: no examples, and nothing to show."""
    rows = tidy(SUBJECTS["students"], pd.DataFrame({"year": [2023], "unit": ["university"], "students": [1]}))
    ledger = open_ledger()
    upload = ledger.commit(b"one", "one.xlsx", {"students": rows}, who="tests")
    ledger.withdraw(upload.number, "tests")
    return opened


def texts(app: AppTest) -> str:
    """All HTML and Markdown of the page, one after the other."""
    return "\n".join([*(one.proto.body for one in app.get("html")), *(one.value for one in app.markdown)])
