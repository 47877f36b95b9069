"""The examples in docstrings run."""

import doctest

import pytest

from metrics.indicators import arithmetic, indicator, periods


@pytest.mark.parametrize("module", [arithmetic, indicator, periods])
def test_examples_run(module: object) -> None:
    """What a docstring shows is what happens."""
    tried = doctest.testmod(module)  # type: ignore[arg-type]
    assert tried.attempted and not tried.failed
