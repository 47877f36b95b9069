"""Both kinds of database: what is promised of one is promised of the other."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from metrics.ledger import Ledger
from tests.ledger.server import NoServer, server

BOTH = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Callable[[], str]]:
    """Makes addresses of empty ledgers on one PostgreSQL server."""
    running = server()
    try:
        url = running.__enter__()
    except NoServer as reason:
        pytest.skip(str(reason))
    engine, numbers = create_engine(url), count(1)

    def fresh() -> str:
        schema = f"ledger_{next(numbers)}"
        with engine.begin() as connection:
            connection.execute(text(f"CREATE SCHEMA {schema}"))
        return f"{url}?options=-csearch_path%3D{schema}"

    yield fresh
    engine.dispose()
    running.__exit__(None, None, None)


@pytest.fixture(params=BOTH)
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Makes addresses of empty ledgers, in files and on a PostgreSQL server in turn."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgresql")  # type: ignore[no-any-return]
    numbers = count(1)
    return lambda: f"sqlite:///{tmp_path / f'{next(numbers)}.sqlite'}"


@pytest.fixture
def address(fresh: Callable[[], str]) -> str:
    """The address of an empty ledger."""
    return fresh()


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """An empty ledger."""
    made = Ledger(address)
    yield made
    made.close()
