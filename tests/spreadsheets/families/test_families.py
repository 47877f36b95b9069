"""Drawn sheets of every family: read right, or asked or told of; never a wrong number in silence."""

import pytest

from tests.spreadsheets.families import draw, judge
from tests.spreadsheets.families.drawing import FAMILIES

#: So many of each family; the full run is `python -m benchmarks families`.
EACH = 12


@pytest.mark.parametrize("family", FAMILIES)
def test_family(family: str) -> None:
    """No sheet of the family gives a wrong number, or leaves one out, without a word that names it."""
    for seed in range(EACH):
        drawn = draw(seed, family)
        verdict = judge(drawn)
        assert verdict.outcome != "silent", f"{verdict.why}\n{drawn.picture()}"


@pytest.mark.parametrize("family", FAMILIES)
def test_drawing(family: str) -> None:
    """A seed gives the same file for ever, and every fact of it stands in a filled cell or is none."""
    first, second = draw(7, family), draw(7, family)
    assert [page.cells for page in first.pages] == [page.cells for page in second.pages]
    assert first.ways and all(first.ways)
    assert all(
        place in page.cells for page in first.pages for place, fact in page.facts.items() if fact.value is not None
    )
