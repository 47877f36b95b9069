"""The example tables without a reader, and views of them on a fixed day."""

import importlib.util
import sys
from collections.abc import Callable
from datetime import date
from types import ModuleType

import pytest

from metrics.board.choices import Choices
from metrics.board.view import View
from metrics.settings import ROOT
from metrics.subjects import Tables

TODAY = date(2026, 11, 23)
DEPARTMENT = "medical biology and genetics"


def script() -> ModuleType:
    """`data/examples/make.py`, which stands beside the files that it writes and not in the package."""
    name = "make_examples"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, ROOT / "data" / "examples" / "make.py")
        assert spec and spec.loader
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


@pytest.fixture(scope="session")
def make() -> ModuleType:
    return script()


@pytest.fixture(scope="session")
def tables(make: ModuleType) -> Tables:
    found: Tables = make.tables()
    return found


@pytest.fixture(scope="session")
def see(tables: Tables) -> Callable[..., View]:
    """A view of the examples, or of other tables, under some choices."""

    def look(of: Tables | None = None, today: date = TODAY, **chosen: object) -> View:
        return View(of if of is not None else tables, Choices(**chosen), today, {"1": "students.xlsx"})  # type: ignore[arg-type]

    return look
