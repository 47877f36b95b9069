"""The example tables without a reader, and views of them on a fixed day."""

from collections.abc import Callable
from datetime import date

import pytest

from data.examples import make
from metrics.board.choices import Choices
from metrics.board.view import View
from metrics.subjects import Tables

TODAY = date(2026, 11, 23)
DEPARTMENT = "medical biology and genetics"


@pytest.fixture(scope="session")
def tables() -> Tables:
    return make.tables()


@pytest.fixture(scope="session")
def see(tables: Tables) -> Callable[..., View]:
    """A view of the examples, or of other tables, under some choices."""

    def look(of: Tables | None = None, today: date = TODAY, **chosen: object) -> View:
        return View(of if of is not None else tables, Choices(**chosen), today, {"1": "students.xlsx"})  # type: ignore[arg-type]

    return look
